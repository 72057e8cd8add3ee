// engine/text/location.h
//
// Where something stands in the document as it was submitted.
//
// Each format has its own way to name a place that its author can find again: a line of a text, a
// cell of a Word table, a box on a PDF page. A Location is one of them.
#pragma once

#include <cstdint>
#include <variant>

#include "engine/text/source_file.h"

namespace gouji {

/// A range of a text file (text, Markdown, HTML, JSON). Line and column as in LineColumn, the same
/// before and after a conversion of the character set; `span` are bytes of the SourceFile, which
/// knows those of the file as submitted (SourceFile::originalOffset).
struct TextPlace {
  Span span;
  LineColumn begin;
  LineColumn end;
  bool operator==(const TextPlace&) const = default;
};

/// A cell of a Word table; all 1-based, in the order of the document body. `column` counts the
/// cells of the row as Word stores them.
struct GridPlace {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  bool operator==(const GridPlace&) const = default;
};

/// A paragraph of a Word document outside of tables, 1-based.
struct ParagraphPlace {
  std::uint32_t paragraph = 0;
  bool operator==(const ParagraphPlace&) const = default;
};

/// A box on a PDF page: page 1-based, points, from the top left corner of the page.
struct PagePlace {
  std::uint32_t page = 0;
  double x = 0, y = 0, width = 0, height = 0;
  bool operator==(const PagePlace&) const = default;
};

/// `monostate` when the place is not known.
using Location = std::variant<std::monostate, TextPlace, GridPlace, ParagraphPlace, PagePlace>;

/// The place of a span of `source`.
[[nodiscard]] TextPlace placeOf(const SourceFile& source, Span span);

}  // namespace gouji
