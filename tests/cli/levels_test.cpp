// What is said more softly because the file, not the office, may be to blame.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

using nlohmann::json;

namespace {

/// The level of the finding of `rule`, "" without one.
std::string levelOf(const std::string& report, const std::string& rule) {
  const TemporaryFolder folder;
  folder.write("a.json", report);
  const ProgramRun run =
      runGouji({"lint", "a.json", "--select", rule, "-f", "json"}, {}, folder.path());
  const json findings = json::parse(run.out)["findings"];
  return findings.size() == 1 ? findings[0]["level"].get<std::string>() : std::string();
}

}  // namespace

TEST_CASE("the shape of a table is a warning, not an error, where its cells could not be read") {
  struct Shape {
    std::string rule, table, lost, doubtful, column;
  };
  const Shape shape =
      GENERATE(Shape{"STR-10", "proactive", "penalties", "licensing", "decisions"},
               Shape{"STR-11", "requests", "carried_in", "received", "total"},
               Shape{"STR-12", "disputes", "litigation_direct", "reconsideration", "total"});
  INFO(shape.rule);
  json report = json::parse(asJsonLine(SampleReport::oneRequest()));
  CHECK(levelOf(report.dump(), shape.rule).empty());
  report["tables"][shape.table].erase(shape.lost);
  CHECK(levelOf(report.dump(), shape.rule) == "error");
  report["tables"][shape.table][shape.doubtful][shape.column] = {{"unreadable", "1?"}};
  CHECK(levelOf(report.dump(), shape.rule) == "warning");
  // Of another table it says nothing about this one.
  report["tables"][shape.table][shape.doubtful][shape.column] = 0;
  report["tables"][shape.table == "disputes" ? "proactive" : "disputes"]
        [shape.table == "disputes" ? "licensing" : "reconsideration"]
        [shape.table == "disputes" ? "decisions" : "total"] = {{"unreadable", "1?"}};
  CHECK(levelOf(report.dump(), shape.rule) == "error");
  // A whole row of another table does: who could not read that may have lost this one too.
  json& other = report["tables"][shape.table == "requests" ? "disputes" : "requests"]
                      [shape.table == "requests" ? "reconsideration" : "received"];
  for (auto& [column, cell] : other.items()) cell = {{"unreadable", "1?"}};
  CHECK(levelOf(report.dump(), shape.rule) == "warning");
}

TEST_CASE("a part many times its total is no slip of the pen, so it is no error") {
  json report = json::parse(asJsonLine(SampleReport::oneRequest()));
  const auto levelWith = [&report](const std::string& words) {
    report["sections"]["other"]["text"] = "本年度未收取信息处理费。" + words;
    return levelOf(report.dump(), "NAR-14");
  };
  CHECK(levelWith("发布信息1640篇，其中原创文章294篇，转发文章4016篇。") == "error");
  CHECK(levelWith("发布信息1640篇，其中原创文章294篇，转发文章1016823篇。") == "info");
}
