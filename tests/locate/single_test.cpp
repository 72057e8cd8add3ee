// One wrong cell of table three is always named, with the number that belongs there.

#include <catch2/catch.hpp>

#include "tests/locate/sample_form.h"
#include "tests/locate/twenty_mistakes.h"

namespace gouji::sample {
namespace {

void requireNamed(const LocatorResult& result, CellId cell, std::int64_t from, std::int64_t to,
                  std::size_t brokenCount) {
  REQUIRE(result.groups.size() == 1);
  const CauseGroup& group = result.groups[0];
  REQUIRE(group.explanations.size() == 1);
  REQUIRE(group.isConclusive);
  REQUIRE_FALSE(group.truncated);
  REQUIRE_FALSE(group.stepLimitReached);
  REQUIRE(group.equations.size() == brokenCount);
  const Explanation& explanation = group.explanations[0];
  REQUIRE(explanation.explains == group.equations);
  REQUIRE(explanation.changes.size() == 1);
  REQUIRE(explanation.changes[0].cell == cell);
  REQUIRE(explanation.changes[0].from == from);
  REQUIRE(explanation.changes[0].to == to);
  REQUIRE(explanation.changes[0].explains == group.equations);
}

/// Plants every mistake in every cell of each report; the number of cases that were no mistake
/// because the number stayed what it was is returned.
std::size_t plantEverywhere(const SampleForm& form, const std::vector<Values>& reports) {
  const Locator locator = form.locator();
  std::size_t unchanged = 0;
  for (const Values& report : reports) {
    std::vector<LocatorCell> cells = toCells(report);
    for (CellId cell = 0; cell < form.cellCount(); ++cell) {
      std::size_t takesPartIn = 0;
      for (const Equation& equation : form.equations) {
        for (const Equation::Term& term : equation.terms) takesPartIn += term.cell == cell;
      }
      for (const Mistake& mistake : twentyMistakes()) {
        const std::int64_t wrong = mistake.apply(report[cell]);
        if (wrong == report[cell]) {
          ++unchanged;
          continue;
        }
        INFO("cell " << cell << ", " << mistake.name << ": " << report[cell] << " -> " << wrong);
        cells[cell].value = wrong;
        requireNamed(locator.locate(cells), cell, wrong, report[cell], takesPartIn);
      }
      cells[cell].value = report[cell];
    }
  }
  return unchanged;
}

TEST_CASE("A report without a mistake gives no group") {
  std::mt19937_64 random(1);
  const SampleForm form = tableThree();
  const Locator locator = form.locator();
  CHECK(locator.locate(toCells(Values(form.cellCount()))).groups.empty());
  CHECK(locator.locate(toCells(randomTableThree(form, random, 5000, 30))).groups.empty());
}

TEST_CASE("Every single mistake in table three of 2021 is named with the right number") {
  std::mt19937_64 random(2);
  const SampleForm form = tableThree();
  REQUIRE(form.cellCount() == 175);
  REQUIRE(form.equations.size() == 39);
  const std::vector<Values> reports{
      Values(form.cellCount()),
      randomTableThree(form, random, 30, 70),
      randomTableThree(form, random, 9000, 10),
  };
  const std::size_t planted = 3 * 175 * twentyMistakes().size();
  // Zero doubled is still zero: such cases are no mistakes, most of them in the report of zeros.
  CHECK(plantEverywhere(form, reports) < planted / 2);
}

TEST_CASE("Every single mistake in table three of 2019 is named with the right number") {
  std::mt19937_64 random(3);
  const SampleForm form = tableThree(19);
  REQUIRE(form.cellCount() == 161);
  plantEverywhere(form, {Values(form.cellCount()), randomTableThree(form, random, 800, 50)});
}

}  // namespace
}  // namespace gouji::sample
