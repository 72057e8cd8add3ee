#include "engine/bind/cell_reading.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "engine/bind/label_text.h"
#include "engine/report/filler.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

constexpr std::array<std::string_view, 16> kUnits = {"件", "条",   "个",   "项", "宗", "次",
                                                     "份", "人",   "部",   "篇", "起", "例",
                                                     "元", "万元", "亿元", "万"};

// What scanning programs make of digits, and the other way round.
constexpr std::u32string_view kLooksLikeDigit = U"OoQDlIi|SsBZzОоＯｏ〇○◯Ⅰ!";
constexpr std::size_t kLongestGarble = 12;
// More bytes than any number with its note has.
constexpr std::size_t kLongestCell = 4'000;

// Stands for what could not be decoded, or what the page hides: it may have been a digit.
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

Localized severalReadings(std::string_view raw) {
  return {"「" + std::string(raw) + "」可以读作不止一个数",
          "\"" + std::string(raw) + "\" can be read as more than one number"};
}

Localized hiddenCharacters(std::string_view raw) {
  return {"「" + std::string(raw) + "」中有读不出或看不到的字符，可能是数字",
          "\"" + std::string(raw) +
              "\" has characters that cannot be read or seen: they may be digits"};
}

// Nothing else but what stands in a cell without a number, or marks: "�）" may be the rest of one.
bool hidesAll(std::string_view raw) {
  if (raw.find(kReplacement) == raw.npos) return false;
  std::string rest(raw);
  for (std::size_t at = rest.find(kReplacement); at != rest.npos; at = rest.find(kReplacement))
    rest.erase(at, kReplacement.size());
  return countLabelLetters(rest) == 0 || isFiller(trim(rest));
}

CellReading makeUnreadable(std::string_view raw, Localized reason) {
  CellReading reading;
  reading.state = CellState::kUnreadable;
  reading.reason = std::move(reason);
  if (reading.reason.zh.empty()) reading.reason = severalReadings(raw);
  return reading;
}

// Half-width form of the characters numbers are written with.
char32_t foldDigit(char32_t c) {
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  switch (c) {
    case U'，':
      return ',';
    case U'．':
      return '.';
    case U'＋':
      return '+';
    case U'－':
    case U'−':
      return '-';
    default:
      return c;
  }
}

bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }

// The number at the start of a text, in ASCII, with its separators.
struct NumberWord {
  std::string ascii;
  std::size_t length = 0;  // bytes of the text
};

NumberWord takeNumber(std::string_view text) {
  NumberWord word;
  std::size_t offset = 0;
  bool digits = false;
  while (offset < text.size()) {
    std::size_t next = offset;
    const char32_t c = foldDigit(decodeUtf8(text, next));
    const bool sign = word.ascii.empty() && (c == '+' || c == '-');
    const bool inside = digits && (c == ',' || c == '.');
    if (!isDigit(c) && !sign && !inside) break;
    digits = digits || isDigit(c);
    word.ascii += static_cast<char>(c);
    offset = next;
  }
  if (!digits) return {};
  word.length = offset;
  return word;
}

// Takes well placed thousands separators out; false when they are not.
bool dropSeparators(std::string& ascii) {
  if (ascii.find(',') == std::string::npos) return true;
  std::string plain;
  const std::size_t first = ascii[0] == '+' || ascii[0] == '-' ? 1 : 0;
  const std::size_t point = std::min(ascii.find('.'), ascii.size());
  std::size_t group = 0;
  bool separated = false;
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    if (ascii[i] != ',') {
      plain += ascii[i];
      if (i >= first && i < point) ++group;
      continue;
    }
    if (i > point || group == 0 || group > 3 || (separated && group != 3)) return false;
    separated = true;
    group = 0;
  }
  ascii = plain;
  return group == 3;
}

bool hasLeadingZero(std::string_view ascii) {
  if (!ascii.empty() && (ascii[0] == '+' || ascii[0] == '-')) ascii.remove_prefix(1);
  return ascii.size() > 1 && ascii[0] == '0' && ascii[1] != '.';
}

