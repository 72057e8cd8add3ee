// Rules that loop over what the narrative claims and over what was observed of the structure.
#include <catch2/catch.hpp>

#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

using plan::ClaimField;
using plan::Comparison;
using plan::Op;

/// A plan with one extract of the overview, 「收到申请{n}件」, and the collection 0 of its claims.
PlanBuilder claimPlan() {
  PlanBuilder b;
  plan::Extract extract;
  extract.form = 0;
  extract.sectionMask = 1;
  extract.unit = "件";
  extract.patterns = {{plan::ClaimSource::kNumber, "收到申请{n}件"}};
  b.plan.extracts.push_back(extract);
  b.plan.units.push_back({"件", "件", 1});
  b.plan.collections.push_back({plan::Collection::Source::kExtract, 0});
  return b;
}

Report reportSaying(const PlanBuilder& b, std::string overview) {
  Report report = b.report();
  report.sections[0].text.append(overview, ParagraphPlace{7});
  return report;
}

PlanBuilder::Id claimValue(PlanBuilder& b, std::uint8_t slot = 0) {
  return b.add(Op::kClaimNumber, static_cast<std::uint32_t>(ClaimField::kValue), kNone, kNone,
               slot);
}

/// `for n in received_claim check n == t[received, total]`.
PlanBuilder comparingPlan() {
  PlanBuilder b = claimPlan();
  plan::Instance& instance = b.check(b.equal(claimValue(b), b.cell(2)));
  instance.collection = 0;
  return b;
}

/// `forbid n in …`, looked for in the introduction alone.
PlanBuilder forbiddingWords() {
  PlanBuilder b = claimPlan();
  b.plan.extracts[0].sectionMask = 0;
  b.plan.extracts[0].inFront = true;
  plan::Instance& instance = b.check(b.add(Op::kFalse));
  instance.collection = 0;
  instance.forbids = true;
  return b;
}

TEST_CASE("every claim is an instance of its own, numbered from the second one on") {
  const PlanBuilder b = comparingPlan();
  Report report = reportSaying(b, "全年收到申请18件。其中网上收到申请3件，信函收到申请２０件。");
  report.setNumber(2, 18);
  const Evaluation evaluation = b.evaluate(report);
  REQUIRE(evaluation.results.size() == 3);
  CHECK(evaluation.results[0].outcome == Outcome::kPass);
  CHECK(evaluation.results[1].outcome == Outcome::kFail);
  CHECK(evaluation.results[2].outcome == Outcome::kFail);
  CHECK(evaluation.results[2].claim->value == Decimal(20));
  CHECK(evaluation.results[2].claim->text == "收到申请２０件");
  CHECK(nameOfInstance(b.plan, evaluation.results[0]) == "R");
  CHECK(nameOfInstance(b.plan, evaluation.results[2]) == "R#3");
  CHECK(evaluation.outcomes.of(Outcome::kFail) == 2);
}

TEST_CASE("a rule about claims does not apply where there are none") {
  const PlanBuilder b = comparingPlan();
  const InstanceResult result = b.result(reportSaying(b, "全年未收到申请。"));
  CHECK(result.outcome == Outcome::kNotApplicable);
  CHECK(result.reason == Reason::kNoClaim);
}

TEST_CASE("where a report has no introduction, rules about the introduction do not apply") {
  PlanBuilder b = forbiddingWords();
  const auto outcome = [&b](const Report& report) { return b.result(report).outcome; };
  Report report = b.report();
  CHECK(outcome(report) == Outcome::kNotApplicable);
  CHECK(b.result(report).reason == Reason::kTextMissing);
  report.front.append("本报告由六部分组成。", ParagraphPlace{1});
  CHECK(outcome(report) == Outcome::kPass);
  report.front.append("全年收到申请3件。", ParagraphPlace{2});
  CHECK(outcome(report) == Outcome::kFail);
}

TEST_CASE("a section that is not there makes its claims unknown, not none") {
  PlanBuilder b = comparingPlan();
  const auto count = b.add(Op::kCountClaims, 0, kNone);
  b.instance(b.rule("COUNT"), b.equal(count, b.number(0)));
  Report report = b.report();
  CHECK(b.evaluate(report).results[1].outcome == Outcome::kPass);
  report.sections[0].present = false;
  const Evaluation evaluation = b.evaluate(report);
  CHECK(evaluation.results[0].outcome == Outcome::kUndecided);
  CHECK(evaluation.results[0].reason == Reason::kSectionMissing);
  CHECK(evaluation.results[1].outcome == Outcome::kUndecided);
}

TEST_CASE("a vague number accuses nobody") {
  const PlanBuilder b = comparingPlan();
  Report report = reportSaying(b, "全年收到申请60余件。");
  report.setNumber(2, 63);
  const InstanceResult result = b.result(report);
  REQUIRE(result.claim);
  if (!result.claim->vague) WARN("the extractor did not mark 60余 as vague");
  CHECK(result.outcome == Outcome::kUndecided);
  CHECK(result.reason == Reason::kVagueClaim);
}

