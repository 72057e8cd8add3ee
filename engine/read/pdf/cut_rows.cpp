#include "engine/read/pdf/cut_rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gouji::pdf {
namespace {

constexpr double kSameLine = 2.5;  // points
constexpr double kSameHeight = 1;  // points
// No table of a report has that many.
constexpr std::size_t kMostCells = 10'000;
constexpr const char* kReplacement = "\xEF\xBF\xBD";

std::uint32_t endRow(const GridCell& cell) { return cell.row + cell.rowSpan; }

bool standsIn(const GridCell& cell, std::uint32_t row) {
  return cell.row <= row && row < endRow(cell);
}

bool isEmptyRow(const Grid& grid, std::uint32_t row) {
  return std::all_of(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
    return !standsIn(cell, row) || cell.rowSpan > 1 || cell.text.empty();
  });
}

void dropRow(Grid& grid, std::uint32_t row) {
  std::erase_if(grid.cells,
                [&](const GridCell& cell) { return cell.row == row && cell.rowSpan == 1; });
  for (GridCell& cell : grid.cells) {
    if (standsIn(cell, row)) --cell.rowSpan;
    if (cell.row > row) --cell.row;
  }
  --grid.rowCount;
}

/// The columns of `xs` at which those of `table` begin and end; nothing when it has others.
std::vector<std::uint32_t> findColumns(const RuledTable& table, const std::vector<double>& xs) {
  std::vector<std::uint32_t> columns;
  for (const double x : table.xs) {
    const auto column = std::find_if(xs.begin(), xs.end(),
                                     [&](double other) { return std::abs(other - x) < kSameLine; });
    if (column == xs.end()) return {};
    columns.push_back(static_cast<std::uint32_t>(column - xs.begin()));
  }
  return columns;
}

/// The cells of the last row, by column.
std::vector<GridCell*> findLastRow(Grid& grid) {
  std::vector<GridCell*> row(grid.columnCount, nullptr);
  for (GridCell& cell : grid.cells) {
    if (endRow(cell) == grid.rowCount) row[cell.column] = &cell;
  }
  return row;
}

bool isSameRow(const RuledTable& upper, const RuledTable& lower) {
  if (!upper.isCutBelow) return false;
  const double height = upper.ys.back() - upper.ys[upper.ys.size() - 2];
  return std::abs(height - (lower.ys[1] - lower.ys[0])) < kSameHeight;
}

void settleRow(Grid& grid, std::uint32_t row) {
  if (grid.rowCount > 1 && isEmptyRow(grid, row)) return dropRow(grid, row);
  for (GridCell& cell : grid.cells) {
    if (cell.row == row && cell.rowSpan == 1) cell.text.appendGlue(kReplacement);
  }
}

}  // namespace

bool joinCutTables(RuledTable& upper, RuledTable& lower) {
  Grid& whole = upper.grid;
  Grid& rest = lower.grid;
  if (!isSameRow(upper, lower) || whole.cells.size() + rest.cells.size() > kMostCells) return false;
  const std::vector<std::uint32_t> columns = findColumns(lower, upper.xs);
  if (columns.empty()) return false;
  std::vector<GridCell> cells = rest.cells;
  for (GridCell& cell : cells) {
    cell.columnSpan = columns[cell.column + cell.columnSpan] - columns[cell.column];
    cell.column = columns[cell.column];
  }
  const std::vector<GridCell*> cutRow = findLastRow(whole);
  const auto hasUpperPart = [&](const GridCell& cell) {
    const GridCell* part = cutRow[cell.column];
    return cell.row > 0 || (part != nullptr && part->columnSpan == cell.columnSpan);
  };
  if (!std::all_of(cells.begin(), cells.end(), hasUpperPart)) return false;
  const auto below =
      std::find_if(cells.begin(), cells.end(), [](const GridCell& cell) { return cell.row > 0; });
  for (auto cell = cells.begin(); cell != below; ++cell) {
    GridCell& part = *cutRow[cell->column];
    if (!part.text.empty() && !cell->text.empty()) part.text.appendGlue("\n");
    part.text.append(cell->text);
    part.rowSpan += cell->rowSpan - 1;
  }
  for (auto cell = below; cell != cells.end(); ++cell) cell->row += whole.rowCount - 1;
  whole.cells.insert(whole.cells.end(), std::move_iterator(below), std::move_iterator(cells.end()));
  whole.rowCount += rest.rowCount - 1;
  whole.spansAreReliable &= rest.spansAreReliable;
  upper.ys = lower.ys;
  upper.isCutBelow = lower.isCutBelow;
  return true;
}

void settleCutRows(RuledTable& table) {
  if (table.isCutBelow) settleRow(table.grid, table.grid.rowCount - 1);
  if (table.isCutAbove) settleRow(table.grid, 0);
}

}  // namespace gouji::pdf
