#include "engine/bind/cell_window.h"

#include <algorithm>

namespace gouji::bind {
namespace {

// Fewer complete rows may all be damaged alike.
constexpr std::uint32_t kEnoughRows = 3;

struct Extent {
  std::size_t first = 0;  // index of the first and the last cell that is not blank
  std::size_t last = 0;
  std::size_t filled = 0;
};

Extent measure(const Group& group) {
  Extent extent;
  for (std::size_t i = 0; i < group.values.size(); ++i) {
    if (group.values[i]->isBlank()) continue;
    if (extent.filled++ == 0) extent.first = i;
    extent.last = i;
  }
  return extent;
}

RowCells filledCells(const Group& group, std::size_t most) {
  RowCells cells;
  cells.reserve(most);
  for (const Atom* atom : group.values) {
    if (!atom->isBlank() && cells.size() < most) cells.push_back(atom);
  }
  return cells;
}

// A cell over several columns of which a program wrote down its text for each: every cell to the
// end of the row has the same number.
bool isRepeatedCell(const Group& group) {
  return group.isRow && !group.spansAreReliable && group.hasOwnLabel() && group.values.size() > 1 &&
         std::all_of(group.values.begin(), group.values.end(), [&](const Atom* atom) {
           return atom->reading.state == CellState::kNumber &&
                  atom->text.text() == group.values[0]->text.text();
         });
}

RowCells cellsFrom(const Group& group, std::size_t first, std::size_t columns) {
  const auto begin = group.values.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, begin + static_cast<std::ptrdiff_t>(columns)};
}

}  // namespace

CellWindow::Key CellWindow::gridKey(const Group& group, std::size_t columns) {
  return {group.grid, columns, kAny, kAny};
}

CellWindow::Key CellWindow::labelKey(const Group& group, std::size_t columns) {
  return {group.grid, columns, kAny, group.labelColumn};
}

CellWindow::Key CellWindow::rowKey(const Group& group, std::size_t columns) {
  return {group.grid, columns, group.cellCount, group.labelColumn};
}

void CellWindow::learn(const Group& group, std::size_t columns) {
  const Extent extent = measure(group);
  if (group.isRow && !group.spansAreReliable && extent.filled > 0) {
    Filled& filled = filled_[{group.grid, columns}];
    ++filled.rows;
    for (const Atom* atom : group.values) {
      if (!atom->isBlank()) filled.columns.insert(atom->column);
    }
  }
  if (!group.isRow || extent.filled != columns || extent.last - extent.first + 1 != columns) return;
  auto& widest = widest_[columns];
  widest = std::max(widest, group.cellCount);
  const std::uint32_t column = group.values[extent.first]->column;
  for (const Key& key :
       {gridKey(group, columns), labelKey(group, columns), rowKey(group, columns)}) {
    Known& known = known_.try_emplace(key, Known{column, group.endColumn}).first->second;
    ++known.rows;
    if (known.firstColumn != column) known.contradicted = true;
    if (known.endColumn != group.endColumn) known.endsDiffer = true;
  }
}

const CellWindow::Known* CellWindow::find(const Key& key) const {
  const auto known = known_.find(key);
  return known == known_.end() ? nullptr : &known->second;
}

// Where spans do not fit each other: all complete rows stand in the same columns, and this one ends
// where they end. A cell lost or gained in front would have moved its end.
bool CellWindow::isLikeAll(const Group& group, const Known& known) {
  return group.spansAreGiven && known.rows >= kEnoughRows && !known.endsDiffer &&
         group.endColumn == known.endColumn;
}

std::optional<RowCells> CellWindow::pickByColumn(const Group& group, std::size_t columns,
                                                 std::uint32_t first) const {
  RowCells cells(columns, nullptr);
  for (const Atom* atom : group.values) {
    if (atom->column < first || atom->column >= first + columns) {
      if (!atom->isBlank()) return std::nullopt;
      continue;
    }
    // A value over several columns belongs to none of them.
    if (atom->columnSpan > 1 && !atom->isBlank()) return std::nullopt;
    cells[atom->column - first] = atom;
  }
  return cells;
}

// A text whose columns were guessed has empty ones between those of the table.
bool CellWindow::usesSpacer(const Group& group, const RowCells& cells) const {
  const auto filled = filled_.find({group.grid, cells.size()});
  if (!group.isRow || group.spansAreReliable || filled == filled_.end() ||
      filled->second.rows < kEnoughRows)
    return false;
  return std::any_of(cells.begin(), cells.end(), [&](const Atom* cell) {
    return cell != nullptr && cell->isBlank() && !filled->second.columns.contains(cell->column);
  });
}

std::optional<RowCells> CellWindow::pick(const Group& group, std::size_t columns) const {
  auto cells = pickRow(group, columns);
  if (cells && usesSpacer(group, *cells)) return std::nullopt;
  return cells;
}

std::optional<RowCells> CellWindow::pickRow(const Group& group, std::size_t columns) const {
  if (std::any_of(group.values.begin(), group.values.end(),
                  [](const Atom* atom) { return atom->mayBePageMark; }))
    return std::nullopt;
  if (group.mayHoldBrokenNumber()) return std::nullopt;
  const Extent extent = measure(group);
  if (extent.filled == columns) return filledCells(group, columns);
  if (columns == 1 && isRepeatedCell(group)) return filledCells(group, 1);
  if (extent.filled > columns || !group.isRow) return std::nullopt;
  if (extent.filled == 0) return RowCells(columns, nullptr);
  // Rows that contradict each other are of a grid whose spans say nothing, whatever it claims.
  const Known* grid = find(gridKey(group, columns));
  if (grid != nullptr && !grid->contradicted && (group.spansAreReliable || isLikeAll(group, *grid)))
    return pickByColumn(group, columns, grid->firstColumn);
  if (group.spansAreReliable && grid == nullptr) {
    if (group.values.size() == columns) return group.values;
    return std::nullopt;
  }
  if (group.values.size() < columns) return std::nullopt;
  const std::size_t span = extent.last - extent.first + 1;
  if (span > columns) return std::nullopt;
  // All places at which a run of `columns` cells holds every value of the row.
  const std::size_t lowest = extent.last + 1 >= columns ? extent.last + 1 - columns : 0;
  const std::size_t highest = std::min(extent.first, group.values.size() - columns);
  const auto widest = widest_.find(columns);
  const bool reachesEnd = group.endColumn >= group.gridColumns &&
                          (widest == widest_.end() || group.cellCount >= widest->second);
  if (lowest == highest) {
    // A blank in front may be all that is left of a row whose last cell was trimmed away.
    const bool startsFilled = highest == extent.first;
    if (startsFilled || reachesEnd) return cellsFrom(group, highest, columns);
    return std::nullopt;
  }
  // A row that lost a cell in front and one with an empty cell too many look the same: rows with
  // their label in that column must all agree.
  const Known* row = find(rowKey(group, columns));
  const Known* label = find(labelKey(group, columns));
  if (row == nullptr || label == nullptr || label->contradicted) return std::nullopt;
  for (std::size_t at = lowest; at <= highest; ++at) {
    if (group.values[at]->column == row->firstColumn) return cellsFrom(group, at, columns);
  }
  return std::nullopt;
}

}  // namespace gouji::bind
