#include "engine/render/gitlab_renderer.h"

#include "engine/render/shown.h"
#include "engine/text/json_text.h"

namespace gouji::render {
namespace {

class GitlabRenderer final : public Renderer {
 public:
  explicit GitlabRenderer(const RenderOptions& options) : options_(options) {}

  [[nodiscard]] bool carriesSummary() const override { return false; }

  void begin(const RunInfo&, std::string& out) const override { out += "[\n"; }

  void report(const ReportResult& result, std::string& out) const override {
    bool first = true;
    for (const Finding& finding : result.findings) {
      if (!isShown(finding, options_)) continue;
      if (!first) out += ",\n";
      first = false;
      appendIssue(out, finding);
    }
  }

  [[nodiscard]] std::string_view separator() const override { return ",\n"; }
  void end(const RunSummary&, std::string& out) const override { out += "\n]\n"; }

 private:
  void appendIssue(std::string& out, const Finding& finding) const {
    JsonText json(out);
    json.open('{');
    json.key("description");
    json.text(finding.message.in(options_.language));
    json.key("check_name");
    json.text(finding.rule);
    // GitLab drops issues with the same fingerprint: copies of a report in two files are two.
    json.key("fingerprint");
    json.text(finding.fingerprint + "-" + finding.file + "-" + std::to_string(finding.record));
    json.key("severity");
    json.text(finding.level == FindingLevel::kError     ? "major"
              : finding.level == FindingLevel::kWarning ? "minor"
                                                        : "info");
    json.key("location");
    json.open('{');
    json.key("path");
    json.text(finding.file);
    json.key("lines");
    json.open('{');
    json.key("begin");
    const auto* place = std::get_if<TextPlace>(&finding.location);
    json.number(std::uint64_t{place == nullptr ? finding.record : place->begin.line});
    json.close('}');
    json.close('}');
    json.close('}');
  }

  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> makeGitlabRenderer(const RenderOptions& options) {
  return std::make_unique<GitlabRenderer>(options);
}

}  // namespace gouji::render
