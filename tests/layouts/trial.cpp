#include "tests/layouts/trial.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <utility>

#include "engine/bind/bind.h"
#include "tests/bind/forms.h"
#include "tests/bind/reading.h"

namespace gouji::layouts {
namespace {

constexpr auto kDamages = static_cast<std::uint32_t>(Damage::kCount);

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
  [[nodiscard]] std::uint64_t cells() const { return right + unreadable + missing + wrong; }
  [[nodiscard]] double rightShare() const {
    return cells() == 0 ? 1 : static_cast<double>(right) / static_cast<double>(cells());
  }
};

std::string foundIn(const Report& report, const SampleReport& sample, CellId cell) {
  const Cell& place = sample.form->cells[cell];
  const Table& table = sample.form->tables[place.table];
  return bindtest::cellText(report, table.key, table.rows.items[place.row].key,
                            table.columns.items[place.column].key);
}

// What is wrong outside of the tables; nothing when all is right.
std::string findWrongWords(const SampleReport& sample, const Report& report) {
  if (report.agency != sample.agency) return "the agency was read as " + report.agency;
  if (report.year != sample.year) return "the year";
  for (std::size_t s = 0; s < sample.headings.size(); ++s) {
    const ReportSection& section = report.sections[s];
    if (section.present && section.heading.find(sample.headings[s]) == std::string::npos &&
        sample.headings[s].find(section.heading) == std::string::npos)
      return sample.headings[s] + " was read as " + section.heading;
  }
  return {};
}

Tally compare(const SampleReport& sample, const Result<Report>& report, std::string& firstWrong) {
  Tally tally;
  if (!report) {
    firstWrong = report.error().code;
    ++tally.wrong;
    return tally;
  }
  if (report->form != sample.form) {
    firstWrong = "the form";
    ++tally.wrong;
    return tally;
  }
  firstWrong = findWrongWords(sample, *report);
  if (!firstWrong.empty()) ++tally.wrong;
  for (CellId cell = 0; cell < sample.expected.size(); ++cell) {
    const std::string found = foundIn(*report, sample, cell);
    const std::string& expected = sample.expected[cell];
    if (found == expected) {
      tally.right += expected != "-" ? 1 : 0;
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

std::string formatRow(const std::string& name, const Tally& tally) {
  char line[160];
  std::snprintf(line, sizeof line, "%-28s %9llu %6.2f%% %9llu %8llu %6llu\n", name.c_str(),
                static_cast<unsigned long long>(tally.right), 100.0 * tally.rightShare(),
                static_cast<unsigned long long>(tally.unreadable),
                static_cast<unsigned long long>(tally.missing),
                static_cast<unsigned long long>(tally.wrong));
  return line;
}

/// For whoever looks for causes: GOUJI_LAYOUTS_KEEP names a folder that gets every report of which
/// something was not read, with a list of the cells.
void keep(const Trial& trial, const Result<Report>& report, const std::string& name) {
  const char* folder = std::getenv("GOUJI_LAYOUTS_KEEP");
  if (folder == nullptr || !report || report->form != trial.sample.form) return;
  std::string cells;
  for (CellId cell = 0; cell < trial.sample.expected.size(); ++cell) {
    const std::string found = foundIn(*report, trial.sample, cell);
    if (found != trial.sample.expected[cell])
      cells += trial.sample.form->cellName(cell) + ": " + trial.sample.expected[cell] + ", read " +
               found + "\n";
  }
  if (cells.empty()) return;
  const std::string path = std::string(folder) + "/" + name;
  std::ofstream(path, std::ios::binary) << trial.bytes;
  std::ofstream(path + ".cells") << cells;
}

Tally tryDamage(const Format& format, std::size_t layout, std::uint32_t d, std::uint32_t reports) {
  Tally tally;
  const auto damage = static_cast<Damage>(d);
  std::vector<Trial> trials;
  std::vector<std::uint64_t> seeds;
  const char* only = std::getenv("GOUJI_LAYOUTS_SEED");
  for (std::uint32_t i = d; i < reports; i += kDamages) {
    const std::uint64_t seed = (layout * 100 + d) * 1'000'000 + i;
    if (only != nullptr && std::to_string(seed) != only) continue;
    seeds.push_back(seed);
    trials.push_back(format.make(layout, damage, seeds.back()));
  }
  const std::vector<Result<Report>> read = format.read(trials);
  REQUIRE(read.size() == trials.size());
  for (std::size_t i = 0; i < trials.size(); ++i) {
    std::string firstWrong;
    tally.add(compare(trials[i].sample, read[i], firstWrong));
    keep(trials[i], read[i], std::to_string(seeds[i]));
    if (firstWrong.empty()) continue;
    INFO(format.layouts[layout] << ", " << damageName(damage) << ", seed " << seeds[i]);
    const bool isBinary = trials[i].bytes.find('\0') != std::string::npos;
    INFO((isBinary ? std::string() : trials[i].bytes));
    CHECK(firstWrong == "");
  }
  return tally;
}

}  // namespace

void tryLayouts(const Format& format, std::uint32_t reports) {
  const char* wanted = std::getenv("GOUJI_LAYOUTS");
  if (wanted != nullptr) reports = static_cast<std::uint32_t>(std::max(1, std::atoi(wanted)));
  std::string table =
      "layout / damage                  right              unread  missing  wrong\n";
  Tally all;
  for (std::size_t layout = 0; layout < format.layouts.size(); ++layout) {
    Tally ofLayout;
    std::string rows;
    for (std::uint32_t d = 0; d < kDamages; ++d) {
      if (!format.applies(layout, static_cast<Damage>(d))) continue;
      const Tally tally = tryDamage(format, layout, d, reports);
      rows += formatRow(std::string("  ") + damageName(static_cast<Damage>(d)), tally);
      ofLayout.add(tally);
    }
    table += formatRow(format.layouts[layout], ofLayout) + rows;
    all.add(ofLayout);
    if (format.leastReadOf.empty()) continue;
    INFO(format.layouts[layout]);
    CHECK(ofLayout.rightShare() > format.leastReadOf[layout]);
  }
  table += formatRow("all", all);
  if (wanted != nullptr) WARN(table);
  CHECK(all.wrong == 0);
  if (format.leastReadOf.empty()) CHECK(all.rightShare() > format.leastRead);
}

std::function<std::vector<Result<Report>>(std::vector<Trial>& trials)> oneByOne(
    std::function<Result<Document>(std::string bytes)> read) {
  return [read = std::move(read)](const std::vector<Trial>& trials) {
    std::vector<Result<Report>> reports;
    reports.reserve(trials.size());
    for (const Trial& trial : trials) {
      const Result<Document> document = read(trial.bytes);
      if (document)
        reports.push_back(bindDocument(*document, bindtest::bothForms(), {}));
      else
        reports.emplace_back(document.error());
    }
    return reports;
  };
}

}  // namespace gouji::layouts
