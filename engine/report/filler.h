// engine/report/filler.h
//
// What people write into a cell instead of a number when they have none.
//
// A filler is not a zero and not a text to be understood: "/", "—", "无", "XX". Every reader asks
// here, so that the same cell has the same state whatever format it came in.
#pragma once

#include <string_view>

namespace gouji {

/// Whether `text` is a filler. White space around and between the characters does not count;
/// a text of white space alone is blank and not a filler.
[[nodiscard]] bool isFiller(std::string_view text);

}  // namespace gouji
