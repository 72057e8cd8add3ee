// engine/read/pdf/hidden_digits.h
//
// Cells that do not show what they hold: a table wider than its page loses its right end, and a
// column narrower than a digit shows none.
//
// What a page hides is not blank, and what is left of "1437412" is no number. Such a cell gets the
// replacement character, beside which nothing is read as a number.
#pragma once

#include <deque>
#include <vector>

#include "engine/document/document.h"
#include "engine/read/pdf/page_content.h"

namespace gouji::pdf {

/// Where the lines of a table stand, in points.
struct LinePositions {
  const std::vector<double>& xs;
  const std::vector<double>& ys;
};

/// Adds the replacement character to the glyphs of each such cell of a row that holds a number;
/// `glyphs` has one entry per cell of `grid`. `copies` keeps what the entries then point to.
void markHiddenDigits(const PageContent& page, const LinePositions& lines, const Grid& grid,
                      std::vector<std::vector<const Glyph*>>& glyphs, std::deque<Glyph>& copies);

}  // namespace gouji::pdf
