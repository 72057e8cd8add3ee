#include "engine/render/github_renderer.h"

#include "engine/render/say.h"
#include "engine/render/shown.h"
#include "engine/render/summary_text.h"

namespace gouji::render {
namespace {

/// GitHub shows at most so many annotations of each level and step.
constexpr std::uint64_t kShownPerLevel = 10;

/// What a workflow command takes as data; `property` also escapes what ends a property.
std::string escapeCommand(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

class GithubRenderer final : public Renderer {
 public:
  explicit GithubRenderer(const RenderOptions& options) : options_(options) {}

  void report(const ReportResult& result, std::string& out) const override {
    for (const Finding& finding : result.findings) {
      if (isShown(finding, options_)) appendAnnotation(out, finding);
    }
  }

  void end(const RunSummary& summary, std::string& out) const override {
    const auto [errors, warnings, infos] = summary.byLevel;
    out += "::notice title=Gouji::";
    std::string words =
        say(options_.language,
            "{} 份报告：{} 个错误，{} 个警告，{} 个提示，{} 条已接受；通过 {}，无法判断 {}，不适用 "
            "{}，规则出错 {}",
            "{} reports: {} errors, {} warnings, {} infos, {} accepted; {} passed, {} undecided, "
            "{} not applicable, "
            "{} rule errors",
            summary.reports, errors, warnings, infos, summary.suppressed,
            summary.outcomes.of(Outcome::kPass), summary.outcomes.of(Outcome::kUndecided),
            summary.outcomes.of(Outcome::kNotApplicable), summary.outcomes.of(Outcome::kRuleError));
    if (errors > kShownPerLevel || warnings > kShownPerLevel || infos > kShownPerLevel) {
      words += say(options_.language, "。GitHub 每级只显示前 {} 条，其余见日志",
                   ". GitHub shows the first {} of each level, the log has all", kShownPerLevel);
    }
    const std::string notRun = describeNotRun(summary, options_.language, true);
    if (!notRun.empty()) words += say(options_.language, "。", ". ") + notRun;
    out += escapeCommand(words, false) + "\n";
  }

 private:
  void appendAnnotation(std::string& out, const Finding& finding) const {
    const char* command = finding.level == FindingLevel::kError     ? "error"
                          : finding.level == FindingLevel::kWarning ? "warning"
                                                                    : "notice";
    out += std::string("::") + command + " file=" + escapeCommand(finding.file, true);
    if (const auto* place = std::get_if<TextPlace>(&finding.location)) {
      out += ",line=" + std::to_string(place->begin.line) +
             ",endLine=" + std::to_string(place->end.line);
      // Columns are taken only for a mark on one line.
      if (place->begin.line == place->end.line) {
        out += ",col=" + std::to_string(place->begin.column) +
               ",endColumn=" + std::to_string(place->end.column);
      }
    }
    out += ",title=" + escapeCommand(finding.instance + " " + finding.title, true) + "::";
    std::string words = finding.message.in(options_.language);
    if (!finding.explain.in(options_.language).empty())
      words += "\n" + finding.explain.in(options_.language);
    if (finding.lapsed) words += "\n" + finding.lapsed->words.in(options_.language);
    out += escapeCommand(words, false) + "\n";
  }

  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> makeGithubRenderer(const RenderOptions& options) {
  return std::make_unique<GithubRenderer>(options);
}

}  // namespace gouji::render