TEST_CASE("counts, sums and extremes of claims, with and without conditions") {
  PlanBuilder b = claimPlan();
  const auto value = claimValue(b);
  const auto isLarge = b.compare(value, Comparison::kGreater, b.number(10));
  const auto expect = [&](std::string rule, PlanBuilder::Id number, std::int64_t expected) {
    b.instance(b.rule(std::move(rule)), b.equal(number, b.number(expected)));
  };
  expect("COUNT", b.add(Op::kCountClaims, 0), 3);
  expect("COUNT-LARGE", b.add(Op::kCountClaims, 0, isLarge), 2);
  expect("SUM", b.add(Op::kSumClaims, 0, value), 41);
  expect("SUM-LARGE", b.add(Op::kSumClaims, 0, value, isLarge), 38);
  expect("MIN", b.add(Op::kMinClaims, 0, value), 3);
  expect("MIN-LARGE", b.add(Op::kMinClaims, 0, value, isLarge), 18);
  expect("MAX", b.add(Op::kMaxClaims, 0, value), 20);
  const Report report =
      reportSaying(b, "全年收到申请18件。其中网上收到申请3件，信函收到申请20件。");
  for (const InstanceResult& result : b.evaluate(report).results) {
    INFO(nameOfInstance(b.plan, result));
    CHECK(result.outcome == Outcome::kPass);
  }
  SECTION("the least of no claims is unknown") {
    const Evaluation evaluation = b.evaluate(b.report());
    CHECK(evaluation.results[0].outcome == Outcome::kFail);
    CHECK(evaluation.results[4].outcome == Outcome::kUndecided);
    CHECK(evaluation.results[4].reason == Reason::kNoClaim);
  }
}

TEST_CASE("every and some over claims follow Kleene's logic") {
  PlanBuilder b = claimPlan();
  const auto fits = b.equal(claimValue(b), b.cell(2));
  b.instance(b.rule("EVERY"), b.add(Op::kEveryClaim, 0, fits));
  b.instance(b.rule("SOME"), b.add(Op::kSomeClaim, 0, fits));
  const auto outcomes = [&](const Report& report) {
    const Evaluation evaluation = b.evaluate(report);
    return std::pair(evaluation.results[0].outcome, evaluation.results[1].outcome);
  };
  Report report = reportSaying(b, "收到申请18件。收到申请3件。");
  report.setNumber(2, 18);
  CHECK(outcomes(report) == std::pair(Outcome::kFail, Outcome::kPass));
  report.setState(2, CellState::kBlank);
  CHECK(outcomes(report) == std::pair(Outcome::kUndecided, Outcome::kUndecided));
  CHECK(outcomes(b.report()) == std::pair(Outcome::kPass, Outcome::kFail));
}

TEST_CASE("loops over claims within each other keep their claims apart") {
  PlanBuilder b = claimPlan();
  // Every claim has another one that is larger by 2 or is the largest.
  const auto outer = claimValue(b, 0);
  const auto inner = claimValue(b, 1);
  const auto larger = b.equal(inner, b.add(Op::kAdd, outer, b.number(2)));
  const auto some = b.add(Op::kSomeClaim, 0, larger, kNone, 1);
  const auto largest = b.equal(outer, b.number(7));
  b.check(b.add(Op::kEveryClaim, 0, b.list(Op::kOr, {some, largest})));
  CHECK(b.outcome(reportSaying(b, "收到申请3件。收到申请7件。收到申请5件。")) == Outcome::kPass);
  CHECK(b.outcome(reportSaying(b, "收到申请3件。收到申请7件。收到申请6件。")) == Outcome::kFail);
}

/// `forbid p in damaged_labels`.
PlanBuilder forbiddingPlan(ObservationKind kind = ObservationKind::kDamagedLabel) {
  PlanBuilder b;
  plan::Collection collection;
  collection.source = plan::Collection::Source::kObservation;
  collection.observation = static_cast<std::uint8_t>(kind);
  b.plan.collections.push_back(collection);
  plan::Instance& instance = b.check(b.boolean(false));
  instance.collection = 0;
  instance.forbids = true;
  return b;
}

Observation damagedLabel(std::string text) {
  Observation observation;
  observation.kind = ObservationKind::kDamagedLabel;
  observation.table = 0;
  observation.text = std::move(text);
  observation.expected = "自然人";
  return observation;
}

TEST_CASE("what is forbidden fails once for each time it is found, and passes when it is not") {
  const PlanBuilder b = forbiddingPlan();
  Report report = b.report();
  CHECK(b.outcome(report) == Outcome::kPass);
  report.observations = {damagedLabel("自燃人"), Observation{}, damagedLabel("自然")};
  const Evaluation evaluation = b.evaluate(report);
  REQUIRE(evaluation.results.size() == 2);
  CHECK(evaluation.results[0].outcome == Outcome::kFail);
  CHECK(evaluation.results[1].observation == 2);
  CHECK(evaluation.results[1].claim->text == "自然");
  CHECK(evaluation.results[1].claim->expected == "自然人");
  CHECK(evaluation.results[1].claim->label == "二、申请情况");
}

TEST_CASE("where the input has no labels, rules about labels do not apply") {
  Report report = forbiddingPlan().report();
  report.hasLabels = false;
  CHECK(forbiddingPlan().outcome(report) == Outcome::kNotApplicable);
  CHECK(forbiddingPlan().result(report).reason == Reason::kNoLabels);
  // Keys without labels show which rows are missing, and a key of another form shows itself.
  CHECK(forbiddingPlan(ObservationKind::kMissingRow).outcome(report) == Outcome::kPass);
  report.observations = {damagedLabel("自燃人")};
  CHECK(forbiddingPlan().outcome(report) == Outcome::kFail);
}

TEST_CASE("observations are told apart by table") {
  PlanBuilder b = forbiddingPlan();
  b.plan.collections[0].table = 0;
  Report report = b.report();
  report.observations = {damagedLabel("自燃人")};
  CHECK(b.outcome(report) == Outcome::kFail);
  report.observations[0].table = kNone;
  CHECK(b.outcome(report) == Outcome::kPass);
}

}  // namespace
}  // namespace gouji::test
