// What the build works out about the built-in rules against what the evaluator works out itself.
#include "engine/eval/worked_out.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/eval/evaluate.h"
#include "engine/pack/pack.h"
#include "tests/differential/random_rules.h"

namespace gouji::slow {
namespace {

/// The built-in plan as if it had been compiled at run time.
plan::Plan unpreparedPlan() {
  plan::Plan plan = builtinPlan();
  plan.workedOut.clear();
  return plan;
}

/// A line for everything that was found.
std::vector<std::string> linesOf(const plan::Plan& plan, const Evaluation& evaluation) {
  std::vector<std::string> lines;
  for (const gouji::Outcome outcome :
       {gouji::Outcome::kPass, gouji::Outcome::kFail, gouji::Outcome::kUndecided,
        gouji::Outcome::kNotApplicable, gouji::Outcome::kRuleError})
    lines.push_back(std::to_string(evaluation.outcomes.of(outcome)));
  for (const InstanceResult& result : evaluation.results)
    lines.push_back(nameOfInstance(plan, result) + " " + std::string(toString(result.outcome)) +
                    " " + result.message.zh + result.explain.zh);
  return lines;
}

/// Sentences, some of which rules speak of, and some of which are wrong.
std::string makeNarrative(std::uint64_t seed) {
  static const char* const kSentences[] = {"2025年共收到政府信息公开申请12件，",
                                           "同比增长15.3%。",
                                           "其中自然人10件、法人2件。",
                                           "全年收取信息处理费300元。",
                                           "未收取信息处理费。",
                                           "主动公开信息1.2万条，",
                                           "本年度没有行政复议。",
                                           "X月X日某某单位发布，",
                                           "涉及行政诉讼3件。"};
  std::string text;
  for (; seed != 0; seed /= std::size(kSentences) + 1)
    if (const auto i = seed % (std::size(kSentences) + 1); i != 0) text += kSentences[i - 1];
  return text;
}

}  // namespace

TEST_CASE("the built-in rules are worked out with the build, and as they would be at run time") {
  REQUIRE_FALSE(builtinPlan().workedOut.empty());
  plan::Plan plan = unpreparedPlan();
  eval::workOut(plan);
  const auto& built = builtinPlan().workedOut;
  CHECK(std::equal(plan.workedOut.begin(), plan.workedOut.end(), built.begin(), built.end()));
  CHECK(plan::Plan(builtinPlan()).contentHash == plan.contentHash);
}

TEST_CASE("a plan finds the same with what was worked out and without it") {
  const plan::Plan unprepared = unpreparedPlan();
  RandomRules random(11);
  std::size_t found = 0;
  for (const auto& form : builtinPlan().forms) {
    for (std::uint64_t round = 1; round <= 20; ++round) {
      Report report = random.makeReport(form);
      report.year = form->firstYear + 1;
      for (ReportSection& section : report.sections)
        section.text.appendGlue(makeNarrative(round * 7919 + found));
      const Evaluator with(builtinPlan());
      const Evaluator without(unprepared);
      const auto expected = linesOf(unprepared, without.evaluate(report, nullptr, {}));
      CHECK(linesOf(builtinPlan(), with.evaluate(report, nullptr, {})) == expected);
      CHECK(linesOf(unprepared, without.evaluate(report, nullptr, {})) == expected);
      CHECK(linesOf(builtinPlan(), with.evaluate(report, nullptr, {})) == expected);
      found += expected.size();
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("a schedule holds every instance of its form once") {
  const plan::Plan& plan = builtinPlan();
  const eval::WorkedOut all(plan);
  REQUIRE(all.schedules.size() == plan.forms.size());
  for (std::uint32_t form = 0; form < plan.forms.size(); ++form) {
    std::vector<std::uint32_t> scheduled;
    for (const eval::Family& family : all.schedules[form].families())
      for (std::uint32_t i = family.begin; i < family.end; ++i)
        scheduled.push_back(all.schedules[form].instanceAt(i));
    std::sort(scheduled.begin(), scheduled.end());
    std::vector<std::uint32_t> wanted;
    for (std::uint32_t i = 0; i < plan.instances.size(); ++i)
      if (plan.instances[i].form == form) wanted.push_back(i);
    CHECK(scheduled == wanted);
  }
}

}  // namespace gouji::slow
