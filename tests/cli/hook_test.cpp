// A hook and a gate of a forge: what matters is the exit status.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

using nlohmann::json;

struct Reports {
  TemporaryFolder folder;
  std::string clean;   // no errors; warnings neither
  std::string wrong;   // one error
  std::string remark;  // information only: a heading in other words
  std::string nobody;  // nothing wrong, but what kind of office it is of cannot be told

  Reports() {
    SampleReport report = SampleReport::oneRequest();
    clean = folder.write("clean.txt", asText(report));
    std::string other = asText(report);
    const std::string heading = "五、存在的主要问题及改进情况";
    other.replace(other.find(heading), heading.size(), "五、存在主要问题及改进情况");
    remark = folder.write("remark.txt", other);
    report.requests["received total"] = "3";
    wrong = folder.write("wrong.txt", asText(report));
    report = SampleReport::oneRequest();
    report.agency = "某某县丙";
    nobody = folder.write("nobody.txt", asText(report));
  }
};

TEST_CASE("the exit status says whether there is something at the level asked for") {
  const Reports reports;
  CHECK(runGouji({"lint", reports.clean}).status == 0);
  CHECK(runGouji({"lint", reports.remark}).status == 0);
  CHECK(runGouji({"lint", reports.wrong}).status == 1);
  CHECK(runGouji({"lint", reports.remark, "--fail-on", "warning"}).status == 0);
  CHECK(runGouji({"lint", reports.remark, "--fail-on", "info"}).status == 1);
  CHECK(runGouji({"lint", reports.clean, "--fail-on", "info"}).status == 0);
  CHECK(runGouji({"lint", reports.clean, "--fail-on", "undecided"}).status == 0);
  CHECK(runGouji({"lint", reports.nobody, "--fail-on", "info"}).status == 0);
  CHECK(runGouji({"lint", reports.nobody, "--fail-on", "undecided"}).status == 1);
  CHECK(runGouji({"lint", reports.wrong, "--fail-on", "never"}).status == 0);
}

TEST_CASE("--select and --ignore decide what counts") {
  const Reports reports;
  CHECK(runGouji({"lint", reports.wrong, "--select", "STR"}).status == 0);
  CHECK(runGouji({"lint", reports.wrong, "--ignore", "ARI"}).status == 0);
  CHECK(runGouji({"lint", reports.wrong, "--select", "STR,ARI-01"}).status == 1);
  const ProgramRun typo = runGouji({"lint", reports.wrong, "--select", "RAI-01"});
  CHECK(typo.status == 2);
  CHECK(typo.err.find("ARI-01") != std::string::npos);
}

TEST_CASE("the JSON output has the keys of the contract") {
  const Reports reports;
  const ProgramRun run = runGouji({"lint", reports.wrong, "--format", "json"});
  CHECK(run.status == 1);
  const json output = json::parse(run.out);
  CHECK(output["summary"]["reports"] == 1);
  CHECK(output["summary"]["findings"]["error"] == 1);
  for (const char* outcome : {"pass", "fail", "undecided", "not_applicable", "rule_error"}) {
    CHECK(output["summary"]["outcomes"].contains(outcome));
  }
  for (const json& finding : output["findings"]) {
    INFO(finding.dump());
    for (const char* key :
         {"rule",     "name",    "instance",    "outcome",    "level",     "message",
          "explain",  "basis",   "file",        "record",     "unit_id",   "form",
          "agency",   "year",    "location",    "cells",      "expected",  "actual",
          "suspects", "related", "fingerprint", "value_hash", "suppressed"}) {
      CHECK(finding.contains(key));
    }
  }
  const json& finding = output["findings"][0];
  CHECK(finding["instance"] == "ARI-01[received]");
  CHECK(finding["outcome"] == "fail");
  CHECK(finding["expected"] == 1);
  CHECK(finding["actual"] == 3);
  CHECK(finding["location"]["cell"] == "requests[received, total]");
  CHECK(finding["suspects"][0]["suggested"] == 1);
}

