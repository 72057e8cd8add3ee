// The ways around evaluation, node by node: a check may be settled by facts about the report or by
// a sum of integers, and must then end as it would have ended without them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "engine/eval/foregone.h"
#include "engine/eval/sum_comparisons.h"
#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

using eval::findForegone;
using plan::Comparison;
using plan::Op;

constexpr std::uint32_t bitOf(CellState state) { return 1U << static_cast<unsigned>(state); }

PlanBuilder::Id isBlank(PlanBuilder& b, CellId cell) {
  return b.add(Op::kStateIn, cell, bitOf(CellState::kBlank));
}
PlanBuilder::Id negated(PlanBuilder& b, PlanBuilder::Id node) { return b.add(Op::kNot, node); }

/// integer(x) and x >= 0
PlanBuilder::Id isCount(PlanBuilder& b, CellId cell) {
  const auto whole = b.add(Op::kIsInteger, b.cell(cell));
  return b.list(Op::kAnd, {whole, b.compare(b.cell(cell), Comparison::kGreaterEqual, b.number(0))});
}

/// What a cell can hold, at the edges of what the fast ways take.
std::vector<std::optional<Decimal>> edges() {
  const Decimal::Scaled limit = eval::CellNumbers::kLimit;
  return {std::nullopt,
          Decimal(0),
          Decimal(1),
          Decimal(-1),
          Decimal(5),
          *Decimal::parse("0.5"),
          *Decimal::parse("-0.000000001"),
          Decimal::fromScaled(limit - 1),
          Decimal::fromScaled(limit),
          Decimal::fromScaled(-limit),
          Decimal::fromScaled(1 - limit),
          *Decimal::parse("1e28")};
}

void fill(Report& report, CellId cell, const std::optional<Decimal>& value) {
  value ? report.setNumber(cell, *value) : report.setState(cell, CellState::kBlank);
}

/// As a report that is not the first: the instances are sorted by how they are done.
Evaluation evaluateSorted(const plan::Plan& plan, const Report& report,
                          const EvaluationOptions& options = {}) {
  const Evaluator evaluator(plan);
  const Evaluation first = evaluator.evaluate(report, nullptr, options);
  Evaluation next = evaluator.evaluate(report, nullptr, options);
  CHECK(first.outcomes.count == next.outcomes.count);
  return next;
}

/// With `keepAll` every instance is evaluated node by node.
void checkBothWays(const Evaluator& evaluator, const Report& report) {
  const auto slow = evaluator.evaluate(report, nullptr, {}, true).outcomes.count;
  CHECK(evaluator.evaluate(report, nullptr, {}, false).outcomes.count == slow);
}

TEST_CASE("comparisons of sums end alike with integers and with nodes") {
  PlanBuilder b;
  const std::uint32_t rule = b.rule("R");
  for (const Comparison comparison :
       {Comparison::kEqual, Comparison::kNotEqual, Comparison::kLess, Comparison::kLessEqual,
        Comparison::kGreater, Comparison::kGreaterEqual}) {
    const auto left = b.add(Op::kSubtract, b.add(Op::kAdd, b.cell(0), b.number(1)), b.cell(6));
    const auto right = b.list(Op::kSum, {b.cell(1), b.add(Op::kNegate, b.cell(2))});
    b.instance(rule, b.compare(left, comparison, right));
    b.instance(rule, b.compare(b.cell(0), comparison, b.number(5)));
  }
  const Evaluator evaluator(b.plan);
  Report report = b.report();
  for (const auto& first : edges()) {
    for (const auto& second : edges()) {
      fill(report, 0, first);
      fill(report, 1, second);
      fill(report, 6, second);
      checkBothWays(evaluator, report);
      fill(report, 6, Decimal(1));
      checkBothWays(evaluator, report);
    }
  }
}

TEST_CASE("comparisons that differ in a constant share their sum") {
  PlanBuilder b;
  const std::uint32_t rule = b.rule("R");
  for (const std::int64_t threshold : {-2, 0, 3, 7, 8})
    for (const Comparison comparison : {Comparison::kLessEqual, Comparison::kGreater})
      b.instance(rule, b.compare(b.list(Op::kSum, {b.cell(0), b.cell(1)}), comparison,
                                 b.list(Op::kSum, {b.cell(2), b.number(threshold)})));
  // The same cells the other way round are another sum.
  b.instance(rule,
             b.compare(b.cell(2), Comparison::kEqual, b.list(Op::kSum, {b.cell(1), b.cell(0)})));
  const Evaluator evaluator(b.plan);
  Report report = b.report();
  report.setNumber(0, 5);
  checkBothWays(evaluator, report);
  report.setNumber(2, 12);
  checkBothWays(evaluator, report);
  report.setState(1, CellState::kBlank);
  checkBothWays(evaluator, report);
}

