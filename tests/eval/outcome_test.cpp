#include <catch2/catch.hpp>

#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

using plan::Comparison;
using plan::Missing;
using plan::Op;

/// business + other == total in the row `received`.
PlanBuilder rowTotal(Missing missing = Missing::kUndecided) {
  PlanBuilder b;
  b.check(b.equal(b.list(Op::kSum, {b.cell(0), b.cell(1)}), b.cell(2)), missing);
  return b;
}

TEST_CASE("a check that holds passes and one that does not fails") {
  const PlanBuilder b = rowTotal();
  Report report = b.report();
  CHECK(b.outcome(report) == Outcome::kPass);
  report.setNumber(0, 70);
  report.setNumber(2, 70);
  CHECK(b.outcome(report) == Outcome::kPass);
  report.setNumber(2, 47);
  CHECK(b.outcome(report) == Outcome::kFail);
}

TEST_CASE("passed instances are counted without being kept") {
  const PlanBuilder b = rowTotal();
  const Evaluation evaluation = Evaluator(b.plan).evaluate(b.report(), nullptr, {});
  CHECK(evaluation.results.empty());
  CHECK(evaluation.outcomes.of(Outcome::kPass) == 1);
}

TEST_CASE("a missing cell makes a check undecided and is named") {
  const PlanBuilder b = rowTotal();
  Report report = b.report();
  const auto expectUndecided = [&](Reason reason) {
    report.setNumber(2, 5);
    const InstanceResult result = b.result(report);
    CHECK(result.outcome == Outcome::kUndecided);
    CHECK(result.reason == reason);
    CHECK(result.reasonCell == 1);
  };
  SECTION("blank") {
    report.setState(1, CellState::kBlank);
    expectUndecided(Reason::kBlankCell);
  }
  SECTION("filler") {
    report.setState(1, CellState::kFiller, "/");
    expectUndecided(Reason::kFillerCell);
  }
  SECTION("text") {
    report.setState(1, CellState::kText, "见附件");
    expectUndecided(Reason::kTextCell);
  }
  SECTION("absent") {
    report.setState(1, CellState::kAbsent);
    expectUndecided(Reason::kAbsentCell);
  }
  SECTION("unreadable") {
    report.setState(1, CellState::kUnreadable, "1 2");
    expectUndecided(Reason::kUnreadableCell);
  }
}

TEST_CASE("known parts that exceed the total fail whatever the blanks hold") {
  const PlanBuilder b = rowTotal();
  Report report = b.report();
  report.setNumber(0, 70);
  report.setState(1, CellState::kBlank);
  report.setNumber(2, 47);
  CHECK(b.outcome(report) == Outcome::kFail);
  SECTION("but not when the missing cell may be negative") {
    PlanBuilder changes;
    changes.check(
        changes.equal(changes.list(Op::kSum, {changes.cell(6), changes.cell(7)}), changes.cell(8)));
    Report other = changes.report();
    other.setNumber(6, 70);
    other.setState(7, CellState::kBlank);
    other.setNumber(8, 47);
    CHECK(changes.outcome(other) == Outcome::kUndecided);
  }
}

TEST_CASE("what a rule wants of missing values") {
  Report report = rowTotal().report();
  report.setState(1, CellState::kBlank);
  report.setNumber(2, 5);
  SECTION("undecided is the default") {
    CHECK(rowTotal(Missing::kUndecided).outcome(report) == Outcome::kUndecided);
  }
  SECTION("strict: it fails, and says why") {
    const InstanceResult result = rowTotal(Missing::kStrict).result(report);
    CHECK(result.outcome == Outcome::kFail);
    CHECK(result.reason == Reason::kBlankCell);
    CHECK(result.explain.zh == "t[received, other] 为空白，规则要求填写");
  }
  SECTION("skip: it does not apply") {
    CHECK(rowTotal(Missing::kSkip).outcome(report) == Outcome::kNotApplicable);
  }
  SECTION("zero: blank and filler count as 0") {
    CHECK(rowTotal(Missing::kZero).outcome(report) == Outcome::kFail);
    report.setNumber(0, 5);
    CHECK(rowTotal(Missing::kZero).outcome(report) == Outcome::kPass);
    report.setState(1, CellState::kFiller, "—");
    CHECK(rowTotal(Missing::kZero).outcome(report) == Outcome::kPass);
  }
  SECTION("zero: what is absent, text or unreadable stays unknown") {
    report.setNumber(0, 5);
    for (const CellState state : {CellState::kAbsent, CellState::kText, CellState::kUnreadable}) {
      report.setState(1, state);
      CHECK(rowTotal(Missing::kZero).outcome(report) == Outcome::kUndecided);
    }
  }
  SECTION("bounds that settle it go before all of them") {
    report.setNumber(0, 70);
    for (const Missing missing :
         {Missing::kUndecided, Missing::kStrict, Missing::kZero, Missing::kSkip})
      CHECK(rowTotal(missing).outcome(report) == Outcome::kFail);
  }
}

