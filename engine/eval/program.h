// engine/eval/program.h
//
// A plan as the evaluator uses it: with all that is worked out once, so that nothing is worked out
// per report.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/eval/form_map.h"
#include "engine/eval/lazy.h"
#include "engine/eval/schedule.h"
#include "engine/eval/worked_out.h"
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
  explicit Program(const plan::Plan& plan);
  ~Program();

  [[nodiscard]] const plan::Plan& plan() const { return plan_; }
  /// Null for a pattern that is not well formed, which the checker of rules has reported before.
  [[nodiscard]] const narrative::CompiledPattern* pattern(std::uint32_t index) const;
  [[nodiscard]] const ClaimFinder& claimFinder() const { return *claimFinder_; }

  /// Whether schedules are there without having to be made.
  [[nodiscard]] bool hasSchedules() const { return !workedOut_.schedules.empty(); }
  /// The instances of a form.
  [[nodiscard]] const Schedule& scheduleOf(std::uint32_t form) const;
  /// The place of a form's tables, sections and cells in another form of the plan.
  [[nodiscard]] const FormMap& mapBetween(std::uint32_t from, std::uint32_t to) const;

  [[nodiscard]] const NodeTable& nodes() const { return workedOut_.nodes; }

 private:
  const plan::Plan& plan_;
  mutable std::vector<Lazy<std::unique_ptr<const narrative::CompiledPattern>>> patterns_;
  WorkedOut workedOut_;
  std::unique_ptr<ClaimFinder> claimFinder_;
  mutable std::vector<Lazy<Schedule>> schedules_;  // by form
  mutable std::vector<Lazy<FormMap>> maps_;        // forms x forms
};

}  // namespace gouji::eval
