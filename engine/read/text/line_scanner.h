// engine/read/text/line_scanner.h
//
// What one line of a text is, seen by itself: prose, a row of cells, a heading, a page mark.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/source_file.h"

namespace gouji::text {

enum class LineKind : std::uint8_t {
  kBlank,
  kProse,
  kHeading,    // `## …`
  kPipeRow,    // cells between `|`
  kTabRow,     // cells between tabs
  kSeparator,  // `|---|---|`, or a ruler drawn with lines
  kPageMark,   // "- 3 -", "第 3 页 共 9 页"
};

/// What a later line adds to a cell.
struct CellPiece {
  std::uint32_t column = 0;
  Span span;
};

struct ScannedLine {
  LineKind kind = LineKind::kBlank;
  /// The line without white space around it, and without the `#` of a heading.
  Span span;
  std::uint32_t headingLevel = 0;
  /// Trimmed cells of a row; empty ones are empty spans at their place.
  std::vector<Span> cells;
  /// Of a row that goes over several lines: what the others hold, column by column.
  std::vector<CellPiece> continued;
  /// A row that begins with `|`: its first cell is not lost.
  bool opensWithPipe = false;
  /// `|-|-|`: a separator under a first row, otherwise a row of dashes.
  bool mayBeSeparator = false;
  std::uint32_t page = 0;
};

/// All lines of the source, in order.
[[nodiscard]] std::vector<ScannedLine> scanLines(const SourceFile& source);

/// `span` without white space at its ends (U+3000, U+00A0, U+200B and a byte order mark count).
[[nodiscard]] Span trimSpan(std::string_view text, Span span);

}  // namespace gouji::text
