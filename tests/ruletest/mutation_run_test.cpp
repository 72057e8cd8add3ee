// Slips made on purpose, and what rules notice of them.
#include "engine/ruletest/mutation_run.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/eval/profile.h"
#include "tests/ruletest/memory_rules.h"

namespace gouji::test {
namespace {

const std::string kRules = R"gj(
unit 件
form small "小表" {
  years 2021..
  basis "b"
  section overview "一、总体情况"
  section numbers "二、数据" {
    table t unit 件 {
      columns { a "甲"  b "乙"  total "合计" = sum(leaves) as TOT-01 }
      rows { received "收到"  answered "答复" }
    }
    table alone unit 件 {
      columns { n "件数" }
      rows { fees "收费" }
    }
  }
}
rule TOT-01 row-total "横向合计" { check totals  level error  basis "b" }
rule EMPTY blank-cell "空白" { for x in cells  check not blank(x)  level warning  basis "b" }
extract received_claim in overview unit 件 { number "收到申请{n}件" }
rule CLAIM claim "正文件数" {
  for n in received_claim  check n == t[received, total]  level warning  basis "b"
}
)gj";

struct Trial {
  CompiledPack pack;
  Report report;
  MutationRun run;

  explicit Trial(const std::string& rules, const std::string& overview = {}) {
    std::string mistakes;
    pack = compileText(rules, mistakes);
    REQUIRE(mistakes.empty());
    report = Report::makeEmpty(pack.plan.forms.front());
    report.year = 2025;
    const Form& form = *report.form;
    const auto set = [&](const char* table, const char* row, const char* column, int number) {
      report.setNumber(form.findCell(table, row, column), number);
    };
    set("t", "received", "a", 12);
    set("t", "received", "b", 5);
    set("t", "received", "total", 17);
    set("t", "answered", "a", 0);
    set("t", "answered", "b", 0);
    set("t", "answered", "total", 0);
    set("alone", "fees", "n", 380);
    report.tablePresent.assign(form.tables.size(), true);
    report.sections[0].present = true;
    report.sections[0].heading = form.sections[0].heading.official;
    report.sections[0].text.append(overview, Location{});
    run = runMutations(pack.plan, Evaluator(pack.plan), makeDefaultOptions(pack.plan), report);
  }

  /// "before>after" of the mutants of a kind at a place.
  [[nodiscard]] std::vector<std::string> slips(MutationKind kind, const std::string& place) const {
    std::vector<std::string> out;
    for (const MutantVerdict& verdict : run.verdicts)
      if (verdict.kind == kind && verdict.place == place)
        out.push_back(verdict.before + ">" + verdict.after);
    return out;
  }
  [[nodiscard]] const MutantVerdict& at(MutationKind kind, const std::string& place) const {
    const auto found =
        std::find_if(run.verdicts.begin(), run.verdicts.end(), [&](const MutantVerdict& verdict) {
          return verdict.kind == kind && verdict.place == place;
        });
    REQUIRE(found != run.verdicts.end());
    return *found;
  }
};

using Slips = std::vector<std::string>;

TEST_CASE("the number of a cell is mistyped in every way that gives another number") {
  const Trial trial(kRules);
  const std::string place = "t[received, a]";
  CHECK(trial.slips(MutationKind::kOneUp, place) == Slips{"12>13"});
  CHECK(trial.slips(MutationKind::kOneDown, place) == Slips{"12>11"});
  CHECK(trial.slips(MutationKind::kSwappedDigits, place) == Slips{"12>21"});
  CHECK(trial.slips(MutationKind::kAddedDigit, place) == Slips{"12>122"});
  CHECK(trial.slips(MutationKind::kDroppedDigit, place) == Slips{"12>1"});
  CHECK(trial.slips(MutationKind::kFiller, place) == Slips{"12>/"});
}

TEST_CASE("what changes nothing, or nobody types, is no slip") {
  const Trial trial(kRules);
  CHECK(trial.slips(MutationKind::kOneDown, "t[answered, a]").empty());
  CHECK(trial.slips(MutationKind::kAddedDigit, "t[answered, a]").empty());
  CHECK(trial.slips(MutationKind::kSwappedDigits, "t[received, b]").empty());
  CHECK(trial.slips(MutationKind::kDroppedDigit, "t[received, b]").empty());
  CHECK(trial.slips(MutationKind::kShiftedRow, "t[answered, *]").empty());
}

TEST_CASE("rows slip to the right and columns down, and lose their last number") {
  const Trial trial(kRules);
  CHECK(trial.slips(MutationKind::kShiftedRow, "t[received, *]") == Slips{"12 5 17>0 12 5"});
  CHECK(trial.slips(MutationKind::kShiftedColumn, "t[*, a]") == Slips{"12 0>0 12"});
}

TEST_CASE("a slip is caught at the highest level at which a rule newly fails") {
  const Trial trial(kRules);
  const MutantVerdict& up = trial.at(MutationKind::kOneUp, "t[received, a]");
  CHECK(up.caughtAt == plan::Level::kError);
  REQUIRE(up.rules.size() == 1);
  CHECK(trial.pack.plan.rules[up.rules.front()].id == "TOT-01");
  CHECK(trial.at(MutationKind::kBlank, "t[received, a]").caughtAt == plan::Level::kWarning);
  CHECK_FALSE(trial.at(MutationKind::kFiller, "alone[fees, n]").caughtAt);
}

TEST_CASE("a number that no equation ties is told apart from one that got through") {
  const Trial trial(kRules);
  const CellId fees = trial.report.form->findCell("alone", "fees", "n");
  CHECK_FALSE(trial.run.inEquation[fees]);
  CHECK(trial.run.inEquation[trial.report.form->findCell("t", "received", "a")]);
  CHECK_FALSE(trial.at(MutationKind::kOneUp, "alone[fees, n]").caughtAt);
  CHECK(trial.run.escapes == 0);
}

TEST_CASE("an equation that only warns lets wrong numbers through") {
  std::string rules = kRules;
  const std::string level = "check totals  level error";
  rules.replace(rules.find(level), level.size(), "check totals  level warning");
  CHECK(Trial(rules).run.escapes > 0);
}

TEST_CASE("each number of the text that a rule reads is changed, dropped and contradicted") {
  const Trial trial(kRules, "主动公开120条。全年收到申请17件，均已办结。");
  const std::string place = "一、总体情况";
  CHECK(trial.slips(MutationKind::kChangedClaim, place) ==
        Slips{"全年收到申请17件>全年收到申请18件"});
  CHECK(trial.at(MutationKind::kChangedClaim, place).caughtAt == plan::Level::kWarning);
  CHECK_FALSE(trial.at(MutationKind::kDroppedClaim, place).caughtAt);
  CHECK(trial.at(MutationKind::kContradictedClaim, place).caughtAt == plan::Level::kWarning);
}

TEST_CASE("what is wrong with a report already does not count as caught") {
  const Trial trial(kRules, "全年收到申请99件。");
  CHECK_FALSE(trial.at(MutationKind::kChangedClaim, "一、总体情况").caughtAt);
}

}  // namespace
}  // namespace gouji::test
