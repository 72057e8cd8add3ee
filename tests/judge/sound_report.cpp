#include "tests/judge/sound_report.h"

#include <utility>

#include "engine/pack/pack.h"
#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

/// Results of every kind for every applicant, their sums, and what came in and goes on.
void fillRequests(Report& report) {
  const Form& form = *report.form;
  const Table& table = form.tables[*form.findTable("requests")];
  const std::uint32_t last = *table.findColumn("total");
  std::vector<std::int64_t> sums(table.columns.items.size(), 0);
  std::int64_t parts = 0;
  const auto set = [&](std::uint32_t row, std::uint32_t column, std::int64_t value) {
    report.setNumber(table.cell(row, column), Decimal(value));
  };
  for (std::uint32_t column = 0; column < last; ++column) {
    if (table.columns.items[column].variant != kNone) continue;
    ++parts;
    for (std::uint32_t row = 0; row < table.rows.items.size(); ++row) {
      const AxisItem& item = table.rows.items[row];
      if (item.variant != kNone || !item.key.starts_with("outcome.") || item.key == "outcome.total")
        continue;
      const std::int64_t value = 3 + (row * 37 + column * 61) % 83;
      set(row, column, value);
      sums[column] += value;
      const CellId total = table.cell(row, last);
      set(row, last, *report.values[total].toInteger() + value);
      sums[last] += value;
    }
  }
  for (std::uint32_t column = 0; column <= last; ++column) {
    if (table.columns.items[column].variant != kNone) continue;
    const std::int64_t few = column == last ? parts : 1;
    set(*table.findRow("outcome.total"), column, sums[column]);
    set(*table.findRow("carried_out"), column, 4 * few);
    set(*table.findRow("carried_in"), column, 3 * few);
    set(*table.findRow("received"), column, sums[column] + few);
  }
}

/// Four outcomes and their total in each of the three groups.
void fillDisputes(Report& report) {
  const Form& form = *report.form;
  const Table& table = form.tables[*form.findTable("disputes")];
  const std::uint32_t last = *table.findColumn("total");
  for (std::uint32_t row = 0; row < table.rows.items.size(); ++row) {
    std::int64_t sum = 0;
    for (std::uint32_t column = 0; column < last; ++column) {
      const std::int64_t value = 2 + (row * 29 + column * 17) % 41;
      report.setNumber(table.cell(row, column), Decimal(value));
      sum += value;
    }
    report.setNumber(table.cell(row, last), Decimal(sum));
  }
}

}  // namespace

std::shared_ptr<const Form> builtinForm(std::string_view id) {
  for (const auto& form : builtinPlan().forms)
    if (form->id == id) return form;
  return nullptr;
}

Report soundReport(const std::shared_ptr<const Form>& form, int year, Filling filling) {
  Report report = zeroReport(form);
  report.year = year;
  report.title = "某某局" + std::to_string(year) + "年政府信息公开工作年度报告";
  for (CellId cell = 0; cell < form->cells.size(); ++cell)
    if (form->cells[cell].variant != kNone) report.setState(cell, CellState::kAbsent);
  if (filling == Filling::kFilled) {
    fillRequests(report);
    fillDisputes(report);
  }
  return report;
}

std::vector<CellId> regularCells(const Form& form, std::string_view table) {
  std::vector<CellId> cells;
  for (const CellId cell : form.tables[*form.findTable(table)].cells)
    if (cell != kNoCell && form.cells[cell].variant == kNone) cells.push_back(cell);
  return cells;
}

std::vector<Finding> errorsOf(const Judge& judge, const Report& report, const Report* prior) {
  std::vector<Finding> errors;
  for (Finding& finding : judge.judge(report, prior, {}).findings)
    if (finding.level == FindingLevel::kError) errors.push_back(std::move(finding));
  return errors;
}

}  // namespace gouji::test
