// What a stranger may submit: huge forms, huge numbers, nonsense. Nothing crashes, nothing is
// silently passed, and every limit is said.

#include <catch2/catch.hpp>

#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

TEST_CASE("Numbers at the ends of their range are summed exactly") {
  const Locator locator(3, {{{{0, 1}, {1, 1}, {2, -1}}, 0}});
  // The sum does not fit a cell, so no total explains it; a part does.
  const LocatorResult result = locator.locate(toCells({INT64_MAX, INT64_MAX, 5}));
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].explanations.empty());

  const LocatorResult small = locator.locate(toCells({INT64_MAX, 0, INT64_MIN}));
  REQUIRE(small.groups.size() == 1);
  REQUIRE(small.groups[0].explanations.size() == 1);
  CHECK(small.groups[0].explanations[0].changes[0].cell == 2);
  CHECK(small.groups[0].explanations[0].changes[0].to == INT64_MAX);
}

TEST_CASE("An equation that does not fit 128 bits is unchecked, not passed, and spoils no other") {
  const std::int64_t huge = INT64_MAX;
  const Locator locator(4,
                        {{{{0, huge}, {1, huge}, {2, huge}}, 0}, {{{0, 1}, {1, 1}, {3, -1}}, 0}});
  const LocatorResult result = locator.locate(toCells({huge, huge - 1, huge, 7}));
  CHECK(result.unchecked == std::vector<Unchecked>{{0, Unchecked::Reason::kTooLarge}});
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].equations == std::vector<std::uint32_t>{1});
}

TEST_CASE("Coefficients that overflow while blanks are eliminated leave equations unchecked") {
  const std::int64_t p = 4'611'686'018'427'387'847;  // primes near 2^62: nothing cancels
  const std::int64_t q = 4'611'686'018'427'387'817;
  const Locator locator(3, {{{{0, p}, {2, q}}, 0}, {{{1, p}, {2, p - 2}}, 0}});
  std::vector<LocatorCell> cells(3);
  cells[0].value = 1;
  cells[1].value = 1;
  const LocatorResult result = locator.locate(cells);
  CHECK_FALSE(result.unchecked.empty());
}

TEST_CASE("A cell named twice counts with the sum of its coefficients") {
  const Locator twice(2, {{{{0, 1}, {0, 1}, {1, -1}}, 0}});
  CHECK(twice.locate(toCells({3, 6})).groups.empty());
  CHECK(twice.locate(toCells({3, 7})).groups.size() == 1);
  const Locator never(2, {{{{0, 1}, {0, -1}}, 0}, {{{1, 0}}, 0}, {{}, 0}});
  CHECK(never.locate(toCells({3, 6})).groups.empty());
}

TEST_CASE("An equation without cells that does not hold is broken and explained by nothing") {
  const Locator locator(1, {{{}, 5}});
  const LocatorResult result = locator.locate(toCells({1}));
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].explanations.empty());
}

TEST_CASE("An equation with a cell that does not exist, or a coefficient too large, is unchecked") {
  const Locator locator(2, {{{{0, 1}, {2, -1}}, 0}, {{{0, INT64_MIN}, {1, 1}}, 0}});
  CHECK(locator.locate(toCells({1, 1})).unchecked ==
        std::vector<Unchecked>{{0, Unchecked::Reason::kNoSuchCell},
                               {1, Unchecked::Reason::kTooLarge}});
}

TEST_CASE("Missing cells count as blank, surplus ones are ignored") {
  const Locator locator(3, {{{{0, 1}, {1, 1}, {2, -1}}, 0}});
  const LocatorResult result = locator.locate(toCells({1, 2}));
  REQUIRE(result.determined.size() == 1);
  CHECK(result.determined[0].value == 3);
  CHECK(locator.locate(toCells({1, 2, 3, 4, 5})).groups.empty());
  CHECK(Locator(0, {}).locate({}).groups.empty());
}

