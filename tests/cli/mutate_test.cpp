// `gouji rules test --mutate` and `gouji rules doc` as a user runs them.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/cli/program.h"
#include "tests/golden_file.h"
#include "tests/temporary_folder.h"

namespace {

const std::string kRoot = GOUJI_SOURCE_DIR;

nlohmann::json mutate() {
  const ProgramRun run = runGouji({"rules", "test", "--mutate", "--format", "json"});
  INFO(run.err);
  REQUIRE(run.status == 0);
  return nlohmann::json::parse(run.out);
}

bool isNumberSlip(const std::string& kind) {
  static const std::set<std::string> kinds = {"one-up", "one-down", "swapped-digits", "added-digit",
                                              "dropped-digit"};
  return kinds.contains(kind);
}

}  // namespace

TEST_CASE("every wrong number in tables three and four is an error") {
  const nlohmann::json result = mutate();
  std::set<std::string> cells;
  for (const auto& mutant : result["mutants"]) {
    const bool isInQuestion = (mutant["table"] == "requests" || mutant["table"] == "disputes") &&
                              isNumberSlip(mutant["kind"]);
    if (!isInQuestion) continue;
    INFO(mutant.dump());
    CHECK(mutant["caught_at"] == "error");
    cells.insert(mutant["place"]);
  }
  CHECK(cells.size() == 175 + 15);
}

TEST_CASE("shifted rows and columns of tables three and four are errors") {
  const nlohmann::json result = mutate();
  for (const auto& mutant : result["mutants"]) {
    const std::string kind = mutant["kind"];
    if (mutant["table"] == "proactive" || !kind.starts_with("shifted")) continue;
    INFO(mutant.dump());
    CHECK(mutant["caught_at"] == "error");
  }
}

TEST_CASE("no cell is left blank or filled with a mark unnoticed") {
  const nlohmann::json result = mutate();
  for (const auto& mutant : result["mutants"]) {
    if (mutant["kind"] != "blank" && mutant["kind"] != "filler") continue;
    INFO(mutant.dump());
    CHECK((mutant["caught_at"] == "error" || mutant["caught_at"] == "warning"));
  }
}

TEST_CASE("what no equation ties is said, in both languages") {
  const ProgramRun english = runGouji({"rules", "test", "--mutate", "--lang", "en"});
  CHECK(english.out.find("No equation ties these cells") != std::string::npos);
  CHECK(english.out.find("  proactive[fees, amount]\n") != std::string::npos);
  CHECK(english.out.find("  requests[received, total]\n") == std::string::npos);
  const ProgramRun chinese = runGouji({"rules", "test", "--mutate"});
  CHECK(chinese.out.find("没有等式约束这些单元格") != std::string::npos);
}

TEST_CASE("--verbose lists every slip that was not caught") {
  const std::string shortList = runGouji({"rules", "test", "--mutate"}).out;
  const std::string longList = runGouji({"rules", "test", "--mutate", "--verbose"}).out;
  CHECK(shortList.find("--verbose") != std::string::npos);
  CHECK(longList.find("--verbose") == std::string::npos);
  CHECK(longList.size() > shortList.size());
}

TEST_CASE("without the equations wrong numbers get through, and the status says so") {
  const ProgramRun run =
      runGouji({"rules", "test", "--mutate", "--select", "CMP,ARI-03", "--lang", "en"});
  // ARI-03 alone ties four rows, and a wrong number elsewhere is not its business.
  CHECK(run.status == 0);
  const TemporaryFolder folder;
  const std::string profile = folder.write(
      "mild.gj", "import \"builtin:arithmetic.gj\"\nprofile mild \"宽松\" { level ARI-03 info }\n");
  const ProgramRun mild = runGouji(
      {"rules", "test", "--mutate", "--select", "ARI-03", "--profile", profile, "--lang", "en"});
  INFO(mild.out << mild.err);
  CHECK(mild.status == 1);
  CHECK(mild.out.find("that are not caught as errors: ") != std::string::npos);
}

