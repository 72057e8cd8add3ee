#include "engine/render/finding_json.h"

#include "engine/text/json_text.h"

namespace gouji::render {
namespace {

void appendPlace(JsonText& json, const TextPlace& place) {
  json.key("line");
  json.number(std::uint64_t{place.begin.line});
  json.key("column");
  json.number(std::uint64_t{place.begin.column});
  json.key("endLine");
  json.number(std::uint64_t{place.end.line});
  json.key("endColumn");
  json.number(std::uint64_t{place.end.column});
}

void appendPlace(JsonText& json, const GridPlace& place) {
  json.key("table");
  json.number(std::uint64_t{place.table});
  json.key("row");
  json.number(std::uint64_t{place.row});
  json.key("column");
  json.number(std::uint64_t{place.column});
}

void appendPlace(JsonText& json, const ParagraphPlace& place) {
  json.key("paragraph");
  json.number(std::uint64_t{place.paragraph});
}

/// The box is left, top, width and height.
void appendPlace(JsonText& json, const PagePlace& place) {
  json.key("page");
  json.number(std::uint64_t{place.page});
  json.key("box");
  json.open('[');
  for (const double value : {place.x, place.y, place.width, place.height}) json.points(value);
  json.close(']');
}

void appendPlace(JsonText&, std::monostate) {}

void appendLocation(JsonText& json, const Location& location, std::string_view cell) {
  json.key("location");
  json.open('{');
  std::visit([&](const auto& place) { appendPlace(json, place); }, location);
  if (!cell.empty()) {
    json.key("cell");
    json.text(cell);
  }
  json.close('}');
}

void appendCellValue(JsonText& json, const FindingCell& cell) {
  if (cell.state == CellState::kAbsent) return;
  json.key("value");
  switch (cell.state) {
    case CellState::kNumber:
      json.number(cell.value);
      break;
    case CellState::kFiller:
    case CellState::kText:
      json.text(cell.raw);
      break;
    case CellState::kUnreadable:
      json.open('{');
      json.key("unreadable");
      json.text(cell.raw);
      json.close('}');
      break;
    default:
      json.null();
  }
}

void appendCells(JsonText& json, const std::vector<FindingCell>& cells) {
  json.key("cells");
  json.open('[');
  for (const FindingCell& cell : cells) {
    json.open('{');
    json.key("cell");
    json.text(cell.cell);
    appendCellValue(json, cell);
    if (cell.prior) {
      json.key("prior");
      json.boolean(true);
    }
    appendLocation(json, cell.location, {});
    json.close('}');
  }
  json.close(']');
}

void appendTexts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key);
  json.open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

void appendSuspects(JsonText& json, const std::vector<Suspect>& suspects, Language language) {
  json.key("suspects");
  json.open('[');
  for (const Suspect& suspect : suspects) {
    json.open('{');
    json.key("cell");
    json.text(suspect.cell);
    json.key("value");
    json.number(suspect.value);
    json.key("suggested");
    json.numberOrNull(suspect.suggested);
    json.key("why");
    json.textOrNull(suspect.why.in(language));
    appendTexts(json, "explains", suspect.explains);
    json.key("explanation");
    json.number(std::uint64_t{suspect.explanation});
    appendLocation(json, suspect.location, {});
    json.close('}');
  }
  json.close(']');
}

void appendDecision(JsonText& json, const Suppression& decision) {
  json.key("kind");
  json.text(decision.kind);
  json.key("reason");
  json.textOrNull(decision.reason);
  json.key("author");
  json.textOrNull(decision.author);
  json.key("expires");
  json.textOrNull(decision.expires);
}

void appendSuppression(JsonText& json, const std::optional<Suppression>& suppressed) {
  json.key("suppressed");
  if (!suppressed) {
    json.null();
    return;
  }
  json.open('{');
  appendDecision(json, *suppressed);
  json.close('}');
}

void appendLapse(JsonText& json, const Lapse& lapse) {
  json.key("lapsed");
  json.open('{');
  json.key("cause");
  json.plainText(toString(lapse.cause));
  appendDecision(json, lapse.decision);
  json.close('}');
}

void appendIdentity(JsonText& json, const Finding& finding, Language language) {
  json.key("rule");
  json.text(finding.rule);
  json.key("name");
  json.text(finding.name);
  json.key("instance");
  json.text(finding.instance);
  json.key("outcome");
  json.plainText(toString(finding.outcome));
  json.key("level");
  json.plainText(toString(finding.level));
  json.key("message");
  json.text(finding.message.in(language));
  json.key("explain");
  json.textOrNull(finding.explain.in(language));
  json.key("basis");
  json.textOrNull(finding.basis);
}

void appendReport(JsonText& json, const Finding& finding) {
  json.key("file");
  json.text(finding.file);
  json.key("record");
  json.number(std::uint64_t{finding.record});
  json.key("unit_id");
  json.textOrNull(finding.unitId);
  json.key("form");
  json.textOrNull(finding.form);
  json.key("agency");
  json.textOrNull(finding.agency);
  json.key("year");
  finding.year ? json.number(std::int64_t{*finding.year}) : json.null();
}

void appendExtras(JsonText& json, const Finding& finding, Language language) {
  if (finding.lapsed) appendLapse(json, *finding.lapsed);
  if (finding.aboutReading) {
    json.key("reading");
    json.boolean(true);
  }
  if (!finding.excerpt.empty()) {
    json.key("excerpt");
    json.text(finding.excerpt);
  }
  if (!finding.hint.in(language).empty()) {
    json.key("hint");
    json.text(finding.hint.in(language));
  }
}

}  // namespace

void appendFindingJson(std::string& out, const Finding& finding, Language language) {
  JsonText json(out);
  json.open('{');
  appendIdentity(json, finding, language);
  appendReport(json, finding);
  appendLocation(json, finding.location, finding.cell);
  appendCells(json, finding.cells);
  json.key("expected");
  json.numberOrNull(finding.expected);
  json.key("actual");
  json.numberOrNull(finding.actual);
  appendSuspects(json, finding.suspects, language);
  appendTexts(json, "related", finding.related);
  json.key("fingerprint");
  json.plainText(finding.fingerprint);
  json.key("value_hash");
  json.plainText(finding.valueHash);
  appendSuppression(json, finding.suppressed);
  appendExtras(json, finding, language);
  json.close('}');
}

void appendSummaryJson(std::string& out, const RunSummary& summary) {
  JsonText json(out);
  json.open('{');
  json.key("reports");
  json.number(summary.reports);
  json.key("unreadable");
  json.number(summary.unreadable);
  json.key("findings");
  json.open('{');
  for (const FindingLevel level :
       {FindingLevel::kError, FindingLevel::kWarning, FindingLevel::kInfo}) {
    json.key(toString(level));
    json.number(summary.byLevel[static_cast<std::size_t>(level)]);
  }
  json.close('}');
  json.key("suppressed");
  json.number(summary.suppressed);
  json.key("outcomes");
  json.open('{');
  for (const Outcome outcome : {Outcome::kPass, Outcome::kFail, Outcome::kUndecided,
                                Outcome::kNotApplicable, Outcome::kRuleError}) {
    json.key(toString(outcome));
    json.number(summary.outcomes.of(outcome));
  }
  json.close('}');
  json.key("rules_not_run");
  json.open('[');
  for (const std::string& rule : summary.rulesWithoutPrior) {
    json.open('{');
    json.key("rule");
    json.text(rule);
    json.key("why");
    json.plainText("no-prior");
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace gouji::render
