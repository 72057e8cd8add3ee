#include "engine/render/junit_renderer.h"

#include "engine/render/markup.h"
#include "engine/render/place_words.h"
#include "engine/render/summary_text.h"

namespace gouji::render {
namespace {

class JunitRenderer final : public Renderer {
 public:
  explicit JunitRenderer(const RenderOptions& options) : language_(options.language) {}

  void begin(const RunInfo&, std::string& out) const override {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji\">\n";
  }

  void report(const ReportResult& result, std::string& out) const override {
    std::string cases;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;
    for (const Finding& finding : result.findings) {
      cases += "    <testcase classname=\"" + escapeMarkup(finding.rule) + "\" name=\"" +
               escapeMarkup(nameOf(finding)) + "\">\n";
      if (finding.suppressed) {
        ++skipped;
        cases += "      <skipped message=\"" +
                 escapeMarkup(describeDecision(*finding.suppressed, language_)) + "\"/>\n";
      } else if (finding.outcome == Outcome::kUndecided || finding.level == FindingLevel::kInfo) {
        // JUnit knows no remark: what is no failure and did not simply pass is skipped, with its
        // words.
        ++skipped;
        cases +=
            "      <skipped message=\"" + escapeMarkup(finding.message.in(language_)) + "\"/>\n";
      } else {
        const bool broken = finding.outcome == Outcome::kRuleError || !result.readable;
        ++(broken ? errors : failures);
        cases += describeFailure(finding, broken ? "error" : "failure");
      }
      cases += "    </testcase>\n";
    }
    const std::uint64_t passed = result.outcomes.of(Outcome::kPass);
    if (passed > 0)
      cases += "    <testcase classname=\"gouji\" name=\"" + std::to_string(passed) +
               " checks passed\"/>\n";
    const std::size_t count = result.findings.size() + (passed > 0 ? 1 : 0);
    out += "  <testsuite name=\"" + escapeMarkup(suiteName(result)) + "\" tests=\"" +
           std::to_string(count) + "\" failures=\"" + std::to_string(failures) + "\" errors=\"" +
           std::to_string(errors) + "\" skipped=\"" + std::to_string(skipped) +
           "\">\n    <properties>\n";
    for (std::size_t i = 0; i < kOutcomeCount; ++i) {
      out += "      <property name=\"" + std::string(toString(static_cast<Outcome>(i))) +
             "\" value=\"" + std::to_string(result.outcomes.count[i]) + "\"/>\n";
    }
    out += "    </properties>\n" + cases + "  </testsuite>\n";
  }

  void end(const RunSummary& summary, std::string& out) const override {
    if (!summary.rulesWithoutPrior.empty()) appendNotRun(summary, out);
    out += "</testsuites>\n";
  }

 private:
  static std::string suiteName(const ReportResult& result) {
    return result.record > 1 ? result.file + ":" + std::to_string(result.record) : result.file;
  }
  static std::string nameOf(const Finding& finding) {
    return finding.instance.empty() ? finding.rule : finding.instance;
  }

  /// A rule that was not run is a test that was skipped.
  void appendNotRun(const RunSummary& summary, std::string& out) const {
    const std::string count = std::to_string(summary.rulesWithoutPrior.size());
    const std::string why = escapeMarkup(describeNotRun(summary, language_, false));
    out += "  <testsuite name=\"gouji\" tests=\"" + count +
           "\" failures=\"0\" errors=\"0\" skipped=\"" + count + "\">\n";
    for (const std::string& rule : summary.rulesWithoutPrior) {
      out += "    <testcase classname=\"gouji\" name=\"" + escapeMarkup(rule) +
             "\">\n      <skipped message=\"" + why + "\"/>\n    </testcase>\n";
    }
    out += "  </testsuite>\n";
  }

  std::string describeFailure(const Finding& finding, std::string_view element) const {
    std::string out = "      <" + std::string(element) + " type=\"" +
                      std::string(toString(finding.level)) + "\" message=\"" +
                      escapeMarkup(finding.message.in(language_)) + "\">" +
                      escapeMarkup(describeFilePlace(finding, language_));
    if (!finding.explain.in(language_).empty())
      out += "\n" + escapeMarkup(finding.explain.in(language_));
    if (!finding.basis.empty()) out += "\n" + escapeMarkup(finding.basis);
    return out + "</" + std::string(element) + ">\n";
  }

  Language language_;
};

}  // namespace

std::unique_ptr<Renderer> makeJunitRenderer(const RenderOptions& options) {
  return std::make_unique<JunitRenderer>(options);
}

}  // namespace gouji::render
