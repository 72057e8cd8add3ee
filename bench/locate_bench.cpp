// bench/locate_bench.cpp
//
// How long the locator takes on table three: one wrong cell, all pairs, random triples, more.
//
// Prints microseconds per call of Locator::locate over all cases of a kind: the median and the
// worst of the cases, each case being the fastest of several runs, because the machine is shared
// and the code is what is measured. Same cases on every run.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

#include "tests/locate/sample_form.h"

namespace {

using namespace gouji;
using namespace gouji::sample;

struct Cases {
  const char* name;
  std::vector<std::vector<LocatorCell>> reports;
};

double fastestMicroseconds(const Locator& locator, const std::vector<LocatorCell>& cells,
                           int repeats) {
  double fastest = 1e18;
  for (int i = 0; i < repeats; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const LocatorResult result = locator.locate(cells);
    const std::chrono::duration<double, std::micro> spent =
        std::chrono::steady_clock::now() - start;
    // Uses the result, so that the call stays.
    fastest = std::min(fastest, spent.count() + (result.groups.size() > 1000 ? 1 : 0));
  }
  return fastest;
}

void measure(const Locator& locator, const Cases& cases) {
  std::vector<double> times;
  times.reserve(cases.reports.size());
  for (const auto& report : cases.reports) {
    times.push_back(fastestMicroseconds(locator, report, 5));
  }
  std::sort(times.begin(), times.end());
  std::printf("%-28s %7zu %10.2f %10.2f %10.2f\n", cases.name, times.size(), times.front(),
              times[times.size() / 2], times.back());
}

std::vector<LocatorCell> plant(const Values& report, const std::vector<CellId>& cells,
                               std::mt19937_64& random) {
  Values wrong = report;
  for (const CellId cell : cells) {
    std::int64_t change = 0;
    while (change == 0) change = pick(random, -200, 200);
    wrong[cell] += change;
  }
  return toCells(wrong);
}

std::vector<CellId> pickCells(std::size_t count, CellId cellCount, std::mt19937_64& random) {
  std::vector<CellId> cells;
  while (cells.size() < count) {
    const auto cell = static_cast<CellId>(pick(random, 0, cellCount - 1));
    if (std::find(cells.begin(), cells.end(), cell) == cells.end()) cells.push_back(cell);
  }
  return cells;
}

}  // namespace

int main() {
  std::mt19937_64 random(20260124);
  const SampleForm form = tableThree();
  const Locator locator = form.locator();
  const Values report = randomTableThree(form, random, 400, 40);

  std::vector<Cases> all{{"no mistake", {toCells(report)}}, {"one wrong cell", {}}};
  for (CellId cell = 0; cell < form.cellCount(); ++cell) {
    all[1].reports.push_back(plant(report, {cell}, random));
  }
  Cases pairs{"all pairs", {}};
  for (CellId a = 0; a < form.cellCount(); ++a) {
    for (CellId b = a + 1; b < form.cellCount(); ++b) {
      pairs.reports.push_back(plant(report, {a, b}, random));
    }
  }
  all.push_back(std::move(pairs));
  for (const auto& [name, size, count] :
       {std::tuple{"1,000 random triples", 3, 1000}, std::tuple{"1,000 random fours", 4, 1000},
        std::tuple{"300 times ten mistakes", 10, 300}}) {
    Cases cases{name, {}};
    for (int i = 0; i < count; ++i) {
      cases.reports.push_back(plant(report, pickCells(size, form.cellCount(), random), random));
    }
    all.push_back(std::move(cases));
  }
  Cases blanks{"one wrong cell, 40 blank", {}};
  for (int i = 0; i < 300; ++i) {
    auto cells = plant(report, pickCells(1, form.cellCount(), random), random);
    for (const CellId cell : pickCells(40, form.cellCount(), random)) cells[cell].value.reset();
    blanks.reports.push_back(std::move(cells));
  }
  all.push_back(std::move(blanks));

  std::printf("microseconds per report        cases    fastest     median      worst\n");
  for (const Cases& cases : all) measure(locator, cases);
  return 0;
}
