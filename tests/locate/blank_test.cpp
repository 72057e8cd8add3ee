// Blank cells: what the equations say of them, and what they leave to say of the others.

#include <catch2/catch.hpp>

#include "tests/locate/expectation.h"
#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

/// Cells a, b, c … with a value each, or none.
std::vector<LocatorCell> cellsOf(std::vector<std::optional<std::int64_t>> values) {
  std::vector<LocatorCell> cells(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) cells[i].value = values[i];
  return cells;
}

constexpr std::optional<std::int64_t> kBlank;

TEST_CASE("A blank alone in its equation is determined") {
  const Locator locator(4, {{{{0, 1}, {1, 1}, {2, 1}, {3, -1}}, 0}});
  const LocatorResult part = locator.locate(cellsOf({3, kBlank, 4, 9}));
  REQUIRE(part.determined.size() == 1);
  CHECK(part.determined[0].cell == 1);
  CHECK(part.determined[0].value == 2);
  CHECK(part.determined[0].equations == std::vector<std::uint32_t>{0});
  CHECK(part.groups.empty());

  const LocatorResult total = locator.locate(cellsOf({3, 2, 4, kBlank}));
  REQUIRE(total.determined.size() == 1);
  CHECK(total.determined[0].value == 9);
}

TEST_CASE("Two blanks in the only equation stay open, and that is no mistake") {
  const Locator locator(4, {{{{0, 1}, {1, 1}, {2, 1}, {3, -1}}, 0}});
  const LocatorResult result = locator.locate(cellsOf({3, kBlank, kBlank, 9}));
  CHECK(result.determined.empty());
  CHECK(result.groups.empty());
  CHECK(result.unchecked.empty());
}

TEST_CASE("Blanks are determined one through another") {
  // a + b = c, c + d = e: b follows from the first, then c is known for the second.
  const Locator locator(5, {{{{0, 1}, {1, 1}, {2, -1}}, 0}, {{{2, 1}, {3, 1}, {4, -1}}, 0}});
  const LocatorResult result = locator.locate(cellsOf({3, 2, kBlank, kBlank, 12}));
  REQUIRE(result.determined.size() == 2);
  CHECK(result.determined[0].cell == 2);
  CHECK(result.determined[0].value == 5);
  CHECK(result.determined[1].cell == 3);
  CHECK(result.determined[1].value == 7);
  CHECK(result.determined[1].equations == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("Equations that share a blank contradict each other, and say which cells may be wrong") {
  // a + b = x and c + d = x, x blank: both sides must be equal.
  const Locator locator(5, {{{{0, 1}, {1, 1}, {4, -1}}, 0}, {{{2, 1}, {3, 1}, {4, -1}}, 0}});
  const LocatorResult result = locator.locate(cellsOf({3, 2, 1, 1, kBlank}));
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].equations == std::vector<std::uint32_t>{0, 1});
  CHECK(result.groups[0].explanations.size() == 3);  // not b: 2 cannot be lowered by 3
  CHECK(result.determined.empty());                  // 5 or 2, nobody knows
}

TEST_CASE("Known parts above the total are wrong whatever the blank holds") {
  const Locator locator(4, {{{{0, 1}, {1, 1}, {2, 1}, {3, -1}}, 0}});
  const LocatorResult result = locator.locate(cellsOf({7, kBlank, 2, 5}));
  CHECK(result.determined.empty());
  REQUIRE(result.groups.size() == 1);
  const CauseGroup& group = result.groups[0];
  CHECK(group.equations == std::vector<std::uint32_t>{0});
  CHECK_FALSE(group.isConclusive);
  // 7 could be 3 or less, the total 9 or more; 2 cannot be so small.
  REQUIRE(group.explanations.size() == 2);
  CHECK(group.explanations[0].changes[0].cell == 0);
  CHECK_FALSE(group.explanations[0].changes[0].to.has_value());
  CHECK(group.explanations[1].changes[0].cell == 3);

  std::vector<LocatorCell> cells = cellsOf({7, kBlank, 2, 5});
  cells[1].mayBeNegative = true;
  CHECK(locator.locate(cells).groups.empty());
}

TEST_CASE("A suspect that also explains an impossible blank is one cause with it") {
  // Row: a + x = t, x blank. Column: a + b = s, broken, so that a or s is wrong; only that a is too
  // large also explains why x would be negative.
  const Locator locator(5, {{{{0, 1}, {1, 1}, {2, -1}}, 0}, {{{0, 1}, {3, 1}, {4, -1}}, 0}});
  const LocatorResult result = locator.locate(cellsOf({9, kBlank, 5, 2, 5}));
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].equations == std::vector<std::uint32_t>{0, 1});
  REQUIRE(result.groups[0].explanations.size() == 1);
  CHECK(result.groups[0].explanations[0].changes[0].cell == 0);
  CHECK(result.groups[0].explanations[0].changes[0].to == 3);
}

TEST_CASE("What a suspect has a say in is not told as determined") {
  // a + b = c broken; x = c - d would follow from the suspect c.
  const Locator locator(5, {{{{0, 1}, {1, 1}, {2, -1}}, 0}, {{{3, 1}, {4, 1}, {2, -1}}, 0}});
  const LocatorResult result = locator.locate(cellsOf({3, 2, 6, 1, kBlank}));
  REQUIRE(result.groups.size() == 1);
  CHECK(result.determined.empty());
}

TEST_CASE("Most single mistakes in table three are still named with ten cells blank") {
  std::mt19937_64 random(7);
  const SampleForm form = tableThree();
  const Locator locator = form.locator();
  LocatorOptions options;
  options.maxExplanations = 100;
  int named = 0;
  int noticed = 0;
  constexpr int kReports = 400;
  for (int i = 0; i < kReports; ++i) {
    const Values right = randomTableThree(form, random, 300, 30);
    Values wrong = right;
    const auto cell = static_cast<CellId>(pick(random, 0, form.cellCount() - 1));
    wrong[cell] += pick(random, 1, 50);
    std::vector<LocatorCell> cells = toCells(wrong);
    for (int blank = 0; blank < 10; ++blank) {
      const auto other = static_cast<CellId>(pick(random, 0, form.cellCount() - 1));
      if (other != cell) cells[other].value.reset();
    }
    const LocatorResult result = locator.locate(cells, options);
    // A mistake that went unnoticed may be what a blank was worked out from; one that was noticed
    // is not.
    for (const Determined& determined : result.determined) {
      if (result.groups.empty()) break;
      INFO("report " << i << ", cell " << determined.cell);
      CHECK(determined.value == right[determined.cell]);
    }
    noticed += !result.groups.empty();
    named += result.groups.size() == 1 && explains(result, right, wrong);
  }
  CHECK(noticed > kReports * 9 / 10);
  CHECK(named > kReports / 2);
}

}  // namespace
}  // namespace gouji::sample
