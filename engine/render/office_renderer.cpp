#include "engine/render/office_renderer.h"

#include <algorithm>

#include "engine/render/finding_json.h"
#include "engine/render/job/frame.h"
#include "engine/render/place_words.h"
#include "engine/render/say.h"
#include "engine/text/json_text.h"

namespace gouji::render {
namespace {

std::string describeChange(const Suspect& suspect) {
  return suspect.value.toString() + " → " +
         (suspect.suggested ? suspect.suggested->toString() : "?");
}

std::string describeSuspect(const Suspect& suspect, Language language) {
  const std::string& name = suspect.label.empty() ? suspect.cell : suspect.label;
  std::string text = say(language, "「{}」{}", "\"{}\" {}", name, describeChange(suspect));
  if (const std::string& why = suspect.why.in(language); !why.empty())
    text += say(language, "（{}）", " ({})", why);
  return text;
}

/// The explanations, best first, each with the cells that must change together.
std::string describeSuspects(const Finding& finding, Language language) {
  std::string text;
  std::uint32_t last = 0;
  for (const Suspect& suspect : finding.suspects) {
    if (!text.empty())
      text += suspect.explanation == last ? say(language, "，并且", ", and ")
                                          : say(language, "；或者", "; or ");
    text += describeSuspect(suspect, language);
    last = suspect.explanation;
  }
  return text;
}

/// The cell of the finding in the words of the form.
std::string labelOf(const Finding& finding) {
  for (const FindingCell& cell : finding.cells) {
    if (!cell.prior && cell.cell == finding.cell && !cell.label.empty()) return cell.label;
  }
  for (const Suspect& suspect : finding.suspects) {
    if (suspect.cell == finding.cell && !suspect.label.empty()) return suspect.label;
  }
  // Lines of a page are no lines of a table cell.
  std::string words = finding.excerpt;
  std::erase(words, '\n');
  return words;
}

/// Line and column by name: "17:1" is for those who know it from compilers.
std::string placeInWords(const Location& place, Language language) {
  if (const auto* text = std::get_if<TextPlace>(&place)) {
    return say(language, "第 {} 行第 {} 列", "line {}, column {}", text->begin.line,
               text->begin.column);
  }
  return describePlace(place, language);
}

void appendPlace(JsonText& json, const Location& location) {
  json.key("location");
  json.open('{');
  const auto put = [&](const char* key, std::uint32_t value) {
    json.key(key);
    json.number(std::uint64_t{value});
  };
  if (const auto* cell = std::get_if<GridPlace>(&location)) {
    put("table", cell->table);
    put("row", cell->row);
    put("column", cell->column);
  } else if (const auto* paragraph = std::get_if<ParagraphPlace>(&location)) {
    put("paragraph", paragraph->paragraph);
  } else if (const auto* page = std::get_if<PagePlace>(&location)) {
    put("page", page->page);
    json.key("box");
    json.open('[');
    for (const double value : {page->x, page->y, page->width, page->height}) json.points(value);
    json.close(']');
  }
  json.close('}');
}

void appendText(JsonText& json, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  json.key(key);
  json.text(text);
}

void appendFlag(JsonText& json, std::string_view key, bool flag) {
  json.key(key);
  json.boolean(flag);
}

void appendFinding(JsonText& json, const Finding& finding, Language language) {
  const std::string& message = finding.message.in(language);
  const std::string& explain = finding.explain.in(language);
  json.open('{');
  appendText(json, "rule", finding.rule);
  appendText(json, "instance", finding.instance.empty() ? finding.rule : finding.instance);
  appendText(json, "title", finding.title);
  appendText(json, "outcome", toString(finding.outcome));
  appendText(json, "level", toString(finding.level));
  appendText(json, "head", headWord(finding, language));
  appendText(json, "message", message);
  appendText(json, "explain", explain == message ? "" : explain);
  appendText(json, "suspects", describeSuspects(finding, language));
  appendText(json, "hint",
             finding.lapsed ? finding.lapsed->words.in(language) : finding.hint.in(language));
  appendText(json, "basis", finding.basis);
  appendFlag(json, "practice", finding.basisIsPractice);
  appendFlag(json, "reading", finding.aboutReading);
  appendText(json, "cell", finding.cell);
  appendText(json, "label", labelOf(finding));
  appendPlace(json, finding.location);
  appendText(json, "place", placeInWords(finding.location, language));
  appendText(json, "excerpt", finding.excerpt);
  // A check that counts something may hold the same figure twice: that would say nothing.
  if (finding.expected != finding.actual) {
    appendText(json, "expected", finding.expected ? finding.expected->toString() : "");
    appendText(json, "actual", finding.actual ? finding.actual->toString() : "");
  }
  appendFlag(json, "suppressed", finding.suppressed.has_value());
  appendText(json, "accepted", finding.suppressed ? finding.suppressed->reason : "");
  appendText(json, "fingerprint", finding.fingerprint);
  json.close('}');
}

class OfficeRenderer final : public Renderer {
 public:
  OfficeRenderer(const RenderOptions& options, bool isAnnotation)
      : options_(options), isAnnotation_(isAnnotation) {}