bool isBracketed(std::string_view text) {
  if (text.empty()) return false;
  std::size_t offset = 0;
  const char32_t open = decodeUtf8(text, offset);
  std::size_t last = text.size();
  while (last > 0 && (static_cast<unsigned char>(text[--last]) & 0xC0) == 0x80) {
  }
  const char32_t close = decodeUtf8(text, last);
  return (open == '(' || open == U'（' || open == '[' || open == U'【') &&
         (close == ')' || close == U'）' || close == ']' || close == U'】');
}

// A note whose end went to the next page, or was never written.
bool opensBracket(std::string_view text) {
  const bool opens = text.starts_with("(") || text.starts_with("（");
  return opens && text.find(')') == text.npos && text.find("）") == text.npos;
}

// Digits mixed with what only looks like digits.
bool isGarbled(std::string_view text) {
  std::size_t count = 0;
  bool strange = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = foldDigit(decodeUtf8(text, offset));
    if (isSpaceLike(c)) continue;
    const bool looks = kLooksLikeDigit.find(c) != kLooksLikeDigit.npos;
    if (!looks && !isDigit(c) && c != U'\uFFFD' && c != ',' && c != '.' && c != '*' && c != '?' &&
        c != U'？' && c != '\'' && c != '`')
      return false;
    strange = strange || looks || isDigit(c);
    ++count;
  }
  return strange && count <= kLongestGarble;
}

// Digits alone, as in nearly every cell that holds a number.
std::optional<std::int64_t> readPlainNumber(std::string_view raw) {
  constexpr std::size_t kMostDigits = 18;  // fewer than 64 bits hold
  if (raw.size() > kMostDigits || (raw[0] == '0' && raw.size() > 1)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : raw) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

CellReading readNumber(std::string_view raw, NumberWord word, NoteEnd noteEnd) {
  if (raw.find(kReplacement) != raw.npos) return makeUnreadable(raw, hiddenCharacters(raw));
  const std::string_view rest = trim(raw.substr(word.length));
  CellReading reading;
  reading.state = CellState::kNumber;
  if (!rest.empty()) {
    std::size_t unitLength = 0;
    for (const std::string_view unit : kUnits) {
      if (rest.starts_with(unit) && unit.size() > unitLength) unitLength = unit.size();
    }
    const std::string_view behind = trim(rest.substr(unitLength));
    if (behind.empty() || isBracketed(behind) ||
        (noteEnd == NoteEnd::kMayBeCut && opensBracket(behind))) {
      reading.unit = std::string(rest.substr(0, unitLength));
      reading.note = std::string(rest);
    } else if (isGarbled(raw)) {
      return makeUnreadable(raw, {});
    } else {
      reading.state = CellState::kText;
      return reading;
    }
  }
  if (!dropSeparators(word.ascii) || word.ascii.back() == '.' || hasLeadingZero(word.ascii))
    return makeUnreadable(raw, {});
  const auto value = Decimal::parse(word.ascii);
  if (!value) return makeUnreadable(raw, {});
  reading.value = *value;
  return reading;
}

}  // namespace

CellReading readCell(std::string_view text, NoteEnd noteEnd) {
  const std::string_view raw = trim(text);
  CellReading reading;
  if (raw.empty()) return reading;
  if (raw.size() > kLongestCell) {
    reading.state = CellState::kText;
    return reading;
  }
  if (const auto whole = readPlainNumber(raw)) {
    reading.state = CellState::kNumber;
    reading.value = *whole;
    return reading;
  }
  if (isFiller(raw)) {
    reading.state = CellState::kFiller;
    return reading;
  }
  const NumberWord word = takeNumber(raw);
  if (word.length > 0) return readNumber(raw, word, noteEnd);
  if (hidesAll(raw)) return makeUnreadable(raw, hiddenCharacters(raw));
  if (isGarbled(raw)) {
    return makeUnreadable(raw, {"「" + std::string(raw) + "」像数字而不是数字",
                                "\"" + std::string(raw) + "\" looks like digits but is none"});
  }
  reading.state = CellState::kText;
  return reading;
}

bool looksLikeValue(const CellReading& reading) {
  return reading.state == CellState::kNumber || reading.state == CellState::kFiller ||
         reading.state == CellState::kUnreadable;
}

bool isUnitWord(std::string_view word) {
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

}  // namespace gouji::bind
