// engine/read/pdf/cut_rows.h
//
// Rows of a table that the end of a page cuts in the middle.
//
//   page 1   |            |          | 13 | 0 |      Printers of web pages draw such a row on both
//            - - - - - - - - - - - - - - - - -       pages, each time past the edge, and every line
//   page 2   | 不予公开   | 1.属于… |    |   |      of its text on one of them.
//
// Taken page by page the row is two, and the cells whose text stands on the other page would pass
// for empty ones. The row has the same height on both: that is how it is known again.
#pragma once

#include "engine/read/pdf/ruled_table.h"

namespace gouji::pdf {

/// Moves the cells of `lower`, on the page behind that of `upper`, to that table when the row that
/// the page cuts is the last of the one and the first of the other. Nothing is changed when it is
/// not.
[[nodiscard]] bool joinCutTables(RuledTable& upper, RuledTable& lower);

/// Makes the cells of the rows that are still cut unreadable, for what is missing of them is
/// unknown. Such a row without any text is taken out: all of it stands on the other page.
void settleCutRows(RuledTable& table);

}  // namespace gouji::pdf
