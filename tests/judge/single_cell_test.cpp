// One wrong cell is one error, by all the rules that Gouji comes with: nothing but the cell is
// accused, however many rules it breaks.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "engine/judge/judge.h"
#include "engine/pack/pack.h"
#include "tests/judge/sound_report.h"
#include "tests/locate/twenty_mistakes.h"

namespace gouji::test {
namespace {

struct Shape {
  const char* form;
  int year;
  std::size_t cells;  // of table three
};
const Shape kShape2021{"disclosure-2021", 2025, 175};
const Shape kShape2019{"disclosure-2019", 2020, 161};

/// Plants each of the twenty mistakes in each of the cells and calls `look` with the errors that
/// were not there before.
template <typename Look>
std::size_t plantEverywhere(const Judge& judge, Report report, const Report* prior,
                            const std::vector<CellId>& cells, Look&& look) {
  // A report made of numbers alone lacks what other rules want.
  std::set<std::string> known;
  for (const Finding& finding : errorsOf(judge, report, prior)) known.insert(finding.fingerprint);
  std::size_t planted = 0;
  for (const CellId cell : cells) {
    const Decimal right = report.values[cell];
    for (const sample::Mistake& mistake : sample::twentyMistakes()) {
      const Decimal wrong(mistake.apply(*right.toInteger()));
      if (wrong == right) continue;
      ++planted;
      report.setNumber(cell, wrong);
      INFO(report.form->cellName(cell)
           << ", " << mistake.name << ": " << right.toString() << " -> " << wrong.toString());
      std::vector<Finding> errors = errorsOf(judge, report, prior);
      std::erase_if(errors, [&known](const Finding& finding) {
        return known.count(finding.fingerprint) > 0;
      });
      for (const Finding& finding : errors) UNSCOPED_INFO(finding.instance);
      REQUIRE(errors.size() == 1);
      look(errors[0], cell, right);
    }
    report.setNumber(cell, right);
  }
  return planted;
}

/// This cell alone is suspected, and the right number suggested.
void requireNamed(const Form& form, const Finding& finding, CellId cell, const Decimal& right) {
  REQUIRE(finding.suspects.size() == 1);
  REQUIRE(finding.cell == form.cellName(cell));
  REQUIRE(finding.suspects[0].cell == form.cellName(cell));
  REQUIRE(finding.suspects[0].suggested == right);
}

TEST_CASE("one wrong cell of table three is one error, at this cell and with the right number") {
  const Judge judge(builtinPlan());
  const Shape shape = GENERATE(kShape2021, kShape2019);
  const Filling filling = GENERATE(Filling::kZero, Filling::kFilled);
  const auto form = builtinForm(shape.form);
  REQUIRE(form != nullptr);
  const std::vector<CellId> cells = regularCells(*form, "requests");
  REQUIRE(cells.size() == shape.cells);
  const std::size_t planted =
      plantEverywhere(judge, soundReport(form, shape.year, filling), nullptr, cells,
                      [&](const Finding& finding, CellId cell, const Decimal& right) {
                        requireNamed(*form, finding, cell, right);
                      });
  // Zero doubled is still zero, and such cases are no mistakes.
  CHECK(planted >= cells.size() * (filling == Filling::kZero ? 11 : 18));
}

TEST_CASE("one wrong cell of what was carried in is one error beside last year's report, too") {
  const Judge judge(builtinPlan());
  const auto form = builtinForm("disclosure-2021");
  const Report report = soundReport(form, 2025, Filling::kFilled);
  Report prior = soundReport(form, 2024, Filling::kFilled);
  const Table& table = form->tables[*form->findTable("requests")];
  std::vector<CellId> cells;
  for (std::uint32_t column = 0; column < table.columns.items.size(); ++column) {
    const CellId in = table.cell(*table.findRow("carried_in"), column);
    const CellId out = table.cell(*table.findRow("carried_out"), column);
    if (in == kNoCell || form->cells[in].variant != kNone) continue;
    // Last year's report ends where this year's starts, and is not looked at otherwise.
    prior.values[out] = report.values[in];
    cells.push_back(in);
    cells.push_back(out);
  }
  REQUIRE(cells.size() == 14);
  plantEverywhere(judge, report, &prior, cells,
                  [&](const Finding& finding, CellId cell, const Decimal& right) {
                    requireNamed(*form, finding, cell, right);
                  });
}

TEST_CASE("one wrong cell of table four is one error that shows the cell") {
  const Judge judge(builtinPlan());
  const Shape shape = GENERATE(kShape2021, kShape2019);
  const Filling filling = GENERATE(Filling::kZero, Filling::kFilled);
  const auto form = builtinForm(shape.form);
  const std::vector<CellId> cells = regularCells(*form, "disputes");
  REQUIRE(cells.size() == 15);
  plantEverywhere(judge, soundReport(form, shape.year, filling), nullptr, cells,
                  [&](const Finding& finding, CellId cell, const Decimal& right) {
                    const auto isShown = [&](const FindingCell& shown) {
                      return shown.cell == form->cellName(cell);
                    };
                    REQUIRE(std::any_of(finding.cells.begin(), finding.cells.end(), isShown));
                    // A count below zero gives itself away; for others the one equation of the
                    // group names the cell only by its looks.
                    const auto shown =
                        std::find_if(finding.cells.begin(), finding.cells.end(), isShown);
                    if (shown->value < Decimal(0)) requireNamed(*form, finding, cell, right);
                  });
}

}  // namespace
}  // namespace gouji::test
