// engine/bind/broken_numbers.h
//
// Numbers a narrow column of a page broke over two lines: in a text they look like two numbers.
//
// Mostly the row then has a number too many and nobody can read it. Where a blank was lost as well
// the count is right by accident, and where the row has one column the rest stands behind it.
#pragma once

#include "engine/bind/row_alignment.h"

namespace gouji::bind {

/// Makes the rows of `alignment` unreadable whose numbers may be broken.
void doubtBrokenNumbers(const TableText& text, Alignment& alignment);

}  // namespace gouji::bind
