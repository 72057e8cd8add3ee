// engine/read/pdf/ruled_table.h
//
// Tables drawn with lines: what connected ruling lines enclose.
//
// Lines that touch form one table. Their positions give a fine lattice; neighbouring fields of the
// lattice without a line between them are one cell. Letters belong to the cell they stand in.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/document/document.h"
#include "engine/read/pdf/page_content.h"

namespace gouji::pdf {

struct RuledTable {
  double y0 = 0;  // of the first row, in points on the page it stands on
  /// Where columns and rows begin and where the last of them ends. Of the rows only those are there
  /// that show on the page; of a table over several pages, those of the last one.
  std::vector<double> xs, ys;
  Grid grid;
  /// The first row begins above the page, the last one ends below it: a part of them is not seen.
  bool isCutAbove = false;
  bool isCutBelow = false;
};

/// The tables of a page from top to bottom. `inTable` gets one entry per glyph of the page: true
/// when it stands in one of them.
[[nodiscard]] std::vector<RuledTable> findTables(const PageContent& page, std::uint32_t pageNumber,
                                                 std::vector<bool>& inTable);

}  // namespace gouji::pdf
