#include "engine/render/html_renderer.h"

#include <algorithm>

#include "engine/render/html_report_body.h"
#include "engine/render/markup.h"
#include "engine/render/place_words.h"
#include "engine/render/say.h"
#include "engine/render/summary_text.h"

namespace gouji::embedded {
extern const std::string_view kHtmlStyle;
extern const std::string_view kHtmlScript;
}  // namespace gouji::embedded

namespace gouji::render {
namespace {

class HtmlRenderer final : public Renderer {
 public:
  explicit HtmlRenderer(const RenderOptions& options) : language_(options.language) {}

  [[nodiscard]] bool wantsReports() const override { return true; }

  void begin(const RunInfo& run, std::string& out) const override {
    const bool chinese = language_ == Language::kChinese;
    const std::string title = say(language_, "年度报告检查结果", "Findings on annual reports");
    out += "<!DOCTYPE html>\n<html lang=\"" + std::string(chinese ? "zh-CN" : "en") +
           "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
           "name=\"generator\" content=\"gouji " +
           escapeMarkup(run.version) + "\">\n<title>" + title + "</title>\n<style>\n" +
           std::string(embedded::kHtmlStyle) +
           "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#reports\">" +
           say(language_, "跳到报告", "Skip to the reports") + "</a>\n<header><h1>" + title +
           "</h1>\n</header>\n";
    appendOverview(out);
    appendFilters(out);
    out += "<main id=\"reports\">\n";
  }

  void report(const ReportResult& result, std::string& out) const override {
    const std::string id = html::anchorOf(result);
    const std::string unit = result.agency.empty() ? result.file : result.agency;
    std::string year = result.year ? " " + std::to_string(*result.year) : "";
    out += "<section class=\"report\" id=\"" + id + "\" data-unit=\"" + escapeMarkup(unit + year) +
           "\">\n<h2>" + escapeMarkup(result.title.empty() ? unit : result.title) +
           "</h2>\n<p class=\"path\">" + escapeMarkup(result.file);
    if (result.record > 1) out += ":" + std::to_string(result.record);
    out += "</p>\n";
    if (result.findings.empty())
      out += "<p>" + say(language_, "没有发现问题。", "Nothing was found.") + "</p>\n";
    for (const Finding& finding : result.findings) {
      if (finding.outcome != Outcome::kUndecided) appendFinding(out, finding, result);
    }
    appendUndecided(out, result);
    if (result.isReport) appendOutcomes(out, result.outcomes);
    if (result.report) html::appendReportBody(out, *result.report, result, language_);
    out += "</section>\n";
  }

  void end(const RunSummary& summary, std::string& out) const override {
    const std::string notRun = describeNotRun(summary, language_, true);
    out += "</main>\n<footer class=\"soft\"><p>" +
           say(language_, "{} 份报告，{} 个错误，{} 个警告，{} 个提示，{} 个已接受。",
               "{} reports, {} errors, {} warnings, {} infos, {} accepted.", summary.reports,
               summary.byLevel[0], summary.byLevel[1], summary.byLevel[2], summary.suppressed) +
           "</p>" + (notRun.empty() ? "" : "<p>" + escapeMarkup(notRun) + "</p>") +
           "</footer>\n<script>\n" + std::string(embedded::kHtmlScript) +
           "</script>\n</body>\n</html>\n";
  }

 private:
  void appendOverview(std::string& out) const {
    out += "<section id=\"overview\" hidden><div class=\"scroll\"><table><caption>" +
           say(language_, "各单位问题数，多的在前", "Units by findings, worst first") +
           "</caption>\n<thead><tr><th scope=\"col\">" + say(language_, "单位", "unit") + "</th>";
    for (const FindingLevel level :
         {FindingLevel::kError, FindingLevel::kWarning, FindingLevel::kInfo}) {
      out += "<th scope=\"col\">" + std::string(levelWord(level, language_)) + "</th>";
    }
    out += "</tr></thead><tbody></tbody></table></div></section>\n";
  }

  void appendFilters(std::string& out) const {
    const std::string all = say(language_, "全部", "all");
    out +=
        "<form class=\"filters\" role=\"search\" data-shown=\"" +
        say(language_, "显示 {{n}} / {{all}} 个问题", "{{n}} of {{all}} findings shown") +
        "\">\n<label>" + say(language_, "级别", "level") +
        "<select name=\"level\"><option value=\"\">" + all + "</option><option value=\"error\">" +
        say(language_, "仅错误", "errors only") + "</option><option value=\"warning\">" +
        say(language_, "错误和警告", "errors and warnings") +
        "</option></select></label>\n<label>" + say(language_, "规则", "rule") +
        "<select name=\"rule\"><option value=\"\">" + all + "</option></select></label>\n<label>" +
        say(language_, "单位", "unit") + "<select name=\"unit\"><option value=\"\">" + all +
        "</option></select></label>\n<label>" + say(language_, "查找", "find") +
        "<input type=\"search\" name=\"text\"></label>\n<button type=\"reset\">" +
        say(language_, "清除", "clear") +
        "</button>\n<output aria-live=\"polite\"></output>\n</form>\n";
  }

