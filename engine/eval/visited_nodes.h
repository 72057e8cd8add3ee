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
  /// Begins a walk over nodes up to `root`.
  void start(plan::NodeId root) {
    if (seenIn_.size() <= root) seenIn_.resize(root + std::size_t{1}, 0);
    ++walk_;
  }
  /// True the first time in this walk.
  [[nodiscard]] bool visit(plan::NodeId node) {
    const bool isNew = seenIn_[node] != walk_;
    seenIn_[node] = walk_;
    return isNew;
  }

 private:
  std::vector<std::uint64_t> seenIn_;  // by node: the last walk that saw it
  std::uint64_t walk_ = 0;
};

}  // namespace gouji::eval