TEST_CASE("rules that treat blanks differently do not disturb each other") {
  PlanBuilder b;
  // The very same nodes are used by both rules.
  const auto check = b.equal(b.list(Op::kSum, {b.cell(0), b.cell(1)}), b.cell(2));
  b.instance(b.rule("A", Missing::kZero), check);
  b.instance(b.rule("B", Missing::kUndecided), check);
  b.instance(b.rule("C", Missing::kZero), check);
  Report report = b.report();
  report.setState(1, CellState::kBlank);
  const Evaluation evaluation = b.evaluate(report);
  CHECK(evaluation.results[0].outcome == Outcome::kPass);
  CHECK(evaluation.results[1].outcome == Outcome::kUndecided);
  CHECK(evaluation.results[2].outcome == Outcome::kPass);
}

TEST_CASE("a guard that does not hold makes a rule not applicable, an unknown one undecided") {
  PlanBuilder b = rowTotal();
  Report report = b.report();
  report.setNumber(2, 1);
  SECTION("true") {
    b.plan.instances[0].guard = b.boolean(true);
    CHECK(b.outcome(report) == Outcome::kFail);
  }
  SECTION("false") {
    b.plan.instances[0].guard = b.boolean(false);
    CHECK(b.outcome(report) == Outcome::kNotApplicable);
    CHECK(b.result(report).reason == Reason::kGuardFalse);
  }
  SECTION("unknown") {
    b.plan.instances[0].guard = b.unknownTruth();
    CHECK(b.outcome(report) == Outcome::kUndecided);
    CHECK(b.result(report).reason == Reason::kDateUnknown);
  }
}

TEST_CASE("a rule for other years or agencies is not applicable, an unknown year undecided") {
  PlanBuilder b = rowTotal();
  Report report = b.report();
  SECTION("years") {
    b.plan.rules[0].firstYear = 2021;
    CHECK(b.outcome(report) == Outcome::kPass);
    b.plan.rules[0].lastYear = 2024;
    CHECK(b.outcome(report) == Outcome::kNotApplicable);
    CHECK(b.result(report).reason == Reason::kOtherYear);
    report.year.reset();
    CHECK(b.outcome(report) == Outcome::kUndecided);
    CHECK(b.result(report).reason == Reason::kYearUnknown);
  }
  SECTION("agencies") {
    b.plan.rules[0].agencyMask = 1U << static_cast<unsigned>(AgencyKind::kDepartment);
    CHECK(b.outcome(report) == Outcome::kPass);
    report.agencyKind = AgencyKind::kTownship;
    CHECK(b.outcome(report) == Outcome::kNotApplicable);
    CHECK(b.result(report).reason == Reason::kOtherAgency);
    report.agencyKind = AgencyKind::kUnknown;
    CHECK(b.outcome(report) == Outcome::kUndecided);
    // A guard that says no is enough, whoever the report is of.
    b.plan.instances[0].guard = b.equal(b.number(1), b.number(1));
    CHECK(b.outcome(report) == Outcome::kUndecided);
    b.plan.instances[0].guard = b.equal(b.number(0), b.number(1));
    CHECK(b.outcome(report) == Outcome::kNotApplicable);
    CHECK(b.result(report).reason == Reason::kGuardFalse);
  }
}

