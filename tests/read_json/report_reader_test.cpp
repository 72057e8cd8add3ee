#include "engine/read/json/report_reader.h"

#include <catch2/catch.hpp>

#include "tests/read_json/sample_forms.h"

using namespace gouji;

namespace {

Result<Report> read(std::string text, const std::string& formId = {}, ReadLimits limits = {}) {
  auto source = SourceFile::make("r.json", std::move(text));
  REQUIRE(source);
  return readReportJson(std::make_shared<const SourceFile>(std::move(source).value()),
                        makeSampleForms(), formId, limits);
}

/// A report of the new form whose table `requests` has one row `received` with these cells.
Report readReceived(const std::string& cells) {
  auto report =
      read(R"({"form": "new-form", "tables": {"requests": {"received": {)" + cells + "}}}}");
  INFO((report ? "" : report.error().message.en));
  REQUIRE(report);
  return std::move(report).value();
}

CellId receivedCell(const Report& report, std::string_view column) {
  return report.form->findCell("requests", "received", column);
}

std::string codeOf(const Result<Report>& result) { return result ? "" : result.error().code; }
std::string messageOf(const Result<Report>& result) {
  return result ? "" : result.error().message.en;
}

std::vector<Observation> observationsOf(const Report& report, ObservationKind kind) {
  std::vector<Observation> found;
  for (const Observation& o : report.observations) {
    if (o.kind == kind) found.push_back(o);
  }
  return found;
}

Span spanOf(const Location& location) { return std::get<TextPlace>(location).span; }

}  // namespace

TEST_CASE("the head of a report is read") {
  const auto result = read(R"({
    "form": "new-form", "title": "某某局2025年报告", "agency": "某某局", "agency_kind": "township",
    "year": 2025, "submitted": "2026-01-20", "published": "2026-01-28", "unit_id": "U-7",
    "source": {"path": "a.docx", "format": "docx"}, "sections": {}, "tables": {}})");
  REQUIRE(result);
  const Report& report = result.value();
  CHECK(report.form->id == "new-form");
  CHECK(report.title == "某某局2025年报告");
  CHECK(report.source->slice(spanOf(report.titlePlace)) == "\"某某局2025年报告\"");
  CHECK(report.agency == "某某局");
  CHECK(report.agencyKind == AgencyKind::kTownship);
  CHECK(report.year == 2025);
  CHECK(report.submitted == Date::make(2026, 1, 20));
  CHECK(report.published == Date::make(2026, 1, 28));
  CHECK(report.unitId == "U-7");
  CHECK(report.path == "r.json");
  CHECK(report.format == "json");
  CHECK_FALSE(report.hasLabels);
  CHECK(observationsOf(report, ObservationKind::kReading).empty());
}

TEST_CASE("null in the head is the same as nothing, and a unit id may be a number") {
  const auto result = read(R"({"form": "new-form", "title": null, "year": null, "submitted": null,
                               "agency_kind": null, "unit_id": 33010})");
  REQUIRE(result);
  CHECK_FALSE(result->year);
  CHECK(result->unitId == "33010");
  CHECK(observationsOf(result.value(), ObservationKind::kReading).empty());
}

TEST_CASE("a value of the wrong kind in the head is a doubt and reading goes on") {
  const auto result =
      read(R"({"form": "new-form", "title": 5, "year": "2025", "submitted": "1月20日",
                               "agency_kind": "bureau", "agency": "某某局"})");
  REQUIRE(result);
  CHECK_FALSE(result->year);
  CHECK_FALSE(result->submitted);
  CHECK(result->agencyKind == AgencyKind::kUnknown);
  CHECK(result->agency == "某某局");
  const auto doubts = observationsOf(result.value(), ObservationKind::kReading);
  REQUIRE(doubts.size() == 4);
  CHECK(result->source->slice(spanOf(doubts[0].place)) == "5");
  CHECK(doubts[1].message.en == "`year` should be a year such as 2025");
}

