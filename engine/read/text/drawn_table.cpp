#include "engine/read/text/drawn_table.h"

#include <algorithm>
#include <string_view>

namespace gouji::text {
namespace {

// Fewer rulers are those around a table and under its heads.
constexpr std::size_t kFewestRulers = 4;
// As many are those of the rows. There a number may go on in the next line: it is not read then.
constexpr std::size_t kManyRulers = 8;
// No cell of a form goes over as many lines.
constexpr std::size_t kMostLines = 60;

/// Lines [first, last): one row.
struct Row {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The lines of one table.
struct Table {
  std::vector<Row> rows;
  std::size_t rulers = 0;
  std::size_t end = 0;  // the line behind it
};

bool isRuler(std::string_view text, const ScannedLine& line) {
  return line.kind == LineKind::kSeparator && line.cells.empty() && !line.span.empty() &&
         text[line.span.begin] != '|';
}

Table findTable(std::string_view text, const std::vector<ScannedLine>& lines, std::size_t begin) {
  Table table;
  std::size_t first = begin;
  std::size_t i = begin;
  const auto endRow = [&] {
    if (first < i) table.rows.push_back({first, i});
  };
  for (; i < lines.size(); ++i) {
    if (isRuler(text, lines[i])) {
      endRow();
      first = i + 1;
      ++table.rulers;
    } else if (lines[i].kind != LineKind::kPipeRow) {
      break;
    }
  }
  endRow();
  table.end = i;
  return table;
}

bool isNumber(std::string_view text, const Span& cell) {
  const std::string_view words = text.substr(cell.begin, cell.length());
  return !words.empty() && words.find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// Whether the lines of `row` have as many cells each.
bool isEven(const std::vector<ScannedLine>& lines, const Row& row) {
  if (row.last - row.first > kMostLines) return false;
  const std::size_t columns = lines[row.first].cells.size();
  return std::all_of(
      lines.begin() + static_cast<std::ptrdiff_t>(row.first),
      lines.begin() + static_cast<std::ptrdiff_t>(row.last),
      [&](const ScannedLine& line) { return line.cells.size() == columns && line.opensWithPipe; });
}

/// Whether the lines of `row` can be one row: each column has one number at most.
bool isOneRow(std::string_view text, const std::vector<ScannedLine>& lines, const Row& row) {
  const std::size_t columns = lines[row.first].cells.size();
  for (std::size_t column = 0; column < columns; ++column) {
    std::size_t numbers = 0;
    for (std::size_t i = row.first; i < row.last; ++i)
      numbers += isNumber(text, lines[i].cells[column]) ? 1 : 0;
    if (numbers > 1) return false;
  }
  return true;
}

void joinRow(std::vector<ScannedLine>& lines, const Row& row) {
  ScannedLine& head = lines[row.first];
  for (std::uint32_t column = 0; column < head.cells.size(); ++column) {
    for (std::size_t i = row.first + 1; i < row.last; ++i) {
      const Span& piece = lines[i].cells[column];
      if (piece.empty()) continue;
      if (head.cells[column].empty())
        head.cells[column] = piece;
      else
        head.continued.push_back({column, piece});
    }
  }
  for (std::size_t i = row.first + 1; i < row.last; ++i) {
    lines[i].kind = LineKind::kSeparator;
    lines[i].cells.clear();
  }
}

}  // namespace

void joinDrawnRows(const SourceFile& source, std::vector<ScannedLine>& lines) {
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!isRuler(text, lines[i])) continue;
    const Table table = findTable(text, lines, i);
    const bool isJoined =
        table.rulers >= kFewestRulers &&
        std::all_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
          return isEven(lines, row) && (table.rulers >= kManyRulers || isOneRow(text, lines, row));
        });
    if (isJoined)
      for (const Row& row : table.rows) joinRow(lines, row);
    i = std::max(i, table.end - 1);
  }
}

}  // namespace gouji::text
