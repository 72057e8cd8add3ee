// engine/bind/label_text.h
//
// What is left of a label when everything that varies without meaning is taken away.
//
// The same label comes as 「（三）不予 公开」, "(三)不予公开", 「三、 不予公開」 or with the pinyin
// a browser put between its characters. Compared are only its letters: Chinese characters in their
// simplified form and digits. Numbering is made of such letters too and stays, as evidence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::bind {

/// The letters of a text and the byte each of them begins at.
struct LabelText {
  std::u32string letters;
  std::vector<std::uint32_t> offsets;
};

[[nodiscard]] LabelText readLabel(std::string_view text);
[[nodiscard]] std::u32string labelLetters(std::string_view text);
void appendLabelLetters(std::string_view text, std::u32string& letters);
[[nodiscard]] std::size_t countLabelLetters(std::string_view text);

/// Byte offset of the letter with this index, as `readLabel` counts them; the size of the text when
/// it has fewer.
[[nodiscard]] std::size_t findLabelLetter(std::string_view text, std::size_t index);
/// Simplified form of one character, half-width form of a digit.
[[nodiscard]] char32_t foldLetter(char32_t c);
/// What `c` adds to the letters of a label, folded; 0 when it is no letter.
[[nodiscard]] char32_t foldToLetter(char32_t c);
[[nodiscard]] bool isHan(char32_t c);
[[nodiscard]] inline bool isSpaceLike(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
         (c >= 0x2000 && c <= 0x200B);
}
/// Without white space at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

enum class NumberingStyle : std::uint8_t {
  kNone,
  kChapter,         // 一、 第一部分 第一章
  kChineseBracket,  // （一）
  kArabic,          // 1.  1、
  kArabicBracket,   // （1）
};

struct Numbering {
  NumberingStyle style = NumberingStyle::kNone;
  std::uint32_t number = 0;
  /// Bytes of the text taken by the numbering and the space behind it.
  std::size_t length = 0;
};

/// The numbering at the start of a text. 一. and 一, count as 一、 for it is what scanners make of
/// it.
[[nodiscard]] Numbering readNumbering(std::string_view text);

/// Whether `whole` becomes `part` when letters are taken out.
[[nodiscard]] bool isSubsequence(std::u32string_view part, std::u32string_view whole);
/// Letters to insert, delete or replace to make `a` into `b`; `limit + 1` when more than `limit`.
[[nodiscard]] std::size_t editDistance(std::u32string_view a, std::u32string_view b,
                                       std::size_t limit);
/// The most letters that may differ between texts, the longer of `length` letters, for a similarity
/// of `least`.
[[nodiscard]] std::size_t editLimit(std::size_t length, double least);
/// 1 - distance / length of the longer one; 0 below `least`.
[[nodiscard]] double similarity(std::u32string_view a, std::u32string_view b, double least);

}  // namespace gouji::bind
