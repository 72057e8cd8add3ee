#include "engine/narrative/shadow.h"

#include <algorithm>

#include "engine/narrative/characters.h"
#include "engine/narrative/line_ends.h"
#include "engine/text/utf8.h"

namespace gouji::narrative {
namespace {

bool isAsciiDigit(char32_t c) { return c >= '0' && c <= '9'; }

// What a blank may separate and must keep apart: words and figures in ASCII.
bool isWordLike(char32_t c) { return c > 0x20 && c < 0x7F; }

char32_t toChineseMark(char32_t c) {
  switch (c) {
    case ',':
      return U'，';
    case ';':
      return U'；';
    case ':':
      return U'：';
    case '!':
      return U'！';
    case '?':
      return U'？';
    case '(':
      return U'（';
    case ')':
      return U'）';
    default:
      return c;
  }
}

// Whether the comma that ends at `end` stands between the thousands of one number.
bool separatesThousands(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t digits = 0;
  std::size_t at = end;
  while (at < text.size() && digits < 4) {
    const Character c = characterAt(text, at);
    if (!isAsciiDigit(foldOf(c.codePoint))) break;
    ++digits;
    at = c.end;
  }
  if (digits != 3) return false;
  std::size_t before = 0;
  at = begin;
  while (before < 4) {
    const Character c = characterBefore(text, at);
    if (at == 0 || !isAsciiDigit(foldOf(c.codePoint))) break;
    ++before;
    at = c.end;
  }
  return before >= 1 && before <= 3;
}

constexpr char kLeadOfFullWidth = '\xEF';  // the first byte of full-width digits
bool isFullWidthDigit(char32_t c) { return c >= 0xFF10 && c <= 0xFF19; }

}  // namespace

void Shadow::build(std::string_view original) {
  original_ = original;
  buffer_.clear();
  runs_.clear();
  marks_.clear();
  verbatimBegin_ = 0;
  lastNumeralEnd_ = static_cast<std::size_t>(-1);
  letters_.start(original.size());
  readAll();
  if (verbatimBegin_ == 0 && runs_.empty() && buffer_.empty()) {
    text_ = original_;
  } else {
    flushVerbatim(original.size());
    text_ = buffer_;
  }
  letters_.finish(text_.size());
}

// Passes over characters of three bytes that mean nothing in particular; most are of this kind.
std::size_t Shadow::readPlain(std::size_t offset) {
  const std::size_t left = original_.size() - offset;
  const Letters::Room room = letters_.makeRoom(left / 3);
  const auto* const begin = reinterpret_cast<const unsigned char*>(original_.data()) + offset;
  const unsigned char* byte = begin;
  const unsigned char* const end = begin + left / 3 * 3;
  char32_t* codePoint = room.codePoints;
  std::uint32_t* place = room.begins;
  auto inShadowNow = static_cast<std::uint32_t>(inShadow(offset));
  for (; byte != end; byte += 3) {
    // Leaves out what starts with E0, ED, EE or EF: some of it is no character.
    constexpr std::uint32_t kFirst = 0x1000, kCount = 0xC000;
    constexpr std::uint32_t kBits =
        (0xE0U << 12U) + (0x80U << 6U) + 0x80U;  // beside the code point
    const bool continues = ((byte[1] ^ 0x80U) | (byte[2] ^ 0x80U)) < 0x40U;
    const std::uint32_t c =
        (std::uint32_t{byte[0]} << 12U) + (std::uint32_t{byte[1]} << 6U) + byte[2] - kBits;
    if (!continues || c - kFirst >= kCount || kCharacters.flags[c] != 0) break;
    *codePoint++ = c;
    *place++ = inShadowNow;
    inShadowNow += 3;
  }
  letters_.took(static_cast<std::size_t>(codePoint - room.codePoints));
  return offset + static_cast<std::size_t>(byte - begin);
}

void Shadow::readAll() {
  std::size_t i = 0;
  while (i < original_.size()) {
    const Character c = characterAt(original_, i);
    const std::uint8_t flags = flagsOf(c.codePoint);
    // Latin letters of full width have another flag as well.
    if ((flags & ~kIsLatin) == 0) {
      keepCharacter(i, c.codePoint);
      i = readPlain(c.end);
    } else if ((flags & (kIsSpace | kIsLineEnd)) != 0) {
      i = readSpace(i);
    } else {
      readMarkedCharacter(i, c.end, c.codePoint, flags);
      i = c.end;
    }
  }
}

void Shadow::flushVerbatim(std::size_t upTo) {
  if (upTo <= verbatimBegin_) return;
  runs_.push_back({static_cast<std::uint32_t>(buffer_.size()),
                   static_cast<std::uint32_t>(verbatimBegin_), static_cast<std::uint32_t>(upTo),
                   true});
  buffer_.append(original_.substr(verbatimBegin_, upTo - verbatimBegin_));
  verbatimBegin_ = upTo;
}

void Shadow::replace(std::size_t begin, std::size_t end, std::string_view with) {
  flushVerbatim(begin);
  if (!with.empty()) {
    runs_.push_back({static_cast<std::uint32_t>(buffer_.size()), static_cast<std::uint32_t>(begin),
                     static_cast<std::uint32_t>(end), false});
    buffer_.append(with);
  }
  verbatimBegin_ = end;
}

void Shadow::replaceCharacter(std::size_t begin, std::size_t end, char32_t with) {
  keepCharacter(begin, with);
  std::string replacement;
  appendUtf8(replacement, with);
  replace(begin, end, replacement);
}

void Shadow::addMark(std::size_t originalOffset, char16_t what) {
  marks_.push_back(
      {static_cast<std::uint32_t>(buffer_.size() + (originalOffset - verbatimBegin_)), what});
}

std::size_t Shadow::readSpace(std::size_t offset) {
  std::size_t end = offset;
  bool hasLineEnd = false;
  while (end < original_.size()) {
    const Character c = characterAt(original_, end);
    const std::uint8_t flags = flagsOf(c.codePoint);
    if ((flags & (kIsSpace | kIsLineEnd)) == 0) break;
    hasLineEnd = hasLineEnd || (flags & kIsLineEnd) != 0;
    end = c.end;
  }
  std::string_view with;
  if (offset != 0 && end != original_.size()) {
    if (hasLineEnd && !continuesAcrossLines(original_, offset, end)) {
      with = "\n";
    } else if (isWordLike(foldOf(characterBefore(original_, offset).codePoint)) &&
               isWordLike(foldOf(characterAt(original_, end).codePoint))) {
      with = " ";
    }
  }
  if (with == "\n") addMark(offset, u'\n');
  if (!with.empty()) keepCharacter(offset, static_cast<unsigned char>(with.front()));
  if (original_.substr(offset, end - offset) != with) replace(offset, end, with);
  return end;
}

void Shadow::readMarkedCharacter(std::size_t begin, std::size_t end, char32_t c,
                                 std::uint8_t flags) {
  if ((flags & (kIsDigit | kIsHanNumeral)) != 0) {
    if (lastNumeralEnd_ != begin)
      addMark(begin, (flags & kIsDigit) != 0 ? Mark::kArabic : Mark::kHan);
    lastNumeralEnd_ = end;
  } else if ((flags & (kIsBreak | kIsBracket)) != 0) {
    // Only these depend on what stands around them.
    if (c < 0x80 || c == U'，' || (flags & kFolds) != 0) {
      readBreak(begin, end, c, foldOf(c));
      return;
    }
    addMark(begin, static_cast<char16_t>(c));
  }
  if ((flags & kFolds) != 0) {
    replaceCharacter(begin, end, foldOf(c));
  } else {
    keepCharacter(begin, c);
  }
}

void Shadow::readBreak(std::size_t begin, std::size_t end, char32_t c, char32_t folded) {
  char32_t mark = toChineseMark(folded);
  if (c < 0x80 || c == U'，') mark = markBetween(begin, end, c, mark);
  if (mark >= 0x80) addMark(begin, static_cast<char16_t>(mark));
  if (mark != c) {
    replaceCharacter(begin, end, mark);
  } else {
    keepCharacter(begin, c);
  }
}

// `mark`, or the sign of a number, a time or an address that `c` is in its place.
char32_t Shadow::markBetween(std::size_t begin, std::size_t end, char32_t c, char32_t mark) const {
  if (c == U'，' && !original_.substr(end).starts_with(kLeadOfFullWidth)) return mark;
  const char32_t after = end >= original_.size() ? 0 : characterAt(original_, end).codePoint;
  if (c == U'，' && !isFullWidthDigit(after)) return mark;
  const char32_t before = begin == 0 ? 0 : characterBefore(original_, begin).codePoint;
  if (c == ',' || (c == U'，' && isFullWidthDigit(before))) {
    const bool betweenDigits =
        (flagsOf(before) & kIsDigit) != 0 && (flagsOf(after) & kIsDigit) != 0;
    return betweenDigits && separatesThousands(original_, begin, end) ? U',' : mark;
  }
  if (c == ':' || c == '?' || c == '!' || c == ';') {
    if (before < 0x7F && after > 0x20 && after < 0x7F && begin != 0) return c;
  }
  return mark;
}

const Shadow::Run& Shadow::runAt(std::size_t shadowOffset) const {
  auto next =
      std::upper_bound(runs_.begin(), runs_.end(), shadowOffset,
                       [](std::size_t offset, const Run& run) { return offset < run.shadowBegin; });
  return next == runs_.begin() ? *next : *(next - 1);
}

Stretch Shadow::toOriginal(Stretch stretch) const {
  if (runs_.empty()) return stretch;
  const Run& first = runAt(stretch.begin);
  const std::size_t begin = first.verbatim
                                ? first.originalBegin + (stretch.begin - first.shadowBegin)
                                : first.originalBegin;
  if (stretch.empty()) return {begin, begin};
  const Run& last = runAt(stretch.end - 1);
  const std::size_t end =
      last.verbatim ? last.originalBegin + (stretch.end - last.shadowBegin) : last.originalEnd;
  return {begin, end};
}

std::string_view Shadow::wordsOf(Stretch stretch) const {
  const Stretch original = toOriginal(stretch);
  return original_.substr(original.begin, original.end - original.begin);
}

}  // namespace gouji::narrative
