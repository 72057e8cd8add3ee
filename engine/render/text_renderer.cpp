#include "engine/render/text_renderer.h"

#include "engine/render/finding_text.h"
#include "engine/render/say.h"
#include "engine/render/shown.h"
#include "engine/render/summary_text.h"
#include "engine/render/terminal_text.h"

namespace gouji::render {
namespace {

class TextRenderer final : public Renderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : options_(options) {}

  void report(const ReportResult& result, std::string& out) const override {
    std::string body;
    std::array<std::uint64_t, 3> byLevel{};
    std::uint64_t undecided = 0;
    for (const Finding& finding : result.findings) {
      if (!isShown(finding, options_)) continue;
      if (finding.outcome == Outcome::kFail) ++byLevel[static_cast<std::size_t>(finding.level)];
      if (finding.outcome == Outcome::kUndecided) ++undecided;
      body += '\n' + describeFinding(finding, result.source.get(), options_);
    }
    if (body.empty()) return;
    // A report that could not be read has no name but that of its file.
    if (result.readable) out += describeReport(result, byLevel, undecided) + '\n';
    out += (result.readable ? body : body.substr(1)) + '\n';
  }

  void end(const RunSummary& summary, std::string& out) const override {
    out += describeSummary(summary, options_);
  }

 private:
  /// "某某局，2025 年：2 个错误，1 个警告".
  [[nodiscard]] std::string describeReport(const ReportResult& result,
                                           const std::array<std::uint64_t, 3>& byLevel,
                                           std::uint64_t undecided) const {
    const bool zh = options_.language == Language::kChinese;
    std::string name = toPlainLine(result.agency.empty() ? result.title : result.agency);
    if (name.empty()) name = toPlainLine(result.file);
    if (result.year) name += say(options_.language, "，{} 年", ", {}", *result.year);
    std::string counts = describeLevels(byLevel, options_);
    if (undecided > 0) {
      counts += counts.empty() ? "" : zh ? "，" : ", ";
      counts += say(options_.language, "{} 项无法判断", "{} undecided", undecided);
    }
    std::string line = Painter(options_.color).paint(Style::kBold, name);
    if (!counts.empty()) line += (zh ? "：" : ": ") + counts;
    return line;
  }

  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> makeTextRenderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

}  // namespace gouji::render
