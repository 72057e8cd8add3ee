#include "engine/narrative/line_ends.h"

#include "engine/narrative/characters.h"

namespace gouji::narrative {
namespace {

constexpr int kShortLine = 12;  // visible characters; a line shorter than that was not wrapped
constexpr int kShortLineOfPage = 20;  // the same before an empty line, as where a page ends
constexpr int kLookBack = 48;  // characters; longer lines are wrapped whatever they start with

bool isOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool isNumeral(char32_t c) { return (flagsOf(c) & (kIsDigit | kIsHanNumeral)) != 0; }

char32_t peek(std::string_view text, std::size_t offset) {
  return offset < text.size() ? characterAt(text, offset).codePoint : 0;
}

// Passes over at most three numerals.
std::size_t skipNumerals(std::string_view text, std::size_t offset) {
  for (int i = 0; i < 3 && offset < text.size(); ++i) {
    const Character c = characterAt(text, offset);
    if (!isNumeral(c.codePoint)) break;
    offset = c.end;
  }
  return offset;
}

struct LineBefore {
  int visible = 0;
  bool complete = false;  // its start was reached
  bool hasPunctuation = false;
  std::size_t begin = 0;
};

LineBefore lookAtLineBefore(std::string_view text, std::size_t end) {
  LineBefore line;
  std::size_t at = end;
  for (int i = 0; i < kLookBack; ++i) {
    if (at == 0) {
      line.complete = true;
      break;
    }
    const Character c = characterBefore(text, at);
    const std::uint8_t flags = flagsOf(c.codePoint);
    if ((flags & kIsLineEnd) != 0) {
      line.complete = true;
      break;
    }
    if ((flags & kIsSpace) == 0) {
      ++line.visible;
      line.begin = c.end;
      line.hasPunctuation = line.hasPunctuation || isOneOf(c.codePoint, U"，。；：！？,;");
    }
    at = c.end;
  }
  return line;
}

bool hasEmptyLine(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view gap = text.substr(begin, end - begin);
  const std::size_t first = gap.find('\n');
  return first != std::string_view::npos && gap.find('\n', first + 1) != std::string_view::npos;
}

}  // namespace

bool startsWithNumbering(std::string_view text, std::size_t offset) {
  const char32_t first = peek(text, offset);
  if (isOneOf(first, U"#|>•●■◆▲★·*") || (first >= 0x2460 && first <= 0x24FF)) return true;
  if (first == U'（' || first == '(') {
    const std::size_t inside = characterAt(text, offset).end;
    const std::size_t after = skipNumerals(text, inside);
    return after != inside && isOneOf(peek(text, after), U"）)");
  }
  if (first == U'第') {
    const std::size_t inside = characterAt(text, offset).end;
    const std::size_t after = skipNumerals(text, inside);
    return after != inside && isOneOf(peek(text, after), U"章节部条");
  }
  const std::size_t after = skipNumerals(text, offset);
  if (after == offset) return false;
  const char32_t next = peek(text, after);
  if (next == U'、' || next == U'．') return true;
  if (next == U'是') return (flagsOf(first) & kIsHanNumeral) != 0;
  return next == '.' && (flagsOf(peek(text, after + 1)) & kIsDigit) == 0;
}

bool continuesAcrossLines(std::string_view text, std::size_t begin, std::size_t end) {
  const char32_t next = peek(text, end);
  if (isOneOf(next, U"，。、；：）》”！？")) return true;
  if (startsWithNumbering(text, end)) return false;
  Character last = characterBefore(text, begin);
  if (isOneOf(last.codePoint, U"，,、（《“")) return true;
  if (isOneOf(last.codePoint, U"”）)》")) {
    const char32_t inner = characterBefore(text, last.end).codePoint;
    if (isOneOf(inner, U"。！？")) return false;
  }
  if (isOneOf(last.codePoint, U"。！？；：!?;:.…|_-=—*")) return false;
  const LineBefore line = lookAtLineBefore(text, begin);
  if (!line.complete) return true;
  const bool emptyLine = hasEmptyLine(text, begin, end);
  if (line.visible < (emptyLine ? kShortLineOfPage : kShortLine)) return false;
  // A title over its report.
  if (emptyLine && text.substr(0, begin).ends_with("报告")) return false;
  return line.hasPunctuation || !startsWithNumbering(text, line.begin);
}

}  // namespace gouji::narrative
