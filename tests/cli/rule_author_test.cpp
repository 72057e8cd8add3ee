// Whoever writes rules: checks them without data, tests them, lays them out, uses them.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

constexpr std::string_view kRule =
    "import \"builtin:forms/disclosure-2021.gj\"\n"
    "\n"
    "rule MY-01 few-requests \"申请过多\" {\n"
    "  form disclosure-2021\n"
    "  check requests[received, total] <= 2\n"
    "  level error\n"
    "  message zh \"新收 {requests[received, total]} 件\" en \"{requests[received, total]} "
    "received\"\n"
    "}\n";

std::string readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool contains(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

TEST_CASE("a rule file without mistakes is said to be so") {
  const TemporaryFolder folder;
  const ProgramRun run = runGouji({"rules", "check", folder.write("my.gj", kRule)});
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(contains(run.out, "没有错误"));
}

TEST_CASE("a misspelt row is a mistake at its place, with what was probably meant") {
  const TemporaryFolder folder;
  std::string text(kRule);
  text.replace(text.find("received"), 8, "recieved");
  const ProgramRun run = runGouji({"rules", "check", folder.write("my.gj", text)});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "my.gj:5:18"));
  CHECK(contains(run.err, "`received`"));
}

TEST_CASE("rules of one's own are checked together with the built-in ones, or alone") {
  const TemporaryFolder folder;
  const std::string rules = folder.write("my.gj", kRule);
  SampleReport report = SampleReport::oneRequest();
  for (auto& [cell, value] : report.requests) value = "3";
  const std::string path = folder.write("a.txt", asText(report));
  const ProgramRun both = runGouji({"lint", path, "--rules", rules});
  INFO(both.out << both.err);
  CHECK(both.status == 1);
  CHECK(contains(both.out, "错误 MY-01\n  新收 3 件\n"));
  const ProgramRun alone = runGouji({"rules", "list", "--rules", rules, "--no-builtin"});
  CHECK(contains(alone.out, "MY-01"));
  CHECK(!contains(alone.out, "STR-01"));
  CHECK(runGouji({"lint", path}).status == 0);
}

TEST_CASE("mistakes in rules stop a run before anything is checked") {
  const TemporaryFolder folder;
  const std::string rules = folder.write("my.gj", "rule MY-01 {");
  const std::string path = folder.write("a.txt", asText(SampleReport::oneRequest()));
  const ProgramRun run = runGouji({"lint", path, "--rules", rules});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "my.gj:1:"));
}

TEST_CASE("test blocks pass or say what was expected and what came out") {
  const TemporaryFolder folder;
  const std::string tests =
      "sample many for disclosure-2021 {\n  set year = 2025\n  set requests[*, *] = 3\n}\n"
      "test MY-01 \"three are too many\" {\n  given many\n  expect fail MY-01\n}\n";
  const std::string wrong =
      "test MY-01 \"three are fine\" {\n  given many\n  expect pass MY-01\n}\n";
  const ProgramRun good =
      runGouji({"rules", "test", folder.write("good.gj", std::string(kRule) + tests)});
  INFO(good.err);
  CHECK(good.status == 0);
  CHECK(contains(good.out, "1 个测试：1 个通过，0 个未通过"));
  const ProgramRun bad =
      runGouji({"rules", "test", folder.write("bad.gj", std::string(kRule) + tests + wrong)});
  INFO(bad.out);
  CHECK(bad.status == 1);
  CHECK(contains(bad.out, "未通过 MY-01 three are fine"));
  CHECK(contains(bad.out, "expect pass MY-01"));
}

TEST_CASE("rule files are laid out in place, or only listed") {
  const TemporaryFolder folder;
  std::string untidy(kRule);
  untidy.replace(untidy.find("  check"), 2, "        ");
  const std::string path = folder.write("rules/my.gj", untidy);
  folder.write("rules/tidy.gj", kRule);

  const ProgramRun check = runGouji({"rules", "fmt", "--check", folder.path("rules")});
  CHECK(check.status == 1);
  CHECK(check.out == path + "\n2 个文件，1 个需要整理\n");
  CHECK(readFile(path) == untidy);
  CHECK(runGouji({"rules", "fmt", folder.path("rules")}).status == 0);
  CHECK(readFile(path) == kRule);
  CHECK(runGouji({"rules", "fmt", "--check", folder.path("rules")}).status == 0);
  CHECK(runGouji({"rules", "fmt", "-"}, untidy).out == kRule);
}

TEST_CASE("a file with mistakes is not laid out, and the others are") {
  const TemporaryFolder folder;
  std::string untidy(kRule);
  untidy.replace(untidy.find("  check"), 2, "        ");
  const std::string broken = folder.write("a.gj", "rule {{{");
  const std::string path = folder.write("b.gj", untidy);
  const ProgramRun run = runGouji({"rules", "fmt", folder.path()});
  CHECK(run.status == 2);
  CHECK(readFile(broken) == "rule {{{");
  CHECK(readFile(path) == kRule);
}

}  // namespace
