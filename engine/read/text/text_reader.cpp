#include "engine/read/text/text_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/read/html/html_reader.h"
#include "engine/read/text/comma_rows.h"
#include "engine/read/text/drawn_table.h"
#include "engine/read/text/line_scanner.h"
#include "engine/read/text/markup.h"
#include "engine/read/text/paragraph_flow.h"

namespace gouji {
namespace {

using text::LineKind;
using text::ScannedLine;

bool isAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isAsciiPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

// Appends a piece of the source without the marks Markdown puts into a line: `**bold**`, `\.`, and
// `<br>`, in the place of which `lineEnd` stands.
void appendInline(PlacedText& out, const SourceFile& source, Span span,
                  std::string_view lineEnd = " ") {
  const std::string_view all = source.text();
  ByteOffset begin = span.begin;
  const auto flush = [&](ByteOffset end) {
    if (end > begin) out.appendVerbatim(all.substr(begin, end - begin), {begin, end});
  };
  bool bold = false;
  for (ByteOffset i = span.begin; i < span.end;) {
    const std::string_view rest = all.substr(i, span.end - i);
    ByteOffset length = 0;
    if (rest.starts_with("**") && !rest.starts_with("***") &&
        (bold || rest.find("**", 2) != std::string_view::npos)) {
      length = 2;
      bold = !bold;
    } else if (rest.starts_with("<br>")) {
      length = 4;
    } else if (rest.starts_with("<br/>")) {
      length = 5;
    } else if (rest.size() > 1 && rest[0] == '\\' && isAsciiPunctuation(rest[1])) {
      flush(i);
      begin = i + 1;
      i += 2;
      continue;
    }
    if (length == 0) {
      ++i;
      continue;
    }
    flush(i);
    if (rest[0] == '<') out.appendGlue(lineEnd);
    i += length;
    begin = i;
  }
  flush(span.end);
}

std::size_t countFilledCells(const ScannedLine& line) {
  return static_cast<std::size_t>(std::count_if(line.cells.begin(), line.cells.end(),
                                                [](const Span& cell) { return !cell.empty(); }));
}

Error limitError(const char* code, const char* zhThing, const char* enThing, std::uint32_t limit) {
  const std::string number = std::to_string(limit);
  return {code,
          {"文本中的" + std::string(zhThing) + "超过上限 " + number,
           "the text has more than " + number + " " + enThing},
          {"请确认提交的是一份年度报告", "check that the file is one annual report"}};
}

// Every line is looked at by itself and remembered, blank ones too: more than this many would take
// more memory than the largest report.
constexpr std::uint32_t kMostLines = 2'000'000;

// No form has as many columns, and no program as many to write them with.
constexpr std::size_t kMostColumns = 60;

class Reader {
 public:
  Reader(std::shared_ptr<const SourceFile> source, const ReadLimits& limits)
      : limits_(limits), lines_(text::scanLines(*source)) {
    document_.path = source->path();
    document_.source = std::move(source);
    text::joinDrawnRows(*document_.source, lines_);
    text::readCommaRows(*document_.source, lines_);
    markup_ = text::findMarkup(*document_.source);
    continued_ = text::findContinuedLines(*document_.source, lines_);
  }

  Result<Document> read() {
    std::size_t part = 0;
    for (std::size_t i = 0; i < lines_.size() && !error_;) {
      if (part < markup_.size() &&
          document_.source->lineStart(lineNumber(i)) >= markup_[part].begin)
        i = readMarkup(i, markup_[part++]);
      else
        i = readFrom(i);
    }
    if (error_) return *error_;
    return std::move(document_);
  }

 private:
  // Reads what starts at line i and returns the line behind it.
  std::size_t readFrom(std::size_t i) {
    switch (lines_[i].kind) {
      case LineKind::kPipeRow:
      case LineKind::kTabRow:
        return lines_[i].cells.size() > kMostColumns ? readLongRow(i) : readRows(i);
      case LineKind::kPageMark:
        document_.blocks.emplace_back(PageBreak{lines_[i].page});
        return i + 1;
      case LineKind::kHeading:
      case LineKind::kProse:
        return readParagraph(i);
      case LineKind::kBlank:
      case LineKind::kSeparator:
        break;
    }
    return i + 1;
  }

