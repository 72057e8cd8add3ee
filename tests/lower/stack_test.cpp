// The deepest and the most shared expressions that rules may hold, compiled on a small stack.
#include <catch2/catch.hpp>

#include "engine/plan/dump.h"
#include "tests/sema/memory_rules.h"
#include "tests/small_stack.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string repeat(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

struct Outcome {
  std::string mistakes;  // in English, one a line
  std::vector<plan::LinearRow> rows;
};

// The totals of the form give equations of their own; they are not counted.
Outcome compileOnSmallStack(const std::string& text) {
  Outcome outcome;
  runOnSmallStack([&] {
    const Compiled compiled = compileOnSmallForm(text);
    for (const Diagnostic& diagnostic : compiled.diagnostics.sorted()) {
      if (diagnostic.severity() != Severity::kError) continue;
      outcome.mistakes += diagnostic.message().en + "\n";
    }
    const plan::Plan& plan = compiled.plan();
    for (const plan::LinearRow& row : plan.linearRows) {
      if (plan.rules[plan.instances[row.instance].rule].id == "A-01") outcome.rows.push_back(row);
    }
    static_cast<void>(plan::dumpPlan(plan));
  });
  return outcome;
}

std::string ruleOf(const std::string& check) {
  return "rule A-01 deep \"深\" { check " + check + " level info practice \"常识\" }\n";
}

}  // namespace

TEST_CASE("long and deep expressions compile on a small stack") {
  const std::string cell = "work[left, people]";
  for (const std::string& check :
       {cell + repeat(" + " + cell, 998) + " > 0", repeat("- ", 990) + cell + " > 0",
        repeat("not ", 990) + cell + " > 0", "a()" + repeat(" implies a()", 990),
        repeat("(", 90) + cell + repeat(" + 1 + 1)", 90) + " > 0",
        repeat("abs(", 75) + cell + repeat(" + 1 - 2)", 75) + " > 0",
        "(" + repeat("if year > 1 then 1 else ", 90) + cell + ") > 0"}) {
    INFO(check.substr(0, 60));
    CHECK(compileOnSmallStack("function a() = known(" + cell + ")\n" + ruleOf(check)).mistakes ==
          "");
  }
}

TEST_CASE("functions in functions reach a limit before the end of a small stack") {
  std::string text = "function f0(a) = a\n";
  for (int i = 1; i < 60; ++i) {
    text += "function f" + std::to_string(i) + "(a) = " + repeat("abs(", 20) + "f" +
            std::to_string(i - 1) + "(a)" + repeat(" + 1)", 20) + "\n";
  }
  CHECK_FALSE(compileOnSmallStack(text + ruleOf("f59(work[left, total]) > 0")).mistakes.empty());
}

TEST_CASE("whatever nests deeper than rules do is refused before the end of a small stack") {
  const auto chain = [](std::size_t count, const auto& line) {
    std::string text;
    for (std::size_t i = 1; i <= count; ++i) {
      text += line(std::to_string(i), std::to_string(i - 1)) + "\n";
    }
    return text;
  };
  const std::string check = ruleOf("k5000 > 0");
  for (const std::string& text :
       {chain(5000, [](auto i, auto last) { return "const k" + i + " = k" + last + " + 1"; }) +
            "const k0 = 1\n" + check,
        chain(150,
              [](auto i, auto last) {
                return "const k" + i + " = work[" + repeat("{", 90) + "k" + last + repeat("}", 90) +
                       ", people]";
              }) +
            "const k0 = left\n" + ruleOf("sum(k150) > 0"),
        ruleOf("every(x0 in {left}" +
               chain(3000, [](auto i, auto) { return ", x" + i + " in {left}"; }) + " : true)"),
        "rule A-01 deep \"深\" { for x0 in {left}" +
            chain(3000, [](auto i, auto) { return ", x" + i + " in {left}"; }) +
            " check true level info practice \"常识\" }",
        ruleOf("count(left" + repeat("..left", 990) + ") > 0"),
        ruleOf("count(work[left" + repeat("..left", 990) + ", people]) > 0"),
        chain(500, [](auto i, auto last) {
          return "profile p" + i + " extends p" + last + " { on SUM-01 }";
        }) + "profile p0 extends p500 { on SUM-01 }\n"}) {
    INFO(text.substr(0, 80));
    CHECK_FALSE(compileOnSmallStack(text).mistakes.empty());
  }
}

TEST_CASE("profiles may extend each other in long chains and share their parents") {
  std::string text = "profile p0 { off SUM-01 }\n" + ruleOf("work[left, people] >= 0");
  for (int i = 1; i <= 2000; ++i) {
    const std::string last = "p" + std::to_string(i - 1);
    text += "profile p" + std::to_string(i) + " extends " + last + ", " + last + " { }\n";
  }
  CHECK(compileOnSmallStack(text).mistakes == "");
}

TEST_CASE("a form nests as deeply as a file may") {
  const std::string bands = repeat("band \"组\" {", 90) + "r \"行\"" + repeat("}", 90);
  CHECK(compileOnSmallStack(
            "form deep \"深\" { years 2021.. section s \"一\" { table t { columns { c "
            "\"列\" } rows { " +
            bands + " } } } }\n")
            .mistakes == "");
}

TEST_CASE("a sum that is handed on through many calls becomes an equation on a small stack") {
  // Each call wraps what it is given in 900 additions; the calls do not nest in each other's
  // bodies, so their number is not limited by the depth of calls.
  const std::string text =
      "function more(a) = a" + repeat(" + work[left, people]", 900) + "\n" +
      ruleOf(repeat("more(", 90) + "work[left, total]" + repeat(")", 90) + " == 0");
  const Outcome outcome = compileOnSmallStack(text);
  CHECK(outcome.mistakes == "");
  REQUIRE(outcome.rows.size() == 1);
  REQUIRE(outcome.rows[0].terms.size() == 2);
  CHECK(outcome.rows[0].terms[0].coefficient + outcome.rows[0].terms[1].coefficient ==
        90 * 900 + 1);
}

TEST_CASE("a sum doubled many times over is added up once, not term by term") {
  const auto doubled = [](std::size_t times) {
    return "function twice(a) = a + a\n" + ruleOf(repeat("twice(", times) + "work[left, people]" +
                                                  repeat(")", times) + " == work[left, total]");
  };
  const Outcome some = compileOnSmallStack(doubled(30));
  CHECK(some.mistakes == "");
  REQUIRE(some.rows.size() == 1);
  REQUIRE(some.rows[0].terms.size() == 2);
  CHECK(some.rows[0].terms[0].coefficient == 1 << 30);
  // Beyond 32 bits it is a check like any other, without an equation.
  for (const std::size_t times : {31, 60, 90}) {
    const Outcome many = compileOnSmallStack(doubled(times));
    CHECK(many.mistakes == "");
    CHECK(many.rows.empty());
  }
}
