// gouji.toml as it is used: found, shown, overridden, and wrong.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

using nlohmann::json;

std::string reportOf(const std::string& agency, const std::string& received = "1",
                     int year = 2025) {
  SampleReport report = SampleReport::oneRequest();
  report.agency = agency;
  report.year = year;
  report.requests["received total"] = received;
  return asText(report);
}

TEST_CASE(
    "each report is checked with the configuration nearest to it, in the order of the files") {
  const TemporaryFolder folder;
  folder.write("gouji.toml", "fail-on = \"never\"\n");
  folder.write("a/1.txt", reportOf("某某县甲局", "3"));
  folder.write("b/gouji.toml", "ignore = [\"ARI\"]\n");
  folder.write("b/2.txt", reportOf("某某县乙局", "3"));
  folder.write("c/3.txt", reportOf("某某县丙局", "3"));
  const ProgramRun run = runGouji({"lint", ".", "-f", "json"}, {}, folder.path());
  CHECK(run.status == 0);
  const json output = json::parse(run.out);
  CHECK(output["summary"]["reports"] == 3);
  std::vector<std::string> failed;
  for (const json& finding : output["findings"]) {
    if (finding["outcome"] == "fail") failed.push_back(finding["file"]);
  }
  CHECK(failed == std::vector<std::string>{"./a/1.txt", "./c/3.txt"});
  // The level that counts is that of each report's own configuration.
  folder.write("c/gouji.toml", "");
  CHECK(runGouji({"lint", "."}, {}, folder.path()).status == 1);
}

TEST_CASE("the command line beats the file") {
  const TemporaryFolder folder;
  folder.write("gouji.toml",
               "ignore = [\"ARI\"]\nlang = \"en\"\nformat = \"concise\"\nbuiltin = true\n");
  folder.write("a.txt", reportOf("某某县甲局", "3"));
  const ProgramRun plain = runGouji({"lint", "a.txt"}, {}, folder.path());
  CHECK(plain.status == 0);
  CHECK(plain.out.find("1 report checked") != std::string::npos);
  CHECK(runGouji({"lint", "a.txt", "--ignore", ""}, {}, folder.path()).status == 1);
  CHECK(runGouji({"lint", "a.txt", "--no-config"}, {}, folder.path()).status == 1);
  const ProgramRun chinese = runGouji({"lint", "a.txt", "--lang", "zh"}, {}, folder.path());
  CHECK(chinese.out.find("检查了 1 份报告") != std::string::npos);
}

TEST_CASE("rules of the file are used besides the built-in ones, and shown by `rules list`") {
  const TemporaryFolder folder;
  folder.write("gouji.toml", "select = [\"ARI-01\"]\n");
  const ProgramRun run = runGouji({"rules", "list"}, {}, folder.path());
  CHECK(linesOf(run.out).size() == 1);
}

TEST_CASE("`config show` says where each value comes from") {
  const TemporaryFolder folder;
  folder.write("gouji.toml", "# 配置\nselect = [\"ARI\", \"STR\"]\nprior = \"2024\"\n");
  const ProgramRun text =
      runGouji({"config", "show", "--lang", "en", "--jobs", "3"}, {}, folder.path());
  CHECK(text.status == 0);
  CHECK(text.out ==
        "configuration: gouji.toml\n"
        "  rules     (none)                       default\n"
        "  builtin   true                         default\n"
        "  form      (by the year of the report)  default\n"
        "  profile   (none)                       default\n"
        "  select    [\"ARI\", \"STR\"]               gouji.toml:2:1\n"
        "  ignore    (none)                       default\n"
        "  prior     \"2024\"                       gouji.toml:3:1\n"
        "  baseline  (none)                       default\n"
        "  waivers   (none)                       default\n"
        "  fail-on   \"error\"                      default\n"
        "  format    \"text\"                       default\n"
        "  lang      \"en\"                         command line\n"
        "  jobs      3                            command line\n");
  const json shown =
      json::parse(runGouji({"config", "show", "--format", "json"}, {}, folder.path()).out);
  CHECK(shown["file"] == "gouji.toml");
  CHECK(shown["settings"]["select"] ==
        json{{"value", {"ARI", "STR"}}, {"origin", "file"}, {"line", 2}, {"column", 1}});
  CHECK(shown["settings"]["jobs"] == json{{"value", nullptr}, {"origin", "default"}});
}

