#include "engine/judge/cell_words.h"

namespace gouji::judge {
namespace {

bool isKnown(const Location& place) { return !std::holds_alternative<std::monostate>(place); }

void appendLabelOfItem(const Axis& axis, std::uint32_t index, std::string& label) {
  const AxisItem& item = axis.items[index];
  const bool isNested = item.band != kNone && axis.bands[item.band].parent != kNone;
  if (isNested) {
    label += axis.bands[item.band].label.official;
    label += ' ';
  }
  label += item.label.official;
}

}  // namespace

void writeNameOfCell(const Form& form, CellId cell, std::string& name) {
  const Cell& declared = form.cells[cell];
  const Table& table = form.tables[declared.table];
  name = table.key;
  name.append("[").append(table.rows.items[declared.row].key);
  name.append(", ").append(table.columns.items[declared.column].key).append("]");
}

std::string labelOfCell(const Form& form, CellId cell) {
  std::string label;
  writeLabelOfCell(form, cell, label);
  return label;
}

void writeLabelOfCell(const Form& form, CellId cell, std::string& label) {
  const Cell& declared = form.cells[cell];
  const Table& table = form.tables[declared.table];
  label.clear();
  appendLabelOfItem(table.rows, declared.row, label);
  label += " · ";
  appendLabelOfItem(table.columns, declared.column, label);
}

CellId findInPrior(const Report& report, const Report& prior, CellId cell) {
  const Cell& declared = report.form->cells[cell];
  const Table& table = report.form->tables[declared.table];
  return prior.form->findCell(table.key, table.rows.items[declared.row].key,
                              table.columns.items[declared.column].key);
}

void describeCell(const Report& report, CellId cell, bool isPrior, FindingCell& described) {
  writeNameOfCell(*report.form, cell, described.cell);
  described.state = report.states[cell];
  described.value = report.values[cell];
  described.raw.clear();
  if (described.state != CellState::kNumber && cell < report.details.size())
    described.raw = report.details[cell].raw;
  writeLabelOfCell(*report.form, cell, described.label);
  described.location = report.placeOf(cell);
  described.prior = isPrior;
}

Location placeToLook(const Report& report, CellId cell) {
  if (const Location own = report.placeOf(cell); isKnown(own)) return own;
  const Cell& declared = report.form->cells[cell];
  const Table& table = report.form->tables[declared.table];
  for (std::uint32_t column = 0; column < table.columns.items.size(); ++column) {
    const CellId neighbour = table.cell(declared.row, column);
    if (neighbour == kNoCell) continue;
    if (const Location place = report.placeOf(neighbour); isKnown(place)) return place;
  }
  return placeOfTable(report, declared.table);
}

Location placeOfTable(const Report& report, std::uint32_t table) {
  const Table& declared = report.form->tables[table];
  for (const CellId cell : declared.cells) {
    if (cell == kNoCell) continue;
    if (const Location place = report.placeOf(cell); isKnown(place)) return place;
  }
  return declared.section == kNone ? Location{} : placeOfSection(report, declared.section);
}

Location placeOfSection(const Report& report, std::uint32_t section) {
  if (const Location heading = report.placeOfHeading(section); isKnown(heading)) return heading;
  return report.sections[section].text.locate(report.source.get());
}

}  // namespace gouji::judge
