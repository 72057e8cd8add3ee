// engine/document/document.h
//
// What was submitted, before anybody asks what it means: paragraphs and tables with their places.
//
// Every reader produces this model and nothing more; the binder consumes it and knows no file
// format. A table is a grid of cells. Where a format leaves the grid open (numbers floating beside
// their labels, one cell a line) the reader gives paragraphs and lets the binder decide.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/localized.h"
#include "engine/text/placed_text.h"

namespace gouji {

/// One cell of a grid at its top left corner.
struct GridCell {
  std::uint32_t row = 0;     // 0-based
  std::uint32_t column = 0;  // 0-based
  std::uint32_t rowSpan = 1;
  std::uint32_t columnSpan = 1;
  PlacedText text;
};

/// A table as the document draws it. Cells never overlap; positions without a cell are holes.
struct Grid {
  std::uint32_t rowCount = 0;
  std::uint32_t columnCount = 0;
  std::vector<GridCell> cells;  // row by row
  /// False when the spans were not given by the format but by text (tabs, `|`): a lost empty cell
  /// then shifts the rest of its row, and rows are to be aligned from the right end.
  bool spansAreReliable = true;
};

struct Paragraph {
  PlacedText text;
  /// 1 to 6 for a heading the format marks as such, 0 for plain text.
  std::uint32_t headingLevel = 0;
};

/// A page break, or a page number or running head that was recognised and taken out.
struct PageBreak {
  std::uint32_t page = 0;  // the page that starts here, 1-based, 0 when not known
};

using DocumentBlock = std::variant<Paragraph, Grid, PageBreak>;

/// Something a reader wants said about the reading, such as "页码已略去".
struct ReadingNote {
  Localized message;
  Location place;
};

struct Document {
  std::string path;
  std::string format;  // as Report::format
  /// The original text for formats that have one.
  std::shared_ptr<const SourceFile> source;
  /// The charset the file was in; `source` is always UTF-8.
  std::string charset = "UTF-8";
  std::vector<DocumentBlock> blocks;
  std::vector<ReadingNote> notes;
  /// What the format says about itself, when it does (HTML <title>, DOCX core properties).
  std::string title;
};

}  // namespace gouji
