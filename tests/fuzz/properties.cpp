#include "tests/fuzz/properties.h"

#include <cstdio>
#include <cstdlib>
#include <set>
#include <utility>
#include <vector>

#include "engine/bind/bind.h"
#include "engine/pack/pack.h"
#include "engine/read/json/report_reader.h"
#include "engine/read/json/report_writer.h"
#include "engine/text/utf8.h"
#include "tests/describe_document.h"

namespace gouji::fuzz {
namespace {

const std::vector<std::shared_ptr<const Form>>& forms() { return builtinPlan().forms; }

void checkSpan(Span span, const SourceFile* source) {
  require(span.begin <= span.end, "a place begins before it ends");
  if (span.end == 0) return;
  require(source != nullptr, "a place in a text has its text");
  require(span.end <= source->text().size(), "a place lies in its text");
}

void checkPlace(const Location& place, const SourceFile* source) {
  if (const auto* text = std::get_if<TextPlace>(&place)) {
    checkSpan(text->span, source);
    require(text->begin.line >= 1 && text->begin.column >= 1, "lines and columns count from 1");
    require(std::pair(text->begin.line, text->begin.column) <=
                std::pair(text->end.line, text->end.column),
            "a place begins before it ends");
  } else if (const auto* grid = std::get_if<GridPlace>(&place)) {
    require(grid->table >= 1 && grid->row >= 1 && grid->column >= 1, "cells count from 1");
  } else if (const auto* paragraph = std::get_if<ParagraphPlace>(&place)) {
    require(paragraph->paragraph >= 1, "paragraphs count from 1");
  } else if (const auto* page = std::get_if<PagePlace>(&place)) {
    require(page->page >= 1, "pages count from 1");
    require(page->width >= 0 && page->height >= 0, "a box has a size");
  }
}

void checkText(const PlacedText& text, const SourceFile* source) {
  require(!findInvalidUtf8(text.text()), "a text is UTF-8");
  checkPlace(text.locate(source), source);
}

void checkGrid(const Grid& grid, const SourceFile* source) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
  for (const GridCell& cell : grid.cells) {
    require(cell.rowSpan >= 1 && cell.columnSpan >= 1, "a cell has an extent");
    require(std::uint64_t{cell.row} + cell.rowSpan <= grid.rowCount, "a cell lies in its grid");
    require(std::uint64_t{cell.column} + cell.columnSpan <= grid.columnCount,
            "a cell lies in its grid");
    checkText(cell.text, source);
    if (grid.cells.size() > 2'000) continue;
    for (std::uint32_t row = 0; row < std::min(cell.rowSpan, 50U); ++row) {
      for (std::uint32_t column = 0; column < std::min(cell.columnSpan, 50U); ++column) {
        require(taken.emplace(cell.row + row, cell.column + column).second, "cells do not overlap");
      }
    }
  }
}

}  // namespace

void require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", property);
  std::abort();
}

ReadLimits limits() {
  ReadLimits limits;
  limits.maxBytes = 1U << 20;
  limits.maxCells = 20'000;
  limits.maxParagraphs = 20'000;
  limits.maxUnpackedBytes = 4U << 20;
  return limits;
}

std::string asString(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::shared_ptr<const SourceFile> asSource(const char* path, std::string text) {
  auto source = SourceFile::make(path, std::move(text));
  if (!source) return nullptr;
  return std::make_shared<const SourceFile>(std::move(source).value());
}

void checkDocument(const Document& document) {
  const SourceFile* source = document.source.get();
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      require(paragraph->headingLevel <= 6, "headings have six levels");
      checkText(paragraph->text, source);
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      checkGrid(*grid, source);
    }
  }
  for (const ReadingNote& note : document.notes) {
    require(!note.message.zh.empty() && !note.message.en.empty(), "a note has two languages");
    checkPlace(note.place, source);
  }
}

void checkSame(const Document& one, const Document& other) {
  require(test::describe(one) == test::describe(other), "two readings give the same document");
}

void checkError(const Error& error) {
  require(!error.code.empty(), "an error has a code");
  require(!error.message.zh.empty() && !error.message.en.empty(), "an error has two languages");
}

void checkReport(const Report& report) {
  const std::size_t cells = report.form->cells.size();
  require(report.states.size() == cells && report.values.size() == cells, "every cell has a state");
  require(report.sections.size() == report.form->sections.size(), "every section has its entry");
  for (CellId cell = 0; cell < cells; ++cell) {
    require(report.states[cell] == CellState::kNumber || report.values[cell] == Decimal(),
            "what is not a number has no value");
    checkPlace(report.placeOf(cell), report.source.get());
  }
  for (std::uint32_t section = 0; section < report.sections.size(); ++section) {
    checkPlace(report.placeOfHeading(section), report.source.get());
    checkText(report.sections[section].text, report.source.get());
  }
  for (const Observation& observation : report.observations) {
    checkPlace(observation.place, report.source.get());
  }

  ReportJsonOptions options;
  const std::string text = writeReportJson(report, options);
  const auto again = readJson(text);
  require(again.ok(), "what was written can be read");
  require(again->form == report.form, "the form is read back");
  require(again->states == report.states, "the states are read back");
  require(again->values == report.values, "the values are read back");
  require(again->year == report.year, "the year is read back");
  Report copy = *again;
  copy.path = report.path;
  copy.format = report.format;
  require(writeReportJson(copy, options) == text, "writing is the same the second time");
  options.positions = true;
  require(readJson(writeReportJson(report, options)).ok(), "positions can be read");
}

void bindAndCheck(const Document& document) {
  const auto report = bindDocument(document, forms(), {});
  if (!report) {
    checkError(report.error());
    return;
  }
  checkReport(*report);
  const auto again = bindDocument(document, forms(), {});
  require(again.ok() && again->states == report->states && again->values == report->values &&
              again->observations.size() == report->observations.size(),
          "binding twice gives the same report");
}

Result<Report> readJson(std::string text) {
  const auto source = asSource("fuzz.json", std::move(text));
  if (source == nullptr) return Error{"text.not-utf8", {"不是 UTF-8", "not UTF-8"}, {}};
  return readReportJson(source, forms(), {}, limits());
}

}  // namespace gouji::fuzz
