#include "engine/render/text_renderer.h"

#include <algorithm>
#include <set>

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
    std::vector<const Finding*> undecided;
    for (const Finding& finding : result.findings) {
      if (!isShown(finding, options_)) continue;
      if (finding.outcome == Outcome::kUndecided) {
        undecided.push_back(&finding);
        continue;
      }
      if (finding.outcome == Outcome::kFail) ++byLevel[static_cast<std::size_t>(finding.level)];
      body += '\n' + describeFinding(finding, result.source.get(), options_);
    }
    body += describeUndecided(undecided);
    if (body.empty()) return;
    // A report that could not be read has no name but that of its file, nor has a file of
    // decisions.
    const bool hasName = result.readable && result.isReport;
    if (hasName) out += describeReport(result, byLevel, undecided.size()) + '\n';
    out += (hasName ? body : body.substr(1)) + '\n';
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

  /// One line for all checks of a rule that have the same reason: a report without last year's
  /// would otherwise give a page of them.
  [[nodiscard]] std::string describeUndecided(const std::vector<const Finding*>& findings) const {
    if (findings.empty()) return {};
    const Language language = options_.language;
    std::string out = '\n' + say(language, "无法判断：\n", "Could not be decided:\n");
    std::set<const Finding*> told;
    for (const Finding* first : findings) {
      if (told.contains(first)) continue;
      std::uint64_t count = 0;
      for (const Finding* other : findings) {
        if (other->rule != first->rule || other->message != first->message ||
            other->explain != first->explain)
          continue;
        told.insert(other);
        ++count;
      }
      std::string line = toPlainLine(count == 1 ? first->instance : first->rule);
      if (count > 1) line += say(language, "（{} 项）", " ({} checks)", count);
      line += say(language, "：", ": ") + toPlainLine(first->message.in(language));
      const std::string explain = toPlainLine(first->explain.in(language));
      if (!explain.empty()) line += say(language, "；", "; ") + explain;
      out += "  " + wrapText(line, std::max(options_.width, kMinWidth) - 2, 4) + '\n';
    }
    return out;
  }

  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> makeTextRenderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

}  // namespace gouji::render
