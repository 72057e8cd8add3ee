// Precision is held here: whole reports that are right, written with the turns of phrase that mislead
// a checker. A finding at warning or above on one of them is a false alarm.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/cli/program.h"

namespace {
const std::string kCorpus = std::string(GOUJI_SOURCE_DIR) + "/fixtures/corpus";
}

TEST_CASE("no rule cries wolf over a report that is right") {
  std::size_t reports = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus)) {
    const ProgramRun run = runGouji({"lint", "--fail-on", "warning", entry.path().string()});
    INFO(entry.path().filename().string() << "\n" << run.out << run.err);
    CHECK(run.status == 0);
    ++reports;
  }
  CHECK(reports >= 12);
}

TEST_CASE("a report of the corpus is read whole, so that silence means something") {
  const ProgramRun run =
      runGouji({"lint", "--format", "concise", "--select", "ARI,CMP-01", kCorpus});
  INFO(run.out << run.err);
  CHECK(run.status == 0);
  const ProgramRun extracted = runGouji({"extract", kCorpus + "/department-tax-free-2025.txt"});
  INFO(extracted.out);
  CHECK(extracted.out.find("1287") != std::string::npos);
}
