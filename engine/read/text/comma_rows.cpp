#include "engine/read/text/comma_rows.h"

#include <algorithm>
#include <string_view>

namespace gouji::text {
namespace {

constexpr std::size_t kLongestCell = 240;  // bytes
constexpr std::size_t kMostLines = 30;     // of one row
constexpr std::uint32_t kMostColumns = 60;
constexpr std::size_t kMostPieces = kMostLines * kMostColumns;
constexpr std::size_t kFewestDigits = 3;  // of a number that fills its column
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kFewestNumbers = 2;  // in one row of a table

/// One row: the lines it takes and the pieces of its cells, column by column.
struct CommaRow {
  std::size_t first = 0;
  std::size_t last = 0;  // the line behind it
  std::vector<CellPiece> pieces;
  std::uint32_t columns = 0;
};

bool mayGoOn(LineKind kind) { return kind == LineKind::kProse || kind == LineKind::kBlank; }

/// Takes rows out of lines, one after the other.
class RowScanner {
 public:
  RowScanner(std::string_view text, const std::vector<ScannedLine>& lines)
      : text_(text), lines_(lines) {}

  /// The row that begins at line `first`; one without columns when there is none.
  CommaRow scan(std::size_t first) {
    CommaRow row;
    row.first = first;
    bool isQuoted = false;
    std::uint32_t column = 0;
    for (std::size_t i = first; i < lines_.size() && i - first < kMostLines; ++i) {
      if (!mayGoOn(lines_[i].kind)) return {};
      scanLine(lines_[i].span, isQuoted, column, row.pieces);
      if (column >= kMostColumns || row.pieces.size() > kMostPieces) return {};
      if (isQuoted) continue;
      row.last = i + 1;
      row.columns = column + 1;
      return isRow(row) ? row : CommaRow{};
    }
    return {};
  }

  [[nodiscard]] std::string_view slice(const Span& span) const {
    return text_.substr(span.begin, span.length());
  }

 private:
  void scanLine(Span line, bool& isQuoted, std::uint32_t& column, std::vector<CellPiece>& pieces) {
    ByteOffset begin = line.begin;
    const auto endPiece = [&](ByteOffset end) {
      const Span piece = trimSpan(text_, {begin, std::max(begin, end)});
      if (!piece.empty()) pieces.push_back({column, piece});
    };
    for (ByteOffset i = line.begin; i < line.end && column < kMostColumns; ++i) {
      if (text_[i] == '"' && (isQuoted || i == begin)) {
        // A quote written twice stands for itself.
        if (isQuoted && i + 1 < line.end && text_[i + 1] == '"') {
          ++i;
          continue;
        }
        if (isQuoted) endPiece(i);
        isQuoted = !isQuoted;
        begin = i + 1;
      } else if (text_[i] == ',' && !isQuoted) {
        endPiece(i);
        begin = i + 1;
        ++column;
      }
    }
    endPiece(line.end);
  }

  [[nodiscard]] bool isRow(const CommaRow& row) const {
    return row.columns > 1 &&
           std::all_of(row.pieces.begin(), row.pieces.end(), [&](const CellPiece& piece) {
             const std::string_view words = slice(piece.span);
             return words.size() <= kLongestCell && words.find("。") == std::string_view::npos;
           });
  }

  std::string_view text_;
  const std::vector<ScannedLine>& lines_;
};

bool isNumber(std::string_view words) {
  return words.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// 0,1,2,…: as many as there are columns.
bool countsColumns(const RowScanner& scanner, const CommaRow& row) {
  if (row.columns < 3 || row.pieces.size() != row.columns) return false;
  return std::all_of(row.pieces.begin(), row.pieces.end(), [&](const CellPiece& piece) {
    return scanner.slice(piece.span) == std::to_string(piece.column);
  });
}

/// Whether a cell holds a number beside other lines: the program that wrote the table took it from
/// a page and tore its rows and columns. Digits that fill a column may go on in the next line.
bool isTorn(const RowScanner& scanner, const CommaRow& row) {
  for (std::size_t i = 1; i < row.pieces.size(); ++i) {
    if (row.pieces[i - 1].column != row.pieces[i].column) continue;
    const std::string_view before = scanner.slice(row.pieces[i - 1].span);
    const bool isNumberBefore = isNumber(before);
    if (isNumberBefore != isNumber(scanner.slice(row.pieces[i].span)) ||
        (isNumberBefore && before.size() < kFewestDigits))
      return true;
  }
  return false;
}

bool isTable(const RowScanner& scanner, const std::vector<CommaRow>& rows) {
  return rows.size() >= kFewestRows &&
         std::none_of(rows.begin(), rows.end(),
                      [&](const CommaRow& row) { return isTorn(scanner, row); }) &&
         std::any_of(rows.begin(), rows.end(), [&](const CommaRow& row) {
           return static_cast<std::size_t>(std::count_if(
                      row.pieces.begin(), row.pieces.end(), [&](const CellPiece& piece) {
                        return isNumber(scanner.slice(piece.span));
                      })) >= kFewestNumbers;
         });
}

void writeRow(const CommaRow& row, std::vector<ScannedLine>& lines) {
  ScannedLine& line = lines[row.first];
  const Span none{line.span.begin, line.span.begin};
  line.kind = LineKind::kTabRow;
  line.cells.assign(row.columns, none);
  for (const CellPiece& piece : row.pieces) {
    if (line.cells[piece.column].empty())
      line.cells[piece.column] = piece.span;
    else
      line.continued.push_back(piece);
  }
  for (std::size_t i = row.first + 1; i < row.last; ++i) lines[i].kind = LineKind::kSeparator;
}

void dropRow(const CommaRow& row, std::vector<ScannedLine>& lines) {
  for (std::size_t i = row.first; i < row.last; ++i) lines[i].kind = LineKind::kSeparator;
}

}  // namespace

void readCommaRows(const SourceFile& source, std::vector<ScannedLine>& lines) {
  if (source.text().find(',') == std::string_view::npos) return;
  RowScanner scanner(source.text(), lines);
  for (std::size_t i = 0; i < lines.size();) {
    std::vector<CommaRow> rows;
    std::size_t end = i;
    while (end < lines.size() && lines[end].kind == LineKind::kProse) {
      CommaRow row = scanner.scan(end);
      if (row.columns == 0) break;
      end = row.last;
      rows.push_back(std::move(row));
    }
    if (isTable(scanner, rows)) {
      for (const CommaRow& row : rows) {
        if (countsColumns(scanner, row))
          dropRow(row, lines);
        else
          writeRow(row, lines);
      }
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace gouji::text
