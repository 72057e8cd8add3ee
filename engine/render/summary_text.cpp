#include "engine/render/summary_text.h"

#include "engine/render/say.h"
#include "engine/render/terminal_text.h"

namespace gouji::render {
namespace {

/// "12,345": thousands separated, the same in both languages.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string countOf(std::uint64_t count, FindingLevel level, bool zh) {
  static constexpr std::string_view kChinese[] = {"个错误", "个警告", "条提示"};
  static constexpr std::string_view kEnglish[] = {"error", "warning", "info"};
  const auto index = static_cast<std::size_t>(level);
  if (zh) return grouped(count) + ' ' + std::string(kChinese[index]);
  const bool plural = count != 1 && level != FindingLevel::kInfo;
  return grouped(count) + ' ' + std::string(kEnglish[index]) + (plural ? "s" : "");
}

std::string describeReports(const RunSummary& summary, const RenderOptions& options) {
  const Language language = options.language;
  std::string levels = describeLevels(summary.byLevel, options);
  if (levels.empty()) levels = say(language, "没有发现问题", "no findings");
  std::string line = summary.reports == 1
                         ? say(language, "检查了 1 份报告：{}", "1 report checked: {}", levels)
                         : say(language, "检查了 {} 份报告：{}", "{} reports checked: {}",
                               grouped(summary.reports), levels);
  if (summary.unreadable > 0) {
    line += say(language, "；其中 {} 份未能读取", "; {} could not be read",
                grouped(summary.unreadable));
  }
  if (summary.suppressed > 0) {
    line += say(language, "；{} 条已接受，未列出", "; {} accepted and not listed",
                grouped(summary.suppressed));
  }
  return line;
}

std::string describeOutcomes(const RunSummary& summary, Language language) {
  const auto count = [&](Outcome outcome) { return grouped(summary.outcomes.of(outcome)); };
  return say(language, "检查项：通过 {}，未通过 {}，无法判断 {}，不适用 {}，规则出错 {}",
             "Checks: {} passed, {} failed, {} undecided, {} not applicable, {} rule errors",
             count(Outcome::kPass), count(Outcome::kFail), count(Outcome::kUndecided),
             count(Outcome::kNotApplicable), count(Outcome::kRuleError));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

std::string describeNotRun(const RunSummary& summary, Language language, bool named) {
  const std::vector<std::string>& rules = summary.rulesWithoutPrior;
  if (rules.empty()) return {};
  std::string line =
      rules.size() == 1
          ? say(language, "未运行 1 条规则：没有用 --prior 给出上一年度的报告",
                "1 rule not run: no --prior names last year's reports")
          : say(language, "未运行 {} 条规则：没有用 --prior 给出上一年度的报告",
                "{} rules not run: no --prior names last year's reports", grouped(rules.size()));
  if (named) line += say(language, "（{}）", " ({})", joined(rules));
  return line;
}

std::string describeLevels(const std::array<std::uint64_t, 3>& byLevel,
                           const RenderOptions& options) {
  const bool zh = options.language == Language::kChinese;
  const Painter painter(options.color);
  std::string out;
  for (const FindingLevel level :
       {FindingLevel::kError, FindingLevel::kWarning, FindingLevel::kInfo}) {
    const std::uint64_t count = byLevel[static_cast<std::size_t>(level)];
    if (count == 0) continue;
    if (!out.empty()) out += zh ? "，" : ", ";
    out += painter.paint(styleOf(level), countOf(count, level, zh));
  }
  return out;
}

std::string describeSummary(const RunSummary& summary, const RenderOptions& options) {
  std::string out = describeReports(summary, options) + '\n';
  const std::string outcomes = describeOutcomes(summary, options.language);
  out += Painter(options.color).paint(Style::kDim, outcomes) + '\n';
  const std::string notRun = describeNotRun(summary, options.language, options.showUndecided);
  if (!notRun.empty()) out += Painter(options.color).paint(Style::kDim, notRun) + '\n';
  const std::uint64_t undecided = summary.outcomes.of(Outcome::kUndecided);
  if (undecided > 0 && !options.showUndecided) {
    out += say(options.language, "{} 项无法判断，用 -v 查看原因\n",
               "{} could not be decided: -v tells why\n", grouped(undecided));
  }
  return out;
}

}  // namespace gouji::render
