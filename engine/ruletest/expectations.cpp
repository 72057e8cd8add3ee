#include "engine/ruletest/expectations.h"

#include <algorithm>
#include <set>

namespace gouji::ruletest {
namespace {

struct Words {
  std::string_view zh;
  std::string_view en;
};

Words wordsOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return {"通过", "pass"};
    case Outcome::kFail:
      return {"不通过", "fail"};
    case Outcome::kUndecided:
      return {"无法判断", "undecided"};
    case Outcome::kNotApplicable:
      return {"不适用", "not applicable"};
    case Outcome::kRuleError:
      return {"规则出错", "rule error"};
  }
  return {"", ""};
}

// syntax::Expectation::Outcome has the names of Outcome in the same order.
Outcome outcomeOf(const syntax::Expectation& expectation) {
  return static_cast<Outcome>(expectation.outcome);
}
static_assert(static_cast<int>(syntax::Expectation::Outcome::kRuleError) ==
              static_cast<int>(Outcome::kRuleError));

std::string nameOf(const syntax::Expectation& expectation) {
  if (!expectation.instance) return expectation.rule.text;
  const std::string& words = expectation.instance->value;
  return words.starts_with('#') ? expectation.rule.text + words
                                : expectation.rule.text + "[" + words + "]";
}

/// Whether a result is one the expectation speaks of: "received", "#2", "received#2".
bool isMeant(const syntax::Expectation& expectation, const plan::Plan& plan,
             const InstanceResult& result) {
  const plan::Instance& instance = plan.instances[result.instance];
  if (plan.rules[instance.rule].id != expectation.rule.text) return false;
  if (!expectation.instance) return true;
  std::string_view words = expectation.instance->value;
  if (const auto mark = words.find('#'); mark != std::string_view::npos) {
    if (std::to_string(result.claimNumber) != words.substr(mark + 1)) return false;
    words = words.substr(0, mark);
  }
  const std::string_view key = plan.texts[instance.key];
  return words.empty() ? key.empty() : plan::keyAnswersTo(key, words);
}

/// "ARI-01[received] 通过（应为 74…）".
Localized tell(const Outcomes& outcomes, const InstanceResult& result) {
  const std::string name = nameOfInstance(outcomes.plan, result);
  const Words words = wordsOf(result.outcome);
  Localized told{name + " " + std::string(words.zh), name + ": " + std::string(words.en)};
  Localized why =
      result.outcome == Outcome::kFail ? result.message : describeReason(result, outcomes.form);
  if (result.outcome == Outcome::kPass) why = result.explain;
  if (!why.zh.empty()) told.zh += "（" + why.zh + "）";
  if (!why.en.empty()) told.en += " (" + why.en + ")";
  return told;
}

// A rule over 175 cells has as many instances; the first few say enough.
constexpr std::size_t kMaxTold = 5;

Localized tellAll(const Outcomes& outcomes, const std::vector<const InstanceResult*>& results) {
  Localized told;
  for (std::size_t i = 0; i < std::min(results.size(), kMaxTold); ++i) {
    const Localized one = tell(outcomes, *results[i]);
    told.zh += (i > 0 ? "；" : "") + one.zh;
    told.en += (i > 0 ? "; " : "") + one.en;
  }
  if (results.size() > kMaxTold) {
    const std::string more = std::to_string(results.size() - kMaxTold);
    told.zh += "；另外 " + more + " 个";
    told.en += "; and " + more + " more";
  }
  return told;
}

bool isMet(Outcome wanted, bool isOneInstance, const std::vector<const InstanceResult*>& results) {
  const auto has = [](Outcome outcome) {
    return [outcome](const InstanceResult* result) { return result->outcome == outcome; };
  };
  const bool any = std::any_of(results.begin(), results.end(), has(wanted));
  if (wanted == Outcome::kNotApplicable || (wanted == Outcome::kPass && isOneInstance))
    return any && std::all_of(results.begin(), results.end(), has(wanted));
  if (wanted != Outcome::kPass) return any;
  return any && std::none_of(results.begin(), results.end(), [](const InstanceResult* result) {
           return result->outcome != Outcome::kPass && result->outcome != Outcome::kNotApplicable;
         });
}

}  // namespace

void checkExpectation(const syntax::Expectation& expectation, const Outcomes& outcomes,
                      std::vector<RuleTestFailure>& failures) {
  std::vector<const InstanceResult*> meant;
  for (const InstanceResult& result : outcomes.evaluation.results)
    if (isMeant(expectation, outcomes.plan, result)) meant.push_back(&result);
  const Outcome wanted = outcomeOf(expectation);
  if (isMet(wanted, expectation.instance.has_value(), meant)) return;
  // What disagrees, or all there is when nothing does.
  std::vector<const InstanceResult*> told;
  for (const InstanceResult* result : meant)
    if (result->outcome != wanted) told.push_back(result);
  const Words words = wordsOf(wanted);
  const std::string name = nameOf(expectation);
  Localized actual = tellAll(outcomes, told);
  if (meant.empty()) actual = {"没有这样的检查", "there is no such check for this report"};
  failures.push_back(
      {nullptr,
       expectation.span,
       {"期望 " + name + " " + std::string(words.zh) + "，实际：" + actual.zh,
        "expected " + name + ": " + std::string(words.en) + ", actual: " + actual.en}});
}

void checkNothingElse(const syntax::TestDecl& test, const Outcomes& outcomes,
                      std::vector<RuleTestFailure>& failures) {
  std::vector<const InstanceResult*> unexpected;
  for (const InstanceResult& result : outcomes.evaluation.results) {
    if (result.outcome != Outcome::kFail) continue;
    const bool isExpected = std::any_of(test.expectations.begin(), test.expectations.end(),
                                        [&](const auto& expectation) {
                                          return outcomeOf(expectation) == Outcome::kFail &&
                                                 isMeant(expectation, outcomes.plan, result);
                                        });
    if (!isExpected) unexpected.push_back(&result);
  }
  if (unexpected.empty()) return;
  const Localized actual = tellAll(outcomes, unexpected);
  failures.push_back({nullptr,
                      test.span,
                      {"期望没有其他不通过，实际：" + actual.zh,
                       "expected nothing else to fail, actual: " + actual.en}});
}

void checkLocated(const syntax::TestDecl& test, const std::vector<CellId>& expected,
                  const Outcomes& outcomes, std::vector<RuleTestFailure>& failures) {
  std::set<std::string> wanted;
  for (const CellId cell : expected) wanted.insert(outcomes.form.cellName(cell));
  std::set<std::string> named;
  bool isTie = false;
  for (const Finding& finding : outcomes.findings) {
    for (const Suspect& suspect : finding.suspects) {
      named.insert(suspect.cell);
      isTie = isTie || suspect.explanation > 1;
    }
  }
  if (named == wanted && !isTie) return;
  const auto join = [](const std::set<std::string>& names, std::string_view none) {
    std::string joined;
    for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
    return joined.empty() ? std::string(none) : joined;
  };
  const Span span = test.located.empty() ? test.span : test.located.front()->span;
  failures.push_back({nullptr,
                      span,
                      {"期望定位到 " + join(wanted, "无") + "，实际：" + join(named, "未能定位") +
                           (isTie ? "（有几种可能）" : ""),
                       "expected to locate " + join(wanted, "nothing") + ", actual: " +
                           join(named, "nothing located") + (isTie ? " (several ways)" : "")}});
}

}  // namespace gouji::ruletest