TEST_CASE("every state of a cell is kept apart: zero is not blank is not absent") {
  const Report report = readReceived(R"("natural_person": 0, "business": null)");
  CHECK(report.states[receivedCell(report, "natural_person")] == CellState::kNumber);
  CHECK(report.states[receivedCell(report, "business")] == CellState::kBlank);
  CHECK(report.states[receivedCell(report, "total")] == CellState::kAbsent);
}

TEST_CASE("numbers are exact") {
  const auto number = [](const std::string& text) {
    const Report report = readReceived("\"total\": " + text);
    const CellId cell = receivedCell(report, "total");
    REQUIRE(report.states[cell] == CellState::kNumber);
    CHECK(report.source->slice(spanOf(report.placeOf(cell))) == text);
    return report.values[cell].toString();
  };
  CHECK(number("74") == "74");
  CHECK(number("-8") == "-8");
  CHECK(number("-0") == "0");
  CHECK(number("12.5") == "12.5");
  CHECK(number("0.1") == "0.1");
  CHECK(number("1.20") == "1.2");
  CHECK(number("1e3") == "1000");
  CHECK(number("99999999999999999999") == "99999999999999999999");
}

TEST_CASE("a number that cannot be held exactly leaves the cell unreadable, with the reason") {
  for (const char* text :
       {"1e400", "0.0000000001", "1e-10", "1234567890123456789012345678901234567890"}) {
    INFO(text);
    const Report report = readReceived("\"total\": " + std::string(text));
    const CellId cell = receivedCell(report, "total");
    CHECK(report.states[cell] == CellState::kUnreadable);
    CHECK(report.values[cell] == Decimal{});
    CHECK(report.details[cell].raw.starts_with(std::string(text).substr(0, 30)));
    CHECK_FALSE(report.details[cell].reason.en.empty());
  }
}

TEST_CASE("strings in cells are blank, filler or text") {
  const Report report =
      readReceived(R"("natural_person": "—", "business": "22（其中修订16件）", "total": " ")");
  CHECK(report.states[receivedCell(report, "natural_person")] == CellState::kFiller);
  CHECK(report.details[receivedCell(report, "natural_person")].raw == "—");
  CHECK(report.states[receivedCell(report, "business")] == CellState::kText);
  CHECK(report.details[receivedCell(report, "business")].raw == "22（其中修订16件）");
  CHECK(report.states[receivedCell(report, "total")] == CellState::kBlank);
}

TEST_CASE("a number in quotes is text, and a doubt says how to write it") {
  const Report report = readReceived(R"("total": "12")");
  CHECK(report.states[receivedCell(report, "total")] == CellState::kText);
  const auto doubts = observationsOf(report, ObservationKind::kReading);
  REQUIRE(doubts.size() == 1);
  CHECK(doubts[0].message.en == "the number `12` is written as a string; remove the quotes");
}

TEST_CASE("what a reader could not make out stays unreadable") {
  const Report report = readReceived(R"("total": {"unreadable": "3 5"})");
  CHECK(report.states[receivedCell(report, "total")] == CellState::kUnreadable);
  CHECK(report.details[receivedCell(report, "total")].raw == "3 5");
}

TEST_CASE("a cell of any other kind is unreadable and never zero") {
  for (const char* text : {"true", "[]", "[1, 2]", "{}", R"({"value": 3})", R"({"unreadable": 3})",
                           R"({"unreadable": "3", "value": 3})"}) {
    INFO(text);
    const Report report = readReceived("\"total\": " + std::string(text));
    const CellId cell = receivedCell(report, "total");
    CHECK(report.states[cell] == CellState::kUnreadable);
    CHECK(report.details[cell].raw == text);
    CHECK_FALSE(report.details[cell].reason.zh.empty());
  }
}

