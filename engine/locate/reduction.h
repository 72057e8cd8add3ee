// engine/locate/reduction.h
//
// The equations of one report without its blank cells.
//
// A blank cell is unknown, not zero. An equation with one says nothing by itself, but two that
// share it do: their difference holds whatever the blank is. Eliminating the blanks, as Gauss and
// Jordan do, leaves (a) equations among known cells only, on which errors are located as usual, and
// (b) for each blank an equation that says what it must be, if only known cells are left in it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/locate/model.h"
#include "engine/locate/search.h"

namespace gouji::locate {

/// One equation and the rows of the model's system it was combined from (sorted).
struct ReducedRow {
  std::vector<Term> terms;
  Wide residual = 0;  // over the known cells
  std::vector<RowId> sources;
};

/// A blank cell and an equation in which it is the only one.
struct BlankRow {
  CellId blank = 0;
  std::int64_t coefficient = 1;
  ReducedRow row;  // terms include the blank
};

struct Reduction {
  std::vector<ReducedRow> known;  // rows without blanks
  std::vector<BlankRow> blanks;   // by cell
  /// Rows that could not be combined in 64-bit coefficients or within the step limit.
  std::vector<RowId> unchecked;
};

/// What is known of each row of a model's system for one report.
struct RowValues {
  std::vector<Wide> residuals;          // sum of the known cells - constant
  std::vector<std::uint8_t> hasBlank;   // by row
  std::vector<std::uint8_t> overflows;  // by row: the residual does not fit
  bool isPlain = true;                  // neither of the two anywhere
};

[[nodiscard]] RowValues evaluateRows(const Model& model, std::span<const LocatorCell> cells);

[[nodiscard]] Reduction eliminateBlanks(const Model& model, std::span<const LocatorCell> cells,
                                        const RowValues& values, StepBudget& steps);

}  // namespace gouji::locate
