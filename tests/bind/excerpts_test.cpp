// Openings of real web pages, flattened in many ways: where they show a table, and what stands in
// it, as a person reads it. They lie outside of the project (GOUJI_REPORTS).
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

namespace fs = std::filesystem;

struct ShownRow {
  const char* table;
  const char* row;
  const char* cells;  // as rowText() says them
};

// Rows behind the last one are cut off in the excerpt.
using ShownRows = std::vector<ShownRow>;

ShownRows proactive2021(const char* regulations, const char* documents, const char* licensing,
                        const char* penalties, const char* measures, const char* fees) {
  return {
      {"proactive", "regulations", regulations},    {"proactive", "normative_documents", documents},
      {"proactive", "licensing", licensing},        {"proactive", "penalties", penalties},
      {"proactive", "coercive_measures", measures}, {"proactive", "fees", fees}};
}

// The first rows of table three, all zero where they are there.
ShownRows zeroRequests(std::size_t rows) {
  constexpr const char* kRows[] = {"received",
                                   "carried_in",
                                   "outcome.disclosed",
                                   "outcome.partially_disclosed",
                                   "outcome.withheld.state_secret",
                                   "outcome.withheld.other_law",
                                   "outcome.withheld.security_stability",
                                   "outcome.withheld.third_party",
                                   "outcome.withheld.internal_affairs"};
  ShownRows shown;
  for (std::size_t i = 0; i < rows; ++i) shown.push_back({"requests", kRows[i], "0 0 0 0 0 0 0"});
  return shown;
}

ShownRows join(ShownRows a, const ShownRows& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const std::map<std::string, ShownRows>& shownTables() {
  static const std::map<std::string, ShownRows> shown = {
      {"009", proactive2021("0 0 0", "3 0 12", "694", "1", "0", "-")},
      {"017", join(proactive2021("0 0 0", "0 0 0", "0", "0", "0", "0"), zeroRequests(7))},
      {"019", proactive2021("0 0 0", "0 0 0", "0", "0", "0", "0")},
      {"023", join(proactive2021("0 0 6", "0 0 0", "0", "0", "0", "0"), zeroRequests(9))},
      {"031", proactive2021("0 0 0", "0 0 0", "0", "0", "0", "-")},
      {"035", proactive2021("0 0 0", "0 0 0", "0", "0", "0", "-")},
      {"045",
       {{"requests", "outcome.total", "- - - - - - -"},
        {"requests", "carried_out", "0 0 0 0 0 0 0"},
        {"disputes", "reconsideration", "0 0 0 0 0"},
        {"disputes", "litigation_direct", "0 0 0 0 0"},
        {"disputes", "litigation_after_reconsideration", "0 0 0 0 0"}}},
      {"053", proactive2021("0 0 0", "0 0 0", "0", "0", "-", "-")},
      {"063",
       {{"proactive", "regulations", "0 0 0"},
        {"proactive", "normative_documents", "0 0 0"},
        {"proactive", "licensing", "0 0 0"},
        {"proactive", "other_services", "0 0 0"},
        {"proactive", "penalties", "- - -"}}},
      {"065",
       {{"proactive", "regulations", "0 0 0"},
        {"proactive", "normative_documents", "0 0 0"},
        {"proactive", "licensing", "106 2939 "},
        {"proactive", "other_services", "40 3068 "},
        {"proactive", "penalties", "663 519 333"},
        {"proactive", "coercive_measures", "0  "}}},
      {"069",
       {{"proactive", "regulations", "0 0 0"},
        {"proactive", "normative_documents", "0 0 0"},
        {"proactive", "licensing", "2 2 2"},
        {"proactive", "other_services", "0 0 0"},
        {"proactive", "penalties", "0 0 0"},
        {"proactive", "coercive_measures", "0 0 0"},
        {"proactive", "fees", "0 0"},
        {"proactive", "procurement", "? ?"}}},
      {"081", join(join(proactive2021("0 0 0", "0 0 0", "76", "2", "0", "26.55"), zeroRequests(5)),
                   {{"requests", "outcome.withheld.other_law", "? ? ? ? ? ? ?"}})},
      {"089", join(proactive2021("0 0 0", "0 0 0", "124", "0", "0", "0"), zeroRequests(3))},
      {"127", proactive2021("0 0 0", "0 0 0", "325", "49", "0", "-")},
      {"129", proactive2021("0 0 ", "0 0 ", "1300", "-", "-", "-")},
      {"131",
       {{"proactive", "regulations", "0 0 0"},
        {"proactive", "normative_documents", "1 1 25"},
        {"proactive", "licensing", "0 0 0"},
        {"proactive", "other_services", "0 0 0"},
        {"proactive", "penalties", "0 0 0"},
        {"proactive", "coercive_measures", "0 0 0"}}},
  };
  return shown;
}

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::size_t countNumbers(const Report& report) {
  return static_cast<std::size_t>(
      std::count(report.states.begin(), report.states.end(), CellState::kNumber));
}

bool saysMissing(const Report& report, std::uint32_t table) {
  return std::any_of(
      report.observations.begin(), report.observations.end(), [&](const Observation& observation) {
        return observation.kind == ObservationKind::kMissingTable && observation.table == table;
      });
}

// Digits of all rows: no number may stand anywhere else.
std::size_t countShown(const ShownRows& rows) {
  std::size_t numbers = 0;
  for (const ShownRow& row : rows) {
    std::istringstream cells(row.cells);
    for (std::string cell; cells >> cell;) numbers += cell == "?" || cell == "-" ? 0 : 1;
  }
  return numbers;
}

}  // namespace

TEST_CASE("Tables of excerpts are read as a person reads them, or are said to be absent") {
  const char* folder = std::getenv("GOUJI_REPORTS");
  if (folder == nullptr || !fs::is_directory(fs::path(folder) / "excerpts")) {
    WARN("SKIPPED: GOUJI_REPORTS does not name the folder of real reports");
    return;
  }
  std::size_t withTables = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "excerpts")) {
    const std::string number = entry.path().stem().string();
    INFO(number);
    const auto report = tryRead(readFile(entry.path()));
    if (!report) continue;
    const auto shown = shownTables().find(number);
    if (shown == shownTables().end()) {
      CHECK(countNumbers(*report) == 0);
      for (std::uint32_t t = 0; t < report->form->tables.size(); ++t) {
        // 073 ends behind the first head of table two.
        if (number == "073" && t == 0) continue;
        CHECK(saysMissing(*report, t));
      }
      continue;
    }
    ++withTables;
    for (const ShownRow& row : shown->second) {
      INFO(row.table << " " << row.row);
      CHECK(rowText(*report, row.table, row.row) == row.cells);
    }
    CHECK(countNumbers(*report) == countShown(shown->second));
  }
  CHECK(withTables == shownTables().size());
}

}  // namespace gouji::bindtest
