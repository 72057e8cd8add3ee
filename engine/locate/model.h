// engine/locate/model.h
//
// What a Locator knows before it sees a report: the equations that can be computed, as a sparse
// system, which cells are totals, and which cells stand beside each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/locate/locator.h"
#include "engine/locate/sparse_system.h"

namespace gouji::locate {

/// Cells of one printed row or column of a table, in printed order.
struct Line {
  bool isRow = true;
  std::uint32_t table = 0;
  std::uint32_t position = 0;  // the row's or the column's index in its table
  std::vector<CellId> cells;
};

/// A row is a sum if one of its terms stands against all the others: the cell of that term, its
/// total. kNoCell where a row is not of that shape.
[[nodiscard]] CellId findTotal(std::span<const Term> row);

struct Model {
  Model(std::uint32_t cellCount, std::vector<Equation> equations, std::vector<CellPlace> places);

  std::uint32_t cellCount = 0;
  std::vector<std::int64_t> constants;    // by row of the system
  std::vector<std::uint32_t> equationOf;  // row of the system -> index given to the Locator
  std::vector<Unchecked> unusable;        // equations left out of the system
  SparseSystem system;                    // after the three above, which its rows fill

  std::vector<CellId> totalOf;  // findTotal by row
  std::vector<CellPlace> places;
  std::vector<Line> lines;  // rows of all tables, then columns; only those with two cells or more
};

}  // namespace gouji::locate
