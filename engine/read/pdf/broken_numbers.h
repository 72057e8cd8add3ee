// engine/read/pdf/broken_numbers.h
//
// Numbers that a narrow column of a table with lines broke over two lines or more.
//
//   | 1361 | 0 | 252 |      Between lines "1361" and "2" are the same cell. They are one number
//   when | 2    |   |     |      a digit more had no room, and its row is one row: another number
//   of it
//                           stands in one line.
//
// Anything else may be two numbers, and stays two lines that nobody can read.
#pragma once

#include <vector>

#include "engine/document/document.h"
#include "engine/read/pdf/hidden_digits.h"
#include "engine/read/pdf/text_lines.h"

namespace gouji::pdf {

/// Joins the lines of each such cell; `text` has the lines of each cell of `grid`.
void joinBrokenNumbers(const Grid& grid, const LinePositions& lines,
                       std::vector<std::vector<TextLine>>& text);

}  // namespace gouji::pdf
