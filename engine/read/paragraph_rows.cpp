#include "engine/read/paragraph_rows.h"

#include <algorithm>
#include <utility>

#include "engine/read/markdown_marks.h"
#include "engine/read/page_mark.h"
#include "engine/text/utf8.h"

namespace gouji {
namespace {

// Longer paragraphs are prose, whatever stands in them.
constexpr std::size_t kLongestRow = 2'000;  // bytes

bool isPipe(char32_t c) { return c == '|' || c == U'｜' || c == U'│' || c == U'┃' || c == U'¦'; }

bool isSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0x200B;
}

PlacedText trimmed(const PlacedText& text, std::size_t begin, std::size_t end) {
  const std::string& all = text.text();
  std::size_t first = end;
  std::size_t last = begin;
  for (std::size_t offset = begin; offset < end;) {
    const std::size_t here = offset;
    if (isSpace(decodeUtf8(all, offset))) continue;
    first = std::min(first, here);
    last = offset;
  }
  return first < last ? text.slice(first, last) : PlacedText();
}

/// The cells of one line; a single one when there is no separator.
struct Row {
  std::vector<PlacedText> cells;
  bool opensWithPipe = false;
  bool isPiped = false;
  bool isTabbed = false;

  [[nodiscard]] std::size_t countFilled() const {
    return static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [](const PlacedText& cell) { return !cell.empty(); }));
  }
  [[nodiscard]] bool isRow() const { return isPiped || isTabbed; }
};

// Most paragraphs are prose and have nothing that could separate cells.
bool holdsSeparator(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decodeUtf8(text, offset);
    if (c == '\t' || isPipe(c)) return true;
  }
  return false;
}

template <typename IsSeparator>
Row splitRow(const PlacedText& text, std::size_t begin, std::size_t end, IsSeparator isSeparator) {
  Row row;
  std::size_t cell = begin;
  for (std::size_t offset = begin; offset < end;) {
    const std::size_t here = offset;
    if (!isSeparator(decodeUtf8(text.text(), offset))) continue;
    row.cells.push_back(trimmed(text, cell, here));
    cell = offset;
  }
  row.cells.push_back(trimmed(text, cell, end));
  return row;
}

Row readRow(const PlacedText& text, std::size_t begin, std::size_t end) {
  if (end - begin > kLongestRow) return {};
  Row row = splitRow(text, begin, end, isPipe);
  if (row.cells.size() > 1) {
    row.isPiped = true;
    // What stands before a first and behind a last bar is no cell.
    row.opensWithPipe = row.cells.front().empty();
    if (row.cells.back().empty()) row.cells.pop_back();
    return row;
  }
  row = splitRow(text, begin, end, [](char32_t c) { return c == '\t'; });
  // A tab in front indents a paragraph.
  row.isTabbed = row.countFilled() > 1;
  return row;
}

class Gatherer {
 public:
  Gatherer(Document& document, const ReadLimits& limits)
      : document_(document), limits_(limits), before_(std::move(document.blocks)) {
    document_.blocks.clear();
  }

  std::optional<Error> gather() {
    for (DocumentBlock& block : before_) {
      auto* paragraph = std::get_if<Paragraph>(&block);
      std::uint32_t page = 0;
      if (paragraph != nullptr && readPageMark(paragraph->text.text(), page)) {
        endRun();
        document_.blocks.emplace_back(PageBreak{page});
        continue;
      }
      if (paragraph != nullptr && paragraph->headingLevel == 0 && addLines(*paragraph)) continue;
      endRun();
      document_.blocks.push_back(std::move(block));
    }
    endRun();
    return std::move(error_);
  }

 private:
  struct Entry {
    Row row;
    PlacedText whole;
  };

  // False when no line of the paragraph is a row: then it stays what it is.
  bool addLines(const Paragraph& paragraph) {
    const std::string& text = paragraph.text.text();
    if (!holdsSeparator(text)) return false;
    std::vector<Entry> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back({readRow(paragraph.text, begin, end), trimmed(paragraph.text, begin, end)});
      begin = end + 1;
    }
    if (std::none_of(lines.begin(), lines.end(),
                     [](const Entry& line) { return line.row.isRow(); }))
      return false;
    for (Entry& line : lines) {
      if (line.row.isRow()) {
        run_.push_back(std::move(line));
      } else if (!line.whole.empty()) {
        endRun();
        addParagraph(std::move(line.whole));
      }
    }
    return true;
  }

  void endRun() {
    const bool isTable = std::count_if(run_.begin(), run_.end(), [](const Entry& entry) {
                           return entry.row.countFilled() > 1;
                         }) > 1;
    std::vector<Row> rows;
    for (std::size_t i = 0; i < run_.size(); ++i) {
      Entry& entry = run_[i];
      const std::size_t filled = entry.row.countFilled();
      if (filled == 1 && !(isTable && standsBesideRow(i))) {
        addGrid(std::exchange(rows, {}));
        for (PlacedText& cell : entry.row.cells) addParagraph(std::move(cell));
      } else if (isTable) {
        rows.push_back(std::move(entry.row));
      } else if (filled > 1) {
        addParagraph(std::move(entry.whole));
      }
    }
    addGrid(std::move(rows));
    run_.clear();
  }

  bool standsBesideRow(std::size_t i) const {
    return (i > 0 && run_[i - 1].row.cells.size() > 1) ||
           (i + 1 < run_.size() && run_[i + 1].row.cells.size() > 1);
  }

  void addParagraph(PlacedText text) {
    if (!text.empty()) document_.blocks.emplace_back(Paragraph{std::move(text), 0});
  }

  void addGrid(std::vector<Row> rows) {
    if (rows.empty() || error_) return;
    // Where rows do not begin with a bar, one that does has an empty first cell.
    const bool bordered = std::all_of(
        rows.begin(), rows.end(), [](const Row& row) { return row.opensWithPipe || !row.isPiped; });
    Grid grid;
    grid.spansAreReliable = false;
    grid.rowCount = static_cast<std::uint32_t>(rows.size());
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
      const std::size_t first = bordered && rows[r].opensWithPipe ? 1 : 0;
      for (std::size_t c = first; c < rows[r].cells.size(); ++c) {
        GridCell cell;
        cell.row = r;
        cell.column = static_cast<std::uint32_t>(c - first);
        cell.text = std::move(rows[r].cells[c]);
        grid.columnCount = std::max(grid.columnCount, cell.column + 1);
        grid.cells.push_back(std::move(cell));
      }
    }
    cells_ += grid.cells.size();
    if (cells_ > limits_.maxCells) return fail("limit.cells", "单元格", "cells", limits_.maxCells);
    if (++tables_ > limits_.maxTables)
      return fail("limit.tables", "表格", "tables", limits_.maxTables);
    document_.blocks.emplace_back(std::move(grid));
  }

  void fail(const char* code, const char* zh, const char* en, std::uint32_t limit) {
    const std::string number = std::to_string(limit);
    error_ = Error{code,
                   {document_.path + "：" + zh + "数超过上限 " + number,
                    document_.path + ": more than " + number + " " + en},
                   {"请确认提交的是年度报告本身", "check that this is the report itself"}};
  }

  Document& document_;
  const ReadLimits& limits_;
  std::vector<DocumentBlock> before_;
  std::vector<Entry> run_;
  std::optional<Error> error_;
  std::size_t cells_ = 0;
  std::uint32_t tables_ = 0;
};

}  // namespace

std::optional<Error> gatherParagraphRows(Document& document, const ReadLimits& limits) {
  if (isPrintedMarkdown(document)) return std::nullopt;
  return Gatherer(document, limits).gather();
}

}  // namespace gouji
