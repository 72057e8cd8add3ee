// engine/bind/blank_rows.h
//
// Rows that show no numbers: empty, or robbed of them.
//
// An empty row is the author's doing and a finding; numbers that the reading lost are not. So a row
// is blank only where nothing about it suggests that its numbers stand somewhere else: beside
// another piece of its label, glued to the label, or loose in the table.
#pragma once

#include "engine/bind/row_alignment.h"
#include "engine/bind/row_claim.h"

namespace gouji::bind {

/// Makes rows with a label and without numbers blank or unreadable, and blank ones unreadable that
/// may have lost their numbers.
void settleBlankRows(const Table& table, const TableText& text, const RowNames& names,
                     Alignment& alignment);

/// Whether the label of a slot stands in the text, beside or above numbers.
[[nodiscard]] bool isMentioned(const TableText& text, const RowNames& names, std::uint32_t slot);

[[nodiscard]] Localized tellDetached();

}  // namespace gouji::bind
