// Baselines and waivers as they are used: created, held against reports, lapsed, cleaned up.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

using nlohmann::json;

/// A folder with one report, whose table three says that `received` requests came in all.
struct Office {
  TemporaryFolder folder;

  Office() { receive("3"); }

  void receive(const std::string& received) const {
    SampleReport report = SampleReport::oneRequest();
    report.requests["received total"] = received;
    folder.write("reports/教育局.txt", asText(report));
  }
  [[nodiscard]] ProgramRun run(std::vector<std::string> arguments) const {
    return runGouji(arguments, {}, folder.path());
  }
  [[nodiscard]] json findings(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"lint", "reports", "--format", "json"});
    return json::parse(run(arguments).out)["findings"];
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(folder.path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

const json* findRule(const json& findings, const std::string& rule) {
  for (const json& finding : findings) {
    if (finding["rule"] == rule && finding["outcome"] == "fail") return &finding;
  }
  return nullptr;
}

TEST_CASE("a baseline is written into a pipe, and the pipe stays one") {
  const Office office;
  const std::string line =
      "mkfifo pipe; (cat pipe > got) & \"$GOUJI\" baseline create reports -o pipe; wait; "
      "test -p pipe && cat got";
  const std::string expected = office.run({"baseline", "create", "reports", "-o", "-"}).out;
  CHECK(expected.find("ARI-01") != std::string::npos);
  CHECK(runShell(line, office.folder.path()).out == expected);
}

TEST_CASE("a report that was submitted twice is accepted once") {
  const Office office;
  const std::string once = office.run({"baseline", "create", "reports", "-o", "-"}).err;
  CHECK(runShell("cp reports/*.txt reports/copy.txt", office.folder.path()).status == 0);
  CHECK(office.run({"baseline", "create", "reports", "-o", "-"}).err == once);
}

TEST_CASE("a baseline is made, holds, lapses with the numbers, and is cleaned up") {
  const Office office;
  office.folder.write("gouji.toml", "baseline = \"gouji-baseline.json\"\n");
  const ProgramRun missing = office.run({"lint", "reports"});
  CHECK(missing.status == 2);
  CHECK(missing.err.find("gouji baseline create") != std::string::npos);

  const ProgramRun created = office.run({"baseline", "create", "reports", "--reason", "已核实"});
  CHECK(created.status == 0);
  const std::string first = office.read("gouji-baseline.json");
  CHECK(first.find("\"rule\": \"ARI-01\"") != std::string::npos);
  CHECK(first.find("\"reason\": \"已核实\"") != std::string::npos);
  const ProgramRun accepted = office.run({"lint", "reports"});
  CHECK(accepted.status == 0);
  CHECK(accepted.out.find("1 条已接受") != std::string::npos);

  // Made again, it is the same to the byte.
  CHECK(office.run({"baseline", "create", "reports"}).status == 0);
  CHECK(office.read("gouji-baseline.json") == first);

  office.receive("4");
  const ProgramRun lapsed = office.run({"lint", "reports"});
  CHECK(lapsed.status == 1);
  CHECK(lapsed.out.find("数值已变，须重新决定") != std::string::npos);
  CHECK(lapsed.out.find("已核实") != std::string::npos);
  CHECK((*findRule(office.findings(), "ARI-01"))["lapsed"]["cause"] == "other-values");

  office.receive("1");
  const ProgramRun mended = office.run({"lint", "reports"});
  CHECK(mended.status == 0);
  CHECK(mended.out.find("gouji-baseline.json:4:1 提示") != std::string::npos);
  CHECK(office.run({"baseline", "prune", "--check", "reports"}).status == 1);
  CHECK(office.read("gouji-baseline.json") == first);
  CHECK(office.run({"baseline", "prune", "reports"}).status == 0);
  CHECK(json::parse(office.read("gouji-baseline.json"))["entries"].empty());
  CHECK(office.run({"baseline", "prune", "--check", "reports"}).status == 0);
}

TEST_CASE("creating a baseline again accepts the new numbers and leaves other reports alone") {
  const Office office;
  SampleReport other = SampleReport::oneRequest();
  other.agency = "某某县水务局";
  other.requests["received total"] = "5";
  office.folder.write("reports/水务局.txt", asText(other));
  CHECK(office.run({"baseline", "create", "reports", "-o", "b.json"}).status == 0);
  CHECK(json::parse(office.read("b.json"))["entries"].size() == 2);
  office.receive("4");
  CHECK(office.run({"lint", "reports", "-b", "b.json"}).status == 1);
  const ProgramRun again =
      office.run({"baseline", "create", "reports/教育局.txt", "-o", "b.json", "--lang", "en"});
  CHECK(again.err == "b.json: 1 added, 1 kept, 1 removed\n");
  CHECK(office.run({"lint", "reports", "-b", "b.json"}).status == 0);
  const ProgramRun shown = office.run({"baseline", "show", "b.json"});
  CHECK(shown.status == 0);
  CHECK(shown.out.find("某某县水务局，2025 年") != std::string::npos);
}

TEST_CASE("a baseline lies in the folder that is checked without being taken for a report") {
  const Office office;
  CHECK(office.run({"baseline", "create", "reports", "-o", "reports/b.json"}).status == 0);
  CHECK(office.run({"lint", "reports", "-b", "reports/b.json"}).status == 0);
}

TEST_CASE("a report that could not be read is in no baseline and makes the status 2") {
  const Office office;
  office.folder.write("reports/空.txt", "");
  CHECK(office.run({"baseline", "create", "reports", "-o", "b.json"}).status == 2);
  CHECK(json::parse(office.read("b.json"))["entries"].size() == 1);
}

TEST_CASE("accepted findings stay in the outputs for programs, marked") {
  const Office office;
  office.folder.write("gouji.toml",
                      "[[waiver]]\nrule = \"ARI-01\"\nreason = \"口径不同\"\nauthor = \"督查室\"\n"
                      "expires = 2026-12-31\n");
  const json findings = office.findings({"--today", "2026-12-31"});
  const json* finding = findRule(findings, "ARI-01");
  REQUIRE(finding != nullptr);
  CHECK((*finding)["suppressed"] == json{{"kind", "waiver"},
                                         {"reason", "口径不同"},
                                         {"author", "督查室"},
                                         {"expires", "2026-12-31"}});
  const json sarif = json::parse(
      office.run({"lint", "reports", "--format", "sarif", "--today", "2026-12-31"}).out);
  for (const json& result : sarif["runs"][0]["results"]) {
    const bool isWaived = result["ruleId"] == "ARI-01" && result["kind"] == "fail";
    REQUIRE(result["suppressions"].size() == (isWaived ? 1 : 0));
    if (isWaived) CHECK(result["suppressions"][0]["status"] == "accepted");
  }
  CHECK(office.run({"lint", "reports", "--today", "2026-12-31"}).status == 0);
  CHECK(office.run({"lint", "reports", "--today", "2027-01-01"}).status == 1);
}

TEST_CASE("waivers lie in the configuration, in the folder, or beside the report") {
  const std::string waiver = "[[waiver]]\nrule = \"row-total\"\nreason = \"r\"\n";
  for (const std::string name :
       {"gouji.toml", "reports/gouji.waivers.toml", "reports/教育局.txt.waivers.toml"}) {
    const Office office;
    office.folder.write(name, waiver);
    INFO(name);
    CHECK(office.run({"lint", "reports"}).status == 0);
    // A named configuration is all there is: nothing that lies beside a report waives anything.
    CHECK(office.run({"lint", "reports", "--no-config"}).status == 1);
    office.folder.write("mine.toml", "");
    CHECK(office.run({"lint", "reports", "--config", "mine.toml"}).status == 1);
    const ProgramRun named = office.run({"lint", "reports", "--no-config", "--waivers", name});
    CHECK(named.status == 0);
  }
}

TEST_CASE(
    "a baseline holds for a sentence when others are put before it, until its figures change") {
  const Office office;
  const std::string accepted = "发布信息137条，其中政策29条、动态126条。";
  const auto write = [&office](const std::string& words) {
    json report = json::parse(asJsonLine(SampleReport::oneRequest()));
    report["sections"]["other"]["text"] = "本年度未收取信息处理费。" + words;
    office.folder.write("reports/教育局.txt", report.dump());
  };
  const auto run = [&office](std::vector<std::string> more) {
    more.insert(more.begin(), {"--select", "NAR-14", "--baseline", "b.json"});
    return office.findings(more);
  };
  write(accepted);
  REQUIRE(
      office.run({"baseline", "create", "reports", "--select", "NAR-14", "--baseline", "b.json"})
          .status == 0);
  REQUIRE(run({}).size() == 1);
  CHECK(run({})[0]["suppressed"].is_object());

  write("受理咨询85件，其中电话44件、网上50件。" + accepted);
  REQUIRE(run({}).size() == 2);
  CHECK(run({})[0]["suppressed"].is_null());
  CHECK(run({})[1]["suppressed"].is_object());
  CHECK(run({})[1]["instance"] == "NAR-14#2");

  write("发布信息137条，其中政策29条、动态127条。");
  REQUIRE(run({}).size() == 1);
  CHECK(run({})[0]["suppressed"].is_null());
  CHECK(run({})[0].contains("lapsed"));
}

TEST_CASE("a waiver that nothing needs is told at its place, and counts as information only") {
  const Office office;
  office.receive("1");
  office.folder.write("reports/教育局.txt.waivers.toml",
                      "[[waiver]]\nrule = \"ARI-01\"\nreason = \"r\"\n");
  const ProgramRun run = office.run({"lint", "reports"});
  CHECK(run.status == 0);
  CHECK(run.out.find("reports/教育局.txt.waivers.toml:2:8 提示") != std::string::npos);
  CHECK(run.out.find("检查了 1 份报告") != std::string::npos);
  CHECK(office.run({"lint", "reports", "--fail-on", "info"}).status == 1);
  // A run without the rule knows nothing of its waivers.
  CHECK(office.run({"lint", "reports", "--select", "STR", "--fail-on", "info"}).status == 0);
}

TEST_CASE("mistakes in waivers stop the run, each at its place") {
  const Office office;
  office.folder.write(
      "reports/gouji.waivers.toml",
      "[[waiver]]\nrule = \"ARI-1\"\nreason = \"r\"\n[[waiver]]\nrule = \"ARI-01\"\n"
      "resaon = \"r\"\n");
  const ProgramRun run = office.run({"lint", "reports", "--lang", "en"});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err.find("did you mean `ARI-01`?") != std::string::npos);
  CHECK(run.err.find("did you mean `reason`?") != std::string::npos);
  CHECK(run.err.find("reports/gouji.waivers.toml:6:1") != std::string::npos);
}

TEST_CASE("decisions are the same for every number of jobs") {
  const TemporaryFolder folder;
  for (int i = 0; i < 12; ++i) {
    SampleReport report = SampleReport::oneRequest();
    report.agency = "某某县第" + std::to_string(i) + "局";
    report.requests["received total"] = std::to_string(2 + i % 3);
    folder.write("r" + std::to_string(i) + ".txt", asText(report));
  }
  for (const char* jobs : {"1", "4"})
    CHECK(runGouji({"baseline", "create", ".", "-j", jobs, "-o", std::string(jobs) + ".out"}, {},
                   folder.path())
              .status == 0);
  const ProgramRun same = runShell("cmp 1.out 4.out", folder.path());
  CHECK(same.status == 0);
  const std::vector<std::string> lint = {"lint", ".", "-b", "1.out", "-f", "json", "-j"};
  auto one = lint;
  one.emplace_back("1");
  auto four = lint;
  four.emplace_back("4");
  CHECK(runGouji(one, {}, folder.path()).out == runGouji(four, {}, folder.path()).out);
}

}  // namespace
