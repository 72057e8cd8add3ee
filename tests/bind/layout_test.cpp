// Reports made up at random, written down in many layouts and damaged in many ways, are read back.
// A cell may be read right or be called unreadable; it may not be read wrong.
//
// GOUJI_LAYOUTS sets how many reports each layout gets and prints the table of results.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/bind/layout_damage.h"
#include "tests/bind/layout_render.h"
#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

constexpr auto kLayouts = static_cast<std::uint32_t>(Layout::kCount);
constexpr auto kDamages = static_cast<std::uint32_t>(Damage::kCount);
constexpr std::uint32_t kDefaultReports = 60;  // of each layout

struct Tally {
  std::uint64_t right = 0;
  std::uint64_t unreadable = 0;
  std::uint64_t missing = 0;
  std::uint64_t wrong = 0;

  void add(const Tally& other) {
    right += other.right;
    unreadable += other.unreadable;
    missing += other.missing;
    wrong += other.wrong;
  }
};

Tally compare(const SampleReport& sample, const Report& report, std::string& firstWrong) {
  Tally tally;
  if (report.form != sample.form) {
    firstWrong = "the form";
    ++tally.wrong;
    return tally;
  }
  for (CellId cell = 0; cell < sample.expected.size(); ++cell) {
    const Cell& place = sample.form->cells[cell];
    const Table& table = sample.form->tables[place.table];
    const std::string found = cellText(report, table.key, table.rows.items[place.row].key,
                                       table.columns.items[place.column].key);
    const std::string& expected = sample.expected[cell];
    // A decimal is printed without its trailing zeros.
    if (found == expected) {
      if (expected != "-") ++tally.right;
    } else if (found == "?") {
      ++tally.unreadable;
    } else if (found == "-") {
      ++tally.missing;
    } else {
      ++tally.wrong;
      if (firstWrong.empty())
        firstWrong = sample.form->cellName(cell) + " is " + expected + " and was read as " + found;
    }
  }
  return tally;
}

struct Trial {
  SampleReport sample;
  std::string text;
};

Trial makeTrial(Layout layout, Damage damage, std::uint64_t seed) {
  Random random(seed);
  Trial trial{makeSample(random, sampleOptions(damage, layout)), {}};
  const std::uint32_t strength = 1 + random.below(3);
  damageReport(trial.sample, damage, strength, layout, random);
  std::vector<std::string> lines = renderLines(trial.sample, layout, random);
  damageLines(lines, damage, strength, layout, random);
  trial.text = joinLines(lines, layout);
  return trial;
}

std::uint32_t reportsPerLayout(bool& print) {
  const char* wanted = std::getenv("GOUJI_LAYOUTS");
  print = wanted != nullptr;
  return print ? static_cast<std::uint32_t>(std::max(1, std::atoi(wanted))) : kDefaultReports;
}

std::string formatRow(const std::string& name, const Tally& tally) {
  char line[160];
  const std::uint64_t all = tally.right + tally.unreadable + tally.missing + tally.wrong;
  std::snprintf(
      line, sizeof line, "%-28s %9llu %6.2f%% %9llu %8llu %6llu\n", name.c_str(),
      static_cast<unsigned long long>(tally.right),
      all == 0 ? 100.0 : 100.0 * static_cast<double>(tally.right) / static_cast<double>(all),
      static_cast<unsigned long long>(tally.unreadable),
      static_cast<unsigned long long>(tally.missing), static_cast<unsigned long long>(tally.wrong));
  return line;
}

}  // namespace

TEST_CASE("Whatever the layout and the damage, no cell is read wrong") {
  bool print = false;
  const std::uint32_t reports = reportsPerLayout(print);
  std::string table =
      "layout / damage                  right              unread  missing  wrong\n";
  Tally all;
  for (std::uint32_t l = 0; l < kLayouts; ++l) {
    const auto layout = static_cast<Layout>(l);
    Tally ofLayout;
    std::string rows;
    for (std::uint32_t d = 0; d < kDamages; ++d) {
      const auto damage = static_cast<Damage>(d);
      Tally tally;
      for (std::uint32_t i = d; i < reports; i += kDamages) {
        const std::uint64_t seed = (l * 100ull + d) * 1'000'000 + i;
        const Trial trial = makeTrial(layout, damage, seed);
        std::string firstWrong;
        tally.add(compare(trial.sample, readReport(trial.text), firstWrong));
        if (firstWrong.empty()) continue;
        INFO(layoutName(layout) << ", " << damageName(damage) << ", seed " << seed);
        INFO(trial.text);
        CHECK(firstWrong == "");
      }
      rows += formatRow(std::string("  ") + damageName(damage), tally);
      ofLayout.add(tally);
    }
    table += formatRow(layoutName(layout), ofLayout) + rows;
    all.add(ofLayout);
  }
  table += formatRow("all", all);
  if (print) WARN(table);
  CHECK(all.wrong == 0);
  // A reader that called everything unreadable would be useless.
  CHECK(all.right > 9 * (all.unreadable + all.missing));
}

}  // namespace gouji::bindtest
