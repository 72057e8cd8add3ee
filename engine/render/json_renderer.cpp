#include "engine/render/json_renderer.h"

#include "engine/render/finding_json.h"
#include "engine/text/json_text.h"

namespace gouji::render {
namespace {

class JsonRenderer final : public Renderer {
 public:
  explicit JsonRenderer(const RenderOptions& options) : language_(options.language) {}

  void begin(const RunInfo& run, std::string& out) const override {
    out += "{\"gouji\":";
    JsonText(out).text(run.version);
    out += ",\"findings\":[\n";
  }

  void report(const ReportResult& result, std::string& out) const override {
    bool first = true;
    for (const Finding& finding : result.findings) {
      if (!first) out += ",\n";
      first = false;
      appendFindingJson(out, finding, language_);
    }
  }

  [[nodiscard]] std::string_view separator() const override { return ",\n"; }

  void end(const RunSummary& summary, std::string& out) const override {
    out += "\n],\"summary\":";
    appendSummaryJson(out, summary);
    out += "}\n";
  }

 private:
  Language language_;
};

}  // namespace

std::unique_ptr<Renderer> makeJsonRenderer(const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(options);
}

}  // namespace gouji::render
