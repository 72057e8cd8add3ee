#include "engine/render/sarif_renderer.h"

#include "engine/render/place_words.h"
#include "engine/render/summary_text.h"
#include "engine/text/json_text.h"

namespace gouji::render {
namespace {

std::string_view sarifLevel(FindingLevel level) {
  switch (level) {
    case FindingLevel::kError:
      return "error";
    case FindingLevel::kWarning:
      return "warning";
    case FindingLevel::kInfo:
      return "note";
  }
  return "none";
}

/// A path as a URI (RFC 3986), relative unless the path is absolute: everything but unreserved
/// letters is escaped.
std::string toUri(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte >> 4U];
      uri += kHex[byte & 0xFU];
    }
  }
  return uri;
}

void appendMessage(JsonText& json, std::string_view key, std::string_view text) {
  json.key(key);
  json.open('{');
  json.key("text");
  json.text(text);
  json.close('}');
}

void appendNumber(JsonText& json, std::string_view key, std::uint64_t value) {
  json.key(key);
  json.number(value);
}

class SarifRenderer final : public Renderer {
 public:
  explicit SarifRenderer(const RenderOptions& options) : language_(options.language) {}

  [[nodiscard]] bool wantsRules() const override { return true; }

  void begin(const RunInfo& run, std::string& out) const override {
    JsonText json(out);
    json.open('{');
    json.key("$schema");
    json.text("https://json.schemastore.org/sarif-2.1.0.json");
    json.key("version");
    json.text("2.1.0");
    json.key("runs");
    json.open('[');
    json.open('{');
    json.key("tool");
    json.open('{');
    json.key("driver");
    json.open('{');
    json.key("name");
    json.text("gouji");
    json.key("semanticVersion");
    json.text(run.version);
    json.key("rules");
    json.open('[');
    for (const RuleDescriptor& rule : run.rules) appendRule(json, rule);
    appendRule(json, unreadableReport());
    json.close(']');
    json.close('}');
    json.close('}');
    json.key("columnKind");
    json.text("unicodeCodePoints");
    out += ",\"results\":[\n";
  }

  void report(const ReportResult& result, std::string& out) const override {
    bool first = true;
    for (const Finding& finding : result.findings) {
      if (!first) out += ",\n";
      first = false;
      JsonText json(out);
      appendResult(json, finding);
    }
  }

  [[nodiscard]] std::string_view separator() const override { return ",\n"; }

  void end(const RunSummary& summary, std::string& out) const override {
    out += "\n]";
    appendNotRun(summary, out);
    out += ",\"properties\":{";
    for (std::size_t i = 0; i < kOutcomeCount; ++i) {
      if (i > 0) out += ',';
      out += '"' + std::string(toString(static_cast<Outcome>(i))) +
             "\":" + std::to_string(summary.outcomes.count[i]);
    }
    out += "}}]}\n";
  }

 private:
  void appendNotRun(const RunSummary& summary, std::string& out) const {
    if (summary.rulesWithoutPrior.empty()) return;
    out += ',';
    JsonText json(out);
    json.key("invocations");
    json.open('[');
    json.open('{');
    json.key("executionSuccessful");
    json.boolean(true);
    json.key("toolConfigurationNotifications");
    json.open('[');
    json.open('{');
    json.key("level");
    json.text("note");
    appendMessage(json, "message", describeNotRun(summary, language_, true));
    json.close('}');
    json.close(']');
    json.close('}');
    json.close(']');
  }

  /// The finding about a report that could not be read belongs to no rule of the pack.
  [[nodiscard]] RuleDescriptor unreadableReport() const {
    RuleDescriptor rule;
    rule.id = "read";
    rule.name = "unreadable-report";
    rule.title = language_ == Language::kChinese ? "报告未能读取" : "the report could not be read";
    rule.tags = {"reading"};
    return rule;
  }

  void appendRule(JsonText& json, const RuleDescriptor& rule) const {
    json.open('{');
    json.key("id");
    json.text(rule.id);
    json.key("name");
    json.text(rule.name);
    appendMessage(json, "shortDescription", rule.title);
    // Code hosts show nothing of a rule without one.
    appendMessage(json, "fullDescription",
                  rule.description.empty() ? rule.title : rule.description);
    std::string help = rule.basis;
    if (!rule.hint.in(language_).empty())
      help += (help.empty() ? "" : "\n") + rule.hint.in(language_);
    if (!help.empty()) appendMessage(json, "help", help);
    json.key("defaultConfiguration");
    json.open('{');
    json.key("level");
    json.text(sarifLevel(rule.level));
    json.close('}');
    json.key("properties");
    json.open('{');
    json.key("tags");
    json.open('[');
    for (const std::string& tag : rule.tags) json.text(tag);
    json.close(']');
    json.close('}');
    json.close('}');
  }

