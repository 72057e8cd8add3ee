// engine/bind/row_heads.h
//
// Rows that stand side by side, each below its own head.
//
// Their numbers are one row of a grid and are dealt out in the order of the form. Where the heads
// over them, merged cells each, stand in another order, that would give every row the numbers of
// another.
#pragma once

#include "engine/bind/row_alignment.h"

namespace gouji::bind {

/// Makes rows unreadable whose numbers stand below the head of another row.
void doubtRowsBelowOtherHeads(const TableText& text, Alignment& alignment);

}  // namespace gouji::bind
