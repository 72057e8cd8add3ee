#include "engine/read/json/report_writer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "engine/read/json/report_reader.h"
#include "tests/read_json/sample_forms.h"

using namespace gouji;

namespace {

Report readBack(const std::string& text) {
  auto source = SourceFile::make("back.json", text);
  REQUIRE(source);
  auto report = readReportJson(std::make_shared<const SourceFile>(std::move(source).value()),
                               makeSampleForms(), {}, {});
  INFO((report ? "" : report.error().message.en));
  REQUIRE(report);
  return std::move(report).value();
}

/// A report of the new form with what one run of `random` puts into it.
Report makeRandomReport(std::mt19937& random) {
  const auto oneIn = [&](unsigned n) { return random() % n == 0; };
  const std::vector<std::string> words = {"新收12件", "\"引号\"\\", "第一段\n第二段\t\x01", "",
                                          "😀"};
  Report report = Report::makeEmpty(makeSampleForms()[0]);
  const auto word = [&] { return words[random() % words.size()]; };
  report.title = word();
  report.agency = word();
  report.agencyKind = static_cast<AgencyKind>(random() % 4);
  if (!oneIn(4)) report.year = 2021 + static_cast<int>(random() % 5);
  if (oneIn(2)) report.submitted = Date::make(2026, 1, 1 + static_cast<int>(random() % 31));
  report.unitId = word();
  for (ReportSection& section : report.sections) {
    section.present = !oneIn(4);
    if (!section.present) continue;
    section.heading = word();
    section.text.appendGlue(word());
  }
  for (CellId cell = 0; cell < report.states.size(); ++cell) {
    const auto state = static_cast<CellState>(random() % 6);
    if (state == CellState::kNumber) {
      report.setNumber(cell, Decimal::fromScaled(static_cast<std::int64_t>(random()) *
                                                 static_cast<std::int64_t>(random() % 1'000'000)));
    } else {
      const bool hasWords = state == CellState::kText || state == CellState::kUnreadable;
      report.setState(cell, state, state == CellState::kFiller ? "—" : hasWords ? "12件" : "");
    }
  }
  return report;
}

std::string rawOf(const Report& report, CellId cell) {
  return report.details.empty() ? "" : report.details[cell].raw;
}

}  // namespace

TEST_CASE("reading back what was written gives the same report") {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 300; ++round) {
    const Report report = makeRandomReport(random);
    ReportJsonOptions options;
    options.oneLine = round % 2 == 0;
    options.positions = round % 3 == 0;
    const std::string text = writeReportJson(report, options);
    INFO(text);
    REQUIRE(nlohmann::json::accept(text));
    Report back = readBack(text);
    CHECK(back.title == report.title);
    CHECK(back.agency == report.agency);
    CHECK(back.agencyKind == report.agencyKind);
    CHECK(back.year == report.year);
    CHECK(back.submitted == report.submitted);
    CHECK(back.unitId == report.unitId);
    CHECK(back.states == report.states);
    CHECK(back.values == report.values);
    for (std::size_t s = 0; s < report.sections.size(); ++s) {
      CHECK(back.sections[s].present == report.sections[s].present);
      CHECK(back.sections[s].heading == report.sections[s].heading);
      CHECK(back.sections[s].text.text() == report.sections[s].text.text());
    }
    for (CellId cell = 0; cell < report.states.size(); ++cell)
      CHECK(rawOf(back, cell) == rawOf(report, cell));
    if (options.positions) continue;
    back.path = report.path;
    back.format = report.format;
    CHECK(writeReportJson(back, options) == text);
  }
}

TEST_CASE("the layout is a line per row, and what is absent has no key") {
  Report report = Report::makeEmpty(makeSampleForms()[0]);
  report.agency = "某某局";
  report.year = 2025;
  report.path = "a.txt";
  report.format = "text";
  report.sections[0].present = true;
  report.sections[0].heading = "一、总体情况";
  report.sections[0].text.appendGlue("正文");
  report.setNumber(report.form->findCell("requests", "received", "business"), Decimal(3));
  report.setState(report.form->findCell("requests", "received", "total"), CellState::kBlank);
  report.setState(report.form->findCell("proactive", "fees", "amount"), CellState::kUnreadable,
                  "3 5");
  CHECK(writeReportJson(report, {}) == R"({
  "form": "new-form",
  "agency": "某某局",
  "year": 2025,
  "unit_id": null,
  "source": {"path": "a.txt", "format": "text"},
  "sections": {
    "overview": {"heading": "一、总体情况", "text": "正文"}
  },
  "tables": {
    "proactive": {
      "fees": {"amount": {"unreadable": "3 5"}}
    },
    "requests": {
      "received": {"business": 3, "total": null}
    }
  }
}
)");
}

TEST_CASE("positions say where a section and a cell stand, and keep the note beside a number") {
  Report report = Report::makeEmpty(makeSampleForms()[0]);
  const CellId cell = report.form->findCell("requests", "received", "total");
  report.setNumber(cell, Decimal(22));
  report.detail(cell).note = "（其中修订16件）";
  report.cellPlaces.resize(report.states.size());
  report.cellPlaces[cell] = GridPlace{3, 4, 8};
  report.sections[0].present = true;
  report.sections[0].headingPlace = ParagraphPlace{5};
  report.titlePlace = PagePlace{1, 72.5, 100, 300.125, 20};
  ReportJsonOptions options;
  options.positions = true;
  const auto positions = nlohmann::json::parse(writeReportJson(report, options))["positions"];
  CHECK(positions == nlohmann::json::parse(R"({
    "title": {"page": 1, "box": [72.5, 100, 300.13, 20]},
    "sections": {"overview": {"heading": {"paragraph": 5}}},
    "tables": {"requests": {"received": {"total":
        {"table": 3, "row": 4, "column": 8, "note": "（其中修订16件）"}}}}})"));
}

TEST_CASE("positions of a text are bytes with line and column") {
  const Report report = readBack(
      "{\"form\": \"new-form\",\n \"tables\": {\"requests\": {\"received\": {\"total\": 15}}}}");
  ReportJsonOptions options;
  options.positions = true;
  const auto positions = nlohmann::json::parse(writeReportJson(report, options))["positions"];
  CHECK(positions["tables"]["requests"]["received"]["total"] ==
        nlohmann::json::parse(R"({"begin": 68, "end": 70, "line": 2, "column": 48,
                                  "endLine": 2, "endColumn": 50})"));
}