TEST_CASE("the schema that is printed takes a configuration and its waivers") {
  const json schema = json::parse(runGouji({"config", "schema"}).out);
  CHECK(schema["properties"]["fail-on"]["enum"][0] == "error");
  CHECK(schema["properties"]["waiver"]["items"]["required"] == json{"rule", "reason"});
  CHECK(schema["additionalProperties"] == false);
}

TEST_CASE("a mistake in the configuration stops the run before any report is checked") {
  const TemporaryFolder folder;
  folder.write("gouji.toml", "slect = [\"ARI\"]\njobs = 0\n");
  folder.write("a.txt", reportOf("某某县甲局"));
  const ProgramRun run = runGouji({"lint", "a.txt", "--lang", "en"}, {}, folder.path());
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err.find("gouji.toml:1:1") != std::string::npos);
  CHECK(run.err.find("did you mean `select`?") != std::string::npos);
  CHECK(run.err.find("gouji.toml:2:8") != std::string::npos);
}

TEST_CASE("a named configuration has to be there") {
  const TemporaryFolder folder;
  folder.write("a.txt", reportOf("某某县甲局"));
  CHECK(runGouji({"lint", "a.txt", "--config", "none.toml"}, {}, folder.path()).status == 2);
}

TEST_CASE("a day that is none is a mistake of usage") {
  const TemporaryFolder folder;
  folder.write("a.txt", reportOf("某某县甲局"));
  CHECK(runGouji({"lint", "a.txt", "--today", "tomorrow"}, {}, folder.path()).status == 2);
}

TEST_CASE("last year's report is found beside this year's") {
  const TemporaryFolder folder;
  folder.write("2025/教育局.txt", reportOf("某某县教育局"));
  folder.write("2024/教育局.txt", reportOf("某某县教育局", "1", 2024));
  const auto outcomes = [&](const std::string& prior) {
    const json output = json::parse(
        runGouji({"lint", "2025/教育局.txt", "-f", "json", "--prior", prior}, {}, folder.path())
            .out);
    CHECK(output["summary"]["rules_not_run"].empty());
    return output["summary"]["outcomes"];
  };
  CHECK(outcomes("auto")["undecided"] == 0);
  CHECK(outcomes("auto") == outcomes("2024"));
}

TEST_CASE("without last year's reports the rules that read them are told once, not per report") {
  const TemporaryFolder folder;
  folder.write("a.txt", reportOf("某某县甲局"));
  folder.write("b.txt", reportOf("某某县乙局"));
  const std::vector<std::string> both = {"lint", "a.txt", "b.txt", "--select", "XYR-01,ARI-03"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), both.begin(), both.end());
    return runGouji(more, {}, folder.path());
  };
  const ProgramRun words = with({});
  CHECK(words.out.find("无法判断 0") != std::string::npos);
  CHECK(words.out.find("未运行 1 条规则：没有用 --prior 给出上一年度的报告\n") !=
        std::string::npos);
  const json output = json::parse(with({"-f", "json"}).out);
  CHECK(output["findings"].empty());
  CHECK(output["summary"]["rules_not_run"] ==
        json::parse(R"([{"rule": "XYR-01", "why": "no-prior"}])"));
  const ProgramRun lines = with({"-f", "ndjson"});
  CHECK(lines.out.empty());
  CHECK(lines.err.find("上一年度的报告（XYR-01）") != std::string::npos);
  CHECK(with({"--fail-on", "undecided"}).status == 0);
}

TEST_CASE("a report that is not among those of last year is undecided, once a rule") {
  const TemporaryFolder folder;
  folder.write("a.txt", reportOf("某某县甲局"));
  folder.write("2024/b.txt", reportOf("某某县乙局", "1", 2024));
  const json output = json::parse(
      runGouji({"lint", "a.txt", "--prior", "2024", "-f", "json"}, {}, folder.path()).out);
  REQUIRE(output["findings"].size() == 1);
  CHECK(output["findings"][0]["instance"] == "XYR-01");
  CHECK(output["findings"][0]["outcome"] == "undecided");
  CHECK(output["summary"]["rules_not_run"].empty());
}

}  // namespace
