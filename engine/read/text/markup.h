// engine/read/text/markup.h
//
// Tables written as HTML in the middle of a text.
//
// Markdown has no merged cells: programs that turn documents into it write the tables of a report
// as HTML elements and leave everything else as Markdown.
#pragma once

#include <vector>

#include "engine/text/source_file.h"

namespace gouji::text {

/// Whole lines that hold tables, from `<table` to its `</table>`, in order. A table that is not
/// closed is none.
[[nodiscard]] std::vector<Span> findMarkup(const SourceFile& source);

}  // namespace gouji::text