  static std::uint32_t lineNumber(std::size_t i) { return static_cast<std::uint32_t>(i + 1); }

  // Reads the elements that begin at line i and returns the line behind them.
  std::size_t readMarkup(std::size_t i, Span part) {
    auto blocks = readHtmlPart(document_.source, part, limits_);
    if (!blocks) {
      error_ = blocks.error();
      return i;
    }
    for (DocumentBlock& block : *blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid != nullptr ? countGrid(grid->cells.size()) : countParagraph())
        document_.blocks.emplace_back(std::move(block));
    }
    while (i < lines_.size() && document_.source->lineStart(lineNumber(i)) < part.end) ++i;
    return i;
  }

  std::size_t readParagraph(std::size_t i) {
    Paragraph paragraph;
    paragraph.headingLevel = lines_[i].headingLevel;
    appendInline(paragraph.text, *document_.source, lines_[i].span);
    while (lines_[i].kind == LineKind::kProse && continued_[i]) {
      ++i;
      appendContinued(paragraph.text, lines_[i].span);
    }
    addParagraph(std::move(paragraph));
    return i + 1;
  }

  // What the line before broke off.
  void appendContinued(PlacedText& text, Span span) const {
    const std::string_view next = document_.source->slice(span);
    const std::string& soFar = text.text();
    if (!soFar.empty() && !next.empty() && isAsciiWord(soFar.back()) && isAsciiWord(next[0]))
      text.appendGlue(" ");
    appendInline(text, *document_.source, span);
  }

  // A whole report in one line: what stands between two bars is a cell, a sentence, or the last
  // cell of a row with the first of the next. Only the order of its words is known.
  std::size_t readLongRow(std::size_t i) {
    if (!countCells(lines_[i].cells.size())) return i + 1;
    Paragraph paragraph;
    for (const Span& cell : lines_[i].cells) {
      if (cell.empty()) continue;
      if (!paragraph.text.empty()) paragraph.text.appendGlue(" ");
      appendInline(paragraph.text, *document_.source, cell);
    }
    if (!paragraph.text.empty()) addParagraph(std::move(paragraph));
    return i + 1;
  }

  void addParagraph(Paragraph paragraph) {
    if (countParagraph()) document_.blocks.emplace_back(std::move(paragraph));
  }

  // A run of rows of one kind. A row with a single filled cell that stands alone among others of
  // that sort is a flattened page with one cell a line: it becomes a paragraph.
  std::size_t readRows(std::size_t i) {
    const LineKind kind = lines_[i].kind;
    std::size_t end = i;
    while (end < lines_.size() &&
           (lines_[end].kind == kind || lines_[end].kind == LineKind::kSeparator) &&
           lines_[end].cells.size() <= kMostColumns)
      ++end;
    std::vector<std::size_t> rows;
    for (std::size_t line = i; line < end && !error_; ++line) {
      if (lines_[line].kind != kind || isSeparatorHere(rows.size(), line, end)) continue;
      if (belongsToGrid(line, i, end)) {
        rows.push_back(line);
        continue;
      }
      addGrid(rows);
      rows.clear();
      addLooseCell(lines_[line]);
    }
    addGrid(rows);
    return end;
  }

  bool isSeparatorHere(std::size_t rowsBefore, std::size_t line, std::size_t end) const {
    return lines_[line].mayBeSeparator && rowsBefore == 1 && line + 1 < end &&
           lines_[line + 1].kind == LineKind::kPipeRow;
  }

