#include "engine/cli/rule_page.h"

#include <algorithm>

#include "engine/cli/rule_words.h"
#include "engine/render/place_words.h"
#include "engine/render/say.h"
#include "engine/render/terminal_text.h"
#include "engine/text/utf8.h"

namespace gouji::cli {
namespace {

using render::say;

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
  RulePage page(console);
  page.title(rule);
  page.paragraph(rule.description);
  page.gap();
  page.entry(rule.basisIsPractice ? "惯例" : "依据", rule.basisIsPractice ? "Practice" : "Basis",
             rule.basis);
  page.entry("适用", "Applies to",
             yearsOf(rule, language) + say(language, "；", "; ") + agenciesOf(rule, language) +
                 say(language, "；格式 ", "; forms ") + formsOf(plan, index));
  page.entry("检查项", "Checks", say(language, "{} 项", "{}", countChecks(plan, index)));
  page.entry("单元格缺失时", "When a cell is missing", missingOf(rule, language));
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
  if (const std::string source = declarationOf(rule); !source.empty()) {
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
