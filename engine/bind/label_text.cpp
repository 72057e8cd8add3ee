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

// The Han block the table is about: what each of its characters folds to.
constexpr char32_t kFirstFolded = 0x4E00;
constexpr char32_t kLastFolded = 0x9FA5;
using FoldTable = std::array<std::uint16_t, kLastFolded - kFirstFolded + 1>;

constexpr FoldTable makeFoldTable() {
  FoldTable table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = static_cast<std::uint16_t>(kFirstFolded + i);
  for (std::size_t i = 0; i < kPairCount; ++i)
    table[kTraditional[2 * i] - kFirstFolded] = static_cast<std::uint16_t>(kTraditional[2 * i + 1]);
  return table;
}
constexpr FoldTable kFolded = makeFoldTable();

// 1 to 10 for 一 to 十 and 壹 to 拾, 0 for others.
std::uint32_t chineseDigit(char32_t c) {
  switch (c) {
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'贰':
      return 2;
    case U'三':
    case U'叁':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    case U'十':
    case U'拾':
      return 10;
    default:
      return 0;
  }
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

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Whether a character that begins with this byte is no white space whatever follows: ASCII, or one
// of the Han block.
bool beginsLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte > 0x20 && byte < 0x7F) || (byte >= 0xE4 && byte <= 0xE9);
}

void skipSpaces(std::string_view text, std::size_t& offset) {
  while (offset < text.size() && !beginsLetter(text[offset])) {
    std::size_t next = offset;
    if (!isSpaceLike(decodeUtf8(text, next))) return;
    offset = next;
  }
}

bool takeWord(std::string_view text, std::size_t& offset, std::string_view word) {
  if (!text.substr(offset).starts_with(word)) return false;
  offset += word.size();
  return true;
}

bool takeOneOf(std::string_view text, std::size_t& offset, std::u32string_view set) {
  std::size_t next = offset;
  if (offset >= text.size() || set.find(decodeUtf8(text, next)) == set.npos) return false;
  offset = next;
  return true;
}

constexpr std::u32string_view kOpening = U"(（[［【〔";
constexpr std::u32string_view kClosing = U")）]］】〕";
constexpr std::u32string_view kBehindNumber = U"、.．,，·:：";

// 第一部分 or 第1章 with the offset behind 第.
Numbering readPart(std::string_view text, std::size_t offset) {
  skipSpaces(text, offset);
  Numbering numbering;
  numbering.number = readChineseNumber(text, offset);
  if (numbering.number == 0) numbering.number = readArabicNumber(text, offset);
  skipSpaces(text, offset);
  if (numbering.number == 0 || (!takeWord(text, offset, "部分") && !takeWord(text, offset, "章")))
    return {};
  skipSpaces(text, offset);
  if (takeOneOf(text, offset, kBehindNumber)) skipSpaces(text, offset);
  numbering.style = NumberingStyle::kChapter;
  numbering.length = offset;
  return numbering;
}

}  // namespace

bool isHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0x20000 && c <= 0x2FA1F) || (c >= 0xF900 && c <= 0xFAFF);
}

char32_t foldLetter(char32_t c) {
  if (c >= kFirstFolded && c <= kLastFolded) return kFolded[c - kFirstFolded];
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  return c;
}

char32_t foldToLetter(char32_t c) {
  if (c >= kFirstFolded && c <= kLastFolded) return kFolded[c - kFirstFolded];
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  return isHan(c) || (c >= '0' && c <= '9') ? c : 0;
}

LabelText readLabel(std::string_view text) {
  LabelText label;
  // A paragraph that is a whole file would take three times its letters to grow.
  constexpr std::size_t kLongText = std::size_t{1} << 20;
  if (text.size() > kLongText) {
    const std::size_t count = countLabelLetters(text);
    label.letters.reserve(count);
    label.offsets.reserve(count);
  }
  for (std::size_t offset = 0; offset < text.size();) {
    const auto begin = static_cast<std::uint32_t>(offset);
    const char32_t c = foldToLetter(decodeUtf8(text, offset));
    if (c == 0) continue;
    label.letters += c;
    label.offsets.push_back(begin);
  }
  return label;
}

std::u32string labelLetters(std::string_view text) {
  std::u32string letters;
  appendLabelLetters(text, letters);
  return letters;
}

void appendLabelLetters(std::string_view text, std::u32string& letters) {
  // Some letters at a time: a string that grows by one looks for room at each.
  std::array<char32_t, 64> some;
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = foldToLetter(decodeUtf8(text, offset));
    if (c == 0) continue;
    some[count++] = c;
    if (count < some.size()) continue;
    letters.append(some.data(), count);
    count = 0;
  }
  letters.append(some.data(), count);
}

std::size_t countLabelLetters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();)
    count += foldToLetter(decodeUtf8(text, offset)) != 0 ? 1 : 0;
  return count;
}

std::size_t findLabelLetter(std::string_view text, std::size_t index) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    if (foldToLetter(decodeUtf8(text, offset)) != 0 && index-- == 0) return begin;
  }
  return text.size();
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  skipSpaces(text, begin);
  text.remove_prefix(begin);
  // From the end backwards, a character at a time: a long text is not read to trim it.
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && text.size() - last < 3 && isContinuation(text[last])) --last;
    if (beginsLetter(text[last])) break;
    std::size_t offset = last;
    if (!isSpaceLike(decodeUtf8(text, offset)) || offset != text.size()) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

Numbering readNumbering(std::string_view text) {
  std::size_t offset = 0;
  skipSpaces(text, offset);
  if (takeWord(text, offset, "第")) return readPart(text, offset);
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
  if (!takeOneOf(text, offset, bracket ? kClosing : kBehindNumber)) return {};
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

bool isSubsequence(std::u32string_view part, std::u32string_view whole) {
  std::size_t at = 0;
  for (const char32_t c : whole) {
    if (at < part.size() && part[at] == c) ++at;
  }
  return at == part.size();
}

std::size_t editDistance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  // What both begin or end with costs nothing.
  while (!a.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty()) return b.size();
  constexpr std::size_t kMostOnStack = 128;
  std::array<std::size_t, kMostOnStack> small;
  std::vector<std::size_t> large;
  if (a.size() >= kMostOnStack) large.resize(a.size() + 1);
  std::size_t* row = large.empty() ? small.data() : large.data();
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

std::size_t editLimit(std::size_t length, double least) {
  return static_cast<std::size_t>(static_cast<double>(length) * (1 - least));
}

double similarity(std::u32string_view a, std::u32string_view b, double least) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 0;
  const std::size_t limit = editLimit(longer, least);
  const std::size_t distance = editDistance(a, b, limit);
  if (distance > limit) return 0;
  return 1 - static_cast<double>(distance) / static_cast<double>(longer);
}

}  // namespace gouji::bind
