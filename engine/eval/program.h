// engine/eval/program.h
//
// What the evaluator works out once per plan, so that nothing is worked out per report.
//
// Three facts about every node decide how it is evaluated:
//   memo index    composite nodes are computed once per report (or per claim) and remembered
//   free slots    the loops over claims it depends on, directly or below
//   checkpoint    a node so deep that whatever needs it must have it computed beforehand; between
//                 two checkpoints recursion is at most kMaxHeight calls deep, however deep the plan
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/eval/form_map.h"
#include "engine/eval/lazy.h"
#include "engine/eval/schedule.h"
#include "engine/plan/plan.h"

namespace gouji::narrative {
class CompiledPattern;
}

namespace gouji::eval {

class ClaimFinder;

/// Shared by all threads. What it holds is made in the constructor or when it is first asked for,
/// and immutable from then on.
class Program {
 public:
  static constexpr std::uint32_t kMaxHeight = 64;

  explicit Program(const plan::Plan& plan);
  ~Program();

  [[nodiscard]] const plan::Plan& plan() const { return plan_; }
  /// Null for a pattern that is not well formed, which the checker of rules has reported before.
  [[nodiscard]] const narrative::CompiledPattern* pattern(std::uint32_t index) const;
  [[nodiscard]] const ClaimFinder& claimFinder() const { return *claimFinder_; }

  /// The instances of a form.
  [[nodiscard]] const Schedule& scheduleOf(std::uint32_t form) const;
  /// The place of a form's tables, sections and cells in another form of the plan.
  [[nodiscard]] const FormMap& mapBetween(std::uint32_t from, std::uint32_t to) const;

  /// kNone for nodes that are as cheap to compute as to remember.
  [[nodiscard]] std::uint32_t memoIndex(plan::NodeId node) const { return memoIndex_[node]; }
  [[nodiscard]] std::uint32_t numberMemoCount() const { return numberMemoCount_; }
  [[nodiscard]] std::uint32_t truthMemoCount() const { return truthMemoCount_; }
  /// Bit `1 << slot`. Slots from 63 on share the last bit, which only costs repeated work.
  [[nodiscard]] std::uint64_t freeSlots(plan::NodeId node) const { return freeSlots_[node]; }

  /// Checkpoints below `root`, children first, bodies of loops over claims left out.
  [[nodiscard]] std::vector<plan::NodeId> findCheckpoints(plan::NodeId root) const;
  [[nodiscard]] bool hasCheckpoints() const { return hasCheckpoints_; }

 private:
  void analyseNodes();

  const plan::Plan& plan_;
  mutable std::vector<Lazy<std::unique_ptr<const narrative::CompiledPattern>>> patterns_;
  std::unique_ptr<ClaimFinder> claimFinder_;
  mutable std::vector<Lazy<Schedule>> schedules_;  // by form
  mutable std::vector<Lazy<FormMap>> maps_;        // forms x forms
  std::vector<std::uint32_t> memoIndex_;
  std::vector<std::uint64_t> freeSlots_;
  std::vector<bool> isCheckpoint_;
  std::uint32_t numberMemoCount_ = 0;
  std::uint32_t truthMemoCount_ = 0;
  bool hasCheckpoints_ = false;
};

}  // namespace gouji::eval
