// engine/eval/sum_comparisons.h
//
// The fast path: comparisons of sums of known numbers, which is what most checks of most reports
// are.
//
// A check that compares two sums of cells and constants, without guard or loop, needs no nodes: its
// cells are added up as 64-bit integers straight from the dense array. Only a check that holds
// takes this path; one that does not, or that touches a cell which is missing or large, is
// evaluated in the ordinary way, so there is one place that knows what a failure is.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/eval/cell_numbers.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

class SumComparisons {
 public:
  /// The number of the comparison that this instance is; nothing when it is anything else.
  std::optional<std::uint32_t> add(const plan::Plan& plan, const plan::Instance& instance);

  /// The cells of a comparison.
  [[nodiscard]] std::span<const CellId> cellsOf(std::uint32_t comparison) const {
    const Entry& entry = entries_[comparison];
    return {cells_.data() + entry.begin, entry.end - entry.begin};
  }
  /// Whether the comparison, whose cells all fit, holds.
  [[nodiscard]] bool holds(std::uint32_t comparison, const CellNumbers& numbers) const {
    const Entry& entry = entries_[comparison];
    const CellId* cell = cells_.data() + entry.begin;
    const CellId* const middle = cells_.data() + entry.middle;
    const CellId* const end = cells_.data() + entry.end;
    std::int64_t difference = entry.constant;
    for (; cell != middle; ++cell) difference += numbers.value(*cell);
    for (; cell != end; ++cell) difference -= numbers.value(*cell);
    const unsigned sign = difference < 0 ? kNegative : difference == 0 ? kZero : kPositive;
    return (entry.signs & sign) != 0;
  }

 private:
  static constexpr unsigned kNegative = 1;
  static constexpr unsigned kZero = 2;
  static constexpr unsigned kPositive = 4;
  static unsigned signsOf(plan::Comparison comparison);

  /// The left side minus the right side: constant + cells of [begin, middle) - [middle, end).
  struct Entry {
    std::uint32_t begin = 0;  // into cells_
    std::uint32_t middle = 0;
    std::uint32_t end = 0;
    unsigned signs = 0;         // the signs of the difference with which the comparison holds
    std::int64_t constant = 0;  // in billionths
  };

  std::vector<Entry> entries_;
  std::vector<CellId> cells_;
};

}  // namespace gouji::eval