  [[nodiscard]] bool wantsSubmitted() const override { return isAnnotation_; }
  /// A document with comments has no place for figures about the run.
  [[nodiscard]] bool carriesSummary() const override { return false; }

  void report(const ReportResult& result, std::string& out) const override {
    // What is said of decisions concerns those who keep them, not the units: it stands in the
    // workbook and in nobody's report.
    if (!result.isReport && isAnnotation_) return;
    std::string text;
    JsonText json(text);
    json.open('{');
    appendText(json, "file", result.file);
    json.key("record");
    json.number(std::uint64_t{result.record});
    appendText(json, "format", result.format);
    appendText(json, "title", result.title);
    appendText(json, "agency", result.agency);
    appendText(json, "unit_id", result.unitId);
    json.key("year");
    result.year ? json.number(std::int64_t{*result.year}) : json.null();
    appendFlag(json, "readable", result.readable);
    appendOutcomes(json, result.outcomes);
    json.key("findings");
    json.open('[');
    for (const Finding& finding : result.findings) {
      if (isListed(finding)) appendFinding(json, finding, options_.language);
    }
    json.close(']');
    json.close('}');
    const bool hasDocument = isAnnotation_ && result.submitted != nullptr;
    office::appendFrame(out, office::Frame::Kind::kReport, result.file, text,
                        hasDocument ? std::string_view(*result.submitted) : std::string_view());
  }

  void end(const RunSummary& summary, std::string& out) const override {
    if (isAnnotation_) return;
    std::string text;
    appendSummaryJson(text, summary);
    office::appendFrame(out, office::Frame::Kind::kSummary, {}, text, {});
  }

 private:
  /// The workbook is a register: it lists accepted findings as such. A comment asks somebody to do
  /// something, so there is none for what was accepted.
  [[nodiscard]] bool isListed(const Finding& finding) const {
    if (finding.suppressed && isAnnotation_) return false;
    return finding.outcome != Outcome::kUndecided || options_.showUndecided;
  }

  static void appendOutcomes(JsonText& json, const OutcomeCounts& outcomes) {
    json.key("outcomes");
    json.open('{');
    for (const Outcome outcome : {Outcome::kPass, Outcome::kFail, Outcome::kUndecided,
                                  Outcome::kNotApplicable, Outcome::kRuleError}) {
      json.key(toString(outcome));
      json.number(outcomes.of(outcome));
    }
    json.close('}');
  }

  RenderOptions options_;
  bool isAnnotation_;
};

}  // namespace

std::unique_ptr<Renderer> makeWorkbookRenderer(const RenderOptions& options) {
  return std::make_unique<OfficeRenderer>(options, false);
}

std::unique_ptr<Renderer> makeAnnotationRenderer(const RenderOptions& options) {
  return std::make_unique<OfficeRenderer>(options, true);
}

}  // namespace gouji::render
