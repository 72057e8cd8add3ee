// One wrong cell of table three is one finding, by the rules that Gouji comes with.
#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "engine/judge/judge.h"
#include "engine/pack/pack.h"
#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

std::shared_ptr<const Form> formOf2021() {
  for (const auto& form : builtinPlan().forms)
    if (form->id == "disclosure-2021") return form;
  return nullptr;
}

/// A report of the regular form whose tables add up, with numbers in every part of table three when
/// `isFull`.
Report soundReport(bool isFull) {
  const auto form = formOf2021();
  Report report = zeroReport(form);
  for (CellId cell = 0; cell < form->cells.size(); ++cell)
    if (form->cells[cell].variant != kNone) report.setState(cell, CellState::kAbsent);
  if (!isFull) return report;
  const Table& table = form->tables[*form->findTable("requests")];
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
  return report;
}

std::vector<Finding> errorsOf(const Judge& judge, const Report& report) {
  std::vector<Finding> errors;
  for (Finding& finding : judge.judge(report, nullptr, {}).findings)
    if (finding.level == FindingLevel::kError) errors.push_back(std::move(finding));
  return errors;
}

}  // namespace

TEST_CASE("one wrong cell of table three is one error, at this cell and with the right number") {
  using Mistake = std::function<std::int64_t(std::int64_t)>;
  const std::vector<Mistake> mistakes = {
      [](std::int64_t v) { return v + 1; },  [](std::int64_t v) { return v * 10 + 7; },
      [](std::int64_t v) { return v / 10; }, [](std::int64_t) { return std::int64_t{0}; },
      [](std::int64_t v) { return -v - 2; }, [](std::int64_t v) { return v + 100'000; },
  };
  const Judge judge(builtinPlan());
  const auto form = formOf2021();
  REQUIRE(form != nullptr);
  const std::uint32_t requests = *form->findTable("requests");
  for (const bool isFull : {false, true}) {
    Report report = soundReport(isFull);
    const std::size_t before = errorsOf(judge, report).size();
    std::size_t planted = 0;
    std::size_t cells = 0;
    for (const CellId cell : form->tables[requests].cells) {
      if (cell == kNoCell || form->cells[cell].variant != kNone) continue;
      ++cells;
      const Decimal right = report.values[cell];
      for (const Mistake& mistake : mistakes) {
        const Decimal wrong(mistake(*right.toInteger()));
        if (wrong == right) continue;
        report.setNumber(cell, wrong);
        const std::vector<Finding> errors = errorsOf(judge, report);
        INFO(form->cellName(cell) << ": " << right.toString() << " -> " << wrong.toString());
        for (const Finding& finding : errors) UNSCOPED_INFO(finding.instance);
        REQUIRE(errors.size() == before + 1);
        std::size_t named = 0;
        for (const Finding& finding : errors) {
          if (finding.suspects.empty()) continue;
          ++named;
          REQUIRE(finding.suspects.size() == 1);
          REQUIRE(finding.cell == form->cellName(cell));
          REQUIRE(finding.suspects[0].suggested == right);
        }
        REQUIRE(named == 1);
        ++planted;
      }
      report.setNumber(cell, right);
    }
    CHECK(cells == 175);
    CHECK(planted >= 175 * 4);
  }
}

}  // namespace gouji::test
