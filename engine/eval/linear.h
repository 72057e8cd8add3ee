// engine/eval/linear.h
//
// The fast path: sums of known whole numbers, which is what most checks of most reports are.
//
// A check of the form `sum of cells == sum of cells`, without guard or loop, needs no nodes: its
// cells are added up as 64-bit integers straight from the dense array. Only a check that adds up
// takes this path; one that does not, or that touches a cell which is missing or large, is
// evaluated in the ordinary way, so there is one place that knows what a failure is.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/plan/plan.h"
#include "engine/report/report.h"

namespace gouji::eval {

/// The numbers of one report, ready for adding. Reused from report to report.
class CellSums {
 public:
  void load(const Report& report);

  [[nodiscard]] std::int64_t value(CellId cell) const { return values_[cell]; }
  /// Bit `cell % 64` of word `cell / 64` is set when the cell cannot take the fast path.
  [[nodiscard]] const std::vector<std::uint64_t>& unfit() const { return unfit_; }
  [[nodiscard]] bool allFit() const { return allFit_; }

 private:
  std::vector<std::int64_t> values_;  // in billionths, less than 2^56
  std::vector<std::uint64_t> unfit_;
  bool allFit_ = true;
};

/// The linear checks of one form.
class LinearChecks {
 public:
  LinearChecks(const plan::Plan& plan, const std::vector<std::uint32_t>& instances);

  static constexpr std::uint32_t kNotLinear = 0xffffffff;
  /// By position in the form's list of instances: which check it is, or kNotLinear.
  [[nodiscard]] std::uint32_t indexOf(std::size_t position) const { return index_[position]; }
  /// True when the check surely holds.
  [[nodiscard]] bool holds(std::uint32_t check, const CellSums& cells) const;

 private:
  struct Check {
    std::uint32_t begin = 0;  // into cells_
    std::uint32_t middle = 0;
    std::uint32_t end = 0;
  };
  bool addCheck(const plan::Plan& plan, const plan::Instance& instance);

  std::vector<std::uint32_t> index_;
  std::vector<Check> checks_;
  // Cells counted positively [begin, middle), then those counted negatively [middle, end).
  std::vector<CellId> cells_;
};

}  // namespace gouji::eval
