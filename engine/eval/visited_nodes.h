// engine/eval/visited_nodes.h
//
// Which nodes of a plan a walk has seen. A plan has tens of thousands of nodes and a walk visits a
// few, so nothing is cleared between two walks.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/plan/plan.h"

namespace gouji::eval {

class VisitedNodes {
 public:
  /// Begins a walk over a plan of `count` nodes.
  void start(std::size_t count) {
    if (seenIn_.size() < count) seenIn_.resize(count, 0);
    if (++walk_ != 0) return;
    seenIn_.assign(seenIn_.size(), 0);
    walk_ = 1;
  }
  /// True the first time in this walk.
  [[nodiscard]] bool visit(plan::NodeId node) {
    const bool isNew = seenIn_[node] != walk_;
    seenIn_[node] = walk_;
    return isNew;
  }

 private:
  std::vector<std::uint32_t> seenIn_;  // by node: the last walk that saw it
  std::uint32_t walk_ = 0;
};

}  // namespace gouji::eval
