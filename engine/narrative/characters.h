// engine/narrative/characters.h
//
// What a character means to whoever reads a report, in one table look-up.
//
// Reading a narrative is mostly a question of passing quickly over characters that mean nothing in
// particular. Every code point of the basic plane therefore has a byte of flags and a folded form:
// traditional characters fold to simplified ones, full-width letters and digits to ASCII. Both
// tables are constants of the binary. Characters outside of the basic plane are plain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji::narrative {

/// Flags of a character; plain Han characters and everything unknown have none.
enum CharacterFlag : std::uint8_t {
  kIsDigit = 1,       // 0-9 and their full-width forms
  kIsHanNumeral = 2,  // 〇零一二两三四五六七八九十百千万亿
  kIsSpace = 4,       // all white space but line ends, zero-width marks included
  kIsLineEnd = 8,     // LF, CR
  kIsBreak = 16,      // ，；：。！？ and their ASCII forms: may end a clause
  kIsBracket = 32,    // （）《》“”〈〉「」 and ASCII ( )
  kIsLatin = 64,      // ASCII letters and their full-width forms
  kFolds = 128,       // has another folded form
};

struct CharacterTables {
  std::uint8_t flags[65536];
  char16_t folded[65536];
};
extern const CharacterTables kCharacters;

[[nodiscard]] inline std::uint8_t flagsOf(char32_t c) {
  return c < 65536 ? kCharacters.flags[c] : std::uint8_t{0};
}
[[nodiscard]] inline char32_t foldOf(char32_t c) {
  return c < 65536 ? char32_t{kCharacters.folded[c]} : c;
}

/// One character of a text and where it ends.
struct Character {
  char32_t codePoint = 0;
  std::size_t end = 0;
};

/// What `characterAt` does for all but the two commonest shapes.
[[nodiscard]] Character decodeRareCharacter(std::string_view text, std::size_t offset);

/// The character at `offset`, which must be inside of `text`. A byte that starts no character gives
/// U+FFFD and one byte.
[[nodiscard]] inline Character characterAt(std::string_view text, std::size_t offset) {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data()) + offset;
  const unsigned char lead = bytes[0];
  if (lead < 0x80) return {lead, offset + 1};
  // E1 to EC, EE and EF start neither overlong forms nor surrogates; all Han characters and marks
  // are among them.
  if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && offset + 2 < text.size() &&
      (bytes[1] & 0xC0U) == 0x80U && (bytes[2] & 0xC0U) == 0x80U) {
    return {((lead & 0x0FU) << 12U) | ((bytes[1] & 0x3FU) << 6U) | (bytes[2] & 0x3FU), offset + 3};
  }
  return decodeRareCharacter(text, offset);
}
/// The character that ends at `offset`; U+0000 with `end` 0 at the start of the text. `end` is
/// where the character begins.
[[nodiscard]] Character characterBefore(std::string_view text, std::size_t offset);

[[nodiscard]] bool isRareHan(char32_t c);
[[nodiscard]] inline bool isHan(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || isRareHan(c); }

}  // namespace gouji::narrative