TEST_CASE("a report that is not right is refused") {
  const ProgramRun run =
      runGouji({"rules", "test", "--mutate", kRoot + "/fixtures/reports/mistakes-2025.txt"});
  CHECK(run.status == 2);
  CHECK(run.err.find("无从分辨差错") != std::string::npos);
}

TEST_CASE("a report of one's own can be tried, and only one") {
  const std::string report = kRoot + "/fixtures/reports/township-2025.md";
  CHECK(runGouji({"rules", "test", "--mutate", report}).status == 0);
  CHECK(runGouji({"rules", "test", "--mutate", report, report}).status == 2);
}

TEST_CASE("options of --mutate are not ignored in silence") {
  const ProgramRun run = runGouji({"rules", "test", "--format", "json", kRoot + "/rules"});
  CHECK(run.status == 2);
  CHECK(run.err.find("--mutate") != std::string::npos);
  CHECK(runGouji({"rules", "test"}).status == 2);
}

namespace {

std::string readWhole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct CataloguePage {
  std::string file;
  std::string language;
};
const std::vector<CataloguePage> kPages = {{"docs/rules.md", "en"}, {"docs/rules.zh-CN.md", "zh"}};

std::vector<nlohmann::json> listRules() {
  return nlohmann::json::parse(runGouji({"rules", "list", "--format", "json"}).out)
      .get<std::vector<nlohmann::json>>();
}

/// Whether `word` occurs with no letter, digit or hyphen behind it.
bool mentions(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const char next = at + word.size() < text.size() ? text[at + word.size()] : '\n';
    if (std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '-') return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the document of the command line shows what its command prints") {
  const std::string shown = readWhole(kRoot + "/docs/command-line.md");
  const std::string open = "```console\n$ gouji rules test";
  const std::size_t at = shown.find(open);
  REQUIRE(at != std::string::npos);
  const std::size_t command = shown.find("gouji", at);
  const std::size_t lineEnd = shown.find('\n', command);
  const std::string line = "\"$GOUJI\"" + shown.substr(command + 5, lineEnd - command - 5);
  const std::string printed = runShell(line, kRoot).out;
  const std::string expected = shown.substr(lineEnd + 1, shown.find("```", lineEnd) - lineEnd - 1);
  CHECK((printed == expected || printed == expected + '\n'));
}

TEST_CASE("the catalogue of the rules is what the rules and their tests say today") {
  for (const CataloguePage& page : kPages) {
    const ProgramRun run =
        runGouji({"rules", "doc", "fixtures/rules", "--lang", page.language}, {}, kRoot);
    INFO(run.err);
    REQUIRE(run.status == 0);
    // GOUJI_UPDATE_GOLDEN=1 brings both pages up to date.
    const std::string difference = compareWithGolden("../" + page.file, run.out);
    INFO(page.file << " is stale: " << difference);
    CHECK(difference.empty());
  }
}

TEST_CASE("every rule of the pack stands in the catalogue with an example, in both languages") {
  for (const CataloguePage& page : kPages) {
    const std::string catalogue = readWhole(kRoot + '/' + page.file);
    for (const nlohmann::json& rule : listRules()) {
      const std::string id = rule["id"];
      const std::string heading = "\n### " + id + ' ' + rule["name"].get<std::string>() + '\n';
      INFO(page.file << ' ' << id);
      const std::size_t begin = catalogue.find(heading);
      REQUIRE(begin != std::string::npos);
      const std::string section =
          catalogue.substr(begin, catalogue.find("\n### ", begin + 1) - begin);
      CHECK(section.find("\n> ") != std::string::npos);
      CHECK(section.find("`--ignore " + id + '`') != std::string::npos);
    }
  }
}

TEST_CASE("every rule of the pack has a case that passes and one that fails") {
  const ProgramRun all = runShell("cat fixtures/rules/*.gj fixtures/profiles/*.gj", kRoot);
  REQUIRE(all.status == 0);
  for (const nlohmann::json& rule : listRules()) {
    const std::string id = rule["id"];
    INFO(id);
    CHECK(mentions(all.out, "fail " + id));
    const bool passes =
        mentions(all.out, "pass " + id) || mentions(all.out, "not_applicable " + id);
    CHECK(passes);
  }
}
