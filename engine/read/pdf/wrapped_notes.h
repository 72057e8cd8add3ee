// engine/read/pdf/wrapped_notes.h
//
// Notes beside a number, wrapped in the column of a table that has no lines.
//
//   行政许可   0（其中   7          The pieces of "0（其中修订1件）" stand in three lines of the
//   page, and
//              修订 1               read line by line its 1 is a number of the row. Only the places
//              of 件）                 the letters tell that the pieces are one cell.
#pragma once

#include <deque>
#include <vector>

#include "engine/read/pdf/page_content.h"

namespace gouji::pdf {

/// Puts each such note into the line of the row it belongs to, in the place of its column. Where
/// the pieces cannot be told from their neighbours, and where the bracket is never closed, all
/// stays as it is. `copies` keeps the moved letters.
void foldWrappedNotes(std::vector<const Glyph*>& glyphs, std::deque<Glyph>& copies);

}  // namespace gouji::pdf
