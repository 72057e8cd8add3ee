// engine/read/text/drawn_table.h
//
// Tables drawn with a ruler between their rows, whose cells go over several lines.
//
//   +--------+-------+
//   | 一、本 | 13612 |
//   | 年新收 |       |
//   +--------+-------+
//
// A line of such a table is not a row: the lines between two rulers are. Other programs draw rulers
// under the heads only and write a row a line; there two lines of one stretch have numbers in the
// same column, which no cell that goes on in the next line has.
#pragma once

#include <vector>

#include "engine/read/text/line_scanner.h"
#include "engine/text/source_file.h"

namespace gouji::text {

/// Joins the lines of each such row: the first one gets the cells of the others, which become
/// separators.
void joinDrawnRows(const SourceFile& source, std::vector<ScannedLine>& lines);

}  // namespace gouji::text
