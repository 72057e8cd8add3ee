// engine/narrative/line_ends.h
//
// Whether a line end inside of a narrative ends anything; the rule is stated in shadow.h.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji::narrative {

/// Whether the text goes on over the white space [begin, end), which contains a line end. Both
/// sides must be inside of the text. Looks at no more than 48 characters on either side.
[[nodiscard]] bool continuesAcrossLines(std::string_view text, std::size_t begin, std::size_t end);

/// Whether a paragraph's own number or bullet starts at `offset`: （一） 1. 1、 ① 一是 第三章 #.
[[nodiscard]] bool startsWithNumbering(std::string_view text, std::size_t offset);

}  // namespace gouji::narrative
