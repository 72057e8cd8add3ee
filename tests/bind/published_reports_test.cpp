// Real reports against what a careful reader finds in them. They lie outside of the project; the
// environment variable GOUJI_REPORTS names their folder.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::optional<fs::path> findReports() {
  const char* folder = std::getenv("GOUJI_REPORTS");
  if (folder == nullptr || !fs::is_directory(folder)) {
    WARN("SKIPPED: GOUJI_REPORTS does not name the folder of real reports");
    return std::nullopt;
  }
  return fs::path(folder);
}

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Count {
  std::size_t total = 0;
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::set<std::string> wrongCells;
};

Count compareCells(const Report& report, const json& truth) {
  Count count;
  const json unknowable = truth.value("unknowable", json::array());
  for (const auto& [table, rows] : truth["tables"].items()) {
    for (const auto& [row, columns] : rows.items()) {
      for (const auto& [column, value] : columns.items()) {
        const std::string name = table + "/" + row + "/" + column;
        if (std::find(unknowable.begin(), unknowable.end(), name) != unknowable.end()) continue;
        ++count.total;
        const std::string found = cellText(report, table, row, column);
        const std::string expected = value.is_null() ? "" : value.dump();
        if (found == expected) {
          ++count.right;
        } else if (found != "?" && found != "-") {
          ++count.wrong;
          count.wrongCells.insert(name + ": " + found + " for " + expected);
        }
      }
    }
  }
  return count;
}

void checkReport(const fs::path& folder, const std::string& file, const std::string& name,
                 std::size_t percent) {
  INFO(file);
  const Report report = readReport(readFile(folder / file));
  const json truth = json::parse(readFile(folder / "truth" / (name + ".json")));
  const Count count = compareCells(report, truth);
  CHECK(count.wrongCells.empty());
  CHECK(count.right * 100 >= count.total * percent);
  CHECK(report.agency == truth["agency"].get<std::string>());
  CHECK(report.year == truth["year"].get<int>());
  for (const auto& [key, section] : truth["sections"].items()) {
    const auto index = report.form->findSection(key);
    REQUIRE(index);
    INFO(key);
    CHECK(report.sections[*index].present);
    CHECK(report.sections[*index].heading == section["heading"].get<std::string>());
  }
}

}  // namespace

TEST_CASE("A report set with tabs is read without a doubt") {
  if (const auto folder = findReports())
    checkReport(*folder, "huinong-2025.txt", "huinong-2025", 100);
}

TEST_CASE("Numbers that float away from their labels are found or called unreadable") {
  if (const auto folder = findReports())
    checkReport(*folder, "shanghai-kewei-2024.md", "shanghai-kewei-2024", 97);
}

TEST_CASE("Tables cut into many with invented heads are put together again") {
  if (const auto folder = findReports())
    checkReport(*folder, "shuyang-2025-ocr.txt", "shuyang-2025-ocr", 97);
}

TEST_CASE("Openings of web pages, flattened in many ways, are read or refused") {
  const auto folder = findReports();
  if (!folder) return;
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const auto& entry : fs::directory_iterator(*folder / "excerpts")) {
    INFO(entry.path().filename());
    const auto report = tryRead(readFile(entry.path()));
    if (report)
      ++accepted;
    else
      CHECK(report.error().code == "bind.not-a-report");
    refused += report ? 0 : 1;
  }
  CHECK(accepted > 20 * refused);
}

}  // namespace gouji::bindtest