TEST_CASE("keys come in any order, the form after the tables as well") {
  const auto result = read(R"({"tables": {"requests": {"received":
      {"total": 3, "natural_person": 1, "business": 2}}},
      "sections": {"requests": {"text": "b"}, "overview": {"text": "正文", "heading": "一、总体情况"}},
      "year": 2025})");
  REQUIRE(result);
  const Report& report = result.value();
  CHECK(report.form->id == "new-form");
  CHECK(report.values[receivedCell(report, "natural_person")] == Decimal(1));
  CHECK(report.values[receivedCell(report, "total")] == Decimal(3));
  CHECK(report.sections[0].text.text() == "正文");
  CHECK(report.sections[0].position == 1);
  CHECK(report.sections[1].position == 0);
  CHECK(report.sections[2].position == 2);
  CHECK(report.source->slice(spanOf(report.placeOf(receivedCell(report, "total")))) == "3");
}

TEST_CASE("keys written with escapes are the same keys") {
  const Report report = readReceived(R"("tot\u0061l": 7)");
  CHECK(report.values[receivedCell(report, "total")] == Decimal(7));
}

TEST_CASE("narrative keeps its places through escapes") {
  const auto result =
      read(R"({"form": "new-form", "sections": {"overview": {"text": "新收\u7533\u8bf7\n12件"}}})");
  REQUIRE(result);
  const PlacedText& text = result->sections[0].text;
  REQUIRE(text.text() == "新收申请\n12件");
  const auto slice = [&](std::string_view words) {
    const std::size_t at = text.text().find(words);
    const Location place = text.locate(at, at + words.size(), result->source.get());
    return result->source->slice(spanOf(place));
  };
  CHECK(slice("新收") == "新收");
  CHECK(slice("请") == "\\u8bf7");
  CHECK(slice("12件") == "12件");
  CHECK(slice("申请\n12") == "\\u7533\\u8bf7\\n12");
}

TEST_CASE("a heading is compared with the form") {
  const auto result = read(R"({"form": "new-form", "sections": {
      "overview": {"heading": "一、概述"},
      "proactive": {"heading": "二、 主动公开政府信息情况"},
      "requests": {"heading": "五、收到政府信息公开申请"}}})");
  REQUIRE(result);
  const auto& sections = result->sections;
  CHECK(sections[0].wording == Wording::kAlias);
  CHECK(sections[1].wording == Wording::kExact);
  CHECK(sections[2].wording == Wording::kDamaged);
  CHECK(sections[0].ordinal == 1);
  CHECK(sections[2].ordinal == 5);
  CHECK(result->source->slice(spanOf(result->placeOfHeading(0))) == "\"一、概述\"");
}

TEST_CASE("a section that is not an object is present, its words are in doubt") {
  const auto result =
      read(R"({"form": "new-form", "sections": {"overview": "正文", "proactive": null}})");
  REQUIRE(result);
  CHECK(result->sections[0].present);
  CHECK_FALSE(result->sections[1].present);
  CHECK(observationsOf(result.value(), ObservationKind::kReading).size() == 1);
}

TEST_CASE("unknown keys are doubts with their place") {
  const auto result = read(R"({"form": "new-form", "tables": {"requests":
      {"received": {"total": 1, "martians": 2}, "lost": {"total": 3}}, "extra": {}}, "note": 1})");
  REQUIRE(result);
  const auto doubts = observationsOf(result.value(), ObservationKind::kReading);
  REQUIRE(doubts.size() == 4);
  const std::vector<std::string> keys = {"martians", "lost", "extra", "note"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    CHECK(doubts[i].text == keys[i]);
    CHECK(result->source->slice(spanOf(doubts[i].place)) == "\"" + keys[i] + "\"");
  }
  CHECK(doubts[0].table == 1);
}

TEST_CASE("what the extraction adds is no doubt") {
  const auto result =
      read(R"({"form": "new-form", "source": {"path": "x"}, "positions": {"a": []}})");
  REQUIRE(result);
  CHECK(observationsOf(result.value(), ObservationKind::kReading).empty());
}

TEST_CASE("a column of another form is recognised as such") {
  const auto result = read(
      R"({"form": "new-form", "tables": {"proactive": {"regulations": {"issued": 1, "produced": 2}}}})");
  REQUIRE(result);
  const auto foreign = observationsOf(result.value(), ObservationKind::kForeignLabel);
  REQUIRE(foreign.size() == 1);
  CHECK(foreign[0].text == "本年新制作数量");
}

