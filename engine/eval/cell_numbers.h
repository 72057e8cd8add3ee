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

#include "engine/report/report.h"

namespace gouji::eval {

/// Cells of one form, a bit for each.
class CellSet {
 public:
  /// Leaves it empty, with room for cells below `count`.
  void clear(std::size_t count) { words_.assign((count + 63) / 64, 0); }
  void add(CellId cell) { words_[cell / 64] |= std::uint64_t{1} << (cell % 64); }
  void add(const CellSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  [[nodiscard]] bool has(CellId cell) const { return (words_[cell / 64] >> (cell % 64) & 1U) != 0; }
  /// Whether the two, of the same form, have a cell in common.
  [[nodiscard]] bool meets(const CellSet& other) const {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) common |= words_[i] & other.words_[i];
    return common != 0;
  }

 private:
  std::vector<std::uint64_t> words_;  // bit `cell % 64` of word `cell / 64`
};

/// Memory that is used again for the next report.
class CellNumbers {
 public:
  /// In billionths; the value of a cell that *fits* lies between -kLimit and kLimit, both left out.
  /// 64 of them add up to less than 2^62.
  static constexpr std::int64_t kLimit = std::int64_t{1} << 56;

  void load(const Report& report);

  /// In billionths; of a cell that fits.
  [[nodiscard]] std::int64_t value(CellId cell) const { return values_[cell]; }
  /// Whether the cell holds a number, and one that is not too large to be added up.
  [[nodiscard]] bool fits(CellId cell) const { return !unfit_.has(cell); }
  [[nodiscard]] bool allFit(const CellSet& cells) const { return !unfit_.meets(cells); }
  /// Whether it fits and is of the kind the form declares.
  [[nodiscard]] bool isPlain(CellId cell) const { return !notPlain_.has(cell); }
  [[nodiscard]] bool arePlain(const CellSet& cells) const { return !notPlain_.meets(cells); }

 private:
  std::vector<std::int64_t> values_;
  CellSet unfit_;
  CellSet notPlain_;
};

}  // namespace gouji::eval
