// engine/eval/sum_comparisons.h
//
// The fast path: comparisons of sums of known numbers, which is what most checks of most reports
// are.
//
// A check that compares two sums of cells and constants, without guard or loop, needs no nodes: its
// cells are added up as 64-bit integers straight from the dense array. Checks that differ in a
// constant or in the comparison only share their sum, which is computed once per report: a hundred
// thresholds for one figure cost little more than one. Only a check that holds takes this path; one
// that does not, or that touches a cell which is missing or large, is evaluated in the ordinary
// way, so there is one place that knows what a failure is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/archive.h"
#include "engine/eval/cell_numbers.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

/// The left side minus the right side, as one of the sums of a form and a constant.
struct SumComparison {
  std::uint32_t sum = 0;
  std::uint32_t signs = 0;    // the signs of the difference with which the comparison holds
  std::int64_t constant = 0;  // in billionths
};

/// The sums of a form.
class SumComparisons {
 public:
  /// The comparison that this instance is, its sum taken up; nothing when it is anything else.
  std::optional<SumComparison> read(const plan::Plan& plan, const plan::Instance& instance);

  /// The cells of a comparison.
  [[nodiscard]] std::span<const CellId> cellsOf(const SumComparison& comparison) const {
    const Sum& sum = sums_[comparison.sum];
    return {cells_.data() + sum.begin, sum.end - sum.begin};
  }
  /// All sums of one report in place of what `sums` holds; meaningless where a cell does not fit.
  void addUp(const CellNumbers& numbers, std::vector<std::int64_t>& sums) const;
  /// Whether the comparison, whose cells all fit, holds.
  [[nodiscard]] static bool holds(const SumComparison& comparison,
                                  const std::vector<std::int64_t>& sums) {
    const std::int64_t difference = sums[comparison.sum] + comparison.constant;
    const unsigned sign = difference < 0 ? kNegative : difference == 0 ? kZero : kPositive;
    return (comparison.signs & sign) != 0;
  }

  /// Those of some comparisons that are hardest to meet: where they hold, all do. Of a hundred
  /// thresholds for one figure it is the lowest.
  [[nodiscard]] static std::vector<SumComparison> hardestOf(std::vector<SumComparison> all);

  template <typename A>
  friend void transfer(A& archive, SumComparisons& sums) {
    transferAll(archive, sums.sums_, sums.cells_);
  }

 private:
  static constexpr unsigned kNegative = 1;
  static constexpr unsigned kZero = 2;
  static constexpr unsigned kPositive = 4;
  static unsigned signsOf(plan::Comparison comparison);

  /// The cells of [begin, middle) minus those of [middle, end).
  struct Sum {
    std::uint32_t begin = 0;  // into cells_
    std::uint32_t middle = 0;
    std::uint32_t end = 0;
  };
  using Sides = std::pair<std::vector<CellId>, std::vector<CellId>>;  // plus, minus; sorted
  std::uint32_t numberOf(Sides sides);

  Array<Sum> sums_;
  Array<CellId> cells_;
  std::map<Sides, std::uint32_t> known_;  // while sums are taken up
};

}  // namespace gouji::eval