TEST_CASE("of the thresholds for one figure the hardest to meet stands for all") {
  PlanBuilder b;
  eval::SumComparisons sums;
  std::vector<eval::SumComparison> all;
  const auto take = [&](Comparison comparison, std::int64_t threshold) {
    all.push_back(
        *sums.read(b.plan, b.check(b.compare(b.cell(0), comparison, b.number(threshold)))));
  };
  for (const std::int64_t threshold : {7, 3, 5}) {
    for (const Comparison comparison : {Comparison::kLess, Comparison::kLessEqual,
                                        Comparison::kGreater, Comparison::kGreaterEqual})
      take(comparison, threshold);
  }
  take(Comparison::kNotEqual, 4);
  take(Comparison::kNotEqual, 4);
  take(Comparison::kNotEqual, 6);
  const auto hardest = eval::SumComparisons::hardestOf(all);
  // One each of <, <=, > and >=, and both that ask for another number.
  CHECK(hardest.size() == 6);
  for (std::int64_t value = 0; value < 10; ++value) {
    const std::vector<std::int64_t> figures = {value * Decimal::kUnit};
    const auto holds = [&](const eval::SumComparison& one) {
      return eval::SumComparisons::holds(one, figures);
    };
    for (const std::uint32_t signs : {1U, 3U, 4U, 6U, 5U}) {
      const auto holdWith = [&](const std::vector<eval::SumComparison>& some) {
        return std::all_of(some.begin(), some.end(), [&](const eval::SumComparison& one) {
          return one.signs != signs || holds(one);
        });
      };
      CHECK(holdWith(hardest) == holdWith(all));
    }
  }
}

TEST_CASE("rules that are off do not keep sums from being settled rightly") {
  PlanBuilder b;
  const std::uint32_t strict = b.rule("R");
  const std::uint32_t lenient = b.rule("S");
  b.instance(strict, b.compare(b.cell(0), Comparison::kLess, b.number(3)));
  b.instance(lenient, b.compare(b.cell(0), Comparison::kLess, b.number(9)));
  Report report = b.report();
  EvaluationOptions options;
  options.enabled = {false, true};
  for (const std::int64_t value : {2, 5, 10}) {
    report.setNumber(0, value);
    const auto counts = evaluateSorted(b.plan, report, options).outcomes.count;
    CHECK(counts[static_cast<std::size_t>(value < 9 ? Outcome::kPass : Outcome::kFail)] == 1);
    CHECK(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) == 1);
  }
}

TEST_CASE("a comparison is of sums when it holds nothing but cells and constants") {
  PlanBuilder b;
  eval::SumComparisons sums;
  const auto isTaken = [&](PlanBuilder::Id check) {
    return sums.read(b.plan, b.check(check)).has_value();
  };
  CHECK(isTaken(b.compare(b.cell(0), Comparison::kLess, b.number(3))));
  CHECK_FALSE(isTaken(b.compare(b.cell(0), Comparison::kLess, b.number(*Decimal::parse("1e20")))));
  CHECK_FALSE(isTaken(b.compare(b.cell(0), Comparison::kLess, b.cell(1, plan::Doc::kPrior))));
  CHECK_FALSE(isTaken(b.compare(b.cell(0), Comparison::kEqual, b.cell(1), b.number(1))));
  CHECK_FALSE(isTaken(b.equal(b.add(Op::kMultiply, b.cell(0), b.cell(1)), b.cell(2))));
  // More terms than surely add up without leaving the range.
  std::vector<PlanBuilder::Id> many(65, b.cell(0));
  CHECK_FALSE(isTaken(b.equal(b.list(Op::kSum, many), b.cell(1))));
  plan::Instance guarded = b.check(b.equal(b.cell(0), b.cell(1)));
  guarded.guard = b.boolean(true);
  CHECK_FALSE(sums.read(b.plan, guarded).has_value());
}

