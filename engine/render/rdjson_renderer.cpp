#include "engine/render/rdjson_renderer.h"

#include "engine/render/shown.h"
#include "engine/text/json_text.h"

namespace gouji::render {
namespace {

class RdjsonRenderer final : public Renderer {
 public:
  explicit RdjsonRenderer(const RenderOptions& options) : options_(options) {}

  [[nodiscard]] bool carriesSummary() const override { return false; }

  void begin(const RunInfo&, std::string& out) const override {
    out += "{\"source\":{\"name\":\"gouji\"},\"diagnostics\":[\n";
  }

  void report(const ReportResult& result, std::string& out) const override {
    bool first = true;
    for (const Finding& finding : result.findings) {
      if (!isShown(finding, options_)) continue;
      if (!first) out += ",\n";
      first = false;
      appendDiagnostic(out, finding, result.source.get());
    }
  }

  [[nodiscard]] std::string_view separator() const override { return ",\n"; }
  void end(const RunSummary&, std::string& out) const override { out += "\n]}\n"; }

 private:
  void appendDiagnostic(std::string& out, const Finding& finding, const SourceFile* source) const {
    JsonText json(out);
    json.open('{');
    json.key("message");
    json.text(finding.message.in(options_.language));
    json.key("location");
    json.open('{');
    json.key("path");
    json.text(finding.file);
    if (const auto* place = std::get_if<TextPlace>(&finding.location)) {
      json.key("range");
      json.open('{');
      appendPosition(json, "start", place->begin, place->span.begin, source);
      appendPosition(json, "end", place->end, place->span.end, source);
      json.close('}');
    }
    json.close('}');
    json.key("severity");
    json.text(finding.level == FindingLevel::kError     ? "ERROR"
              : finding.level == FindingLevel::kWarning ? "WARNING"
                                                        : "INFO");
    json.key("code");
    json.open('{');
    json.key("value");
    json.text(finding.rule);
    json.close('}');
    if (!finding.explain.in(options_.language).empty()) {
      json.key("original_output");
      json.text(finding.explain.in(options_.language));
    }
    json.close('}');
  }

  /// The format counts columns in bytes of UTF-8.
  static void appendPosition(JsonText& json, std::string_view key, LineColumn at, ByteOffset offset,
                             const SourceFile* source) {
    json.key(key);
    json.open('{');
    json.key("line");
    json.number(std::uint64_t{at.line});
    json.key("column");
    const bool known = source != nullptr && source->lineStart(at.line) <= offset;
    json.number(std::uint64_t{known ? offset - source->lineStart(at.line) + 1 : at.column});
    json.close('}');
  }

  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> makeRdjsonRenderer(const RenderOptions& options) {
  return std::make_unique<RdjsonRenderer>(options);
}

}  // namespace gouji::render
