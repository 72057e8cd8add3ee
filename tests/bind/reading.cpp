#include "tests/bind/reading.h"

#include <catch2/catch.hpp>
#include <memory>

#include "engine/bind/bind.h"
#include "engine/read/text/text_reader.h"
#include "tests/bind/forms.h"

namespace gouji::bindtest {

Result<Report> tryRead(const std::string& text) {
  auto source = SourceFile::make("report.txt", text);
  REQUIRE(source.ok());
  auto document = readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false,
                                   ReadLimits{});
  REQUIRE(document.ok());
  return bindDocument(*document, bothForms(), {});
}

Report readReport(const std::string& text) {
  auto report = tryRead(text);
  if (!report) FAIL(report.error().code);
  return std::move(report).value();
}

namespace {

std::string describe(const Report& report, CellId cell) {
  switch (report.states[cell]) {
    case CellState::kAbsent:
      return "-";
    case CellState::kBlank:
      return "";
    case CellState::kNumber:
      return report.values[cell].toString();
    case CellState::kFiller:
    case CellState::kText:
      return "「" + report.details[cell].raw + "」";
    case CellState::kUnreadable:
      return "?";
  }
  return {};
}

}  // namespace

std::string cellText(const Report& report, const std::string& table, const std::string& row,
                     const std::string& column) {
  const CellId cell = report.form->findCell(table, row, column);
  REQUIRE(cell != kNoCell);
  return describe(report, cell);
}

std::string rowText(const Report& report, const std::string& tableKey, const std::string& rowKey) {
  const auto tableIndex = report.form->findTable(tableKey);
  REQUIRE(tableIndex);
  const Table& table = report.form->tables[*tableIndex];
  const auto row = table.findRow(rowKey);
  REQUIRE(row);
  std::string text;
  bool isFirst = true;
  for (std::uint32_t column = 0; column < table.columns.items.size(); ++column) {
    const CellId cell = table.cell(*row, column);
    if (cell == kNoCell || table.columns.items[column].variant != kNone) continue;
    if (!isFirst) text += ' ';
    isFirst = false;
    text += describe(report, cell);
  }
  return text;
}

}  // namespace gouji::bindtest
