#include "engine/report/report.h"

#include <cassert>

namespace gouji {

Report Report::makeEmpty(std::shared_ptr<const Form> form) {
  Report report;
  report.sections.resize(form->sections.size());
  report.values.resize(form->cells.size());
  report.states.resize(form->cells.size(), CellState::kAbsent);
  report.variants.resize(form->tables.size(), kNone);
  report.tablePresent.resize(form->tables.size(), false);
  report.form = std::move(form);
  return report;
}

Location Report::placeOf(CellId cell) const {
  if (cell < cellPlaces.size()) return cellPlaces[cell];
  if (cell < cellSpans.size() && source != nullptr && !cellSpans[cell].empty())
    return gouji::placeOf(*source, cellSpans[cell]);
  return {};
}

Location Report::placeOfHeading(std::uint32_t section) const {
  const ReportSection& s = sections[section];
  if (s.headingPlace.index() != 0 || source == nullptr || s.headingSpan.empty())
    return s.headingPlace;
  return gouji::placeOf(*source, s.headingSpan);
}

void Report::setNumber(CellId cell, Decimal value) {
  assert(cell < values.size());
  values[cell] = value;
  states[cell] = CellState::kNumber;
}

void Report::setState(CellId cell, CellState state, std::string raw) {
  assert(cell < states.size() && state != CellState::kNumber);
  values[cell] = Decimal{};
  states[cell] = state;
  if (!raw.empty()) detail(cell).raw = std::move(raw);
}

CellDetail& Report::detail(CellId cell) {
  if (details.empty()) details.resize(states.size());
  return details[cell];
}

}  // namespace gouji
