#include "engine/render/line_window.h"

#include <algorithm>

#include "engine/render/terminal_text.h"
#include "engine/text/utf8.h"

namespace gouji::render {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kTabStop = 4;
// Characters without width must not make a window endless.
constexpr std::size_t kMaxBytes = 4096;

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Columns a code point takes at `column`.
std::size_t widthAt(char32_t c, std::size_t column) {
  if (c == '\t') return kTabStop - column % kTabStop;
  std::string shown;
  appendHarmless(shown, c);
  return displayWidth(std::string_view(shown));
}

/// Moves `end` forward over whole characters that take at most `budget` columns.
std::size_t extendForward(std::string_view line, std::size_t end, std::size_t& budget) {
  const std::size_t limit = std::min(line.size(), end + kMaxBytes);
  while (end < limit) {
    std::size_t next = end;
    const std::size_t width = widthAt(decodeUtf8(line, next), 0);
    if (width > budget) break;
    budget -= width;
    end = next;
  }
  return end;
}

/// Moves `begin` back likewise.
std::size_t extendBackward(std::string_view line, std::size_t begin, std::size_t& budget) {
  const std::size_t limit = begin > kMaxBytes ? begin - kMaxBytes : 0;
  while (begin > limit) {
    std::size_t previous = begin - 1;
    while (previous > 0 && continues(line[previous])) --previous;
    std::size_t offset = previous;
    const std::size_t width = widthAt(decodeUtf8(line, offset), 0);
    if (width > budget) break;
    budget -= width;
    begin = previous;
  }
  return begin;
}

/// Chooses what to show. The mark first, then as much on its left as on its right, then whatever
/// room one side left over to the other.
ByteRange chooseRange(std::string_view line, ByteRange anchor, std::size_t width) {
  std::size_t budget = width > 2 ? width - 2 : width;  // two columns for the ellipses
  ByteRange shown{anchor.begin, anchor.begin};
  const std::size_t all = budget;
  shown.end = extendForward(line.substr(0, anchor.end), anchor.begin, budget);
  if (shown.end < anchor.end) {
    // The mark alone fills the window: keep a little of what stands before it.
    std::size_t before = all / 4;
    shown.begin = extendBackward(line, anchor.begin, before);
    budget = all - (all / 4 - before);
    shown.end = extendForward(line, anchor.begin, budget);
    return shown;
  }
  std::size_t left = budget / 2;
  const std::size_t leftShare = left;
  shown.begin = extendBackward(line, shown.begin, left);
  budget -= leftShare - left;
  shown.end = extendForward(line, shown.end, budget);
  shown.begin = extendBackward(line, shown.begin, budget);
  return shown;
}

}  // namespace

LineWindow::LineWindow(std::string_view line, ByteRange anchor, std::size_t width) : width_(width) {
  anchor.begin = std::min(anchor.begin, line.size());
  anchor.end = std::clamp(anchor.end, anchor.begin, line.size());
  std::size_t budget = width;
  const bool fits = extendForward(line, 0, budget) == line.size();
  shown_ = fits ? ByteRange{0, line.size()} : chooseRange(line, anchor, width);
  draw(line);
}

void LineWindow::draw(std::string_view line) {
  std::size_t column = 0;
  if (shown_.begin > 0) {
    text_ += kEllipsis;
    column = 1;
  }
  columns_.reserve(shown_.end - shown_.begin + 1);
  for (std::size_t offset = shown_.begin; offset < shown_.end;) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(line, offset);
    columns_.insert(columns_.end(), offset - begin, column);
    const std::size_t width = widthAt(c, column);
    if (c == '\t') {
      text_.append(width, ' ');
    } else {
      appendHarmless(text_, c);
    }
    column += width;
  }
  columns_.push_back(column);
  if (shown_.end < line.size()) text_ += kEllipsis;
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
}

ColumnRange LineWindow::columnsOf(ByteRange range) const {
  if (range.begin > shown_.end || range.end < shown_.begin) return {};
  if (range.begin < range.end && (range.end == shown_.begin || range.begin == shown_.end))
    return {};
  const auto columnAt = [&](std::size_t byte) {
    return columns_[std::clamp(byte, shown_.begin, shown_.end) - shown_.begin];
  };
  ColumnRange columns{columnAt(range.begin), columnAt(range.end)};
  columns.end = std::max(columns.end, columns.begin + 1);
  return columns;
}

}  // namespace gouji::render
