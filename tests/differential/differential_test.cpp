// The evaluator against the slow one: random rules, compiled, on random reports. Where the two
// disagree the rule, the report and both answers are printed.
#include <catch2/catch.hpp>
#include <sstream>
#include <stdexcept>

#include "engine/eval/evaluate.h"
#include "tests/differential/random_rules.h"
#include "tests/differential/slow_evaluator.h"
#include "tests/ruletest/memory_rules.h"

namespace gouji::slow {
namespace {

std::string show(const Report& report) {
  std::ostringstream text;
  for (CellId cell = 0; cell < report.states.size(); ++cell) {
    text << report.form->cellName(cell) << " = ";
    if (report.states[cell] == CellState::kNumber) {
      text << report.values[cell].toString() << "\n";
    } else {
      text << "state " << static_cast<int>(report.states[cell]) << "\n";
    }
  }
  return text.str();
}

std::string show(const std::optional<Decimal>& value) { return value ? value->toString() : "?"; }

/// The plan compares money of several units in the smallest one, 元; the tree has it in 万元.
bool agree(const std::optional<Decimal>& fast, const std::optional<Decimal>& slow) {
  return fast == slow || (fast && slow && slow->times(10000) == fast);
}

struct Tally {
  int rules = 0;
  int refused = 0;  // by the slow evaluator
  int instances = 0;
  std::map<gouji::Outcome, int> outcomes;
};

/// Compares one rule on one report; the differences in words, empty when there are none.
std::string compareOn(const plan::Plan& plan, const Evaluation& fast, std::uint32_t rule,
                      const std::map<std::string, InstanceOutcome>& slow, Tally& tally) {
  std::string differences;
  std::size_t seen = 0;
  for (const InstanceResult& result : fast.results) {
    const plan::Instance& instance = plan.instances[result.instance];
    if (instance.rule != rule) continue;
    ++seen;
    ++tally.instances;
    ++tally.outcomes[result.outcome];
    const std::string key = plan.texts[instance.key].str();
    const auto expected = slow.find(key);
    if (expected == slow.end()) {
      differences += "[" + key + "] is unknown to the slow evaluator\n";
      continue;
    }
    const InstanceOutcome& other = expected->second;
    if (static_cast<int>(other.outcome) != static_cast<int>(result.outcome))
      differences += "[" + key + "] fast " + std::string(toString(result.outcome)) + ", slow " +
                     std::string(toString(static_cast<gouji::Outcome>(other.outcome))) + "\n";
    // The sides are told where both know them.
    const bool isDecided =
        result.outcome == gouji::Outcome::kPass || result.outcome == gouji::Outcome::kFail;
    const bool hasSides = instance.left != kNone && isDecided && (other.left || other.right);
    if (hasSides && !(agree(result.left, other.left) && agree(result.right, other.right)))
      differences += "[" + key + "] fast " + show(result.left) + " and " + show(result.right) +
                     ", slow " + show(other.left) + " and " + show(other.right) + "\n";
  }
  if (seen != slow.size()) differences += "the plan has another number of instances\n";
  return differences;
}

/// Compiles one batch of random rules and compares them on a few reports.
void compareBatch(std::uint64_t seed, int ruleCount, int reportCount, Tally& tally) {
  RandomRules random(seed);
  std::string text = kRandomForm;
  for (int i = 0; i < ruleCount; ++i) text += random.makeRule("R-" + std::to_string(i));
  std::string mistakes;
  const CompiledPack pack = test::compileText(text, mistakes);
  INFO(text);
  INFO(mistakes);
  REQUIRE(mistakes.empty());
  const Evaluator evaluator(pack.plan);
  for (int r = 0; r < reportCount; ++r) {
    const Report report = random.makeReport(pack.plan.forms[0]);
    const Report prior = random.makeReport(pack.plan.forms[0]);
    const Report* priorOrNone = r % 2 == 0 ? &prior : nullptr;
    const Evaluation all = evaluator.evaluate(report, priorOrNone, {}, true);
    // The fast path of sums must give what the nodes give.
    CHECK(evaluator.evaluate(report, priorOrNone, {}, false).outcomes.count == all.outcomes.count);
    for (const syntax::Declaration& declaration : pack.files[0]->declarations) {
      const auto* rule = std::get_if<syntax::RuleDecl>(&declaration);
      if (rule == nullptr) continue;
      ++tally.rules;
      try {
        const auto slow = evaluateRule(*rule, report, priorOrNone);
        const std::string differences =
            compareOn(pack.plan, all, *pack.plan.findRule(rule->id.text), slow, tally);
        if (differences.empty()) continue;
        FAIL("seed " << seed << "\n"
                     << pack.files[0]->source->slice(rule->span) << "\n"
                     << differences << "this year\n"
                     << show(report) << "last year\n"
                     << (priorOrNone != nullptr ? show(prior) : "none\n"));
      } catch (const std::runtime_error&) {
        ++tally.refused;
      }
    }
  }
}

TEST_CASE("plan and syntax tree give the same outcomes and values") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) compareBatch(seed, 40, 4, tally);
  CHECK(tally.rules == 60 * 40 * 4);
  // Too many refusals, or an outcome that never came up, would make the comparison worth little.
  CHECK(tally.refused < tally.rules / 50);
  for (const gouji::Outcome outcome :
       {gouji::Outcome::kPass, gouji::Outcome::kFail, gouji::Outcome::kUndecided,
        gouji::Outcome::kNotApplicable, gouji::Outcome::kRuleError}) {
    INFO(toString(outcome));
    CHECK(tally.outcomes[outcome] > 50);
  }
}

}  // namespace
}  // namespace gouji::slow
