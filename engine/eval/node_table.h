// engine/eval/node_table.h
//
// What is known of every node of a plan before it is evaluated.
//
// Three facts about a node decide how it is evaluated:
//   memo index    composite nodes are computed once per report (or per claim) and remembered
//   free slots    the loops over claims it depends on, directly or below
//   checkpoint    a node so deep that whatever needs it must have it computed beforehand; between
//                 two checkpoints recursion is at most kMaxHeight calls deep, however deep the plan
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/archive.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

class NodeTable {
 public:
  static constexpr std::uint32_t kMaxHeight = 64;

  NodeTable() = default;
  explicit NodeTable(const plan::Plan& plan);

  /// kNone for nodes that are as cheap to compute as to remember.
  [[nodiscard]] std::uint32_t memoIndex(plan::NodeId node) const { return facts_[node].memoIndex; }
  [[nodiscard]] std::uint32_t numberMemoCount() const { return counts_.numberMemos; }
  [[nodiscard]] std::uint32_t truthMemoCount() const { return counts_.truthMemos; }
  /// Bit `1 << slot`. Slots from 63 on share the last bit, which only costs repeated work.
  [[nodiscard]] std::uint64_t freeSlots(plan::NodeId node) const { return facts_[node].freeSlots; }

  /// Checkpoints below `root`, children first, bodies of loops over claims left out.
  [[nodiscard]] std::vector<plan::NodeId> findCheckpoints(const plan::Plan& plan,
                                                          plan::NodeId root) const;
  [[nodiscard]] bool hasCheckpoints() const { return counts_.checkpoints != 0; }

  template <typename A>
  friend void transfer(A& archive, NodeTable& table) {
    transferAll(archive, table.facts_, table.counts_);
  }

 private:
  struct Facts {
    std::uint64_t freeSlots = 0;
    std::uint32_t memoIndex = kNone;
    std::uint32_t isCheckpoint = 0;
  };
  struct Counts {
    std::uint32_t numberMemos = 0;
    std::uint32_t truthMemos = 0;
    std::uint32_t checkpoints = 0;
  };

  Array<Facts> facts_;  // by node
  Counts counts_;
};

}  // namespace gouji::eval
