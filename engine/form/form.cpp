#include "engine/form/form.h"

namespace gouji {
namespace {

template <typename Items>
std::optional<std::uint32_t> findKey(const Items& items, std::string_view key) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].key == key) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> Table::findRow(std::string_view key) const {
  return findKey(rows.items, key);
}

std::optional<std::uint32_t> Table::findColumn(std::string_view key) const {
  return findKey(columns.items, key);
}

std::optional<std::uint32_t> Form::findSection(std::string_view key) const {
  return findKey(sections, key);
}

std::optional<std::uint32_t> Form::findTable(std::string_view key) const {
  return findKey(tables, key);
}

std::string Form::cellName(CellId id) const {
  if (id >= cells.size()) return {};
  const Cell& cell = cells[id];
  const Table& table = tables[cell.table];
  return table.key + "[" + table.rows.items[cell.row].key + ", " +
         table.columns.items[cell.column].key + "]";
}

CellId Form::findCell(std::string_view tableKey, std::string_view rowKey,
                      std::string_view columnKey) const {
  const auto tableIndex = findTable(tableKey);
  if (!tableIndex) return kNoCell;
  const Table& table = tables[*tableIndex];
  const auto row = table.findRow(rowKey);
  const auto column = table.findColumn(columnKey);
  return row && column ? table.cell(*row, *column) : kNoCell;
}

}  // namespace gouji
