// engine/bind/folded_text.h
//
// Running text without what varies between pages: white space between the letters of a name,
// traditional characters, full-width digits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji::bind {

/// Simplified characters, half-width digits, no white space.
[[nodiscard]] std::string fold(std::string_view text);
/// No white space and half-width digits: the name in its own characters.
[[nodiscard]] std::string squeeze(std::string_view text);
/// Bytes of the squeezed text; a number above `most` when there are more than that.
[[nodiscard]] std::size_t countSqueezed(std::string_view text, std::size_t most);
/// Simplified characters, byte for byte in the place of the original ones.
[[nodiscard]] std::string simplify(std::string_view text);

}  // namespace gouji::bind
