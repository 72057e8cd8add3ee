#include "engine/bind/label_text.h"

#include <algorithm>
#include <array>

#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

constexpr char32_t kTraditional[] =
#include "engine/bind/traditional_table.inc"
    ;
constexpr std::size_t kPairCount = (std::size(kTraditional) - 1) / 2;

// 1 to 10 for 一 to 十, 0 for others.
std::uint32_t chineseDigit(char32_t c) {
  constexpr std::u32string_view kDigits = U"一二三四五六七八九十";
  const std::size_t at = kDigits.find(c);
  return at == kDigits.npos ? 0 : static_cast<std::uint32_t>(at + 1);
}

// 一 … 九十九 in `text` from `offset`, which moves behind it; 0 when there is none.
std::uint32_t readChineseNumber(std::string_view text, std::size_t& offset) {
  std::uint32_t value = 0;
  std::size_t count = 0;
  while (offset < text.size() && count < 3) {
    std::size_t next = offset;
    const std::uint32_t digit = chineseDigit(foldLetter(decodeUtf8(text, next)));
    if (digit == 0) break;
    if (digit == 10)
      value = value == 0 ? 10 : value * 10;
    else
      value = value >= 10 ? value + digit : digit;
    offset = next;
    ++count;
  }
  return value;
}

std::uint32_t readArabicNumber(std::string_view text, std::size_t& offset) {
  std::uint32_t value = 0;
  std::size_t count = 0;
  while (offset < text.size() && count < 2) {
    std::size_t next = offset;
    const char32_t c = foldLetter(decodeUtf8(text, next));
    if (c < '0' || c > '9') break;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
    offset = next;
    ++count;
  }
  return value;
}

void skipSpaces(std::string_view text, std::size_t& offset) {
  while (offset < text.size()) {
    std::size_t next = offset;
    if (!isSpaceLike(decodeUtf8(text, next))) return;
    offset = next;
  }
}

bool takeOneOf(std::string_view text, std::size_t& offset, std::u32string_view set) {
  std::size_t next = offset;
  if (offset >= text.size() || set.find(decodeUtf8(text, next)) == set.npos) return false;
  offset = next;
  return true;
}

constexpr std::u32string_view kOpening = U"(（[［【〔";
constexpr std::u32string_view kClosing = U")）]］】〕";

}  // namespace

bool isHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0x20000 && c <= 0x2FA1F) || (c >= 0xF900 && c <= 0xFAFF);
}

bool isSpaceLike(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
         (c >= 0x2000 && c <= 0x200B);
}

char32_t foldLetter(char32_t c) {
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  if (c < 0x4E00 || c > 0x9FA5) return c;
  std::size_t low = 0;
  std::size_t high = kPairCount;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (kTraditional[2 * middle] < c)
      low = middle + 1;
    else
      high = middle;
  }
  return low < kPairCount && kTraditional[2 * low] == c ? kTraditional[2 * low + 1] : c;
}

LabelText readLabel(std::string_view text) {
  LabelText label;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto begin = static_cast<std::uint32_t>(offset);
    const char32_t c = foldLetter(decodeUtf8(text, offset));
    if (!isHan(c) && !(c >= '0' && c <= '9')) continue;
    label.letters += c;
    label.offsets.push_back(begin);
  }
  return label;
}

std::u32string labelLetters(std::string_view text) { return readLabel(text).letters; }

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  skipSpaces(text, begin);
  std::size_t end = begin;
  for (std::size_t offset = begin; offset < text.size();) {
    if (!isSpaceLike(decodeUtf8(text, offset))) end = offset;
  }
  return text.substr(begin, end - begin);
}

Numbering readNumbering(std::string_view text) {
  std::size_t offset = 0;
  skipSpaces(text, offset);
  const bool bracket = takeOneOf(text, offset, kOpening);
  skipSpaces(text, offset);
  Numbering numbering;
  bool chinese = true;
  numbering.number = readChineseNumber(text, offset);
  if (numbering.number == 0) {
    chinese = false;
    numbering.number = readArabicNumber(text, offset);
  }
  if (numbering.number == 0) return {};
  skipSpaces(text, offset);
  if (!takeOneOf(text, offset, bracket ? kClosing : U"、.．,，·:：")) return {};
  // "1.5", "3,000": the point of a number.
  if (!chinese && !bracket && offset < text.size() && text[offset] >= '0' && text[offset] <= '9')
    return {};
  if (bracket) takeOneOf(text, offset, U"、");
  skipSpaces(text, offset);
  numbering.style =
      bracket ? (chinese ? NumberingStyle::kChineseBracket : NumberingStyle::kArabicBracket)
              : (chinese ? NumberingStyle::kChapter : NumberingStyle::kArabic);
  numbering.length = offset;
  return numbering;
}

std::size_t editDistance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = row[0];
    row[0] = j;
    std::size_t least = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
      least = std::min(least, row[i]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(row[a.size()], limit + 1);
}

double similarity(std::u32string_view a, std::u32string_view b, double least) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 0;
  const auto limit = static_cast<std::size_t>(static_cast<double>(longer) * (1 - least));
  const std::size_t distance = editDistance(a, b, limit);
  if (distance > limit) return 0;
  return 1 - static_cast<double>(distance) / static_cast<double>(longer);
}

}  // namespace gouji::bind