TEST_CASE("a column of another block of the table does not belong to the row") {
  const auto result = read(
      R"({"form": "new-form", "tables": {"proactive": {"fees": {"amount": 1.5, "issued": 2}}}})");
  REQUIRE(result);
  CHECK(observationsOf(result.value(), ObservationKind::kReading).size() == 1);
}

TEST_CASE("missing rows, columns and tables are observed") {
  const auto result = read(R"({"form": "new-form", "tables": {"requests": {
      "received": {"natural_person": 1, "business": 2},
      "outcome.total": {"natural_person": 1, "business": 2}}}})");
  REQUIRE(result);
  const auto rows = observationsOf(result.value(), ObservationKind::kMissingRow);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].expected == "逾期不补正");
  const auto columns = observationsOf(result.value(), ObservationKind::kMissingColumn);
  REQUIRE(columns.size() == 1);
  CHECK(columns[0].expected == "总计");
  const auto tables = observationsOf(result.value(), ObservationKind::kMissingTable);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].table == 0);
  CHECK_FALSE(result->tablePresent[0]);
  CHECK(result->tablePresent[1]);
}

TEST_CASE("a variant is used when its rows are there instead of those it replaces") {
  const std::string cells = R"({"natural_person": 1, "business": 2, "total": 3})";
  const auto result =
      read(R"({"form": "new-form", "tables": {"requests": {"received": )" + cells +
           R"(, "outcome.closed": )" + cells + R"(, "outcome.total": )" + cells + "}}}");
  REQUIRE(result);
  CHECK(result->variants[1] == 0);
  CHECK(observationsOf(result.value(), ObservationKind::kMissingRow).empty());

  const auto both = read(R"({"form": "new-form", "tables": {"requests": {"outcome.closed": )" +
                         cells + R"(, "outcome.closed.other": )" + cells + "}}}");
  REQUIRE(both);
  CHECK(both->variants[1] == kNone);
  CHECK(observationsOf(both.value(), ObservationKind::kReading).size() == 1);
}

TEST_CASE("a key that comes twice is an error that names it and its place") {
  const auto inRow = read(
      "{\"form\": \"new-form\", \"tables\": {\"requests\": {\"received\":\n"
      "{\"total\": 1, \"total\": 2}}}}");
  CHECK(codeOf(inRow) == "json.duplicate-key");
  CHECK(messageOf(inRow) ==
        "r.json:2:14: the key `total` comes twice; which one is meant is not known");
  CHECK(codeOf(read(R"({"form": "new-form", "year": 1, "year": 1})")) == "json.duplicate-key");
  CHECK(codeOf(read(R"({"form": "new-form", "tables": {}, "t\u0061bles": {}})")) ==
        "json.duplicate-key");
}

TEST_CASE("the form is the one asked for, the one stated, or that of the year") {
  CHECK(read(R"({"form": "new-form", "year": 2019})")->form->id == "new-form");
  CHECK(read(R"({"form": "new-form", "tables": {}})", "old-form")->form->id == "old-form");
  CHECK(read(R"({"year": 2020, "tables": {}})")->form->id == "old-form");
  CHECK(read(R"({"year": 2030, "tables": {}})")->form->id == "new-form");
  CHECK(codeOf(read(R"({"form": "other"})")) == "json.unknown-form");
  CHECK(codeOf(read(R"({"tables": {}})", "other")) == "json.unknown-form");
  CHECK(codeOf(read(R"({"year": 1999, "tables": {}})")) == "json.unknown-form");
  const auto neither = read(R"({"tables": {}})");
  REQUIRE(neither);
  CHECK(neither->form->id == "new-form");
  CHECK(observationsOf(neither.value(), ObservationKind::kReading).size() == 1);
}

TEST_CASE("what is no report is refused") {
  for (const char* text :
       {"[]", "3", "\"x\"", "null", "{}", R"({"year": 2025})", R"([{"form": 1}])"}) {
    INFO(text);
    CHECK(codeOf(read(text)) == "json.not-a-report");
  }
}

