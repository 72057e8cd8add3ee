#include "engine/read/json/report_reader.h"

#include <algorithm>

#include "engine/read/json/json_error.h"
#include "engine/read/json/reading.h"

namespace gouji {
namespace json {
namespace {

// In the order of ReadingContext::reportKeys.
enum ReportMember : std::uint32_t {
  kForm,
  kTitle,
  kAgency,
  kAgencyKind,
  kYear,
  kSubmitted,
  kPublished,
  kUnitId,
  kSource,
  kSections,
  kTables,
  kPositions,
};

// More doubts than anybody reads; a hostile file could have a million.
constexpr std::size_t kMostObservations = 200;

std::string listForms(const std::deque<KnownForm>& forms) {
  std::string list;
  for (const KnownForm& known : forms) {
    if (!list.empty()) list += ", ";
    list += known.form->id;
  }
  return list;
}

}  // namespace

std::string decode(const RawString& raw) {
  if (!raw.hasEscapes) return std::string(raw.bytes);
  std::string text;
  appendDecoded(text, raw.bytes);
  return text;
}

std::optional<Error> Reading::run() {
  clearReport();
  if (const ValueKind kind = scanner_.peek(); kind == ValueKind::kObject) {
    readReport();
  } else if (kind == ValueKind::kNothing) {
    scanner_.enterObject();  // fails and says what is wrong
  } else {
    return makeErrorAt(
        source_, scanner_.offset(), "json.not-a-report",
        {"不是一份年报：应为一个 JSON 对象", "not a report: expected a JSON object"},
        {"多份报告请每行一份（NDJSON）", "put several reports on a line each (NDJSON)"});
  }
  if (!error_ && !scanner_.failed()) scanner_.finish();
  if (!error_ && !scanner_.failed()) finishReport();
  if (scanner_.failed()) return describeFailure(source_, scanner_.failure());
  return std::move(error_);
}

void Reading::readReport() {
  readObject(
      context_.reportKeys, [this](std::uint32_t member, Span) { readReportMember(member); },
      [this](std::string_view key, Span span) { skipUnknownKey(key, span); });
}

void Reading::readReportMember(std::uint32_t member) {
  Span span;
  switch (member) {
    case kForm:
      return readFormId();
    case kTitle:
      return readTitle();
    case kAgency:
      readText("agency", report_.agency, span);
      return;
    case kAgencyKind:
      return readAgencyKind();
    case kYear:
      return readYear();
    case kSubmitted:
      return readDate(report_.submitted, "submitted");
    case kPublished:
      return readDate(report_.published, "published");
    case kUnitId:
      return readUnitId();
    case kSections:
    case kTables:
      return readSectionsAndTables(member);
    default:
      // Where the report came from and where things stood there is for people.
      scanner_.skipValue();
  }
}

void Reading::readFormId() {
  looksLikeReport_ = true;
  readText("form", statedForm_, statedFormSpan_);
}

void Reading::readTitle() {
  Span span;
  if (readText("title", report_.title, span)) report_.titlePlace = placeOf(source_, span);
}

void Reading::readAgencyKind() {
  std::string word;
  Span span;
  if (!readText("agency_kind", word, span)) return;
  if (word == "department") {
    report_.agencyKind = AgencyKind::kDepartment;
  } else if (word == "township") {
    report_.agencyKind = AgencyKind::kTownship;
  } else if (word == "government") {
    report_.agencyKind = AgencyKind::kGovernment;
  } else {
    doubt(span, word,
          {"`agency_kind` 应为 department、township 或 government",
           "`agency_kind` should be department, township or government"});
  }
}

void Reading::readYear() {
  constexpr std::int64_t kLastYear = 9999;
  const ByteOffset begin = scanner_.offset();
  std::int64_t year = 0;
  Span span;
  if (scanner_.peek() != ValueKind::kNumber || !scanner_.acceptWhole(year, span)) {
    skipWrongKind("year", {"四位数的年份，如 2025", "a year such as 2025"});
  } else if (year < 1 || year > kLastYear) {
    doubt({begin, scanner_.offset()}, std::to_string(year),
          {"`year` 应为四位数的年份，如 2025", "`year` should be a year such as 2025"});
  } else {
    report_.year = static_cast<int>(year);
  }
}

void Reading::readDate(std::optional<Date>& date, std::string_view key) {
  std::string text;
  Span span;
  if (!readText(key, text, span)) return;
  date = Date::parseIso(text);
  if (date) return;
  const std::string name = "`" + std::string(key) + "` ";
  doubt(
      span, abridge(text),
      {name + "应为一个日期，如 \"2026-01-31\"", name + "should be a date such as \"2026-01-31\""});
}

void Reading::readUnitId() {
  Span span;
  // Codes of units are often digits and then written as a number.
  if (scanner_.peek() == ValueKind::kNumber) {
    report_.unitId = scanner_.readNumber();
  } else {
    readText("unit_id", report_.unitId, span);
  }
}

void Reading::readSectionsAndTables(std::uint32_t member) {
  looksLikeReport_ = true;
  if (form_ == nullptr) chooseStatedForm();
  if (error_) return;
  if (form_ == nullptr) {
    (member == kSections ? laterSections_ : laterTables_) = scanner_.skipValue();
  } else if (member == kSections) {
    readSections();
  } else {
    readTables();
  }
}

void Reading::finishReport() {
  if (!looksLikeReport_) {
    error_ = makeErrorAt(source_, 0, "json.not-a-report",
                         {"不是一份年报：没有 `form`、`sections`、`tables` 中的任何一个",
                          "not a report: none of `form`, `sections` and `tables` is there"});
    return;
  }
  if (form_ == nullptr) chooseStatedForm();
  if (form_ == nullptr && !error_) chooseFormOfYear();
  for (const bool areSections : {true, false}) {
    const std::optional<Span> later = areSections ? laterSections_ : laterTables_;
    if (error_ || scanner_.failed() || !later) continue;
    scanner_ = JsonScanner(source_.text(), context_.limits.maxNesting, later->begin);
    areSections ? readSections() : readTables();
  }
  if (error_ || scanner_.failed()) return;
  clearUnreadCells();
  observeMissingTables();
  if (omitted_ == 0) return;
  const std::string count = std::to_string(omitted_);
  Observation rest;
  rest.message = {"另有 " + count + " 处同类疑问，不再列出", count + " more doubts are not listed"};
  report_.observations.push_back(std::move(rest));
}

void Reading::chooseStatedForm() {
  const std::string& wanted = context_.formId.empty() ? statedForm_ : context_.formId;
  if (wanted.empty()) return;
  for (const KnownForm& known : context_.forms) {
    if (known.form->id == wanted) return useForm(known);
  }
  const std::string name = abridge(wanted);
  const ByteOffset at = context_.formId.empty() ? statedFormSpan_.begin : 0;
  error_ = makeErrorAt(
      source_, at, "json.unknown-form",
      {"没有格式 `" + name + "`", "there is no form `" + name + "`"},
      {"已有的格式：" + listForms(context_.forms), "the forms are: " + listForms(context_.forms)});
}

void Reading::chooseFormOfYear() {
  const KnownForm* newest = nullptr;
  const KnownForm* ofYear = nullptr;
  for (const KnownForm& known : context_.forms) {
    if (newest == nullptr || known.form->firstYear > newest->form->firstYear) newest = &known;
    const bool covers = report_.year && known.form->covers(*report_.year);
    if (covers && (ofYear == nullptr || known.form->firstYear > ofYear->form->firstYear))
      ofYear = &known;
  }
  if (ofYear != nullptr) return useForm(*ofYear);
  if (report_.year || newest == nullptr) {
    const std::string year = report_.year ? std::to_string(*report_.year) : "?";
    error_ = makeErrorAt(source_, 0, "json.unknown-form",
                         {"没有 " + year + " 年的格式", "there is no form for the year " + year},
                         {"请用 `form` 指明格式：" + listForms(context_.forms),
                          "name one with `form`: " + listForms(context_.forms)});
    return;
  }
  useForm(*newest);
  doubt({}, newest->form->id,
        {"既没有 `form` 也没有 `year`，按 " + newest->form->id + " 读取",
         "neither `form` nor `year` is given; read as " + newest->form->id});
}

void Reading::useForm(const KnownForm& known) {
  form_ = &known;
  keys_ = &known.keys();
  const Form& form = *known.form;
  report_.form = known.form;
  report_.sections.resize(form.sections.size());
  // What a report before left in them is cleared by clearUnreadCells where it was not overwritten.
  report_.values.resize(form.cells.size());
  report_.states.assign(form.cells.size(), CellState::kAbsent);
  report_.cellSpans.resize(form.cells.size());
  report_.variants.assign(form.tables.size(), kNone);
  report_.tablePresent.assign(form.tables.size(), false);
}

void Reading::clearUnreadCells() {
  const auto begin = report_.states.begin();
  const auto end = report_.states.end();
  for (auto at = std::find(begin, end, CellState::kAbsent); at != end;
       at = std::find(at + 1, end, CellState::kAbsent)) {
    const auto cell = static_cast<std::size_t>(at - begin);
    report_.values[cell] = Decimal{};
    report_.cellSpans[cell] = {};
  }
}

void Reading::clearReport() {
  report_.title.clear();
  report_.titlePlace = {};
  report_.agency.clear();
  report_.agencyKind = AgencyKind::kUnknown;
  report_.year.reset();
  report_.submitted.reset();
  report_.published.reset();
  report_.unitId.clear();
  report_.front.clear();
  for (ReportSection& section : report_.sections) {
    // Not assigned anew: the texts keep their memory.
    section.present = false;
    section.heading.clear();
    section.ordinal = section.position = section.occurrences = 0;
    section.wording = Wording::kExact;
    section.text.clear();
    section.headingPlace = {};
    section.headingSpan = {};
  }
  report_.details.clear();
  report_.cellPlaces.clear();
  report_.observations.clear();
  report_.hasLabels = false;
  report_.path = source_.path();
  report_.format = "json";
  report_.record = 1;
}

bool Reading::readText(std::string_view key, std::string& text, Span& span) {
  if (scanner_.peek() != ValueKind::kString) {
    skipWrongKind(key, {"一个字符串", "a string"});
    return false;
  }
  const RawString raw = scanner_.readString();
  span = raw.span;
  text.clear();
  if (raw.hasEscapes) {
    appendDecoded(text, raw.bytes);
  } else {
    text = raw.bytes;
  }
  return !scanner_.failed();
}

void Reading::skipWrongKind(std::string_view key, const Localized& wanted) {
  const bool isNull = scanner_.peek() == ValueKind::kNull;
  const Span span = scanner_.skipValue();
  if (isNull || scanner_.failed()) return;
  const std::string name = "`" + abridge(key) + "` ";
  doubt(span, abridge(source_.slice(span)),
        {name + "应为" + wanted.zh, name + "should be " + wanted.en});
}

void Reading::skipUnknownKey(std::string_view key, Span span, std::uint32_t table) {
  scanner_.skipValue();
  const std::string name = abridge(key);
  doubt(span, name,
        {"不认识的键 `" + name + "`，已略过", "`" + name + "` is not a key of a report; skipped"},
        table);
}

void Reading::doubt(Span span, std::string text, Localized message, std::uint32_t table) {
  observeAt(span, ObservationKind::kReading, table, std::move(text), std::move(message));
}

void Reading::observeAt(Span span, ObservationKind kind, std::uint32_t table, std::string text,
                        Localized message) {
  Observation observation;
  observation.kind = kind;
  observation.table = table;
  observation.text = std::move(text);
  observation.message = std::move(message);
  // Not for those that will be dropped: to find line and column the text before is counted.
  if (!span.empty() && !hasEnough()) observation.place = placeOf(source_, span);
  observe(std::move(observation));
}

bool Reading::hasEnough() const { return report_.observations.size() >= kMostObservations; }

void Reading::observe(Observation observation) {
  if (hasEnough()) {
    ++omitted_;
  } else {
    report_.observations.push_back(std::move(observation));
  }
}

void Reading::stopAtDuplicate(std::string_view key, Span span) {
  const std::string name = abridge(key);
  error_ = makeErrorAt(source_, span.begin, "json.duplicate-key",
                       {"键 `" + name + "` 出现了两次，不知以哪个为准",
                        "the key `" + name + "` comes twice; which one is meant is not known"},
                       {"请删去其中一个", "remove one of them"});
}

}  // namespace json

struct ReportJsonReader::Tables {
  json::ReadingContext context;
};

ReportJsonReader::ReportJsonReader(std::vector<std::shared_ptr<const Form>> forms,
                                   std::string formId, const ReadLimits& limits) {
  auto tables = std::make_unique<Tables>();
  json::ReadingContext& context = tables->context;
  context.formId = std::move(formId);
  context.limits = limits;
  context.reportKeys = json::KeyIndex({{"form"},
                                       {"title"},
                                       {"agency"},
                                       {"agency_kind"},
                                       {"year"},
                                       {"submitted"},
                                       {"published"},
                                       {"unit_id"},
                                       {"source"},
                                       {"sections"},
                                       {"tables"},
                                       {"positions"}});
  context.sectionKeys = json::KeyIndex({{"heading"}, {"text"}});
  context.cellKeys = json::KeyIndex(std::vector<json::KeyIndex::Key>{{"unreadable"}});
  for (auto& form : forms) context.forms.emplace_back(std::move(form));
  tables_ = std::move(tables);
}

ReportJsonReader::~ReportJsonReader() = default;
ReportJsonReader::ReportJsonReader(ReportJsonReader&&) noexcept = default;
ReportJsonReader& ReportJsonReader::operator=(ReportJsonReader&&) noexcept = default;

std::optional<Error> ReportJsonReader::read(std::shared_ptr<const SourceFile> source,
                                            Report& report) const {
  report.source = std::move(source);
  return json::Reading(tables_->context, *report.source, report).run();
}

Result<Report> readReportJson(std::shared_ptr<const SourceFile> source,
                              const std::vector<std::shared_ptr<const Form>>& forms,
                              const std::string& formId, const ReadLimits& limits) {
  Report report;
  if (auto error = ReportJsonReader(forms, formId, limits).read(std::move(source), report))
    return *std::move(error);
  return report;
}

}  // namespace gouji
