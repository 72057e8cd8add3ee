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

// Whether the comma stands between the thousands of one number.
bool separatesThousands(LetterSpan letters, std::size_t comma) {
  const auto isDigitAt = [&](std::size_t at) { return isAsciiDigit(foldOf(letters[at])); };
  std::size_t behind = 0;
  while (behind < 4 && comma + 1 + behind < letters.size() && isDigitAt(comma + 1 + behind))
    ++behind;
  std::size_t before = 0;
  while (before < 4 && before < comma && isDigitAt(comma - 1 - before)) ++before;
  return behind == 3 && before >= 1 && before <= 3;
}

bool isFullWidthDigit(char32_t c) { return c >= 0xFF10 && c <= 0xFF19; }

}  // namespace

void Shadow::build(std::string_view original) {
  original_ = original;
  decoded_.decode(original);
  buffer_.clear();
  runs_.clear();
  marks_.clear();
  isChanged_ = false;
  flushed_ = 0;
  shift_ = 0;
  lastNumeralEnd_ = static_cast<std::size_t>(-1);
  readAll();
  if (isChanged_) {
    flushVerbatim(decoded_.size());
    text_ = buffer_;
    letters_.finish(text_.size());
  } else {
    text_ = original_;
    decoded_.finish(text_.size());
  }
}

// The next character that means something in particular; most do not.
std::size_t Shadow::findMarked(std::size_t from) const {
  const LetterSpan letters = decoded_.all();
  while (from < letters.size() && (flagsOf(letters[from]) & ~kIsLatin) == 0) ++from;
  return from;
}

void Shadow::readAll() {
  for (std::size_t at = findMarked(0); at < decoded_.size(); at = findMarked(at)) {
    const std::uint8_t flags = flagsOf(letterAt(at));
    if ((flags & (kIsSpace | kIsLineEnd)) != 0) {
      at = readSpace(at);
    } else {
      readMarkedCharacter(at++, flags);
    }
  }
}

void Shadow::flushVerbatim(std::size_t last) {
  if (last <= flushed_) return;
  const std::size_t begin = decoded_.byteOf(flushed_);
  const std::size_t end = decoded_.byteOf(last);
  runs_.push_back({static_cast<std::uint32_t>(buffer_.size()), static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(end), true});
  letters_.add(decoded_, flushed_, last, shift_);
  buffer_.append(original_.substr(begin, end - begin));
  flushed_ = last;
}

void Shadow::replace(std::size_t first, std::size_t last, char32_t with) {
  if (!isChanged_) letters_.start(original_.size());
  isChanged_ = true;
  flushVerbatim(first);
  const std::size_t end = decoded_.byteOf(last);
  if (with != kNothing) {
    runs_.push_back({static_cast<std::uint32_t>(buffer_.size()),
                     static_cast<std::uint32_t>(decoded_.byteOf(first)),
                     static_cast<std::uint32_t>(end), false});
    letters_.add(with, buffer_.size());
    appendUtf8(buffer_, with);
  }
  flushed_ = last;
  shift_ = static_cast<std::uint32_t>(buffer_.size() - end);
}

void Shadow::addMark(std::size_t at, char16_t what) {
  marks_.push_back({static_cast<std::uint32_t>(decoded_.byteOf(at)) + shift_, what});
}

std::size_t Shadow::readSpace(std::size_t first) {
  std::size_t last = first;
  bool hasLineEnd = false;
  for (; last < decoded_.size(); ++last) {
    const std::uint8_t flags = flagsOf(letterAt(last));
    if ((flags & (kIsSpace | kIsLineEnd)) == 0) break;
    hasLineEnd = hasLineEnd || (flags & kIsLineEnd) != 0;
  }
  char32_t with = kNothing;
  if (first != 0 && last != decoded_.size()) {
    if (hasLineEnd &&
        !continuesAcrossLines(original_, decoded_.byteOf(first), decoded_.byteOf(last))) {
      with = U'\n';
    } else if (isWordLike(foldOf(letterAt(first - 1))) && isWordLike(foldOf(letterAt(last)))) {
      with = U' ';
    }
  }
  if (with == U'\n') addMark(first, u'\n');
  if (last - first != 1 || letterAt(first) != with) replace(first, last, with);
  return last;
}

void Shadow::readMarkedCharacter(std::size_t at, std::uint8_t flags) {
  const char32_t c = letterAt(at);
  if ((flags & (kIsDigit | kIsHanNumeral)) != 0) {
    if (lastNumeralEnd_ != at) addMark(at, (flags & kIsDigit) != 0 ? Mark::kArabic : Mark::kHan);
    lastNumeralEnd_ = at + 1;
  } else if ((flags & (kIsBreak | kIsBracket)) != 0) {
    // Only these depend on what stands around them.
    if (c < 0x80 || c == U'，' || (flags & kFolds) != 0) return readBreak(at);
    addMark(at, static_cast<char16_t>(c));
  }
  if ((flags & kFolds) != 0) replace(at, at + 1, foldOf(c));
}

void Shadow::readBreak(std::size_t at) {
  const char32_t c = letterAt(at);
  char32_t mark = toChineseMark(foldOf(c));
  if (c < 0x80 || c == U'，') mark = markBetween(at, mark);
  if (mark >= 0x80) addMark(at, static_cast<char16_t>(mark));
  if (mark != c) replace(at, at + 1, mark);
}

// `mark`, or the sign of a number, a time or an address that the character is in its place.
char32_t Shadow::markBetween(std::size_t at, char32_t mark) const {
  const char32_t c = letterAt(at);
  const char32_t after = at + 1 == decoded_.size() ? 0 : letterAt(at + 1);
  if (c == U'，' && !isFullWidthDigit(after)) return mark;
  const char32_t before = at == 0 ? 0 : letterAt(at - 1);
  if (c == ',' || (c == U'，' && isFullWidthDigit(before))) {
    const bool betweenDigits =
        (flagsOf(before) & kIsDigit) != 0 && (flagsOf(after) & kIsDigit) != 0;
    return betweenDigits && separatesThousands(decoded_.all(), at) ? U',' : mark;
  }
  if (c == ':' || c == '?' || c == '!' || c == ';') {
    if (before < 0x7F && after > 0x20 && after < 0x7F && at != 0) return c;
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
