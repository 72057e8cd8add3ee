#include "engine/ruletest/run_tests.h"

#include <catch2/catch.hpp>

#include "tests/ruletest/memory_rules.h"

namespace gouji::test {
namespace {

// Two rows whose totals must agree with each other, so that one wrong cell can be located.
const std::string kRules = R"gj(
unit 件
form small "小表" {
  years 2021..
  basis "b"
  section overview "一、总体情况"
  section numbers "二、数据" {
    table t unit 件 {
      columns {
        a "甲"
        b "乙"
        total "合计" = sum(leaves) as TOT-01
      }
      rows {
        received "收到"
        group done "办理" { answered "答复" refused "拒绝" }
        change "增减" signed
      }
      variant one_row "办理为一行" {
        replaces rows done.*
        row done "办理"
      }
    }
  }
  section other "三、其他"
}
rule TOT-01 row-total "横向合计" { check totals  level error  basis "b" }
rule FLOW flow "收到等于办理" {
  for c in t.columns
  check t[received, c] == t[answered, c] + t[refused, c]
  level error  basis "b"
}
rule DAY submitted-late "迟报" { check submitted <= date(2026, 1, 31)  level warning  basis "b" }
rule OFF off-rule "默认关闭" { off  check year == 2020  level info  basis "b" }
rule SHAPE shape "表格结构" {
  check has_table(t) and count(missing_rows(t)) == 0 and not uses(t, one_row)  level error  basis "b"
}
rule WORDS heading "标题用语" {
  for s in sections  when present(s)  check exact_wording(s)  level info  basis "b"
}
extract received_claim in overview unit 件 { number "收到申请{n}件" }
rule CLAIM claim "正文件数" {
  for n in received_claim  check n == t[received, total]  level warning  basis "b"
}
sample clean for small {
  set year = 2025
  set kind = department
  set title = "某某局2025年报告"
  set submitted = "2026-01-20"
  set overview = "收到申请12件。"
  set t[*, *] = 0
  set t[received, *] = {10, 2, 12}
  set t[answered, *] = {8, 2, 10}
  set t[refused, *] = {2, 0, 2}
}
sample late for small from clean { set submitted = "2026-02-20" }
)gj";

RuleTestRun runTests(const std::string& tests, const RuleTestOptions& options = {}) {
  std::string mistakes;
  const CompiledPack pack = compileText(kRules + tests, mistakes);
  INFO(mistakes);
  REQUIRE(mistakes.empty());
  return runRuleTests(pack, options);
}

/// The failures of all tests in English, one a line.
std::string failuresOf(const std::string& tests) {
  std::string text;
  for (const RuleTestResult& test : runTests(tests).tests)
    for (const RuleTestFailure& failure : test.failures) text += failure.text.en + "\n";
  return text;
}

TEST_CASE("tests that come true pass") {
  CHECK(failuresOf(R"gj(
test TOT-01 "sound" { given clean  expect pass TOT-01, pass FLOW[a], pass CLAIM  else nothing }
test FLOW "one wrong cell" {
  given clean
  set t[refused, total] = 20
  expect fail FLOW[total], fail TOT-01[done.refused]
  locate t[refused, total]
  else nothing
}
test TOT-01 "blank" { given clean  set t[received, a] = blank  expect undecided TOT-01[received] }
test TOT-01 "text" { given clean  set t[received, a] = "若干"  expect undecided TOT-01[received] }
test DAY "from another sample" { given late  expect fail DAY  else nothing }
test OFF "rules that a test names run" { given clean  expect fail OFF }
test SHAPE "a row left out" { given clean  set t[change, *] = absent  expect fail SHAPE }
test SHAPE "the other shape" {
  given clean
  set t[done.*, *] = absent
  set t[done, *] = {10, 2, 12}
  expect fail SHAPE, pass TOT-01[done]
}
test WORDS "a heading changed" {
  given clean
  set other.heading = "三、其它"
  expect fail WORDS[other], pass WORDS[overview]
}
test WORDS "a section left out" {
  given clean  set other = absent  expect not_applicable WORDS[other]
}
test CLAIM "the second claim" {
  given clean
  set overview = "收到申请12件。另收到申请3件。"
  expect fail CLAIM#2, pass CLAIM#1
}
)gj") == "");
}

TEST_CASE("a failure tells what was expected and what came out, in figures") {
  CHECK(
      failuresOf(R"gj(
test TOT-01 "wrong" { given clean  set t[received, total] = 21  expect pass TOT-01[received] }
)gj") ==
      "expected TOT-01[received]: pass, actual: TOT-01[received]: fail (should be 12 (10 + 2), is "
      "21, difference +9)\n");
  CHECK(
      failuresOf(R"gj(test FLOW "too sure" { given clean  expect fail FLOW[a] })gj") ==
      "expected FLOW[a]: fail, actual: FLOW[a]: pass (should be 10 (8 + 2), is 10: they agree)\n");
  CHECK(failuresOf(R"gj(
test TOT-01 "open" { given clean  set t[received, a] = blank  expect fail TOT-01[received] }
)gj") == "expected TOT-01[received]: fail, actual: TOT-01[received]: undecided (t[received, a] is "
         "blank: undecided)\n");
}

TEST_CASE("else nothing names what failed besides") {
  CHECK(failuresOf(R"gj(
test FLOW "more than it says" {
  given clean  set t[received, total] = 21  expect fail FLOW[total]  else nothing
}
)gj")
            .starts_with("expected nothing else to fail, actual: TOT-01[received]: fail ("));
}

TEST_CASE("locate wants the cells that are named, and no others") {
  CHECK(failuresOf(R"gj(
test FLOW "elsewhere" { given clean  set t[refused, total] = 20  locate t[refused, a] }
test FLOW "nothing wrong" { given clean  locate t[refused, a] }
)gj") == "expected to locate t[done.refused, a], actual: t[done.refused, total]\n"
         "expected to locate t[done.refused, a], actual: nothing located\n");
}

TEST_CASE("without an instance, fail wants one and pass wants no worse") {
  CHECK(failuresOf(R"gj(
test FLOW "one of three" { given clean  set t[received, a] = 11  expect fail FLOW }
)gj") == "");
  CHECK_FALSE(failuresOf(R"gj(
test FLOW "not all" { given clean  set t[received, a] = 11  expect pass FLOW }
)gj")
                  .empty());
}

TEST_CASE("files are read by the caller, relative to the rule file") {
  std::string asked;
  RuleTestOptions options;
  options.readReport = [&asked](const std::string& path) -> Result<Report> {
    asked = path;
    return Error{"file.not-found", {"没有这个文件", "no such file"}, {}};
  };
  const RuleTestRun run =
      runTests(R"gj(test DAY "file" { given "reports/x.json"  expect pass DAY })gj", options);
  CHECK(asked == "reports/x.json");
  CHECK(run.failed == 1);
  CHECK(run.tests.at(0).failures.at(0).text.en == "no such file");
}

TEST_CASE("tests are chosen by the rule they are for") {
  RuleTestOptions options;
  options.rulePrefixes = {"DA"};
  const RuleTestRun run = runTests(R"gj(
test DAY "a" { given clean  expect pass DAY }
test FLOW "b" { given clean  expect fail FLOW }
)gj",
                                   options);
  CHECK(run.tests.size() == 1);
  CHECK(run.tests[0].title == "a");
  CHECK(run.failed == 0);
}

}  // namespace
}  // namespace gouji::test
