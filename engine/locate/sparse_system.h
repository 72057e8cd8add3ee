// engine/locate/sparse_system.h
//
// The equations as a sparse matrix, by row and by column, with what never changes between reports
// worked out once: which equations hang together, and which cells break which set of equations.
//
// A wrong cell breaks exactly the equations it takes part in. That set is the pattern of its
// syndrome; cells are looked up by it in constant time, and the ratios of the residuals then say
// which of the cells with that pattern it is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/locate/locator.h"
#include "engine/locate/wide.h"

namespace gouji::locate {

using Term = Equation::Term;
using RowId = std::uint32_t;  // index of an equation of a SparseSystem

/// A cell's coefficient in one equation.
struct Entry {
  RowId row = 0;
  std::int64_t coefficient = 0;
};

class SparseSystem {
 public:
  /// `rows` must have terms sorted by cell, each cell once, no coefficient 0, cells < cellCount.
  SparseSystem(std::uint32_t cellCount, const std::vector<std::vector<Term>>& rows);

  [[nodiscard]] std::uint32_t cellCount() const {
    return static_cast<std::uint32_t>(columnStart_.size() - 1);
  }
  [[nodiscard]] std::uint32_t rowCount() const {
    return static_cast<std::uint32_t>(rowStart_.size() - 1);
  }
  [[nodiscard]] std::span<const Term> row(RowId row) const {
    return {terms_.data() + rowStart_[row], terms_.data() + rowStart_[row + 1]};
  }
  [[nodiscard]] std::span<const Entry> column(CellId cell) const {
    return {entries_.data() + columnStart_[cell], entries_.data() + columnStart_[cell + 1]};
  }
  /// Equations of different components share no cell, directly or through others.
  [[nodiscard]] std::uint32_t component(RowId row) const { return component_[row]; }

  struct Pattern {
    std::uint64_t hash = 0;
    CellId cell = 0;
  };
  /// The cells that may take part in exactly `rows` (sorted): a superset by hash, to be verified.
  [[nodiscard]] std::span<const Pattern> cellsWithPattern(std::span<const RowId> rows) const;

 private:
  void buildColumns(std::uint32_t cellCount);
  void buildComponents();
  void buildPatterns();

  std::vector<std::uint32_t> rowStart_;  // rowCount + 1 offsets into terms_
  std::vector<Term> terms_;
  std::vector<std::uint32_t> columnStart_;  // cellCount + 1 offsets into entries_
  std::vector<Entry> entries_;              // by row within a column
  std::vector<std::uint32_t> component_;
  std::vector<Pattern> patterns_;  // by hash, then cell
};

/// Sorts by cell, adds up equal cells and drops zeros. False when a coefficient has no opposite in
/// 64 bits or a sum of them overflows.
[[nodiscard]] bool normalizeTerms(std::vector<Term>& terms);

/// The coefficient of `cell` in sorted terms, 0 when it is not there.
[[nodiscard]] std::int64_t coefficientOf(std::span<const Term> terms, CellId cell);

/// The multiples with which `target` and `pivot`, the coefficients of one cell in two equations,
/// cancel when the equations are added.
struct Multiples {
  std::int64_t target = 0;
  std::int64_t pivot = 0;
};
[[nodiscard]] Multiples cancel(std::int64_t target, std::int64_t pivot);

/// Writes multiples.target * target + multiples.pivot * pivot to `out`, zeros dropped. False when a
/// coefficient does not fit.
[[nodiscard]] bool addMultiples(std::span<const Term> target, std::span<const Term> pivot,
                                Multiples multiples, std::vector<Term>& out);

}  // namespace gouji::locate
