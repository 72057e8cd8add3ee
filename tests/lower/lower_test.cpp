// What rules become: instances, sides, shapes, guards, equations.
#include <catch2/catch.hpp>

#include <algorithm>

#include "engine/plan/dump.h"
#include "engine/plan/serialize.h"
#include "engine/plan/validate.h"
#include "tests/sema/memory_rules.h"

using namespace gouji;
using namespace gouji::test;

namespace {

/// The dump of the instances of one rule.
std::string dumpOf(const Compiled& compiled, const std::string& rule) {
  const std::string all = plan::dumpPlan(compiled.plan());
  std::string out;
  bool isWanted = false;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.find('\n', begin) + 1;
    const std::string line = all.substr(begin, end - begin);
    if (line[0] != ' ') isWanted = line.starts_with(rule);
    if (isWanted) out += line;
    begin = end;
  }
  return out;
}

std::size_t countInstances(const Compiled& compiled, const std::string& rule) {
  const auto& plan = compiled.plan();
  return static_cast<std::size_t>(std::count_if(
      plan.instances.begin(), plan.instances.end(),
      [&](const plan::Instance& instance) { return plan.rules[instance.rule].id == rule; }));
}

}  // namespace

TEST_CASE("a loop gives one instance per column, with the column's key") {
  const Compiled c = compileOnSmallForm(R"(
    rule A-01 flow "流量" {
      for x in work.columns when x != total
      check work[received, x] == work[done.total, x] + work[left, x]
      level info
    })");
  REQUIRE(c.diagnostics.sorted().empty());
  CHECK(countInstances(c, "A-01") == 3);
  CHECK(
      dumpOf(c, "A-01[firms.big]") ==
      "A-01[firms.big] on small\n"
      "  check compare(==, cell(work[received, firms.big]), add(cell(work[done.total, firms.big]), "
      "cell(work[left, firms.big])))\n"
      "  expected right\n"
      "  focus work[received, firms.big]\n"
      "  level info\n"
      "  linear +1 work[received, firms.big] -1 work[done.total, firms.big] -1 work[left, "
      "firms.big] == 0\n");
}

TEST_CASE("a finding stands where its check looks, and only else where its guard does") {
  const Compiled c = compileOnSmallForm(R"(
    rule A-01 check-says "检查" { when has_table(work)  check length(overview) > 3  level info }
    rule A-02 guard-says "条件" { when present(overview)  check year > 2000  level info })");
  REQUIRE(c.diagnostics.sorted().empty());
  for (const plan::Instance& instance : c.plan().instances) {
    if (!c.plan().rules[instance.rule].id.view().starts_with("A-")) continue;
    CHECK(instance.section == 0);
    CHECK(instance.table == kNone);
  }
}

TEST_CASE("a total has one instance per shape of its table, and exactly one applies") {
  const Compiled c = compileOnSmallForm("");
  REQUIRE(c.diagnostics.sorted().empty());
  const plan::Plan& plan = c.plan();
  for (const std::uint32_t shape : {kNone, 0u}) {
    std::map<std::string, int> applying;
    for (const plan::Instance& instance : plan.instances) {
      if (plan.rules[instance.rule].id != "SUM-02") continue;
      applying[plan.texts[instance.key].str()] += instance.appliesToVariant(shape) ? 1 : 0;
    }
    CHECK(applying.size() == 4);
    for (const auto& [key, count] : applying) {
      INFO(key);
      CHECK(count == 1);
    }
  }
}

TEST_CASE("the rows of a variant have their sums only where the variant is used") {
  const Compiled c = compileOnSmallForm("");
  CHECK(dumpOf(c, "SUM-01[done.all]").find("shapes work 2") != std::string::npos);
  CHECK(dumpOf(c, "SUM-01[done.open]").find("shapes work 1") != std::string::npos);
  CHECK(dumpOf(c, "SUM-01[received]").find("shapes") == std::string::npos);
  const std::string total = dumpOf(c, "SUM-02[people]");
  CHECK(total.find("sum(cell(work[done.open, people]), cell(work[done.closed, people]))") !=
        std::string::npos);
  CHECK(total.find("compare(==, cell(work[done.all, people]), cell(work[done.total, people]))") !=
        std::string::npos);
}

TEST_CASE("units of one base convert, the coarser into the finer") {
  const Compiled c = compileOnSmallForm(R"(
    rule A-01 fee "收费" { check money[fees, paid] >= 380 元 level info })");
  REQUIRE(c.diagnostics.sorted().empty());
  CHECK(dumpOf(c, "A-01").find("compare(>=, scale(cell(money[fees, paid]), 10000), number(380))") !=
        std::string::npos);
}

TEST_CASE("a tolerance or a decimal cell makes no equation for the locator") {
  const Compiled c = compileOnSmallForm(R"(
    rule A-01 within "容差" { check work[left, total] == work[received, total] within 1 level info }
    rule A-02 money "金额" { check money[fees, paid] == 3 level info }
    rule A-03 constant "常数" { check 2 * work[left, total] - 4 == 0 level info })");
  CHECK(dumpOf(c, "A-01").find("linear") == std::string::npos);
  CHECK(dumpOf(c, "A-02").find("linear") == std::string::npos);
  CHECK(dumpOf(c, "A-03").find("linear +2 work[left, total] == 4") != std::string::npos);
}