TEST_CASE("checks about how cells are filled in end alike with plain cells and with others") {
  PlanBuilder b;
  const std::uint32_t rule = b.rule("R");
  const std::uint32_t other = b.rule("S", plan::Missing::kZero);
  for (const CellId cell : {0U, 1U, 6U}) {
    b.instance(rule, isCount(b, cell));
    b.instance(other, isCount(b, cell));
    b.instance(rule, negated(b, isBlank(b, cell)));
    b.instance(rule, b.add(Op::kKnown, b.cell(cell)));
    b.instance(rule, b.boolean(true)).guard = isBlank(b, cell);
    b.instance(rule, b.compare(b.cell(cell), Comparison::kGreater, b.number(-1)));
  }
  const auto blanks = b.list(Op::kCountTrue, {isBlank(b, 0), isBlank(b, 1), isBlank(b, 6)});
  b.instance(rule, b.equal(blanks, b.number(0)));
  const Evaluator evaluator(b.plan);
  Report report = b.report();
  for (const auto& first : edges()) {
    for (const auto& second : edges()) {
      fill(report, 0, first);
      fill(report, 1, second);
      fill(report, 6, first);
      checkBothWays(evaluator, report);
    }
  }
  for (const CellState state :
       {CellState::kAbsent, CellState::kFiller, CellState::kText, CellState::kUnreadable}) {
    report.setState(1, state, "?");
    checkBothWays(evaluator, report);
  }
}

/// Evaluates a plan of all that can be asked of parts, tables, claims, parameters and last year.
struct DocumentRules {
  PlanBuilder b;
  std::uint32_t rule = b.rule("R");

  DocumentRules() {
    for (const std::uint32_t section : {0U, 1U}) {
      for (const Op op : {Op::kSectionOrdinal, Op::kSectionPosition, Op::kSectionOccurrences})
        check(b.equal(b.add(op, section), b.number(section + 1)));
      check(b.add(Op::kSectionPresent, section));
      check(b.add(Op::kSectionWording, section, 1U << static_cast<unsigned>(Wording::kExact)));
    }
    check(b.add(Op::kTablePresent, 0));
    check(negated(b, b.add(Op::kVariantUsed, 0, 0)));
    check(negated(b, b.add(Op::kHasLabels)));
    check(b.add(Op::kDocPresent));
    check(negated(b, b.add(Op::kDocPresent, kNone, kNone, kNone, 1)));
    b.plan.params.resize(2);
    for (const std::uint32_t param : {0U, 1U}) check(negated(b, b.add(Op::kParamSet, param)));
    using Source = plan::Collection::Source;
    for (const ObservationKind kind : {ObservationKind::kExtraRow, ObservationKind::kMissingRow}) {
      plan::Collection collection;
      collection.source = Source::kObservation;
      collection.observation = static_cast<std::uint32_t>(kind);
      addCollection(collection);
    }
    plan::Extract extract;
    extract.form = 0;
    extract.sectionMask = 1;
    extract.patterns.push_back({plan::ClaimSource::kMatch, {std::string("余额"), {}}});
    b.plan.extracts.push_back(extract);
    plan::Collection collection;
    collection.extract = 0;
    addCollection(collection);
  }

  /// As a check, and as a guard that asks the opposite.
  void check(PlanBuilder::Id check) {
    b.instance(rule, check);
    b.instance(rule, b.boolean(true)).guard = negated(b, check);
  }

  void addCollection(const plan::Collection& collection) {
    const auto index = static_cast<std::uint32_t>(b.plan.collections.size());
    b.plan.collections.push_back(collection);
    check(b.equal(b.add(Op::kCountClaims, index), b.number(0)));
    check(b.add(Op::kEveryClaim, index, b.boolean(false)));
    check(negated(b, b.add(Op::kSomeClaim, index, b.boolean(true))));
    plan::Instance& forbidden = b.instance(rule, b.boolean(false));
    forbidden.collection = index;
    forbidden.forbids = true;
    b.instance(rule, b.boolean(true)).collection = index;
  }
};

TEST_CASE("checks about parts, claims and what else there is end alike with facts and with nodes") {
  DocumentRules rules;
  const Evaluator evaluator(rules.b.plan);
  Report usual = rules.b.report();
  usual.hasLabels = false;
  const auto with = [&](auto change) {
    Report report = usual;
    change(report);
    checkBothWays(evaluator, report);
  };
  with([](Report&) {});
  with([](Report& r) { r.hasLabels = true; });
  with([](Report& r) { r.sections[1].present = false; });
  with([](Report& r) { r.sections[0].present = false; });
  with([](Report& r) { r.sections[1].occurrences = 2; });
  with([](Report& r) { r.sections[1].ordinal = 3; });
  with([](Report& r) { r.sections[0].position = 2; });
  with([](Report& r) { r.sections[0].wording = Wording::kDamaged; });
  with([](Report& r) { r.sections[0].heading.clear(); });
  with([](Report& r) { r.tablePresent[0] = false; });
  with([](Report& r) { r.variants[0] = 0; });
  with([](Report& r) { r.observations.push_back({ObservationKind::kMissingRow, 0}); });
  with([](Report& r) { r.observations.push_back({ObservationKind::kExtraRow, 0}); });
  with([](Report& r) { r.sections[0].text.appendVerbatim("没有余额。", {0, 15}); });
}

