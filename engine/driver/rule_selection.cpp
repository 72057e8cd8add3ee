#include "engine/driver/rule_selection.h"

#include <algorithm>

#include "engine/diag/suggest.h"
#include "engine/eval/profile.h"

namespace gouji {
namespace {

bool isExactly(const plan::Rule& rule, const std::string& word) {
  return rule.id == word || rule.name == word;
}

/// The id or name itself, or the words it starts with: "NAR" and "NAR-06" are families, "NAR-0" is
/// a slip.
bool matches(const plan::Rule& rule, const std::string& word) {
  return isExactly(rule, word) || rule.id.view().starts_with(word + "-");
}

bool matchesAny(const plan::Rule& rule, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return matches(rule, word); });
}

Error unknownRule(const plan::Plan& plan, const std::string& word) {
  std::vector<std::string_view> candidates;
  for (const plan::Rule& rule : plan.rules) candidates.push_back(rule.id);
  for (const plan::Rule& rule : plan.rules) candidates.push_back(rule.name);
  Localized hint = hintAt(suggestWord(word, candidates));
  if (hint.zh.empty()) {
    hint = {"用 `gouji rules list` 查看全部规则", "`gouji rules list` lists all rules"};
  }
  return {"rules.unknown-rule",
          {"没有编号为 `" + word + "` 或以它开头的规则",
           "there is no rule `" + word + "`, and none whose id starts with it"},
          hint};
}

Error unknownProfile(const plan::Plan& plan, const std::string& name) {
  std::string zh = "这些规则里没有配置";
  std::string en = "the rules have no profiles";
  if (!plan.profiles.empty()) {
    zh = "可用：";
    en = "available: ";
    for (const plan::Profile& profile : plan.profiles) {
      const bool first = &profile == &plan.profiles.front();
      zh += (first ? "" : "、") + profile.name;
      en += (first ? "" : ", ") + profile.name;
    }
  }
  return {"rules.unknown-profile",
          {"没有名为 `" + name + "` 的配置", "there is no profile `" + name + "`"},
          {zh, en}};
}

}  // namespace

Result<EvaluationOptions> selectRules(const plan::Plan& plan, const RuleSelection& selection) {
  for (const auto* words : {&selection.select, &selection.ignore}) {
    for (const std::string& word : *words) {
      const bool known =
          std::any_of(plan.rules.begin(), plan.rules.end(),
                      [&](const plan::Rule& rule) { return !word.empty() && matches(rule, word); });
      if (!known) return unknownRule(plan, word);
    }
  }

  EvaluationOptions options = makeDefaultOptions(plan);
  if (!selection.profile.empty()) {
    const plan::Profile* profile = findProfile(plan, selection.profile);
    if (profile == nullptr) return unknownProfile(plan, selection.profile);
    applyProfile(*profile, selection.today, options);
  }
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    const plan::Rule& rule = plan.rules[i];
    const auto isNamed = [&](const std::string& word) { return isExactly(rule, word); };
    if (std::any_of(selection.select.begin(), selection.select.end(), isNamed)) {
      options.enabled[i] = true;
    } else if (!selection.select.empty() && !matchesAny(rule, selection.select)) {
      options.enabled[i] = false;
    }
    if (matchesAny(rule, selection.ignore)) options.enabled[i] = false;
  }
  return options;
}

}  // namespace gouji