TEST_CASE("a rule that uses an unset parameter applies only where it is set") {
  const Compiled c = compileOnSmallForm(R"(
    param limit "上限" number 字
    rule A-01 guarded "有参数" { check length(overview) <= limit level info }
    rule A-02 asked "自己问" { check not is_set(limit) or length(overview) <= limit level info })");
  REQUIRE(c.diagnostics.sorted().empty());
  CHECK(dumpOf(c, "A-01").find("when is_set(limit)") != std::string::npos);
  CHECK(dumpOf(c, "A-02").find("when") == std::string::npos);
}

TEST_CASE("messages hold labels as words and figures as expressions") {
  const Compiled c = compileOnSmallForm(R"(
    rule A-01 message "提示" {
      for x in {people, total}
      check work[received, x] == work[left, x] + 1
      level info
      message zh "{x}：{right.1}，{left}，{diff}" en "{x}: {expected}, {actual}"
    })");
  REQUIRE(c.diagnostics.sorted().empty());
  const std::string dump = dumpOf(c, "A-01[people]");
  CHECK(dump.find(
            "zh 自然人：{cell(work[left, people])}，{cell(work[received, people])}，{subtract(") !=
        std::string::npos);
  CHECK(dump.find("en 自然人: {add(") != std::string::npos);
}

TEST_CASE("functions are opened where they are called, and the same expression is one node") {
  const Compiled c = compileOnSmallForm(R"(
    function near(a number 件, b number 件) = abs(a - b) <= 1
    rule A-01 one "一" { check near(work[left, total], work[received, total]) level info }
    rule A-02 two "二" { check abs(work[left, total] - work[received, total]) <= 1 level info })");
  REQUIRE(c.diagnostics.sorted().empty());
  std::vector<plan::NodeId> checks;
  for (const plan::Instance& instance : c.plan().instances) {
    if (c.plan().rules[instance.rule].id.view().starts_with("A-")) checks.push_back(instance.check);
  }
  REQUIRE(checks.size() == 2);
  CHECK(checks[0] == checks[1]);
}

TEST_CASE("quantifiers over the form are unrolled, those over claims are not") {
  const Compiled c = compileOnSmallForm(R"(
    extract found in overview unit 件 { number "收到{n}件" }
    rule A-01 every "都" { check every(x in work.columns : work[left, x] >= 0) level info }
    rule A-02 claims "主张" { check some(p in found : p == work[received, total]) level info }
    rule A-03 loop "逐条" { for p in found check p == work[received, total] level info })");
  REQUIRE(c.diagnostics.sorted().empty());
  CHECK(dumpOf(c, "A-01").find("and(compare(>=, cell(work[left, people])") != std::string::npos);
  CHECK(dumpOf(c, "A-02").find("some_claim(#0, found, compare(==, claim(#0, value)") !=
        std::string::npos);
  CHECK(dumpOf(c, "A-03").find("expected left") != std::string::npos);
}

TEST_CASE("every compiled plan is consistent, one with mistakes too") {
  CHECK(plan::isConsistent(compileOnSmallForm("").plan()));
  CHECK(plan::isConsistent(
      compileOnSmallForm("rule A-01 x \"错\" { check work[lost, total] == 0 level info }").plan()));
  CHECK(plan::isConsistent(builtinPlan()));
}

TEST_CASE("the plan grows with the rules, not with their square") {
  const auto nodesOf = [](int rules) {
    std::string text;
    for (int i = 0; i < rules; ++i) {
      const std::string n = std::to_string(i);
      text += "rule L-" + n + " flow \"流量\" { for c in work.columns check work[received, c] + " +
              n + " == work[left, c] level info }\n";
    }
    const Compiled c = compileOnSmallForm(text);
    REQUIRE(c.diagnostics.errorCount() == 0);
    return c.plan().nodes.size();
  };
  const std::size_t none = nodesOf(0), some = nodesOf(50) - none, more = nodesOf(500) - none;
  CHECK(more <= some * 10 + 50);
  CHECK(more >= some * 9);
}

TEST_CASE("a rule reads last year's report when its condition or its check does") {
  const Compiled c = compileOnSmallForm(R"(
    rule A-01 check-reads "检查" { check work[received, total] >= prior.work[left, total]  level info }
    rule A-02 guard-reads "条件" { when present(prior)  check work[received, total] >= 0  level info }
    rule A-03 message-reads "说明" {
      check work[received, total] >= 0
      level info
      message zh "{prior.work[received, total]}" en "{prior.work[received, total]}"
    }
    rule A-04 below "深处" {
      check sum(work[received, total], max(1, prior.work[left, total])) >= 0 or work[left, total] == 0
      level info
    })");
  REQUIRE(c.diagnostics.sorted().empty());
  const auto readsPrior = [&](const std::string& rule) {
    return c.plan().rules[*c.plan().findRule(rule)].readsPrior;
  };
  CHECK(readsPrior("A-01"));
  CHECK(readsPrior("A-02"));
  CHECK_FALSE(readsPrior("A-03"));
  CHECK(readsPrior("A-04"));
}
