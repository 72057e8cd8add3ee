// engine/bind/lines.h
//
// A document as lines: the one shape in which paragraphs and rows of grids can be compared.
//
// The binder reads every layout as a sequence of lines of atoms. An atom is a cell of a grid, or a
// word of a paragraph. A grid row is a line whose atoms know their column; a paragraph is a line
// in which only the order is known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/bind/cell_reading.h"
#include "engine/bind/placed_part.h"
#include "engine/document/document.h"

namespace gouji::bind {

struct Line {
  /// A paragraph (or a part of one): its text. Empty for a row.
  PlacedText text;
  /// A row: its cells by column. Null pointers do not occur.
  std::vector<const GridCell*> cells;
  /// Number of the grid a row belongs to, kNone for a paragraph.
  std::uint32_t grid = kNone;
  bool spansAreReliable = false;
  /// Some cell of the grid reaches over others: the format says what spans what, a text does not.
  bool spansAreGiven = false;
  std::uint32_t gridColumns = 0;
  std::uint32_t headingLevel = 0;

  [[nodiscard]] bool isRow() const { return grid != kNone; }
};

struct Atom {
  PlacedPart text;  // of the line
  CellReading reading;
  std::uint32_t column = 0;  // of a row; the index of the word in a paragraph
  std::uint32_t columnSpan = 1;
  bool isCell = false;  // of a grid
  /// A part of "- 7 -" in a paragraph: three cells, or the mark of a page.
  bool mayBePageMark = false;

  [[nodiscard]] bool isBlank() const { return reading.state == CellState::kBlank; }
  [[nodiscard]] bool isWords() const { return reading.state == CellState::kText; }
};

/// Paragraphs are cut at line breaks. Page breaks are left out: nothing may depend on them.
[[nodiscard]] std::vector<Line> splitIntoLines(const Document& document);

/// The atoms of a line, which must stay where it is. In a paragraph a number that belongs to a
/// sentence ("收到 34 件，", "2025 年") or numbers an item ("3 其他") is part of the words.
[[nodiscard]] std::vector<Atom> readAtoms(const Line& line);

/// The words of a line, cells separated by a blank.
[[nodiscard]] std::string joinLine(const Line& line);

}  // namespace gouji::bind