TEST_CASE("the place in the JSON output is the number in the file") {
  const Reports reports;
  const json output = json::parse(runGouji({"lint", reports.wrong, "--format", "json"}).out);
  const json& location = output["findings"][0]["location"];
  SampleReport report = SampleReport::oneRequest();
  report.requests["received total"] = "3";
  const std::string line = linesOf(asText(report))[location["line"].get<std::size_t>() - 1];
  CHECK(line.ends_with("\t3"));
  // 16 characters of the label, six cells of "\t1" or "\t0", a tab: the 3 is the 30th character.
  CHECK(location["column"] == 30);
  CHECK(location["endColumn"] == 31);
}

TEST_CASE("every line of the NDJSON output is a finding, the summary goes to standard error") {
  const Reports reports;
  const ProgramRun run = runGouji({"lint", reports.wrong, reports.remark, "--format", "ndjson"});
  CHECK(run.status == 1);
  const std::vector<std::string> lines = linesOf(run.out);
  CHECK(lines.size() >= 2);
  for (const std::string& line : lines) CHECK(json::parse(line).contains("fingerprint"));
  CHECK(run.err.find("检查了 2 份报告") != std::string::npos);
  CHECK(runGouji({"lint", reports.wrong, "--format", "ndjson", "-q"}).err.empty());
}

TEST_CASE("what could not be decided is listed with its reason for programs") {
  const Reports reports;
  const json output = json::parse(runGouji({"lint", reports.nobody, "--format", "json"}).out);
  CHECK(output["summary"]["outcomes"]["undecided"] > 0);
  bool found = false;
  for (const json& finding : output["findings"]) {
    found = found || (finding["outcome"] == "undecided" && !finding["message"].empty());
  }
  CHECK(found);
}

TEST_CASE("a fingerprint from the output is explained on its report") {
  const Reports reports;
  const json output = json::parse(runGouji({"lint", reports.wrong, "--format", "json"}).out);
  const ProgramRun run = runGouji({"explain", output["findings"][0]["fingerprint"], reports.wrong});
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(run.out.find("ARI-01[received]") != std::string::npos);
}

TEST_CASE("the output goes to a file when one is named, and failing to write it is told") {
  const Reports reports;
  const std::string target = reports.folder.path("out.json");
  const ProgramRun run = runGouji({"lint", reports.clean, "--format", "json", "--output", target});
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK(json::parse(runShell("cat '" + target + "'").out).contains("summary"));

  const ProgramRun nowhere =
      runGouji({"lint", reports.clean, "--output", reports.folder.path("no/such/out.txt")});
  CHECK(nowhere.status == 2);
  CHECK(nowhere.err.find("无法写入") != std::string::npos);
  const ProgramRun full = runShell("$GOUJI lint '" + reports.clean + "' > /dev/full");
  CHECK(full.status == 2);
  CHECK(full.err.find("无法写入") != std::string::npos);
}

TEST_CASE("no colour in files and pipes, colour when it is asked for") {
  const Reports reports;
  CHECK(runGouji({"lint", reports.wrong}).out.find('\x1b') == std::string::npos);
  CHECK(runGouji({"lint", reports.wrong, "--color", "always"}).out.find('\x1b') !=
        std::string::npos);
}

TEST_CASE("a reader that goes away ends the run quietly") {
  const TemporaryFolder folder;
  std::string batch;
  SampleReport report = SampleReport::oneRequest();
  report.requests["received total"] = "3";
  for (int i = 0; i < 2000; ++i) batch += asJsonLine(report) + "\n";
  const std::string path = folder.write("batch.ndjson", batch);
  const ProgramRun run = runShell("$GOUJI lint '" + path +
                                  "' --format ndjson | head -n 1 > /dev/null; "
                                  "echo ${PIPESTATUS[0]}");
  CHECK(run.out == "141\n");
  CHECK(run.err.empty());
}

TEST_CASE("messages are English when they are asked for in English") {
  const Reports reports;
  const ProgramRun run = runGouji({"lint", reports.wrong, "--lang", "en"});
  CHECK(run.out.find("1 report checked: 1 error") != std::string::npos);
  CHECK(runShell("LANG=en_US.UTF-8 $GOUJI lint '" + reports.wrong + "'").out == run.out);
}

}  // namespace
