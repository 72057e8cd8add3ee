// What orders explanations that tie: weights, evidence from the narrative, looks; and how causes
// are told apart.

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/locate/expectation.h"
#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

const Locator& sumOfTwo() {
  static const Locator locator(3, {{{{0, 1}, {1, 1}, {2, -1}}, 0}});
  return locator;
}

TEST_CASE("A cell known to be right is no suspect") {
  std::vector<LocatorCell> cells = toCells({3, 4, 9});
  cells[2].isFixed = true;
  cells[0].isFixed = true;
  const LocatorResult result = sumOfTwo().locate(cells);
  REQUIRE(result.groups.size() == 1);
  REQUIRE(result.groups[0].explanations.size() == 1);
  CHECK(result.groups[0].isConclusive);
  CHECK(result.groups[0].explanations[0].changes[0].cell == 1);
  CHECK(result.groups[0].explanations[0].changes[0].to == 6);
}

TEST_CASE("If all cells are known to be right, the equation has no explanation") {
  std::vector<LocatorCell> cells = toCells({3, 4, 9});
  for (LocatorCell& cell : cells) cell.isFixed = true;
  const LocatorResult result = sumOfTwo().locate(cells);
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].explanations.empty());
  CHECK_FALSE(result.groups[0].isConclusive);
  CHECK_FALSE(result.groups[0].truncated);
}

TEST_CASE("Dearer cells are suspected only if no cheaper set will do") {
  std::vector<LocatorCell> cells = toCells({3, 4, 9});
  cells[0].weight = 2;
  cells[2].weight = 3;
  const LocatorResult result = sumOfTwo().locate(cells);
  REQUIRE(result.groups[0].explanations.size() == 1);
  CHECK(result.groups[0].explanations[0].changes[0].cell == 1);
}

TEST_CASE("A value that the narrative states raises the cell it belongs to") {
  std::vector<LocatorCell> cells = toCells({3, 4, 9});
  CHECK_FALSE(sumOfTwo().locate(cells).groups[0].isConclusive);
  cells[1].evidence = 6;
  const LocatorResult result = sumOfTwo().locate(cells);
  CHECK(result.groups[0].isConclusive);
  CHECK(result.groups[0].explanations[0].changes[0].cell == 1);
  cells[1].evidence = 5;  // states something else
  CHECK_FALSE(sumOfTwo().locate(cells).groups[0].isConclusive);
}

TEST_CASE("Counts are not negative, changes may be") {
  std::vector<LocatorCell> cells = toCells({3, 4, 0});
  CHECK(sumOfTwo().locate(cells).groups[0].explanations.size() == 1);
  cells[0].mayBeNegative = true;
  CHECK(sumOfTwo().locate(cells).groups[0].explanations.size() == 2);
}

TEST_CASE("More explanations than the limit are cut, best first, and said") {
  LocatorOptions options;
  options.maxExplanations = 2;
  const LocatorResult result = sumOfTwo().locate(toCells({13, 4, 71}), options);
  REQUIRE(result.groups[0].explanations.size() == 2);
  CHECK(result.groups[0].truncated);
  // 13 + 4 = 17: the total has its digits transposed, which settles it in spite of the cut.
  CHECK(result.groups[0].explanations[0].changes[0].kind == "transposed");
  CHECK(result.groups[0].isConclusive);
}

TEST_CASE("Mistakes far apart are causes of their own, each with its equations") {
  std::mt19937_64 random(9);
  const SampleForm form = tableThree();
  const Values right = randomTableThree(form, random, 200, 20);
  Values wrong = right;
  wrong[form.cell(3, 0)] += 17;
  wrong[form.cell(9, 2)] += 40;
  wrong[form.cell(14, 5)] += 5;
  const LocatorResult result = form.locator().locate(toCells(wrong));
  REQUIRE(result.groups.size() == 3);
  CHECK(explains(result, right, wrong));
  CHECK(result.groups[0].equations == std::vector<std::uint32_t>{3, 25});
  CHECK(result.groups[1].equations == std::vector<std::uint32_t>{9, 27});
  CHECK(result.groups[2].equations == std::vector<std::uint32_t>{14, 30});
  for (const CauseGroup& group : result.groups) CHECK(group.isConclusive);
}

TEST_CASE("Mistakes that may be mixed up stay together") {
  std::mt19937_64 random(10);
  const SampleForm form = tableThree();
  Values wrong = randomTableThree(form, random, 200, 0);
  wrong[form.cell(3, 0)] += 17;
  wrong[form.cell(9, 2)] += 17;  // or the other two corners of the rectangle
  const LocatorResult result = form.locator().locate(toCells(wrong));
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].explanations.size() == 2);
  CHECK(result.groups[0].equations == std::vector<std::uint32_t>{3, 9, 25, 27});
}

TEST_CASE("Ten mistakes all over a table are explained when the equations determine them") {
  std::mt19937_64 random(12);
  const SampleForm form = tableThree();
  const Values right = randomTableThree(form, random, 400, 20);
  Values wrong = right;
  const std::int64_t sizes[] = {7, 31, 64, 113, 150, 222, 301, 405, 520, 777};
  for (std::uint32_t i = 0; i < 10; ++i) wrong[form.cell(2 + 2 * i, (3 * i) % 7)] += sizes[i];
  const LocatorResult result = form.locator().locate(toCells(wrong));
  CHECK(explains(result, right, wrong));
  CHECK(countExplanations(result) == 1);
  CHECK(result.groups.size() > 3);
}

TEST_CASE("The same report gives the same result, by whatever copy of the locator") {
  std::mt19937_64 random(13);
  const SampleForm form = tableThree();
  const Locator first = form.locator();
  const Locator second = first;
  for (int i = 0; i < 50; ++i) {
    Values wrong = randomTableThree(form, random, 3, 60);
    for (int n = 0; n < 4; ++n) wrong[pick(random, 0, 174)] += pick(random, 1, 3);
    const LocatorResult a = first.locate(toCells(wrong));
    const LocatorResult b = second.locate(toCells(wrong));
    REQUIRE(a.groups.size() == b.groups.size());
    for (std::size_t g = 0; g < a.groups.size(); ++g) {
      REQUIRE(a.groups[g].equations == b.groups[g].equations);
      REQUIRE(a.groups[g].explanations.size() == b.groups[g].explanations.size());
      std::int64_t lastCost = 0;
      for (std::size_t e = 0; e < a.groups[g].explanations.size(); ++e) {
        const Explanation& x = a.groups[g].explanations[e];
        const Explanation& y = b.groups[g].explanations[e];
        REQUIRE(x.cost == y.cost);
        REQUIRE(x.cost >= lastCost);
        lastCost = x.cost;
        REQUIRE(std::equal(x.changes.begin(), x.changes.end(), y.changes.begin(), y.changes.end(),
                           [](const Change& c, const Change& d) {
                             return c.cell == d.cell && c.to == d.to && c.kind == d.kind;
                           }));
      }
    }
  }
}

}  // namespace
}  // namespace gouji::sample
