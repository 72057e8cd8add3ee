// Table four has one equation per group of five cells. It notices a mistake and cannot say where;
// only the looks of a change can make one cell likelier than the others.

#include <catch2/catch.hpp>

#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

TEST_CASE(
    "Every single mistake in table four is noticed, and all cells that may be wrong are named") {
  std::mt19937_64 random(8);
  const SampleForm form = tableFour();
  const Locator locator = form.locator();
  for (int i = 0; i < 200; ++i) {
    const Values right = randomTableFour(form, random, 40);
    for (CellId cell = 0; cell < form.cellCount(); ++cell) {
      Values wrong = right;
      wrong[cell] = pick(random, 0, 60);
      if (wrong[cell] == right[cell]) continue;
      const LocatorResult result = locator.locate(toCells(wrong));
      REQUIRE(result.groups.size() == 1);
      const CauseGroup& group = result.groups[0];
      REQUIRE(group.equations == std::vector<std::uint32_t>{cell / form.columns});
      // A part can be the mistake unless it would have to be negative; the total always can.
      const CellId first = cell / form.columns * form.columns;
      std::int64_t excess = -wrong[first + 4];
      for (CellId part = first; part < first + 4; ++part) excess += wrong[part];
      std::size_t possible = 1;
      for (CellId part = first; part < first + 4; ++part) possible += wrong[part] >= excess;
      REQUIRE(group.explanations.size() == possible);
      bool hasTruth = false;
      for (const Explanation& explanation : group.explanations) {
        REQUIRE(explanation.changes.size() == 1);
        hasTruth = hasTruth || (explanation.changes[0].cell == cell &&
                                explanation.changes[0].to == right[cell]);
      }
      REQUIRE(hasTruth);
    }
  }
}

/// 复议: four outcomes and their total.
CauseGroup explainGroup(Values fiveValues) {
  const Locator locator(5, {{{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, -1}}, 0}});
  const LocatorResult result = locator.locate(toCells(fiveValues));
  REQUIRE(result.groups.size() == 1);
  return result.groups[0];
}

TEST_CASE("A group of table four that does not add up names no culprit") {
  const CauseGroup group = explainGroup({5, 0, 0, 2, 8});
  CHECK(group.explanations.size() == 5);
  CHECK_FALSE(group.isConclusive);
}

TEST_CASE("A total of 0 beside parts that are not is the culprit") {
  const CauseGroup group = explainGroup({3, 2, 0, 0, 0});
  CHECK(group.isConclusive);
  CHECK(group.explanations[0].changes[0].cell == 4);
  CHECK(group.explanations[0].changes[0].to == 5);
  CHECK(group.explanations[0].changes[0].kind == "total-not-filled");
}

TEST_CASE("A total with its digits transposed is the culprit") {
  const CauseGroup group = explainGroup({70, 3, 1, 0, 47});
  CHECK(group.isConclusive);
  CHECK(group.explanations[0].changes[0].to == 74);
  CHECK(group.explanations[0].changes[0].kind == "transposed");
}

TEST_CASE("A digit changed is likelier than an arbitrary number, but does not settle it") {
  const CauseGroup group = explainGroup({70, 3, 1, 0, 94});
  CHECK(group.explanations[0].changes[0].kind == "digit-changed");
  CHECK_FALSE(group.isConclusive);
}

TEST_CASE("Groups of table four are causes of their own") {
  const SampleForm form = tableFour();
  Values values(form.cellCount());
  values[0] = 1;
  values[10] = 2;
  const LocatorResult result = form.locator().locate(toCells(values));
  REQUIRE(result.groups.size() == 2);
  CHECK(result.groups[0].equations == std::vector<std::uint32_t>{0});
  CHECK(result.groups[1].equations == std::vector<std::uint32_t>{2});
}

}  // namespace
}  // namespace gouji::sample
