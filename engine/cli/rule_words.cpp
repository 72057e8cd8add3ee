#include "engine/cli/rule_words.h"

#include <algorithm>
#include <set>
#include <vector>

#include "engine/pack/pack.h"
#include "engine/read/read.h"
#include "engine/render/say.h"
#include "engine/report/report.h"

namespace gouji::cli {

using render::say;

namespace {

/// The lines of the declaration, from where it starts to the brace that closes it.
std::string declarationIn(std::string_view text, std::uint32_t line) {
  std::size_t begin = 0;
  for (std::uint32_t number = 1; number < line && begin < text.size(); ++number) {
    begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
  }
  std::size_t end = text.find("\n}", begin);
  if (end == std::string_view::npos) return {};
  end += 2;
  return std::string(text.substr(begin, end - begin));
}

}  // namespace

std::string declarationOf(const plan::Rule& rule) {
  constexpr std::string_view kBuiltin = "builtin:";
  constexpr std::uint64_t kMaxBytes = 4u << 20;
  const std::string_view file = rule.file;
  if (file.starts_with(kBuiltin)) {
    const auto text = builtinRuleText(file.substr(kBuiltin.size()));
    return text ? declarationIn(*text, rule.line) : std::string();
  }
  if (const auto text = builtinRuleText(file)) return declarationIn(*text, rule.line);
  const Result<std::string> text = readFileBytes(rule.file.str(), kMaxBytes);
  return text ? declarationIn(*text, rule.line) : std::string();
}

std::string agenciesOf(const plan::Rule& rule, Language language) {
  const std::uint8_t mask = rule.agencyMask;
  static constexpr std::pair<AgencyKind, std::pair<const char*, const char*>> kKinds[] = {
      {AgencyKind::kDepartment, {"部门", "departments"}},
      {AgencyKind::kTownship, {"乡镇街道", "townships"}},
      {AgencyKind::kGovernment, {"政府", "governments"}}};
  if (mask == 0) return say(language, "所有机关", "every agency");
  std::string out;
  for (const auto& [kind, words] : kKinds) {
    if ((mask >> static_cast<unsigned>(kind) & 1U) == 0) continue;
    if (!out.empty()) out += say(language, "、", ", ");
    out += language == Language::kChinese ? words.first : words.second;
  }
  return out;
}

std::string yearsOf(const plan::Rule& rule, Language language) {
  if (!rule.firstYear && !rule.lastYear) return say(language, "所有年度", "every year");
  if (!rule.lastYear) return say(language, "{} 年起", "from {}", *rule.firstYear);
  if (!rule.firstYear) return say(language, "至 {} 年", "until {}", *rule.lastYear);
  return say(language, "{} 至 {} 年", "{} to {}", *rule.firstYear, *rule.lastYear);
}

std::string formsOf(const plan::Plan& plan, std::uint32_t rule) {
  std::string out;
  for (std::uint32_t form = 0; form < plan.forms.size(); ++form) {
    const auto uses = [&](const plan::Instance& instance) {
      return instance.rule == rule && instance.form == form;
    };
    if (std::none_of(plan.instances.begin(), plan.instances.end(), uses)) continue;
    out += (out.empty() ? "" : ", ") + plan.forms[form]->id;
  }
  return out;
}

std::string missingOf(const plan::Rule& rule, Language language) {
  switch (rule.missing) {
    case plan::Missing::kUndecided:
      return say(language, "无法判断（除非其余数字已能决定）",
                 "undecided, unless the other numbers settle it");
    case plan::Missing::kStrict:
      return say(language, "不通过", "fails");
    case plan::Missing::kZero:
      return say(language, "空白和填充符号按 0 计", "blank cells and fillers count as 0");
    case plan::Missing::kSkip:
      return say(language, "不适用", "not applicable");
  }
  return {};
}

std::size_t countChecks(const plan::Plan& plan, std::uint32_t rule) {
  // Instances for different shapes of a table share their key: one of them is used.
  std::vector<std::set<plan::TextId>> byForm(plan.forms.size());
  for (const plan::Instance& instance : plan.instances)
    if (instance.rule == rule) byForm[instance.form].insert(instance.key);
  std::size_t most = 0;
  for (const auto& keys : byForm) most = std::max(most, keys.size());
  return most;
}

}  // namespace gouji::cli
