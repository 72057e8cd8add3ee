// What a stranger's rule file may cost: each limit ends the work with its own message.
#include <catch2/catch.hpp>

#include <string>

#include "tests/sema/memory_rules.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string items(const std::string& prefix, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += prefix + std::to_string(i) + " \"项\"\n";
  return text;
}

std::string formWith(const std::string& columns, const std::string& rows,
                     const std::string& more = "") {
  return "form big \"大表\" { years 2021.. section s \"一、甲\" { table t { columns {" + columns +
         "} rows {" + rows + "} " + more + "} } }\n";
}

}  // namespace

TEST_CASE("a form has at most so many cells, sections and variants") {
  CHECK(
      compileText(formWith(items("c", 400), items("r", 400))).tells(DiagnosticKind::TooManyCells));
  std::string sections, variants;
  for (int i = 0; i < 70; ++i) sections += "section s" + std::to_string(i) + " \"甲\"\n";
  CHECK(compileText("form f \"表\" { years 2021.. " + sections + "}")
            .tells(DiagnosticKind::TooManySections));
  for (int i = 0; i < 40; ++i) {
    variants += "variant v" + std::to_string(i) + " \"变体\" { replaces a }\n";
  }
  CHECK(compileText(formWith("a \"甲\"", "b \"乙\"", variants))
            .tells(DiagnosticKind::TooManyVariants));
}

TEST_CASE("a rule unrolls to at most so many instances and expressions") {
  const std::string form = formWith(items("c", 150), items("r", 150));
  CHECK(compileText(form + "rule A-01 many \"多\" { for x in t.cells check x >= 0 level info }")
            .tells(DiagnosticKind::TooManyInstances));
  CHECK(compileText(form +
                    "rule A-01 many \"多\" { check every(x in t.rows, y in t.rows, z in t.rows : "
                    "t[x, c1] + t[y, c1] >= t[z, c1]) level info }")
            .tells(DiagnosticKind::TooManyExpansions));
}

TEST_CASE("functions that double each other stop at the limit") {
  std::string text = "function f0(a) = a\n";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "f" + std::to_string(i - 1);
    text += "function f" + std::to_string(i) + "(a) = " + last + "(a) + " + last + "(a)\n";
  }
  CHECK(compileOnSmallForm(text +
                           "rule A-01 x \"倍\" { check f39(work[left, total]) > 0 level info }")
            .tells(DiagnosticKind::TooManyExpansions));
}

TEST_CASE("calls and loops over claims nest only so deep") {
  std::string calls = "function f0(a) = a\n";
  for (int i = 1; i < 100; ++i) {
    calls += "function f" + std::to_string(i) + "(a) = f" + std::to_string(i - 1) + "(a)\n";
  }
  CHECK(compileOnSmallForm(calls +
                           "rule A-01 x \"深\" { check f99(work[left, total]) > 0 level info }")
            .tells(DiagnosticKind::CallTooDeep));
  std::string loops = "extract found in all { match \"收到\" }\nrule A-01 x \"深\" { check ";
  for (int i = 0; i < 12; ++i) loops += "some(p" + std::to_string(i) + " in found : ";
  loops += "p0.text == p1.text" + std::string(12, ')') + " level info }";
  CHECK(compileOnSmallForm(loops).tells(DiagnosticKind::TooManyClaimLoops));
}

TEST_CASE("an expression deep in deep functions stops before the stack does") {
  std::string deep = "a";
  for (int i = 0; i < 60; ++i) deep = "abs(" + deep + ")";
  std::string text = "function f0(a) = a\n";
  for (int i = 1; i < 60; ++i) {
    text +=
        "function f" + std::to_string(i) + "(a) = f" + std::to_string(i - 1) + "(" + deep + ")\n";
  }
  const Compiled c = compileOnSmallForm(
      text + "rule A-01 x \"深\" { check f59(work[left, total]) > 0 level info }");
  CHECK(c.diagnostics.errorCount() <= 1);
}

TEST_CASE("a pattern has at most so many bytes") {
  CHECK(compileOnSmallForm("rule A-01 x \"长\" { check matches(overview, \"" +
                           std::string(3000, 'a') + "\") level info }")
            .tells(DiagnosticKind::PatternTooLong));
}

TEST_CASE("templates are used at most so many times") {
  std::string text = "template t(id rule) { rule id x \"用\" { check year > 0 level info } }\n";
  for (int i = 0; i <= 10'000; ++i) text += "use t(T-" + std::to_string(i) + ")\n";
  CHECK(compileOnSmallForm(text).tells(DiagnosticKind::TooManyTemplateUses));
}
