// engine/read/text/comma_rows.h
//
// Tables written with commas between their cells, as spreadsheets and scripts save them.
//
//   信息内容,本年制发件数,"现行有效
//   件数"
//   规章,0,2
//
// A comma is a mark of prose too. Lines are rows where several follow each other, all their pieces
// are as short as cells and end no sentence, and some are numbers. A cell in quotes may go over
// several lines.
#pragma once

#include <vector>

#include "engine/read/text/line_scanner.h"
#include "engine/text/source_file.h"

namespace gouji::text {

/// Makes rows of the lines of such tables. A first row that only counts its columns (0,1,2,…), as
/// scripts write it where there is no head, is left out.
void readCommaRows(const SourceFile& source, std::vector<ScannedLine>& lines);

}  // namespace gouji::text
