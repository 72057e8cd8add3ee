#include "engine/render/snippet.h"

#include <algorithm>
#include <map>

#include "engine/render/line_window.h"
#include "engine/text/utf8.h"

namespace gouji::render {
namespace {

/// Where a column stands in its line, in bytes. The byte offset of the place says it at once where
/// it belongs to this text; a document that was converted from another character set has its
/// offsets in the original, so it is held against the column unless the line is very long.
std::size_t byteInLine(const SourceFile& source, std::string_view line, LineColumn place,
                       ByteOffset byteOffset) {
  constexpr std::size_t kVeryLong = std::size_t{1} << 16;
  const ByteOffset start = source.lineStart(place.line);
  if (byteOffset >= start && byteOffset - start <= line.size()) {
    const std::size_t offset = byteOffset - start;
    if (offset > kVeryLong || countCodePoints(line.substr(0, offset)) + 1 == place.column) {
      return offset;
    }
  }
  std::size_t offset = 0;
  for (std::uint32_t column = 1; column < place.column && offset < line.size(); ++column) {
    static_cast<void>(decodeUtf8(line, offset));
  }
  return offset;
}

ByteRange rangeInLine(const SourceFile& source, std::string_view line, const TextPlace& place) {
  ByteRange range;
  range.begin = byteInLine(source, line, place.begin, place.span.begin);
  // A place over several lines is underlined to the end of its first one.
  range.end = place.end.line > place.begin.line
                  ? line.size()
                  : byteInLine(source, line, place.end, place.span.end);
  range.end = std::max(range.begin, range.end);
  return range;
}

/// Marks of one line, the most important last so that it is drawn over the others.
using MarksByLine = std::map<std::uint32_t, std::vector<Mark>>;

MarksByLine groupByLine(const SourceFile& source, std::vector<Mark> marks, std::size_t maxLines) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.kind < b.kind; });
  MarksByLine lines;
  for (Mark& mark : marks) {
    const std::uint32_t line = mark.place.begin.line;
    if (!source.hasLine(line)) continue;
    if (!lines.contains(line) && lines.size() >= maxLines) continue;
    lines[line].insert(lines[line].begin(), std::move(mark));
  }
  return lines;
}

struct DrawnMark {
  ColumnRange columns;
  const Mark* mark = nullptr;
};

/// Draws one line and what stands beneath it.
class LineDrawing {
 public:
  LineDrawing(const SourceFile& source, std::uint32_t number, const std::vector<Mark>& marks,
              const SnippetStyle& style, std::size_t room)
      : style_(style), room_(room) {
    const std::string_view line = source.line(number);
    const ByteRange anchor = rangeInLine(source, line, marks.back().place);
    LineWindow window(line, anchor, room);
    text_ = window.text();
    for (const Mark& mark : marks) {
      const ColumnRange columns = window.columnsOf(rangeInLine(source, line, mark.place));
      if (columns.end > columns.begin) drawn_.push_back({columns, &mark});
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

  /// The row of underlines with the label of the last mark, then a row for each other label.
  [[nodiscard]] std::vector<std::string> rowsBeneath() const {
    std::vector<const DrawnMark*> labelled = labelledFromTheRight();
    std::string underline = drawUnderline();
    const std::size_t end = lastColumn();
    std::vector<std::string> rows;
    if (!labelled.empty() && labelled.front()->columns.end == end &&
        end + 1 + displayWidth(labelled.front()->mark->label) <= room_) {
      underline += ' ' + paint(*labelled.front()->mark, labelled.front()->mark->label);
      labelled.erase(labelled.begin());
    }
    rows.push_back(std::move(underline));
    for (const DrawnMark* drawn : labelled) rows.push_back(labelRow(*drawn));
    return rows;
  }

 private:
  [[nodiscard]] std::size_t lastColumn() const {
    std::size_t end = 0;
    for (const DrawnMark& drawn : drawn_) end = std::max(end, drawn.columns.end);
    return end;
  }

  [[nodiscard]] std::vector<const DrawnMark*> labelledFromTheRight() const {
    std::vector<const DrawnMark*> labelled;
    for (const DrawnMark& drawn : drawn_) {
      if (!drawn.mark->label.empty()) labelled.push_back(&drawn);
    }
    std::stable_sort(labelled.begin(), labelled.end(), [](const DrawnMark* a, const DrawnMark* b) {
      return a->columns.end > b->columns.end;
    });
    return labelled;
  }

  /// Which mark owns a column: the one drawn last.
  [[nodiscard]] const Mark* ownerOf(std::size_t column) const {
    const Mark* owner = nullptr;
    for (const DrawnMark& drawn : drawn_) {
      if (column >= drawn.columns.begin && column < drawn.columns.end) owner = drawn.mark;
    }
    return owner;
  }

  [[nodiscard]] std::string drawUnderline() const {
    std::string row;
    const std::size_t end = lastColumn();
    for (std::size_t column = 0; column < end;) {
      const Mark* owner = ownerOf(column);
      std::size_t next = column + 1;
      while (next < end && ownerOf(next) == owner) ++next;
      const char sign = owner == nullptr ? ' ' : owner->kind == Mark::Kind::kSecondary ? '-' : '^';
      const std::string run(next - column, sign);
      row += owner == nullptr ? run : paint(*owner, run);
      column = next;
    }
    return row;
  }

  [[nodiscard]] std::string labelRow(const DrawnMark& drawn) const {
    const std::size_t width = displayWidth(drawn.mark->label);
    const std::size_t latest = room_ > width ? room_ - width : 0;
    return std::string(std::min(drawn.columns.begin, latest), ' ') +
           paint(*drawn.mark, drawn.mark->label);
  }

  [[nodiscard]] std::string paint(const Mark& mark, std::string_view text) const {
    switch (mark.kind) {
      case Mark::Kind::kPrimary:
        return style_.painter.paint(style_.level, text);
      case Mark::Kind::kSuspect:
        return style_.painter.paint(Style::kError, text);
      case Mark::Kind::kSecondary:
        break;
    }
    return style_.painter.paint(Style::kGutter, text);
  }

  const SnippetStyle& style_;
  std::size_t room_;
  std::string text_;
  std::vector<DrawnMark> drawn_;
};

}  // namespace

Snippet drawSnippet(const SourceFile& source, std::vector<Mark> marks, const SnippetStyle& style) {
  const MarksByLine lines = groupByLine(source, std::move(marks), style.maxLines);
  if (lines.empty()) return {};
  const std::size_t digits = std::to_string(lines.rbegin()->first).size();
  const std::size_t gutter = digits + 3;  // "57 | "
  const std::size_t room = style.width > gutter + 20 ? style.width - gutter : 20;
  const auto margin = [&](std::string_view left) {
    return style.painter.paint(Style::kGutter,
                               std::string(digits - left.size(), ' ') + std::string(left) + " |");
  };

  Snippet snippet{margin("") + '\n', digits + 1};
  std::string& out = snippet.text;
  std::uint32_t previous = lines.begin()->first;
  for (const auto& [number, lineMarks] : lines) {
    if (number > previous + 1) out += style.painter.paint(Style::kGutter, "...") + '\n';
    previous = number;
    const LineDrawing drawing(source, number, lineMarks, style, room);
    out += margin(std::to_string(number)) + ' ' + drawing.text() + '\n';
    for (const std::string& row : drawing.rowsBeneath()) out += margin("") + ' ' + row + '\n';
  }
  return snippet;
}

}  // namespace gouji::render
