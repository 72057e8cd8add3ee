#include "engine/narrative/characters.h"

#include <iterator>

namespace gouji::narrative {
namespace {

struct Pair {
  char16_t traditional;
  char16_t simplified;
};
constexpr Pair kTraditional[] = {
#include "traditional_pairs.inc"
};

constexpr char16_t kHanNumerals[] = u"〇零一二两三四五六七八九十百千万亿";
constexpr char16_t kBreaks[] = u"，；：。！？,;:!?";
constexpr char16_t kBrackets[] = u"（）《》“”〈〉「」『』()";
constexpr char16_t kSpaces[] = {0x0009, 0x000B, 0x000C, 0x0020, 0x00A0, 0x1680, 0x2000,
                                0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007,
                                0x2008, 0x2009, 0x200A, 0x200B, 0x200C, 0x200D, 0x202F,
                                0x205F, 0x2060, 0x3000, 0xFEFF, 0x00AD};

constexpr void addFlag(CharacterTables& tables, const char16_t* set, std::uint8_t flag) {
  for (; *set != 0; ++set) tables.flags[*set] |= flag;
}

constexpr void addFold(CharacterTables& tables, char16_t from, char16_t to) {
  tables.folded[from] = to;
  tables.flags[from] |= kFolds;
}

// ASCII marks that mean the same as their Chinese forms are folded by place, not here: a comma
// between digits is none (see passage.cpp).
constexpr CharacterTables makeTables() {
  CharacterTables tables{};
  for (std::uint32_t c = 0; c < 65536; ++c) tables.folded[c] = static_cast<char16_t>(c);
  for (const Pair& pair : kTraditional) addFold(tables, pair.traditional, pair.simplified);
  for (char16_t c = u'0'; c <= u'9'; ++c) tables.flags[c] |= kIsDigit;
  for (char16_t c = u'a'; c <= u'z'; ++c) tables.flags[c] |= kIsLatin;
  for (char16_t c = u'A'; c <= u'Z'; ++c) tables.flags[c] |= kIsLatin;
  // Full width ASCII: letters, digits and the marks numbers are made with.
  for (char16_t c = 0xFF10; c <= 0xFF5A; ++c) {
    const char16_t ascii = static_cast<char16_t>(c - 0xFEE0);
    const std::uint8_t kind = tables.flags[ascii] & (kIsDigit | kIsLatin);
    if (kind == 0) continue;
    addFold(tables, c, ascii);
    tables.flags[c] |= kind;
  }
  for (const char16_t c : {u'％', u'．', u'－', u'／', u'＋', u'＊', u'＿', u'｛', u'｝', u'＝'}) {
    addFold(tables, c, static_cast<char16_t>(c - 0xFEE0));
  }
  addFold(tables, u'～', u'~');
  addFold(tables, u'〜', u'~');
  addFold(tables, u'–', u'-');
  addFold(tables, u'−', u'-');
  addFold(tables, u'○', u'〇');
  addFold(tables, u'「', u'“');
  addFold(tables, u'」', u'”');
  addFold(tables, u'『', u'“');
  addFold(tables, u'』', u'”');
  addFold(tables, u'︰', u'：');
  addFold(tables, u'﹐', u'，');
  addFold(tables, u'﹔', u'；');
  addFold(tables, u'｡', u'。');
  addFold(tables, u'､', u'、');
  tables.flags[u'○'] |= kIsHanNumeral;
  for (const char16_t c : {u'︰', u'﹐', u'﹔', u'｡'}) tables.flags[c] |= kIsBreak;
  addFlag(tables, kHanNumerals, kIsHanNumeral);
  for (const Pair& pair : kTraditional) {
    tables.flags[pair.traditional] |= tables.flags[pair.simplified] & kIsHanNumeral;
  }
  addFlag(tables, kBreaks, kIsBreak);
  addFlag(tables, kBrackets, kIsBracket);
  for (const char16_t c : kSpaces) tables.flags[c] |= kIsSpace;
  for (const char16_t c : {u'\n', u'\r', u'\u2028', u'\u2029', u'\u0085'})
    tables.flags[c] |= kIsLineEnd;
  return tables;
}

bool isTrail(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
}

}  // namespace

constexpr CharacterTables kCharacters = makeTables();

Character decodeRareCharacter(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, offset + 1};
  if (lead >= 0xC2 && lead < 0xE0 && isTrail(text, offset + 1)) {
    return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), offset + 2};
  }
  if (lead >= 0xE0 && lead < 0xF0 && isTrail(text, offset + 1) && isTrail(text, offset + 2)) {
    const char32_t c = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, offset + 3};
  }
  if (lead >= 0xF0 && lead < 0xF5 && isTrail(text, offset + 1) && isTrail(text, offset + 2) &&
      isTrail(text, offset + 3)) {
    const char32_t c = ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) |
                       ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, offset + 4};
  }
  return {0xFFFD, offset + 1};
}

Character characterBefore(std::string_view text, std::size_t offset) {
  if (offset == 0) return {};
  std::size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && isTrail(text, begin)) --begin;
  const Character c = characterAt(text, begin);
  if (c.end != offset) return {0xFFFD, offset - 1};
  return {c.codePoint, begin};
}

bool isRareHan(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0xF900 && c <= 0xFAFF);
}

}  // namespace gouji::narrative
