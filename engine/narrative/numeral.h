// engine/narrative/numeral.h
//
// Numbers as reports write them, and the many things that look like numbers and are none.
//
// A count is what a rule may compare: 1496条, １，２３４件, 1.2万余次, 一百零五件, 百分之十二. A
// date, an ordinal (第一), a document number (〔2021〕30号), a telephone or a list mark is a number
// as well, but no claim about anything, and Chinese numerals inside of words (进一步, 一体化,
// 三审三校, 十四五) are none at all. Chinese numerals count only before a measure word; when in
// doubt they do not. A number that cannot be read with certainty, such as "11 30条" where a line
// was broken inside of it, is kept with `certain` false so that nobody takes its second half for a
// number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/decimal.h"
#include "engine/narrative/shadow.h"

namespace gouji::narrative {

struct Numeral {
  enum class Kind : std::uint8_t {
    kCount,    // of something; what {n} matches
    kPercent,  // 12%, 百分之十二; `value` is 12
    kDate,     // a year, month, day, or a length of time in them
    kOrdinal,  // 第3, list marks, 届
    kOther,    // document numbers, telephones, addresses, versions, ratios
  };
  Kind kind = Kind::kCount;
  /// Bytes of the shadow: digits, multipliers (万) and 余 or 多; with the sign of a percentage.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Behind the measure word; `end` when there is none.
  std::size_t unitEnd = 0;
  /// With 万 and 亿 multiplied in: "3.5万元" is 35000 元.
  Decimal value;
  /// 余, 多, 近, 约, 超, 以上: not meant exactly.
  bool vague = false;
  /// Vague, but certainly not less: 余, 多, 超, 以上.
  bool atLeast = false;
  /// Whether the digits could be read without doubt. Never use the value of one that is not.
  bool certain = true;
  /// The measure word, a constant; empty when there is none.
  std::string_view unit;

  [[nodiscard]] bool isCount() const { return kind == Kind::kCount && certain; }
};

/// All numerals of a shadow text in their order, without overlap. Linear in the text.
void readNumerals(const Shadow& shadow, std::vector<Numeral>& out);

/// The value of Chinese numerals that form one well-made number (一百零五, 两千, 十二) from the
/// start of `text`, and how many bytes or letters they take. Nothing for digits in a row
/// (二〇二五), for numbers that are said in two ways (一百五) and for 百, 千, 万, 亿 alone.
struct HanNumber {
  std::int64_t value = 0;
  std::size_t length = 0;
  /// 百, 千 or 万 alone, as in 百余条: only with a word that makes it vague.
  bool bare = false;
};
[[nodiscard]] std::optional<HanNumber> readHanNumber(std::string_view text);
[[nodiscard]] std::optional<HanNumber> readHanNumber(LetterSpan text);

/// Measure words and units of money that may follow a number: the longest at letter `at`, a
/// constant; empty if there is none.
[[nodiscard]] std::string_view measureWordAt(LetterSpan text, std::size_t at);

}  // namespace gouji::narrative
