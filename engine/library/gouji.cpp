#include "engine/library/gouji.h"

#include <utility>
#include <variant>

#include "engine/diag/diagnostic.h"
#include "engine/driver/session.h"
#include "engine/read/json/report_writer.h"

namespace gouji::api {
namespace {

Text copyText(const Localized& text) { return {text.zh, text.en}; }

struct PlaceCopier {
  Place operator()(std::monostate) const { return {}; }
  Place operator()(const TextPlace& text) const {
    Place place;
    place.line = text.begin.line;
    place.column = text.begin.column;
    place.endLine = text.end.line;
    place.endColumn = text.end.column;
    return place;
  }
  Place operator()(const GridPlace& grid) const {
    Place place;
    place.table = grid.table;
    place.tableRow = grid.row;
    place.tableColumn = grid.column;
    return place;
  }
  Place operator()(const ParagraphPlace& paragraph) const {
    Place place;
    place.paragraph = paragraph.paragraph;
    return place;
  }
  Place operator()(const PagePlace& page) const {
    Place place;
    place.page = page.page;
    place.box = {page.x, page.y, page.width, page.height};
    return place;
  }
};

Place copyPlace(const Location& location) { return std::visit(PlaceCopier{}, location); }

Failure copyError(const Error& error) {
  return {error.code, copyText(error.message), copyText(error.hint), {}};
}

Mistake copyDiagnostic(const Diagnostic& diagnostic) {
  Mistake mistake;
  mistake.code = infoOf(diagnostic.kind).code;
  mistake.isError = diagnostic.severity() == Severity::kError;
  if (diagnostic.source != nullptr) {
    const LineColumn begin = diagnostic.source->locate(diagnostic.span.begin);
    mistake.file = diagnostic.source->path();
    mistake.line = begin.line;
    mistake.column = begin.column;
  }
  mistake.message = copyText(diagnostic.message());
  mistake.hint = copyText(diagnostic.hint);
  return mistake;
}

std::optional<std::string> copyNumber(const std::optional<Decimal>& number) {
  if (!number) return std::nullopt;
  return number->toString();
}

Cell copyCell(const FindingCell& from) {
  Cell cell;
  cell.name = from.cell;
  cell.label = from.label;
  if (from.state == CellState::kNumber) cell.number = from.value.toString();
  cell.raw = from.raw;
  cell.prior = from.prior;
  cell.place = copyPlace(from.location);
  return cell;
}

Suspect copySuspect(const gouji::Suspect& from) {
  return {from.cell,          from.label,       from.value.toString(), copyNumber(from.suggested),
          copyText(from.why), from.explanation, from.explains,         copyPlace(from.location)};
}

Finding copyFinding(const gouji::Finding& from) {
  Finding finding;
  finding.rule = from.rule;
  finding.name = from.name;
  finding.instance = from.instance;
  // Both enumerations are in the order of design: pass, fail, undecided … and error, warning, info.
  finding.outcome = static_cast<Outcome>(from.outcome);
  finding.level = static_cast<Level>(from.level);
  finding.message = copyText(from.message);
  finding.explain = copyText(from.explain);
  finding.hint = copyText(from.hint);
  finding.basis = from.basis;
  finding.aboutReading = from.aboutReading;
  finding.place = copyPlace(from.location);
  for (const FindingCell& cell : from.cells) finding.cells.push_back(copyCell(cell));
  finding.expected = copyNumber(from.expected);
  finding.actual = copyNumber(from.actual);
  for (const gouji::Suspect& suspect : from.suspects)
    finding.suspects.push_back(copySuspect(suspect));
  finding.related = from.related;
  finding.fingerprint = from.fingerprint;
  finding.valueHash = from.valueHash;
  return finding;
}

static_assert(static_cast<int>(Outcome::kRuleError) ==
              static_cast<int>(gouji::Outcome::kRuleError));
static_assert(static_cast<int>(Level::kInfo) == static_cast<int>(FindingLevel::kInfo));

}  // namespace

struct Report::State {
  gouji::Report report;
};

struct Linter::State {
  std::unique_ptr<Session> session;
};

const std::string& Report::title() const { return state_->report.title; }
const std::string& Report::agency() const { return state_->report.agency; }
const std::string& Report::form() const { return state_->report.form->id; }
std::optional<int> Report::year() const { return state_->report.year; }

std::string Report::toJson(bool positions) const {
  ReportJsonOptions options;
  options.positions = positions;
  return writeReportJson(state_->report, options);
}

Opened Linter::open(const Options& options) {
  SessionOptions wanted;
  wanted.rulePaths = options.rules;
  wanted.withoutBuiltinPack = options.withoutBuiltinRules;
  wanted.formId = options.form;
  wanted.profile = options.profile;
  wanted.select = options.select;
  wanted.ignore = options.ignore;
  Diagnostics diagnostics;
  Result<std::unique_ptr<Session>> session = Session::open(wanted, diagnostics);
  Opened opened;
  if (!session) {
    opened.failure = copyError(session.error());
    for (const Diagnostic& diagnostic : diagnostics.sorted())
      opened.failure->mistakes.push_back(copyDiagnostic(diagnostic));
    return opened;
  }
  opened.linter.emplace();
  opened.linter->state_ = std::make_shared<const State>(State{std::move(*session)});
  return opened;
}

Read Linter::readFile(const std::string& path) const {
  const ReportLoader& loader = state_->session->loader();
  Result<std::string> bytes = readFileBytes(path, loader.limits().maxBytes);
  if (!bytes) return {std::nullopt, copyError(bytes.error())};
  return readBytes(path, std::move(*bytes));
}

Read Linter::readBytes(const std::string& name, std::string bytes) const {
  Result<gouji::Report> report = state_->session->loader().load(name, std::move(bytes));
  if (!report) return {std::nullopt, copyError(report.error())};
  Read read;
  read.report.emplace();
  read.report->state_ = std::make_shared<const Report::State>(Report::State{std::move(*report)});
  return read;
}

Lint Linter::lint(const Report& report, const Report* prior) const {
  const ReportResult result = state_->session->lint(
      report.state_->report, prior == nullptr ? nullptr : &prior->state_->report);
  Lint lint;
  for (const gouji::Finding& finding : result.findings)
    lint.findings.push_back(copyFinding(finding));
  lint.counts = {result.outcomes.of(gouji::Outcome::kPass),
                 result.outcomes.of(gouji::Outcome::kFail),
                 result.outcomes.of(gouji::Outcome::kUndecided),
                 result.outcomes.of(gouji::Outcome::kNotApplicable),
                 result.outcomes.of(gouji::Outcome::kRuleError)};
  return lint;
}

std::string_view version() { return GOUJI_VERSION; }

}  // namespace gouji::api