  void appendFinding(std::string& out, const Finding& finding, const ReportResult& result) const {
    const bool undecided = finding.outcome == Outcome::kUndecided;
    const std::string level(undecided ? "undecided" : toString(finding.level));
    out += "<article class=\"finding " + level + (finding.suppressed ? " suppressed" : "") +
           "\" data-level=\"" + level + "\" data-rule=\"" + escapeMarkup(finding.rule) +
           "\" data-title=\"" + escapeMarkup(finding.title) + "\">\n<p><span class=\"badge " +
           level + "\">" + std::string(headWord(finding, language_)) + "</span><strong>" +
           escapeMarkup(finding.message.in(language_)) + "</strong></p>\n";
    if (!finding.explain.in(language_).empty())
      out += "<p class=\"explain\">" + escapeMarkup(finding.explain.in(language_)) + "</p>\n";
    for (const Suspect& suspect : finding.suspects) {
      out += "<p>" + say(language_, "可能有误：", "suspect: ") +
             html::linkToCell(result, suspect.cell, suspect.label) + " " +
             escapeMarkup(suspect.value.toString());
      if (suspect.suggested)
        out += " → <strong>" + escapeMarkup(suspect.suggested->toString()) + "</strong>";
      if (!suspect.why.in(language_).empty())
        out += say(language_, "（{}）", " ({})", escapeMarkup(suspect.why.in(language_)));
      out += "</p>\n";
    }
    if (!finding.excerpt.empty())
      out += "<p>" + say(language_, "「{}」", "「{}」", escapeMarkup(finding.excerpt)) + "</p>\n";
    if (!finding.hint.in(language_).empty())
      out += "<p>" + escapeMarkup(finding.hint.in(language_)) + "</p>\n";
    if (finding.suppressed)
      out += "<p>" + escapeMarkup(describeDecision(*finding.suppressed, language_)) + "</p>\n";
    if (finding.lapsed) out += "<p>" + escapeMarkup(finding.lapsed->words.in(language_)) + "</p>\n";
    std::string foot = finding.instance.empty() ? finding.rule : finding.instance;
    if (const std::string place = describePlace(finding.location, language_); !place.empty())
      foot += " · " + place;
    out += "<p class=\"path\">" + escapeMarkup(foot);
    if (!finding.cell.empty()) out += " · " + html::linkToCell(result, finding.cell, {});
    if (!finding.basis.empty())
      out += " · " + escapeMarkup((finding.basisIsPractice ? say(language_, "惯例：", "practice: ")
                                                           : say(language_, "依据：", "basis: ")) +
                                  finding.basis);
    out += "</p>\n</article>\n";
  }

  /// What could not be decided is there for who looks for it, and in nobody's way.
  void appendUndecided(std::string& out, const ReportResult& result) const {
    const auto isUndecided = [](const Finding& finding) {
      return finding.outcome == Outcome::kUndecided;
    };
    const auto count = std::count_if(result.findings.begin(), result.findings.end(), isUndecided);
    if (count == 0) return;
    out += "<details><summary>" +
           say(language_, "无法判断的检查（{}）", "Checks that could not be decided ({})", count) +
           "</summary>\n";
    for (const Finding& finding : result.findings) {
      if (isUndecided(finding)) appendFinding(out, finding, result);
    }
    out += "</details>\n";
  }

  void appendOutcomes(std::string& out, const OutcomeCounts& outcomes) const {
    out += "<p class=\"soft\">" +
           say(language_, "检查：通过 {}，不符 {}，无法判断 {}，不适用 {}，规则出错 {}。",
               "Checks: {} passed, {} failed, {} undecided, {} not applicable, {} rule errors.",
               outcomes.of(Outcome::kPass), outcomes.of(Outcome::kFail),
               outcomes.of(Outcome::kUndecided), outcomes.of(Outcome::kNotApplicable),
               outcomes.of(Outcome::kRuleError)) +
           "</p>\n";
  }

  Language language_;
};

}  // namespace

std::unique_ptr<Renderer> makeHtmlRenderer(const RenderOptions& options) {
  return std::make_unique<HtmlRenderer>(options);
}

}  // namespace gouji::render
