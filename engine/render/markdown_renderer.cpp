#include "engine/render/markdown_renderer.h"

#include "engine/render/markup.h"
#include "engine/render/place_words.h"
#include "engine/render/say.h"
#include "engine/render/shown.h"
#include "engine/render/summary_text.h"

namespace gouji::render {
namespace {

/// A comment has a length limit (65,536 characters on GitHub); nobody reads more rows than this.
constexpr std::size_t kRowsPerReport = 60;

std::string_view mark(FindingLevel level) {
  switch (level) {
    case FindingLevel::kError:
      return "🔴";
    case FindingLevel::kWarning:
      return "🟡";
    case FindingLevel::kInfo:
      return "🔵";
  }
  return "";
}

class MarkdownRenderer final : public Renderer {
 public:
  explicit MarkdownRenderer(const RenderOptions& options) : options_(options) {}

  void begin(const RunInfo&, std::string& out) const override {
    out += say(options_.language, "## 勾稽检查\n\n", "## Gouji\n\n");
  }

  void report(const ReportResult& result, std::string& out) const override {
    std::string rows;
    std::size_t count = 0;
    for (const Finding& finding : result.findings) {
      if (!isShown(finding, options_)) continue;
      if (++count <= kRowsPerReport) rows += describeRow(finding);
    }
    if (count == 0) return;
    out += "### " + escapeMarkdown(result.title.empty() ? result.file : result.title) + "\n\n`" +
           codeSpan(result.file) + "`\n\n";
    out += say(options_.language, "| | 规则 | 位置 | 问题 |\n", "| | rule | place | problem |\n") +
           "|---|---|---|---|\n" + rows;
    if (count > kRowsPerReport) {
      out += say(options_.language, "\n另有 {} 个问题未列出。\n", "\n{} more are not listed.\n",
                 count - kRowsPerReport);
    }
    out += "\n";
  }

  void end(const RunSummary& summary, std::string& out) const override {
    out +=
        say(options_.language,
            "**{} 份报告**：{} 个错误，{} 个警告，{} 个提示，{} 条已接受。检查结果：通过 {}，不符 "
            "{}，无法判断 "
            "{}，不适用 {}，规则出错 {}。\n",
            "**{} reports**: {} errors, {} warnings, {} infos, {} accepted. Checks: {} passed, {} "
            "failed, {} "
            "undecided, {} not applicable, {} rule errors.\n",
            summary.reports, summary.byLevel[0], summary.byLevel[1], summary.byLevel[2],
            summary.suppressed, summary.outcomes.of(Outcome::kPass),
            summary.outcomes.of(Outcome::kFail), summary.outcomes.of(Outcome::kUndecided),
            summary.outcomes.of(Outcome::kNotApplicable), summary.outcomes.of(Outcome::kRuleError));
    const std::string notRun = describeNotRun(summary, options_.language, true);
    if (!notRun.empty()) out += "\n" + escapeMarkdown(notRun) + "\n";
  }

 private:
  static std::string codeSpan(std::string text) {
    for (char& c : text) {
      if (c == '`' || c == '\n' || c == '\r') c = '_';
    }
    return text;
  }

  std::string describeRow(const Finding& finding) const {
    std::string words = escapeMarkdown(finding.message.in(options_.language));
    if (!finding.explain.in(options_.language).empty())
      words += "<br>" + escapeMarkdown(finding.explain.in(options_.language));
    for (const Suspect& suspect : finding.suspects) {
      if (suspect.explanation != 1) continue;
      words += "<br>" + say(options_.language, "最可能有误：", "most likely wrong: ") +
               escapeMarkdown(suspect.label.empty() ? suspect.cell : suspect.label) + " " +
               suspect.value.toString();
      if (suspect.suggested) words += " → **" + suspect.suggested->toString() + "**";
      if (!suspect.why.in(options_.language).empty())
        words += " (" + escapeMarkdown(suspect.why.in(options_.language)) + ")";
    }
    if (finding.lapsed)
      words += "<br>" + escapeMarkdown(finding.lapsed->words.in(options_.language));
    return "| " + std::string(mark(finding.level)) + " | " + escapeMarkdown(finding.rule) + " | " +
           escapeMarkdown(describePlace(finding.location, options_.language)) + " | " + words +
           " |\n";
  }

  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> makeMarkdownRenderer(const RenderOptions& options) {
  return std::make_unique<MarkdownRenderer>(options);
}

}  // namespace gouji::render