TEST_CASE("Weights below one and above all sense are taken for what they can mean") {
  const Locator locator(3, {{{{0, 1}, {1, 1}, {2, -1}}, 0}});
  std::vector<LocatorCell> cells = toCells({1, 2, 7});
  cells[0].weight = INT32_MIN;
  cells[1].weight = INT32_MAX;
  cells[2].weight = INT32_MAX;
  const LocatorResult result = locator.locate(cells);
  REQUIRE(result.groups[0].explanations.size() == 1);
  CHECK(result.groups[0].explanations[0].changes[0].cell == 0);
}

TEST_CASE("The step limit is said, and nothing is concluded") {
  std::mt19937_64 random(14);
  const SampleForm form = tableThree();
  Values wrong = randomTableThree(form, random, 9, 10);
  for (int i = 0; i < 9; ++i) wrong[pick(random, 0, 174)] += 1;
  LocatorOptions options;
  options.maxSteps = 500;
  const LocatorResult result = form.locator().locate(toCells(wrong), options);
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].stepLimitReached);
  CHECK(result.groups[0].truncated);
  CHECK_FALSE(result.groups[0].isConclusive);
  options.maxSteps = 0;
  CHECK(form.locator().locate(toCells(wrong), options).groups[0].stepLimitReached);
}

TEST_CASE("A report that is wrong everywhere ends in time") {
  std::mt19937_64 random(15);
  const SampleForm form = tableThree();
  const Locator locator = form.locator();
  for (int i = 0; i < 20; ++i) {
    Values noise(form.cellCount());
    for (std::int64_t& value : noise) value = pick(random, 0, i < 10 ? 3 : 1'000'000);
    const LocatorResult result = locator.locate(toCells(noise));
    REQUIRE(result.groups.size() == 1);
    CHECK(result.groups[0].explanations.empty());
    CHECK_FALSE(result.groups[0].isConclusive);
  }
}

TEST_CASE("A form with 100,000 cells and equations of all of them is searched within the limit") {
  constexpr std::uint32_t kCells = 100'000;
  std::vector<Equation> equations(12);
  std::mt19937_64 random(16);
  for (Equation& equation : equations) {
    for (CellId cell = 0; cell < kCells; ++cell) {
      equation.terms.push_back({cell, pick(random, -3, 3)});
    }
    equation.constant = 1;
  }
  const Locator locator(kCells, equations);
  std::vector<LocatorCell> cells(kCells);
  for (LocatorCell& cell : cells) cell.value = 1;
  for (LocatorCell& cell : cells) cell.mayBeNegative = true;
  const LocatorResult full = locator.locate(cells);
  CHECK(full.groups.size() == 1);
  for (CellId cell = 0; cell < kCells; cell += 2) cells[cell].value.reset();
  const LocatorResult half = locator.locate(cells);
  CHECK((!half.unchecked.empty() || !half.groups.empty() || !half.determined.empty()));
}

TEST_CASE("A long chain of equations is no deep recursion") {
  constexpr std::uint32_t kLength = 50'000;
  std::vector<Equation> chain;
  std::vector<CellPlace> places;
  for (CellId cell = 0; cell < kLength; ++cell) places.push_back({0, cell, 0});
  for (CellId cell = 0; cell + 1 < kLength; ++cell) {
    chain.push_back({{{cell, 1}, {cell + 1, -1}}, 0});
  }
  const Locator locator(kLength, chain, places);
  std::vector<LocatorCell> cells(kLength);
  for (CellId cell = 0; cell < kLength; ++cell) cells[cell].value = cell % 2;
  LocatorOptions options;
  options.maxChanges = 0xffffffff;
  const LocatorResult result = locator.locate(cells, options);
  REQUIRE_FALSE(result.groups.empty());
  CHECK_FALSE(result.groups[0].isConclusive);
}

}  // namespace
}  // namespace gouji::sample
