// Real reports in their canonical form, where somebody has them: GOUJI_REPORTS names the folder.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/pack/pack.h"
#include "engine/read/json/report_reader.h"
#include "engine/read/json/report_writer.h"

using namespace gouji;
namespace fs = std::filesystem;

TEST_CASE("the cells of published reports come back as they were") {
  const char* folder = std::getenv("GOUJI_REPORTS");
  if (folder == nullptr || !fs::is_directory(fs::path(folder) / "truth")) {
    WARN("SKIPPED: GOUJI_REPORTS names no folder with published reports");
    return;
  }
  const auto& forms = builtinPlan().forms;
  int count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "truth")) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().string());
    auto bytes = readFileBytes(entry.path().string(), std::uint64_t{1} << 20);
    REQUIRE(bytes);
    const auto truth = nlohmann::json::parse(*bytes);
    auto source = SourceFile::make(entry.path().string(), *bytes);
    REQUIRE(source);
    const auto report = readReportJson(
        std::make_shared<const SourceFile>(std::move(source).value()), forms, {}, {});
    REQUIRE(report);
    const auto written = nlohmann::json::parse(writeReportJson(report.value(), {}));
    CHECK(written["tables"] == truth["tables"]);
    CHECK(written["form"] == truth["form"]);
    CHECK(written["year"] == truth["year"]);
    CHECK(written["agency"] == truth["agency"]);
    CHECK(written["sections"].size() == truth["sections"].size());
    ++count;
  }
  CHECK(count > 0);
}
