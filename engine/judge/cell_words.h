// engine/judge/cell_words.h
//
// A cell as a finding shows it: its name, its label, what stands in it and where.
#pragma once

#include <string>

#include "engine/finding/finding.h"
#include "engine/report/report.h"

namespace gouji::judge {

/// The name of a cell in place of what `name` holds, see Form::cellName.
void writeNameOfCell(const Form& form, CellId cell, std::string& name);

/// Row and column in the words of the form: "（三）不予公开 1.属于国家秘密 · 商业企业". Headings
/// below the top one are included, because labels such as 「其他」 mean nothing without them.
[[nodiscard]] std::string labelOfCell(const Form& form, CellId cell);
/// The same in place of what `label` holds.
void writeLabelOfCell(const Form& form, CellId cell, std::string& label);

/// The cell of last year's report that this year's form calls `cell`; kNoCell when it has none.
[[nodiscard]] CellId findInPrior(const Report& report, const Report& prior, CellId cell);

/// Fills in `described`, whose memory is used again.
void describeCell(const Report& report, CellId cell, bool isPrior, FindingCell& described);

/// Where to look for a cell: its own place; for a cell that is not there the nearest one of its
/// row, of its table, or the heading of its section.
[[nodiscard]] Location placeToLook(const Report& report, CellId cell);
/// Where to look for a table: its first cell that has a place, or the heading of its section.
[[nodiscard]] Location placeOfTable(const Report& report, std::uint32_t table);
[[nodiscard]] Location placeOfSection(const Report& report, std::uint32_t section);

}  // namespace gouji::judge
