// engine/read/pdf/text_lines.h
//
// Glyphs put into lines, and lines into paragraphs.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/document/document.h"
#include "engine/read/pdf/page_content.h"

namespace gouji::pdf {

/// Where the lines of the running text begin and end.
struct Margins {
  double left = 0;
  double right = 0;
};

/// Letters on one base line, from left to right.
struct TextLine {
  /// Letters without a gap between them.
  struct Word {
    double x0 = 0, x1 = 0;
    double height = 0;
    bool isNumber = false;  // digits, signs and unit, or a dash in the place of a number
  };
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  PlacedText text;
  std::vector<Word> words;
  [[nodiscard]] double height() const { return y1 - y0; }
};

/// Letters of one base line together, from left to right; lines from the top. Blanks are left out.
[[nodiscard]] std::vector<std::vector<const Glyph*>> groupByLine(std::vector<const Glyph*> glyphs);

/// Lines of the given glyphs of page `pageNumber` (1-based), from the top. Wide gaps become tabs,
/// gaps of a word space one space.
[[nodiscard]] std::vector<TextLine> makeLines(std::vector<const Glyph*> glyphs,
                                              std::uint32_t pageNumber);

/// Whether `next` may go on with the paragraph that `line` is the latest line of: no indentation,
/// the line before is full, letters of the same size.
[[nodiscard]] bool continuesParagraph(const TextLine& line, const TextLine& next, Margins margins);

/// Of lines that go on: "a | 0 | 1" and "| 0 |" are one row, printed with bars behind its
/// cells.
[[nodiscard]] bool isCutRowOfBars(const TextLine& line, const TextLine& next);

/// Whether `next` is as near below `line` as the lines of one paragraph.
[[nodiscard]] bool isNextLine(const TextLine& line, const TextLine& next);

}  // namespace gouji::pdf
