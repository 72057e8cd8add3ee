// Precision is held here: reports and sentences that are right, written with the turns of phrase
// that mislead a checker. A finding at warning or above on one of them is a false alarm.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace {

const std::string kCorpus = std::string(GOUJI_SOURCE_DIR) + "/fixtures/corpus";
const std::string kReports = kCorpus + "/reports";

std::vector<std::filesystem::path> filesOf(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// What failed, as the lines of `--format ndjson`.
std::vector<nlohmann::json> failuresIn(const ProgramRun& run) {
  std::vector<nlohmann::json> failures;
  for (const std::string& line : linesOf(run.out)) {
    const nlohmann::json finding = nlohmann::json::parse(line);
    if (finding["outcome"] == "fail") failures.push_back(finding);
  }
  return failures;
}

struct Sentence {
  std::string report;
  std::string section;
  std::string text;
};

std::vector<Sentence> readSentences() {
  std::vector<Sentence> sentences;
  for (const std::filesystem::path& path : filesOf(kCorpus + "/sentences")) {
    std::ifstream file(path);
    Sentence next;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("@report ")) {
        next.report = line.substr(8);
      } else if (line.starts_with("@section ")) {
        next.section = line.substr(9);
      } else if (!line.empty() && line.front() != '#') {
        next.text = line;
        sentences.push_back(next);
      }
    }
  }
  return sentences;
}

/// Rules that tell something of many reports, and why that is right.
const std::map<std::string, std::string>& frequentRules() {
  static const std::map<std::string, std::string> rules = {};
  return rules;
}

}  // namespace

TEST_CASE("no rule cries wolf over a report that is right") {
  std::size_t reports = 0;
  for (const std::filesystem::path& path : filesOf(kReports)) {
    const ProgramRun run = runGouji({"lint", "--fail-on", "warning", path.string()});
    INFO(path.filename().string() << "\n" << run.out << run.err);
    CHECK(run.status == 0);
    ++reports;
  }
  CHECK(reports >= 55);
}

TEST_CASE("no rule cries wolf over a sentence that is right") {
  const std::vector<Sentence> sentences = readSentences();
  CHECK(sentences.size() >= 500);
  std::map<std::string, nlohmann::json> carriers;
  std::string lines;
  for (const Sentence& sentence : sentences) {
    nlohmann::json& carrier = carriers[sentence.report];
    if (carrier.is_null())
      carrier = nlohmann::json::parse(runGouji({"extract", kReports + '/' + sentence.report}).out);
    nlohmann::json report = carrier;
    std::string& text =
        report["sections"][sentence.section]["text"].get_ref<nlohmann::json::string_t&>();
    text += '\n' + sentence.text;
    lines += report.dump() + '\n';
  }
  const ProgramRun run =
      runGouji({"lint", "-", "--format", "ndjson", "--fail-on", "warning"}, lines);
  for (const nlohmann::json& failure : failuresIn(run)) {
    if (failure["level"] == "info") continue;
    const std::size_t record = failure["record"];
    INFO(sentences.at(record - 1).text << "\n" << failure.dump());
    CHECK(failure["level"] == "info");
  }
  CHECK(run.status == 0);
}

TEST_CASE("no rule cries wolf under the profile of the report's kind") {
  for (const std::string kind : {"department", "township", "government"}) {
    std::vector<std::string> arguments = {"lint", "--profile", kind, "--fail-on", "warning"};
    for (const std::filesystem::path& path : filesOf(kReports))
      if (path.filename().string().starts_with(kind)) arguments.push_back(path.string());
    const ProgramRun run = runGouji(arguments);
    INFO(kind << "\n" << run.out << run.err);
    CHECK(run.status == 0);
  }
}

TEST_CASE("words that differ from a table are an error where both count the same office") {
  const auto levelUnder = [](const std::string& profile, const std::string& from,
                             const std::string& to) {
    std::string report = runGouji({"extract", kReports + "/department-disputes-2025.txt"}).out;
    REQUIRE(report.find(from) != std::string::npos);
    report.replace(report.find(from), from.size(), to);
    const std::string line = nlohmann::json::parse(report).dump() + '\n';
    std::vector<std::string> arguments = {"lint", "-", "--format", "ndjson", "--select", "NAR-02"};
    if (!profile.empty()) arguments.insert(arguments.end(), {"--profile", profile});
    const auto failures = failuresIn(runGouji(arguments, line));
    REQUIRE(failures.size() == 1);
    return failures.front()["level"].get<std::string>();
  };
  CHECK(levelUnder("", "申请78件", "申请87件") == "warning");
  CHECK(levelUnder("department", "申请78件", "申请87件") == "error");
  CHECK(levelUnder("government", "申请78件", "申请87件") == "warning");
  // With the right number beside it the wrong one counts something else.
  CHECK(levelUnder("department", "申请78件", "申请78件，分局收到申请9件") == "info");
}

TEST_CASE("a rule that tells something of more than a quarter of good reports has a reason") {
  const ProgramRun run = runGouji({"lint", "--format", "ndjson", kReports});
  INFO(run.err);
  REQUIRE(run.status == 0);
  std::map<std::string, std::set<std::string>> reportsByRule;
  for (const nlohmann::json& failure : failuresIn(run))
    reportsByRule[failure["rule"]].insert(failure["file"]);
  const std::size_t most = filesOf(kReports).size() / 4;
  for (const auto& [rule, reports] : reportsByRule) {
    INFO(rule << " fires on " << reports.size() << " reports");
    CHECK((reports.size() <= most || frequentRules().contains(rule)));
  }
  for (const auto& [rule, reason] : frequentRules()) {
    INFO(rule << " is listed but does not fire often: " << reason);
    CHECK(reportsByRule[rule].size() > most);
  }
}

TEST_CASE("a report of the corpus is read whole, so that silence means something") {
  const ProgramRun run =
      runGouji({"lint", "--format", "concise", "--select", "ARI,CMP-01", kReports});
  INFO(run.out << run.err);
  CHECK(run.status == 0);
  const ProgramRun extracted = runGouji({"extract", kReports + "/department-tax-free-2025.txt"});
  INFO(extracted.out);
  CHECK(extracted.out.find("1287") != std::string::npos);
}

TEST_CASE("the reports of the corpus are of many kinds") {
  std::map<std::string, int> kinds;
  std::map<std::string, int> formats;
  for (const std::filesystem::path& path : filesOf(kReports)) {
    const std::string name = path.filename().string();
    ++kinds[name.substr(0, name.find('-'))];
    ++formats[path.extension().string()];
  }
  for (const char* kind : {"department", "township", "government"}) CHECK(kinds[kind] >= 8);
  for (const char* format : {".txt", ".md", ".html"}) CHECK(formats[format] >= 7);
}
