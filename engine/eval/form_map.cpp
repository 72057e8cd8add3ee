#include "engine/eval/form_map.h"

namespace gouji::eval {

FormMap::FormMap(const Form& from, const Form& to)
    : cells(from.cells.size(), kNoCell),
      tables(from.tables.size(), kNone),
      sections(from.sections.size(), kNone) {
  for (std::size_t i = 0; i < from.sections.size(); ++i)
    sections[i] = to.findSection(from.sections[i].key).value_or(kNone);
  for (std::size_t i = 0; i < from.tables.size(); ++i)
    tables[i] = to.findTable(from.tables[i].key).value_or(kNone);
  for (std::size_t i = 0; i < from.cells.size(); ++i) {
    const Cell& cell = from.cells[i];
    if (tables[cell.table] == kNone) continue;
    const Table& source = from.tables[cell.table];
    const Table& target = to.tables[tables[cell.table]];
    const auto row = target.findRow(source.rows.items[cell.row].key);
    const auto column = target.findColumn(source.columns.items[cell.column].key);
    if (row && column) cells[i] = target.cell(*row, *column);
  }
}

}  // namespace gouji::eval