TEST_CASE("of the instances for several shapes of a table exactly one is counted") {
  PlanBuilder b;
  const auto rule = b.rule("R");
  const auto zero = b.equal(b.cell(2), b.number(0));
  const auto one = b.equal(b.cell(2), b.number(1));
  b.instance(rule, zero, "k").variantTable = 0;
  b.plan.instances[0].variantMask = 1;  // the regular shape
  b.instance(rule, one, "k").variantTable = 0;
  b.plan.instances[1].variantMask = 2;  // variant 0
  Report report = b.report();
  CHECK(b.evaluate(report).results.size() == 1);
  CHECK(b.outcome(report) == Outcome::kPass);
  report.variants[0] = 0;
  CHECK(b.evaluate(report).results.size() == 1);
  CHECK(b.outcome(report) == Outcome::kFail);
}

TEST_CASE("a parameter that is not set makes a rule not applicable unless it does not matter") {
  PlanBuilder b;
  b.plan.params.push_back({"limit", "number"});
  const auto check = b.compare(b.cell(0), Comparison::kLess, b.add(Op::kParam, 0));
  b.check(b.list(Op::kOr, {b.equal(b.cell(1), b.number(0)), check}));
  Report report = b.report();
  CHECK(b.outcome(report) == Outcome::kPass);
  report.setNumber(1, 1);
  CHECK(b.outcome(report) == Outcome::kNotApplicable);
  CHECK(b.result(report).reason == Reason::kParamUnset);
  EvaluationOptions options;
  options.params = b.plan.params;
  options.params[0].isSet = true;
  CHECK(b.evaluate(report, nullptr, options).results[0].outcome == Outcome::kFail);
  options.params[0].number = 10;
  CHECK(b.evaluate(report, nullptr, options).results[0].outcome == Outcome::kPass);
}

TEST_CASE("a number out of range is a rule error and never a result") {
  PlanBuilder b;
  const Decimal greatest = Decimal::fromScaled(~(Decimal::Scaled{1} << 127));
  const auto sum = b.add(Op::kAdd, b.number(greatest), b.cell(0));
  b.check(b.compare(sum, Comparison::kGreater, b.number(0)));
  Report report = b.report();
  CHECK(b.outcome(report) == Outcome::kPass);
  report.setNumber(0, 1);
  CHECK(b.outcome(report) == Outcome::kRuleError);
  CHECK(b.result(report).reason == Reason::kOverflow);
}

TEST_CASE("a division by zero is a rule error unless something else decides") {
  PlanBuilder b;
  const auto ratio = b.add(Op::kQuotient, b.cell(0), b.cell(1), 2);
  const auto isHigh = b.compare(ratio, Comparison::kGreater, b.number(2));
  Report report = b.report();
  report.setNumber(0, 5);
  SECTION("alone") {
    b.check(isHigh);
    CHECK(b.outcome(report) == Outcome::kRuleError);
    CHECK(b.result(report).reason == Reason::kDivisionByZero);
    report.setNumber(1, 2);
    CHECK(b.outcome(report) == Outcome::kPass);
  }
  SECTION("behind or before what absorbs it") {
    const auto isZero = b.equal(b.cell(1), b.number(0));
    b.instance(b.rule("A"), b.list(Op::kOr, {isZero, isHigh}));
    b.instance(b.rule("B"), b.list(Op::kOr, {isHigh, isZero}));
    const Evaluation evaluation = b.evaluate(report);
    CHECK(evaluation.results[0].outcome == Outcome::kPass);
    CHECK(evaluation.results[1].outcome == Outcome::kPass);
  }
}

TEST_CASE("levels: the first condition that holds, a profile before all") {
  PlanBuilder b = rowTotal();
  plan::Instance& instance = b.plan.instances[0];
  const auto isMore = b.compare(b.cell(0), Comparison::kGreater, b.cell(2));
  instance.levels =
      b.plan.levels.append({{plan::Level::kError, isMore}, {plan::Level::kInfo, kNone}});
  Report report = b.report();
  report.setNumber(0, 9);
  CHECK(b.result(report).level == plan::Level::kError);
  report.setNumber(2, 10);
  CHECK(b.result(report).level == plan::Level::kInfo);
  EvaluationOptions options;
  options.levelOverride = {plan::Level::kWarning};
  CHECK(b.evaluate(report, nullptr, options).results[0].level == plan::Level::kWarning);
}

