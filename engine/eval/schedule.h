// engine/eval/schedule.h
//
// The instances of one form in the order of the plan, in families that are done in one go.
//
// A rule has an instance for every row or cell it speaks of, one beside the other in the plan.
// Whether a rule runs at all, and whether it is for this report, is asked once for the family; what
// needs no evaluation is then only counted.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/cell_numbers.h"
#include "engine/eval/sum_comparisons.h"
#include "engine/finding/finding.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

/// Instances of one rule, for one shape of a table, that are done in the same way.
struct Family {
  enum class Way : std::uint8_t {
    kForegone,        // with plain cells: `outcome`
    kSumComparisons,  // when the comparison holds: `outcome`, which is a pass
    kOrdinary,        // evaluated node by node
  };
  Way way = Way::kOrdinary;
  Outcome outcome = Outcome::kPass;
  std::uint32_t begin = 0;  // positions in the schedule
  std::uint32_t end = 0;
};

class Schedule {
 public:
  Schedule(const plan::Plan& plan, std::uint32_t form);

  [[nodiscard]] const std::vector<Family>& families() const { return families_; }
  /// Index into Plan::instances.
  [[nodiscard]] std::uint32_t instanceAt(std::uint32_t position) const {
    return items_[position].instance;
  }
  /// Whether the instance surely ends with the outcome of its family.
  [[nodiscard]] bool isSettled(const Family& family, std::uint32_t position,
                               const CellNumbers& numbers) const;

 private:
  struct Item {
    std::uint32_t instance = 0;
    /// kForegone: cells [begin, end) of cells_. kSumComparisons: the number `begin`.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  Family place(const plan::Plan& plan, Item& item);

  std::vector<Family> families_;
  std::vector<Item> items_;
  std::vector<CellId> cells_;
  SumComparisons sums_;
};

}  // namespace gouji::eval