  bool belongsToGrid(std::size_t line, std::size_t begin, std::size_t end) const {
    if (countFilledCells(lines_[line]) >= 2) return true;
    if (lines_[line].cells.size() < 2 && !lines_[line].opensWithPipe &&
        lines_[line].kind == LineKind::kPipeRow)
      return false;
    // Neighbours in the same run, separators skipped.
    for (std::size_t i = line; i-- > begin;) {
      if (lines_[i].kind == LineKind::kSeparator) continue;
      if (countFilledCells(lines_[i]) >= 2) return true;
      break;
    }
    for (std::size_t i = line + 1; i < end; ++i) {
      if (lines_[i].kind == LineKind::kSeparator) continue;
      return countFilledCells(lines_[i]) >= 2;
    }
    return false;
  }

  void addLooseCell(const ScannedLine& line) {
    for (const Span& cell : line.cells) {
      if (cell.empty()) continue;
      Paragraph paragraph;
      appendInline(paragraph.text, *document_.source, cell);
      addParagraph(std::move(paragraph));
    }
  }

  // Where rows do not begin with `|`, one that does has an empty first cell.
  void restoreFirstCells(const std::vector<std::size_t>& rows) {
    const bool bordered = std::all_of(rows.begin(), rows.end(), [&](std::size_t row) {
      return lines_[row].opensWithPipe || lines_[row].kind != LineKind::kPipeRow;
    });
    if (bordered) return;
    for (const std::size_t row : rows) {
      ScannedLine& line = lines_[row];
      if (line.opensWithPipe)
        line.cells.insert(line.cells.begin(), Span{line.span.begin, line.span.begin});
    }
  }

  void addGrid(const std::vector<std::size_t>& rows) {
    if (rows.empty() || error_ || !countGrid(0)) return;
    Grid grid;
    grid.spansAreReliable = false;
    grid.rowCount = static_cast<std::uint32_t>(rows.size());
    restoreFirstCells(rows);
    for (std::uint32_t row = 0; row < grid.rowCount; ++row) {
      const std::vector<Span>& cells = lines_[rows[row]].cells;
      grid.columnCount = std::max(grid.columnCount, static_cast<std::uint32_t>(cells.size()));
      const std::vector<text::CellPiece>& pieces = lines_[rows[row]].continued;
      auto piece = pieces.begin();
      if (!countCells(cells.size())) return;
      for (std::uint32_t column = 0; column < cells.size(); ++column) {
        GridCell cell;
        cell.row = row;
        cell.column = column;
        appendInline(cell.text, *document_.source, cells[column], "\n");
        for (; piece != pieces.end() && piece->column == column; ++piece)
          appendContinued(cell.text, piece->span);
        grid.cells.push_back(std::move(cell));
      }
    }
    document_.blocks.emplace_back(std::move(grid));
  }

  bool countParagraph() {
    if (++paragraphs_ > limits_.maxParagraphs)
      error_ = limitError("limit.paragraphs", "段落", "paragraphs", limits_.maxParagraphs);
    return !error_;
  }

  bool countGrid(std::size_t cells) {
    if (++tables_ > limits_.maxTables)
      error_ = limitError("limit.tables", "表格", "tables", limits_.maxTables);
    return !error_ && countCells(cells);
  }

  bool countCells(std::size_t cells) {
    cells_ += cells;
    if (cells_ > limits_.maxCells)
      error_ = limitError("limit.cells", "单元格", "cells", limits_.maxCells);
    return !error_;
  }

  const ReadLimits& limits_;
  std::vector<ScannedLine> lines_;
  std::vector<Span> markup_;
  std::vector<bool> continued_;
  Document document_;
  std::optional<Error> error_;
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
  std::uint64_t cells_ = 0;
};

}  // namespace

Result<Document> readTextDocument(std::shared_ptr<const SourceFile> source, bool isMarkdown,
                                  const ReadLimits& limits) {
  if (source->lineCount() > kMostLines) return limitError("limit.lines", "行", "lines", kMostLines);
  Result<Document> document = Reader(std::move(source), limits).read();
  if (document.ok()) document->format = isMarkdown ? "markdown" : "text";
  return document;
}

}  // namespace gouji
