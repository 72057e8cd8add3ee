#include "engine/cli/rule_page.h"

#include <algorithm>

#include "engine/pack/pack.h"
#include "engine/read/read.h"
#include "engine/render/place_words.h"
#include "engine/render/say.h"
#include "engine/render/terminal_text.h"
#include "engine/report/report.h"
#include "engine/text/utf8.h"

namespace gouji::cli {
namespace {

using render::say;

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

std::string sourceOf(const plan::Rule& rule) {
  constexpr std::string_view kBuiltin = "builtin:";
  constexpr std::uint64_t kMaxBytes = 4u << 20;
  if (rule.file.starts_with(kBuiltin)) {
    const auto text = builtinRuleText(std::string_view(rule.file).substr(kBuiltin.size()));
    return text ? declarationIn(*text, rule.line) : std::string();
  }
  if (const auto text = builtinRuleText(rule.file)) return declarationIn(*text, rule.line);
  const Result<std::string> text = readFileBytes(rule.file, kMaxBytes);
  return text ? declarationIn(*text, rule.line) : std::string();
}

std::string agenciesOf(std::uint8_t mask, Language language) {
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

std::string missingOf(plan::Missing missing, Language language) {
  switch (missing) {
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

class RulePage {
 public:
  explicit RulePage(const Console& console)
      : language_(console.language), width_(console.width), painter_(console.color) {}

  void title(const plan::Rule& rule) {
    const FindingLevel level = static_cast<FindingLevel>(rule.level);
    out_ += painter_.paint(render::Style::kBold, rule.id) + ' ' + rule.name + "  " + rule.title +
            "  [" + painter_.paint(render::styleOf(level), render::levelWord(level, language_)) +
            "]\n";
  }

  void paragraph(std::string_view text) {
    if (text.empty()) return;
    out_ += "\n  " + render::wrapText(render::toPlainLine(text), width_ - 2, 2) + '\n';
  }

  void gap() { out_ += '\n'; }

  void entry(std::string_view zh, std::string_view en, std::string_view text) {
    if (text.empty()) return;
    const bool chinese = language_ == Language::kChinese;
    const std::string head = "  " + std::string(chinese ? zh : en) + (chinese ? "：" : ": ");
    const std::size_t indent = displayWidth(std::string_view(head));
    out_ += head + render::wrapText(render::toPlainLine(text), width_ - indent, indent) + '\n';
  }

  void verbatim(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      out_ += "    " + painter_.paint(render::Style::kDim, text.substr(begin, end - begin)) + '\n';
      begin = end + 1;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::size_t width_;
  render::Painter painter_;
  std::string out_;
};

}  // namespace

std::string describeRule(const plan::Plan& plan, std::uint32_t index, const Console& console) {
  const plan::Rule& rule = plan.rules[index];
  const Language language = console.language;
  const auto instances =
      std::count_if(plan.instances.begin(), plan.instances.end(),
                    [&](const plan::Instance& instance) { return instance.rule == index; });
  RulePage page(console);
  page.title(rule);
  page.paragraph(rule.description);
  page.gap();
  page.entry(rule.basisIsPractice ? "惯例" : "依据", rule.basisIsPractice ? "Practice" : "Basis",
             rule.basis);
  page.entry("适用", "Applies to",
             yearsOf(rule, language) + say(language, "；", "; ") +
                 agenciesOf(rule.agencyMask, language) + say(language, "；格式 ", "; forms ") +
                 formsOf(plan, index));
  page.entry("检查项", "Checks", say(language, "{} 项", "{}", instances));
  page.entry("单元格缺失时", "When a cell is missing", missingOf(rule.missing, language));
  if (rule.aboutReading) {
    page.entry("性质", "Nature",
               say(language, "对读取结果的疑问，不是报告的错误",
                   "a doubt about the reading, not a mistake in the report"));
  }
  page.entry("建议", "Help", rule.hint.in(language));
  if (rule.offByDefault) {
    page.entry("启用", "Switch on",
               say(language, "默认不启用；用 `--select {}`，或在配置中写 `on {}`",
                   "off by default; `--select {}`, or `on {}` in a profile", rule.id, rule.id));
  }
  page.entry(
      "停用", "Switch off",
      say(language, "`--ignore {}`，或在配置中写 `off {} reason \"理由\" until \"2026-12-31\"`",
          "`--ignore {}`, or `off {} reason \"why\" until \"2026-12-31\"` in a profile", rule.id,
          rule.id));
  page.entry("声明", "Declared", rule.file + ':' + std::to_string(rule.line));
  if (const std::string source = sourceOf(rule); !source.empty()) {
    page.gap();
    page.verbatim(source);
  }
  return page.take();
}

std::string summarizeRule(const plan::Plan& plan, std::uint32_t index, const Console& console) {
  RulePage page(console);
  page.title(plan.rules[index]);
  page.paragraph(plan.rules[index].description);
  page.gap();
  return page.take();
}

}  // namespace gouji::cli