TEST_CASE("with last year's report, or a parameter, checks end alike with facts and with nodes") {
  DocumentRules rules;
  const Evaluator evaluator(rules.b.plan);
  const Report report = rules.b.report();
  EvaluationOptions options;
  options.params = rules.b.plan.params;
  options.params[1].isSet = true;
  for (const Report* prior : {static_cast<const Report*>(nullptr), &report}) {
    const auto slow = evaluator.evaluate(report, prior, options, true).outcomes.count;
    CHECK(evaluator.evaluate(report, prior, options, false).outcomes.count == slow);
  }
}

TEST_CASE("what holds for every plain cell is foregone, and names the cells that must be plain") {
  PlanBuilder b;
  const auto foregone = findForegone(b.plan, b.check(isCount(b, 4)));
  REQUIRE(foregone.has_value());
  CHECK(foregone->outcome == Outcome::kPass);
  CHECK(foregone->facts == std::vector<eval::Fact>{4});

  plan::Instance guarded = b.check(b.equal(b.cell(0), b.cell(1)));
  guarded.guard = isBlank(b, 3);
  const auto skipped = findForegone(b.plan, guarded);
  REQUIRE(skipped.has_value());
  CHECK(skipped->outcome == Outcome::kNotApplicable);
  CHECK(skipped->facts == std::vector<eval::Fact>{3});
}

TEST_CASE("what depends on a value, on anything but cells or could be an error is not foregone") {
  PlanBuilder b;
  const auto isForegone = [&](PlanBuilder::Id check) {
    return findForegone(b.plan, b.check(check)).has_value();
  };
  // A plain signed cell may be negative.
  CHECK_FALSE(isForegone(isCount(b, 6)));
  CHECK_FALSE(isForegone(b.compare(b.cell(0), Comparison::kGreater, b.number(0))));
  CHECK_FALSE(isForegone(b.add(Op::kHasLabels)));
  CHECK_FALSE(isForegone(b.add(Op::kSectionPresent, 0, kNone, kNone, 1)));
  CHECK_FALSE(isForegone(b.add(Op::kKnown, b.cell(0, plan::Doc::kPrior))));
  // It fails for every plain cell, and a failure is always told in full.
  CHECK_FALSE(isForegone(isBlank(b, 0)));
  // The product of two counts is never negative, but it may leave the range.
  const auto product = b.add(Op::kMultiply, b.cell(0), b.cell(1));
  CHECK_FALSE(isForegone(b.compare(product, Comparison::kGreaterEqual, b.number(0))));
  // An `or` needs nothing but what decides it.
  const auto either = b.list(Op::kOr, {b.add(Op::kHasLabels), negated(b, isBlank(b, 2))});
  const auto foregone = findForegone(b.plan, b.check(either));
  REQUIRE(foregone.has_value());
  CHECK(foregone->facts == std::vector<eval::Fact>{2});
}

TEST_CASE("results stand in the order of the plan, whichever way their checks were done") {
  PlanBuilder b;
  const std::uint32_t rule = b.rule("R");
  // By turns foregone if the cell were plain, and a sum that fails.
  for (const CellId cell : {0U, 1U, 2U}) {
    b.instance(rule, negated(b, isBlank(b, cell)));
    b.instance(rule, b.compare(b.cell(3), Comparison::kGreater, b.number(cell)));
  }
  Report report = b.report();
  for (const CellId cell : {0U, 1U, 2U}) report.setState(cell, CellState::kBlank);
  std::vector<std::uint32_t> order;
  for (const InstanceResult& result : evaluateSorted(b.plan, report).results)
    order.push_back(result.instance);
  CHECK(order == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("a rule that is off, or for another shape or year, settles nothing") {
  PlanBuilder b;
  b.check(negated(b, isBlank(b, 0)));
  EvaluationOptions options;
  options.enabled = {false};
  CHECK(evaluateSorted(b.plan, b.report(), options).outcomes.of(Outcome::kPass) == 0);

  PlanBuilder shaped;
  plan::Instance& instance = shaped.check(negated(shaped, isBlank(shaped, 0)));
  instance.variantTable = 0;
  instance.variantMask = 2;
  const Evaluation none = evaluateSorted(shaped.plan, shaped.report());
  CHECK(none.outcomes.count == OutcomeCounts().count);

  PlanBuilder dated;
  dated.check(negated(dated, isBlank(dated, 0)));
  dated.plan.rules[0].firstYear = 2030;
  const Evaluation early = evaluateSorted(dated.plan, dated.report());
  CHECK(early.outcomes.of(Outcome::kNotApplicable) == 1);
}

}  // namespace
}  // namespace gouji::test
