// Three wrong cells of table three: always detected, the true triple always among the explanations
// unless fewer cells explain the same numbers, and alone by the condition of docs/locate.md.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/locate/expectation.h"
#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

struct Planted {
  std::uint32_t row, column;
  std::int64_t change;
};

/// Rows that may stand for each other: results, and new, carried in and carried out.
bool areInterchangeable(const SampleForm& form, std::uint32_t a, std::uint32_t b) {
  const std::uint32_t resultTotal = form.rows - 2;
  if (a == b || a == resultTotal || b == resultTotal) return false;
  const auto isResult = [&](std::uint32_t row) { return row >= 2 && row < resultTotal; };
  return isResult(a) == isResult(b);
}

/// Three corners of a rectangle that can hide a change: the fourth may stand for each of them.
bool haveThreeCorners(const SampleForm& form, const std::vector<Planted>& planted) {
  for (const Planted& corner : planted) {
    for (const Planted& inRow : planted) {
      for (const Planted& inColumn : planted) {
        if (inRow.row == corner.row && inRow.column != corner.column &&
            inColumn.column == corner.column &&
            areInterchangeable(form, inColumn.row, corner.row)) {
          return true;
        }
      }
    }
  }
  return false;
}

/// Sizes of which two are equal or one is the sum of the others: cells elsewhere may add up alike.
bool haveRelatedSizes(const std::vector<Planted>& planted) {
  std::vector<std::int64_t> sizes;
  for (const Planted& one : planted) sizes.push_back(std::abs(one.change));
  std::sort(sizes.begin(), sizes.end());
  return sizes[0] == sizes[1] || sizes[1] == sizes[2] || sizes[0] + sizes[1] == sizes[2];
}

TEST_CASE("Random triples of cells of table three") {
  std::mt19937_64 random(5);
  const SampleForm form = tableThree();
  const Locator locator = form.locator();
  LocatorOptions options;
  options.maxExplanations = 10'000;
  const Values report = randomTableThree(form, random, 400, 40);
  int unique = 0;
  int smaller = 0;
  constexpr int count = 10'000;
  for (int i = 0; i < count; ++i) {
    Values wrong = report;
    std::vector<Planted> planted;
    while (planted.size() < 3) {
      const auto cell = static_cast<CellId>(pick(random, 0, form.cellCount() - 1));
      if (wrong[cell] != report[cell]) continue;
      const std::int64_t change = pick(random, 1, 90) * (pick(random, 0, 1) == 0 ? 1 : -1);
      wrong[cell] += change;
      planted.push_back({cell / form.columns, cell % form.columns, change});
    }
    const LocatorResult result = locator.locate(toCells(wrong), options);
    INFO("triple " << i << ": cells " << planted[0].row << "," << planted[0].column << " "
                   << planted[1].row << "," << planted[1].column << " " << planted[2].row << ","
                   << planted[2].column);
    REQUIRE_FALSE(result.groups.empty());
    for (const CauseGroup& group : result.groups) REQUIRE_FALSE(group.truncated);
    const bool isUnique = !haveThreeCorners(form, planted) && !haveRelatedSizes(planted);
    unique += isUnique;
    if (changesPerExplanation(result) < 3) {
      ++smaller;
      REQUIRE_FALSE(isUnique);
      continue;
    }
    REQUIRE(explains(result, report, wrong));
    if (isUnique) REQUIRE(countExplanations(result) == 1);
  }
  // Most triples are found alone; that fewer cells explain one is an accident of equal numbers.
  CHECK(unique > count * 8 / 10);
  CHECK(smaller < count / 100);
}

}  // namespace
}  // namespace gouji::sample