TEST_CASE("rules are switched off by the options and off by default by themselves") {
  PlanBuilder b = rowTotal();
  const Report report = b.report();
  EvaluationOptions off;
  off.enabled = {false};
  CHECK(b.evaluate(report, nullptr, off).results.empty());
  b.plan.rules[0].offByDefault = true;
  CHECK(b.evaluate(report).results.empty());
  EvaluationOptions on;
  on.enabled = {true};
  CHECK(b.evaluate(report, nullptr, on).results.size() == 1);
}

TEST_CASE("last year's report: absent it is undecided, of another form it is read by its keys") {
  PlanBuilder b;
  b.plan.forms.push_back([] {
    // The older form has the columns the other way round and no `change`.
    auto form = std::make_shared<Form>(*smallForm("older"));
    std::swap(form->tables[0].columns.items[0], form->tables[0].columns.items[1]);
    form->tables[0].rows.items[2].key = "something_else";
    return form;
  }());
  b.instance(b.rule("A"), b.equal(b.cell(0, plan::Doc::kPrior), b.cell(0)));
  b.instance(b.rule("B"), b.equal(b.cell(6, plan::Doc::kPrior), b.cell(6)));
  const Report report = b.report();
  SECTION("no prior report") {
    CHECK(b.result(report).outcome == Outcome::kUndecided);
    CHECK(b.result(report).reason == Reason::kNoPrior);
  }
  SECTION("the same form") {
    Report prior = b.report();
    CHECK(b.outcome(report, &prior) == Outcome::kPass);
    prior.setNumber(0, 3);
    CHECK(b.outcome(report, &prior) == Outcome::kFail);
  }
  SECTION("another form") {
    Report prior = zeroReport(b.plan.forms[1]);
    prior.setNumber(0, 3);  // `other` there
    CHECK(b.outcome(report, &prior) == Outcome::kPass);
    prior.setNumber(1, 3);  // `business` there
    CHECK(b.outcome(report, &prior) == Outcome::kFail);
    const InstanceResult gone = b.evaluate(report, &prior).results[1];
    CHECK(gone.outcome == Outcome::kUndecided);
    CHECK(gone.reason == Reason::kAbsentCell);
    CHECK(gone.reasonInPrior);
  }
}

TEST_CASE("a report of a form without rules has no outcomes") {
  const PlanBuilder b = rowTotal();
  const Report report = zeroReport(smallForm("unheard-of"));
  CHECK(b.evaluate(report).results.empty());
}

TEST_CASE("a plan of any depth is evaluated without deep recursion") {
  PlanBuilder b;
  auto sum = b.cell(0);
  for (int i = 0; i < 300'000; ++i) sum = b.add(Op::kAdd, sum, b.cell(1));
  b.check(b.compare(sum, Comparison::kLess, b.number(10)));
  Report report = b.report();
  CHECK(b.outcome(report) == Outcome::kPass);
  report.setNumber(1, 1);
  CHECK(b.outcome(report) == Outcome::kFail);
}

TEST_CASE("shared nodes are computed once, so that doubling is not exponential") {
  PlanBuilder b;
  auto sum = b.cell(0);
  for (int i = 0; i < 60; ++i) sum = b.add(Op::kAdd, sum, sum);
  b.check(b.equal(sum, b.number(0)));
  CHECK(b.outcome(b.report()) == Outcome::kPass);
}

TEST_CASE("more steps than allowed are a rule error") {
  PlanBuilder b;
  std::vector<plan::NodeId> items;
  for (std::uint64_t i = 0; i <= kMaxSteps; ++i) items.push_back(0);
  b.cell(0);
  b.check(b.equal(b.list(Op::kSum, items), b.number(0)));
  CHECK(b.outcome(b.report()) == Outcome::kRuleError);
  CHECK(b.result(b.report()).reason == Reason::kTooManySteps);
}

}  // namespace
}  // namespace gouji::test
