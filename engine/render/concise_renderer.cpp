#include "engine/render/concise_renderer.h"

#include "engine/render/place_words.h"
#include "engine/render/shown.h"
#include "engine/render/summary_text.h"
#include "engine/render/terminal_text.h"

namespace gouji::render {
namespace {

class ConciseRenderer final : public Renderer {
 public:
  explicit ConciseRenderer(const RenderOptions& options) : options_(options) {}

  void report(const ReportResult& result, std::string& out) const override {
    const Painter painter(options_.color);
    for (const Finding& finding : result.findings) {
      if (!isShown(finding, options_)) continue;
      out += painter.paint(Style::kPath, describeFilePlace(finding, options_.language)) + ": ";
      out += painter.paint(styleOf(finding.level), headWord(finding, options_.language)) + ' ';
      out += toPlainLine(finding.instance) + ' ';
      out += toPlainLine(finding.message.in(options_.language)) + '\n';
    }
  }

  void end(const RunSummary& summary, std::string& out) const override {
    out += describeSummary(summary, options_);
  }

 private:
  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> makeConciseRenderer(const RenderOptions& options) {
  return std::make_unique<ConciseRenderer>(options);
}

}  // namespace gouji::render
