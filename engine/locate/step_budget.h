// engine/locate/step_budget.h
//
// The limit on what one call may look at.
#pragma once

#include <cstdint>

namespace gouji::locate {

/// Counts down over everything done for one report. A step is about one term looked at.
class StepBudget {
 public:
  explicit StepBudget(std::uint64_t limit) : left_(limit) {}

  /// False when the budget is spent; it stays so.
  bool spend(std::uint64_t steps) {
    if (steps > left_) {
      left_ = 0;
      isSpent_ = true;
    } else {
      left_ -= steps;
    }
    return !isSpent_;
  }
  [[nodiscard]] bool isSpent() const { return isSpent_; }

 private:
  std::uint64_t left_;
  bool isSpent_ = false;
};

}  // namespace gouji::locate
