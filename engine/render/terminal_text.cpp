#include "engine/render/terminal_text.h"

#include <algorithm>
#include <vector>

#include "engine/text/utf8.h"

namespace gouji::render {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Characters that reorder or hide what surrounds them (Unicode Technical Report 36, section 3).
bool changesDirection(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

// What may not stand at the start of a line, and what may not stand at its end.
constexpr std::u32string_view kClosing = U"，。、；：！？）》」』】〉”’…·%％,.;:!?)]}";
constexpr std::u32string_view kOpening = U"（《「『【〈“‘([{";

struct Unit {
  std::string_view text;
  std::size_t width = 0;
  char32_t first = 0;
  char32_t last = 0;
};

/// A character that can be broken from its neighbours: wide ones can.
bool standsAlone(char32_t c) {
  return displayWidth(c) == 2 || contains(kClosing, c) || contains(kOpening, c);
}

/// The next piece that stays together: a run of spaces, a word, or one wide character.
Unit nextUnit(std::string_view text, std::size_t& offset) {
  const std::size_t begin = offset;
  Unit unit;
  unit.first = unit.last = decodeUtf8(text, offset);
  unit.width = static_cast<std::size_t>(displayWidth(unit.first));
  if (unit.first > 0x7F && standsAlone(unit.first)) {
    unit.text = text.substr(begin, offset - begin);
    return unit;
  }
  while (offset < text.size()) {
    std::size_t next = offset;
    const char32_t c = decodeUtf8(text, next);
    if ((c == ' ') != (unit.first == ' ') || (c > 0x7F && standsAlone(c))) break;
    unit.width += static_cast<std::size_t>(displayWidth(c));
    unit.last = c;
    offset = next;
  }
  unit.text = text.substr(begin, offset - begin);
  return unit;
}

/// What may not be broken: a unit with the punctuation that belongs to it.
struct Chunk {
  std::string text;
  std::size_t width = 0;
  std::size_t spacesBefore = 0;
};

/// Whether the space that ends at `offset` stands beside an arrow: "47 → 74" is one thing.
bool standsAtArrow(std::string_view text, std::size_t offset, char32_t last) {
  constexpr char32_t kArrow = U'→';
  return last == kArrow || (offset < text.size() && decodeUtf8(text, offset) == kArrow);
}

std::vector<Chunk> splitIntoChunks(std::string_view text) {
  std::vector<Chunk> chunks;
  std::size_t spaces = 0;
  bool isGlued = false;  // the last space may not be broken at
  char32_t last = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Unit unit = nextUnit(text, offset);
    if (unit.first == ' ') {
      isGlued = !chunks.empty() && standsAtArrow(text, offset, last);
      spaces = unit.width;
      last = ' ';
      continue;
    }
    const bool belongsToLast =
        isGlued || (!chunks.empty() && spaces == 0 &&
                    (contains(kClosing, unit.first) || contains(kOpening, last)));
    if (!belongsToLast) chunks.push_back({{}, 0, spaces});
    if (isGlued) chunks.back().text.append(spaces, ' ');
    chunks.back().text += unit.text;
    chunks.back().width += unit.width + (isGlued ? spaces : 0);
    spaces = 0;
    isGlued = false;
    last = unit.last;
  }
  return chunks;
}

}  // namespace

void appendHarmless(std::string& out, char32_t c) {
  if (c == '\n' || c == '\r' || c == '\t') {
    out += ' ';
  } else {
    appendUtf8(out, isControl(c) || changesDirection(c) ? kReplacement : c);
  }
}

std::string toPlainLine(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) appendHarmless(out, decodeUtf8(text, offset));
  return out;
}

std::string wrapText(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t column = 0;
  std::size_t lineIndent = 0;  // of the current line: 0 for the first
  const std::size_t limit = std::max(width, indent + 8);
  const auto startLine = [&] {
    out += '\n';
    out.append(indent, ' ');
    column = lineIndent = indent;
  };
  for (const Chunk& chunk : splitIntoChunks(text)) {
    if (column > lineIndent && column + chunk.spacesBefore + chunk.width > limit) {
      startLine();
    } else {
      out.append(chunk.spacesBefore, ' ');
      column += chunk.spacesBefore;
    }
    for (std::size_t offset = 0; offset < chunk.text.size();) {
      const std::size_t begin = offset;
      const auto step = static_cast<std::size_t>(displayWidth(decodeUtf8(chunk.text, offset)));
      if (column + step > limit && column > lineIndent) startLine();
      out.append(chunk.text, begin, offset - begin);
      column += step;
    }
  }
  return out;
}

std::string Painter::paint(Style style, std::string_view text) const {
  static constexpr std::string_view kCodes[] = {"", "1", "2", "1;31", "1;33", "1;36", "1", "1;34"};
  if (!enabled_ || style == Style::kPlain || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out += kCodes[static_cast<std::size_t>(style)];
  out += 'm';
  out += text;
  out += "\x1b[0m";
  return out;
}

Style styleOf(FindingLevel level) {
  switch (level) {
    case FindingLevel::kError:
      return Style::kError;
    case FindingLevel::kWarning:
      return Style::kWarning;
    case FindingLevel::kInfo:
      return Style::kInfo;
  }
  return Style::kPlain;
}

}  // namespace gouji::render