  void appendResult(JsonText& json, const Finding& finding) const {
    json.open('{');
    json.key("ruleId");
    json.text(finding.rule);
    // A check that could not be decided is open, not passed.
    const bool open = finding.outcome == Outcome::kUndecided;
    json.key("kind");
    json.text(open ? "open" : "fail");
    json.key("level");
    json.text(open ? "none" : sarifLevel(finding.level));
    std::string message = finding.message.in(language_);
    if (!finding.explain.in(language_).empty()) message += "\n" + finding.explain.in(language_);
    if (finding.lapsed) message += "\n" + finding.lapsed->words.in(language_);
    appendMessage(json, "message", message);
    json.key("locations");
    json.open('[');
    appendLocation(json, finding.file, finding.location, finding.cell, {}, 0);
    json.close(']');
    appendRelated(json, finding);
    json.key("partialFingerprints");
    json.open('{');
    json.key("gouji/v1");
    json.text(finding.fingerprint);
    json.key("values/v1");
    json.text(finding.valueHash);
    json.close('}');
    appendSuppressions(json, finding);
    json.key("properties");
    json.open('{');
    json.key("instance");
    json.text(finding.instance);
    json.key("outcome");
    json.text(toString(finding.outcome));
    json.key("agency");
    json.textOrNull(finding.agency);
    json.close('}');
    json.close('}');
  }

  void appendRelated(JsonText& json, const Finding& finding) const {
    if (finding.cells.empty() && finding.suspects.empty()) return;
    json.key("relatedLocations");
    json.open('[');
    std::uint64_t id = 0;
    for (const Suspect& suspect : finding.suspects) {
      std::string words = suspect.why.in(language_);
      if (suspect.suggested)
        words += (words.empty() ? "" : " ") + suspect.value.toString() + " → " +
                 suspect.suggested->toString();
      appendLocation(json, finding.file, suspect.location, suspect.cell, words, ++id);
    }
    for (const FindingCell& cell : finding.cells) {
      if (!cell.prior)
        appendLocation(json, finding.file, cell.location, cell.cell, cell.label, ++id);
    }
    json.close(']');
  }

  /// Documents without lines are named by their words in the message and by the cell's own name.
  void appendLocation(JsonText& json, const std::string& file, const Location& location,
                      const std::string& cell, const std::string& words, std::uint64_t id) const {
    json.open('{');
    if (id != 0) appendNumber(json, "id", id);
    json.key("physicalLocation");
    json.open('{');
    json.key("artifactLocation");
    json.open('{');
    json.key("uri");
    json.text(toUri(file));
    json.close('}');
    if (const auto* place = std::get_if<TextPlace>(&location)) {
      json.key("region");
      json.open('{');
      appendNumber(json, "startLine", place->begin.line);
      appendNumber(json, "startColumn", place->begin.column);
      appendNumber(json, "endLine", place->end.line);
      appendNumber(json, "endColumn", place->end.column);
      json.close('}');
    }
    json.close('}');
    if (!cell.empty()) {
      json.key("logicalLocations");
      json.open('[');
      json.open('{');
      json.key("fullyQualifiedName");
      json.text(cell);
      json.close('}');
      json.close(']');
    }
    std::string message = words;
    if (!std::holds_alternative<TextPlace>(location)) {
      const std::string place = describePlace(location, language_);
      if (!place.empty()) message += (message.empty() ? "" : " · ") + place;
    }
    if (!message.empty()) appendMessage(json, "message", message);
    json.close('}');
  }

  /// Every result has the list, an empty one when nobody accepted it: the standard takes a list
  /// that is not there for "not known" and wants all results alike (3.27.23).
  static void appendSuppressions(JsonText& json, const Finding& finding) {
    json.key("suppressions");
    json.open('[');
    if (finding.suppressed) {
      const Suppression& decision = *finding.suppressed;
      json.open('{');
      json.key("kind");
      json.text("external");
      json.key("status");
      json.text("accepted");
      json.key("justification");
      json.text(decision.reason.empty() ? decision.kind : decision.reason);
      json.key("properties");
      json.open('{');
      json.key("kind");
      json.text(decision.kind);
      json.key("author");
      json.textOrNull(decision.author);
      json.key("expires");
      json.textOrNull(decision.expires);
      json.close('}');
      json.close('}');
    }
    json.close(']');
  }

  Language language_;
};

}  // namespace

std::unique_ptr<Renderer> makeSarifRenderer(const RenderOptions& options) {
  return std::make_unique<SarifRenderer>(options);
}

}  // namespace gouji::render
