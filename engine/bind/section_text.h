// engine/bind/section_text.h
//
// The narrative of a stretch of lines: paragraphs joined with "\n", tables left out.
#pragma once

#include <string_view>
#include <vector>

#include "engine/bind/lines.h"
#include "engine/bind/table_binder.h"
#include "engine/bind/vocabulary.h"

namespace gouji::bind {

/// All paragraphs except the lines listed in `without`. Rows of grids are left out unless a single
/// cell holds all their words (a page laid out as a table).
[[nodiscard]] PlacedText joinNarrative(const std::vector<Line>& lines, LineRange range,
                                       const std::vector<std::size_t>& without);

/// Only the sentences, for a section whose table may be written in paragraphs too. `tables` are the
/// words of the tables: what is made of pieces of them is no sentence.
[[nodiscard]] PlacedText joinProse(const std::vector<Line>& lines, LineRange range,
                                   const std::vector<const Vocabulary*>& tables);

/// The end of the range without the signature below it.
[[nodiscard]] std::size_t cutSignature(const std::vector<Line>& lines, LineRange range,
                                       std::string_view agency);

}  // namespace gouji::bind
