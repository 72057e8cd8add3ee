// engine/read/text/paragraph_flow.h
//
// Which lines of a text go on in the next one.
//
// Text taken from a PDF breaks its lines at the width of the page, in the middle of a sentence.
// Such a text shows it: most of its lines have the same width. Only then, and only from a line of
// that width that ends no sentence, a paragraph goes on. Text with one paragraph a line is left
// alone.
#pragma once

#include <string_view>
#include <vector>

#include "engine/read/text/line_scanner.h"

namespace gouji::text {

/// Whether `next` may be the rest of the sentence `line` breaks off: `line` ends none and `next`
/// begins no item.
[[nodiscard]] bool mayGoOn(std::string_view line, std::string_view next);

/// For each line whether the next line continues it.
[[nodiscard]] std::vector<bool> findContinuedLines(const SourceFile& source,
                                                   const std::vector<ScannedLine>& lines);

}  // namespace gouji::text
