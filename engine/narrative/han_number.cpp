// Chinese numerals: their value, and when they are one number.
#include "engine/narrative/characters.h"
#include "engine/narrative/numeral.h"

namespace gouji::narrative {
namespace {

constexpr std::int64_t kLargestRead = 1'000'000'000'000;

// 0-9, or -1.
int digitOf(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

int unitOf(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

// The number as it grows, one numeral at a time.
struct Builder {
  std::int64_t total = 0;    // finished by 万 or 亿
  std::int64_t section = 0;  // below 10,000
  int digit = -1;            // waiting for its unit
  int lastUnit = 10'000;     // units must get smaller inside of a section
  bool zero = false;         // a 零 since the last unit
  bool bare = false;
  bool any = false;

  bool addDigit(int value) {
    if (digit >= 0) return false;
    if (value == 0 && any) {  // 一百零五
      zero = true;
      return true;
    }
    digit = value;
    any = true;
    return true;
  }

  bool addUnit(int unit) {
    if (unit >= lastUnit) return false;
    if (digit < 0) {
      if (zero || section != 0 || total != 0) return false;
      bare = unit != 10;
      digit = 1;
    }
    if (digit == 0 || bare) {
      if (digit == 0 || any) return false;
    }
    section += static_cast<std::int64_t>(digit) * unit;
    lastUnit = unit;
    digit = -1;
    zero = false;
    any = true;
    return true;
  }

  bool addMyriad(std::int64_t factor) {
    if (digit > 0) section += digit;
    digit = -1;
    if (section == 0 && total == 0) {
      if (any) return false;
      bare = true;
      section = 1;
    }
    if (bare && any) return false;
    total = factor == 10'000 ? total + section * factor : (total + section) * factor;
    section = 0;
    lastUnit = 10'000;
    zero = false;
    any = true;
    return total <= kLargestRead;
  }

  /// Takes the next numeral; false when no number goes on like this.
  bool add(char32_t c) {
    if (const int value = digitOf(c); value >= 0) return addDigit(value);
    if (const int unit = unitOf(c); unit != 0) return addUnit(unit);
    return addMyriad(c == U'万' ? 10'000 : 100'000'000);
  }

  // 一百五 and 一万二 leave open which unit the last digit has.
  [[nodiscard]] bool isAmbiguous() const {
    return digit > 0 && !zero && ((section != 0 && lastUnit > 10) || (section == 0 && total != 0));
  }
};

// The number that was read, `length` long.
std::optional<HanNumber> finish(const Builder& number, std::size_t length) {
  if (length == 0 || number.isAmbiguous() || (number.zero && number.digit < 0)) return std::nullopt;
  const std::int64_t rest = number.digit > 0 ? number.digit : 0;
  return HanNumber{number.total + number.section + rest, length, number.bare};
}

bool isHanNumeral(char32_t c) { return (flagsOf(c) & kIsHanNumeral) != 0; }

}  // namespace

std::optional<HanNumber> readHanNumber(std::string_view text) {
  Builder number;
  std::size_t at = 0;
  while (at < text.size()) {
    const Character c = characterAt(text, at);
    if (!isHanNumeral(c.codePoint)) break;
    if (!number.add(c.codePoint)) return std::nullopt;
    at = c.end;
  }
  return finish(number, at);
}

std::optional<HanNumber> readHanNumber(LetterSpan text) {
  Builder number;
  std::size_t at = 0;
  for (; at < text.size() && isHanNumeral(text[at]); ++at)
    if (!number.add(text[at])) return std::nullopt;
  return finish(number, at);
}

}  // namespace gouji::narrative
