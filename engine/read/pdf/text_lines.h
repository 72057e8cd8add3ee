// engine/read/pdf/text_lines.h
//
// Glyphs put into lines, and lines into paragraphs.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/document/document.h"
#include "engine/read/pdf/page_content.h"

namespace gouji::pdf {

/// Letters on one base line, from left to right.
struct TextLine {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  PlacedText text;
  [[nodiscard]] double height() const { return y1 - y0; }
};

/// Letters of one base line together, from left to right; lines from the top. Blanks are left out.
[[nodiscard]] std::vector<std::vector<const Glyph*>> groupByLine(std::vector<const Glyph*> glyphs);

/// Lines of the given glyphs of page `pageNumber` (1-based), from the top. Wide gaps become tabs,
/// gaps of a word space one space.
[[nodiscard]] std::vector<TextLine> makeLines(std::vector<const Glyph*> glyphs,
                                              std::uint32_t pageNumber);

/// Whether `next` goes on with the paragraph that `line` is the latest line of: no indentation, the
/// line before is full, the same distance. `left` and `right` are the margins of the text.
[[nodiscard]] bool continuesParagraph(const TextLine& line, const TextLine& next, double left,
                                      double right, bool acrossPages);

}  // namespace gouji::pdf
