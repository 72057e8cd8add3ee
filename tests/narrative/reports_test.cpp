// What is known to stand in published reports. They are not part of the project: the folder is
// named by the environment variable GOUJI_REPORTS.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/narrative/builtin.h"

namespace gouji::narrative {
namespace {

namespace fs = std::filesystem;

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<Reading> readAll(Source source, const std::string& text) {
  Passage passage;
  passage.read(text);
  std::vector<Reading> readings;
  readBuiltin(source, passage, readings);
  return readings;
}

/// The total of this value with its parts; a claim without a total when there is none.
Claim findTotal(const std::string& text, int value) {
  for (const Reading& reading : readAll(Source::kTotals, text)) {
    if (reading.claim.total == Decimal(value)) return reading.claim;
  }
  return {};
}

/// The folder, or nothing after having said that the test was skipped.
std::optional<fs::path> findReports() {
  const char* const folder = std::getenv("GOUJI_REPORTS");
  if (folder != nullptr && fs::is_directory(folder)) return fs::path(folder);
  WARN("SKIPPED: GOUJI_REPORTS names no folder of reports");
  return std::nullopt;
}

TEST_CASE("published reports: totals and their parts") {
  const auto reports = findReports();
  if (!reports) return;
  const auto check = [&](const char* file, int total, int sum) {
    INFO(file << " " << total);
    const Claim claim = findTotal(readFile(*reports / file), total);
    REQUIRE(claim.total);
    CHECK(claim.partSum == Decimal(sum));
  };
  check("huinong-2025.txt", 1496, 1496);
  CHECK(findTotal(readFile(*reports / "huinong-2025.txt"), 1496).exhaustive);
  check("shuyang-2025-ocr.txt", 749, 749);
  check("shuyang-2025-ocr.txt", 52, 52);
  check("shanghai-kewei-2024.md", 2139, 2160);
  check("excerpts/069.txt", 105, 109);
  check("excerpts/101.txt", 207, 230);
  check("excerpts/101.txt", 352, 353);
  check("excerpts/123.txt", 3747, 4264);
  CHECK(findTotal(readFile(*reports / "excerpts/123.txt"), 3747).part == Decimal(3758));
  // A list that names some of its items without a number.
  CHECK_FALSE(findTotal(readFile(*reports / "shanghai-kewei-2024.md"), 393).exhaustive);
}

TEST_CASE("published reports: no other total claims to be complete and is wrong") {
  const auto reports = findReports();
  if (!reports) return;
  int read = 0;
  for (const auto& entry : fs::recursive_directory_iterator(*reports)) {
    const std::string name = entry.path().filename().string();
    const std::string extension = entry.path().extension().string();
    if (name == "README.md" || name == "123.txt" || (extension != ".txt" && extension != ".md"))
      continue;
    ++read;
    for (const Reading& reading : readAll(Source::kTotals, readFile(entry.path()))) {
      const Claim& claim = reading.claim;
      INFO(name << ": " << claim.text);
      CHECK((!claim.exhaustive || claim.partSum == claim.total));
    }
  }
  CHECK(read > 50);
}

TEST_CASE(
    "published reports: periods are whole years, words doubled and left over are the known ones") {
  const auto reports = findReports();
  if (!reports) return;
  for (const auto& entry : fs::recursive_directory_iterator(*reports)) {
    const std::string name = entry.path().filename().string();
    const std::string extension = entry.path().extension().string();
    if (name == "README.md" || (extension != ".txt" && extension != ".md")) continue;
    const std::string text = readFile(entry.path());
    INFO(name);
    for (const Reading& reading : readAll(Source::kPeriod, text)) {
      const Claim& claim = reading.claim;
      INFO(claim.text);
      CHECK(claim.valid);
      REQUIRE((claim.start && claim.end));
      CHECK(claim.start->toIso().substr(4) == "-01-01");
      CHECK(claim.end->toIso() == claim.start->toIso().substr(0, 4) + "-12-31");
    }
    for (const Reading& reading : readAll(Source::kDoubled, text)) {
      INFO(reading.claim.text);
      CHECK((name == "shanghai-kewei-2024.md" && reading.claim.expected == "资金"));
    }
    for (const Reading& reading : readAll(Source::kPlaceholders, text)) {
      INFO(reading.claim.text);
      CHECK((name == "095.txt" || name == "107.txt"));
    }
    for (const std::string_view builtin : builtinNames())
      (void)readAll(*findBuiltin(builtin), text);
  }
}

}  // namespace
}  // namespace gouji::narrative
