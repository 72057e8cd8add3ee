// engine/text/utf8.h
//
// UTF-8: validity, code points, and how wide a text is on a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// Offset of the first byte that makes `text` invalid UTF-8 (overlong forms, surrogates and values
/// above U+10FFFF included); nothing when it is valid.
[[nodiscard]] std::optional<std::size_t> findInvalidUtf8(std::string_view text);

/// What decodeUtf8 does for everything but ASCII and the three bytes of most Chinese characters.
[[nodiscard]] char32_t decodeRareUtf8(std::string_view text, std::size_t& offset);

/// The code point that starts at `offset` of a valid text, and `offset` moved behind it.
/// U+FFFD and one byte further when the bytes there are not a character.
[[nodiscard]] inline char32_t decodeUtf8(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned first = byte(0);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  // Behind E1 to EC and EF may stand any two bytes that continue a character.
  if ((first - 0xE1U <= 0xECU - 0xE1U || first == 0xEF) && text.size() - offset >= 3) {
    const unsigned second = byte(1) ^ 0x80U;
    const unsigned third = byte(2) ^ 0x80U;
    if ((second | third) < 0x40) {
      offset += 3;
      return ((first & 0x0FU) << 12) | (second << 6) | third;
    }
  }
  return decodeRareUtf8(text, offset);
}
void appendUtf8(std::string& out, char32_t codePoint);
/// The text with U+FFFD for every byte that is not part of a character.
[[nodiscard]] std::string repairUtf8(std::string_view text);

[[nodiscard]] std::size_t countCodePoints(std::string_view text);
/// Code points that are not white space (U+3000 and U+00A0 are white space).
[[nodiscard]] std::size_t countVisible(std::string_view text);

/// Terminal cells of one code point: 0 for combining marks and controls, 2 for East Asian wide,
/// full width and emoji, 1 otherwise (ambiguous width, such as “ ” — …, counts 1:
/// that is what terminals do unless they are told otherwise).
[[nodiscard]] int displayWidth(char32_t codePoint);
/// Terminal cells of a text without line ends; a tab advances to the next multiple of four.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

}  // namespace gouji
