// engine/eval/cell_numbers.h
//
// The numbers of one report as 64-bit integers, and which of its cells are as plain as cells can
// be.
//
// Nearly every cell of nearly every report holds what its form asks for: a whole number of 0 or
// more, or a number with decimals or a sign where the form declares one. Such a cell is *plain*.
// What is known of all plain cells is known before any report was read, so checks can be prepared
// for them (foregone.h, sum_comparisons.h); a cell that is not plain sends its checks the ordinary
// way.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/index_set.h"
#include "engine/report/report.h"

namespace gouji::eval {

/// Memory that is used again for the next report.
class CellNumbers {
 public:
  static constexpr int kLimitBits = 56;
  /// In billionths; the value of a cell that *fits* lies between -kLimit and kLimit, both left out.
  /// 64 of them add up to less than 2^62.
  static constexpr std::int64_t kLimit = std::int64_t{1} << kLimitBits;

  void load(const Report& report);

  /// In billionths; 0 for a cell that does not fit.
  [[nodiscard]] std::int64_t value(CellId cell) const { return values_[cell]; }
  /// Whether the cell holds a number, and one that is not too large to be added up.
  [[nodiscard]] bool fits(CellId cell) const { return !unfit_.has(cell); }
  [[nodiscard]] bool allFit(const IndexWords& cells) const { return !unfit_.meets(cells); }
  /// The cells that do not fit or are not of the kind the form declares.
  [[nodiscard]] const IndexSet& notPlain() const { return notPlain_; }
  [[nodiscard]] bool arePlain(const IndexWords& cells) const { return !notPlain_.meets(cells); }

 private:
  /// Takes up a cell that is not a whole number of 0 or more.
  void doubt(CellId cell, Decimal::Scaled scaled, const Report& report);

  std::vector<std::int64_t> values_;
  IndexSet unfit_;
  IndexSet notPlain_;
};

}  // namespace gouji::eval
