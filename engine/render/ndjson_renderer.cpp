#include "engine/render/ndjson_renderer.h"

#include "engine/render/finding_json.h"

namespace gouji::render {
namespace {

class NdjsonRenderer final : public Renderer {
 public:
  explicit NdjsonRenderer(const RenderOptions& options) : language_(options.language) {}

  /// Every line is a finding and nothing else, so that the output of two runs can be put together.
  [[nodiscard]] bool carriesSummary() const override { return false; }

  void report(const ReportResult& result, std::string& out) const override {
    for (const Finding& finding : result.findings) {
      appendFindingJson(out, finding, language_);
      out += '\n';
    }
  }

 private:
  Language language_;
};

}  // namespace

std::unique_ptr<Renderer> makeNdjsonRenderer(const RenderOptions& options) {
  return std::make_unique<NdjsonRenderer>(options);
}

}  // namespace gouji::render