TEST_CASE("a syntax error has line and column") {
  CHECK(messageOf(read("")) == "r.json:1:1: the file is empty");
  CHECK(messageOf(read(" \r\n ")) == "r.json:2:2: the file is empty");
  CHECK(messageOf(read("{\r\n  \"标题\": 1,,\r\n}")) ==
        "r.json:2:11: expected a key in double quotes here, found `,`");
  CHECK(messageOf(read("{\"form\": \"new-form\"")) ==
        "r.json:1:20: the text ends here, a comma or `}` is missing");
  CHECK(messageOf(read("报告")) == "r.json:1:1: expected a value here, found `报`");
  CHECK(messageOf(read("{\"form\": \"new-form\"}{}")) ==
        "r.json:1:21: something stands behind the report");
}

TEST_CASE("a report cut anywhere is an error and nothing worse") {
  const std::string whole = R"({"form": "new-form", "title": "\u52fe稽", "sections": {"overview":
      {"heading": "一、", "text": "a\nb"}}, "tables": {"requests": {"received": {"total": -1.5e3,
      "business": {"unreadable": "x"}, "natural_person": null}}}, "source": {"a": [1, {"b": true}]}})";
  REQUIRE(read(whole));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    auto source = SourceFile::make("r.json", whole.substr(0, length));
    if (!source) continue;  // cut inside a character
    const auto result = readReportJson(
        std::make_shared<const SourceFile>(std::move(source).value()), makeSampleForms(), {}, {});
    INFO(length);
    CHECK(codeOf(result) == "json.syntax");
  }
}

TEST_CASE("hostile depth, doubts and sizes end in bounded time and memory") {
  std::string deep = R"({"form": "new-form", "x": )" + std::string(100'000, '[');
  CHECK(codeOf(read(deep)) == "limit.nesting");

  std::string many = R"({"form": "new-form")";
  for (int i = 0; i < 100'000; ++i) many += ", \"k" + std::to_string(i) + "\": 0";
  const auto result = read(many + "}");
  REQUIRE(result);
  CHECK(result->observations.size() < 250);

  const Report digits = readReceived("\"total\": 1" + std::string(1'000'000, '0'));
  CHECK(digits.details[receivedCell(digits, "total")].raw.size() < 200);
}

TEST_CASE("a reader fills the same report again and nothing of the last one stays") {
  const ReportJsonReader reader(makeSampleForms(), {}, {});
  const auto sourceOf = [](std::string text) {
    return std::make_shared<const SourceFile>(SourceFile::make("r.json", std::move(text)).value());
  };
  Report report;
  REQUIRE_FALSE(reader.read(sourceOf(R"({"form": "new-form", "title": "t", "year": 2025,
      "unit_id": "u", "agency_kind": "department", "submitted": "2026-01-01", "x": 1,
      "sections": {"overview": {"heading": "三、", "text": "abc"}},
      "tables": {"requests": {"received": {"total": 5, "business": "无"}}}})"),
                            report));
  REQUIRE_FALSE(reader.read(sourceOf(R"({"form": "new-form"})"), report));
  const Report fresh = read(R"({"form": "new-form"})").value();
  CHECK(report.title.empty());
  CHECK(report.titlePlace.index() == 0);
  CHECK(report.unitId.empty());
  CHECK_FALSE(report.year);
  CHECK_FALSE(report.submitted);
  CHECK(report.agencyKind == AgencyKind::kUnknown);
  CHECK(report.states == fresh.states);
  CHECK(report.values == fresh.values);
  CHECK(report.cellSpans == fresh.cellSpans);
  CHECK(report.details.empty());
  CHECK(report.observations.size() == fresh.observations.size());
  CHECK_FALSE(report.sections[0].present);
  CHECK(report.sections[0].text.empty());
  CHECK(report.sections[0].ordinal == 0);
  CHECK(report.placeOfHeading(0).index() == 0);
}
