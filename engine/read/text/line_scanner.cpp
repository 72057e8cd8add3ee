#include "engine/read/text/line_scanner.h"

#include <algorithm>

#include "engine/read/page_mark.h"
#include "engine/text/utf8.h"

namespace gouji::text {
namespace {

bool isSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0x200B ||
         c == 0xFEFF;
}

bool isPipe(char32_t c) {
  return c == '|' || c == U'｜' || c == U'│' || c == U'┃' || c == U'║' || c == U'¦';
}

bool isRuler(char32_t c) { return (c >= 0x2500 && c <= 0x257F && !isPipe(c)) || c == U'＿'; }

// Twice what a report may have (ReadLimits::maxCells): a line of more is refused for these.
constexpr std::size_t kMostCells = 1'000'000;

struct Split {
  std::vector<Span> cells;
  bool opens = false;
};

// Pieces between the separators; what stands before a first and behind a last `|` is no cell.
template <typename IsSeparator>
Split splitCells(std::string_view text, Span line, bool pipes, IsSeparator isSeparator) {
  Split split;
  ByteOffset begin = line.begin;
  bool escaped = false;
  std::size_t offset = line.begin;
  while (offset < line.end && split.cells.size() < kMostCells) {
    const auto here = static_cast<ByteOffset>(offset);
    const char32_t c = decodeUtf8(text, offset);
    if (isSeparator(c) && !escaped) {
      const Span cell = trimSpan(text, {begin, here});
      if (pipes && split.cells.empty() && !split.opens && cell.empty())
        split.opens = true;
      else
        split.cells.push_back(cell);
      begin = static_cast<ByteOffset>(offset);
    }
    escaped = c == '\\' && !escaped;
  }
  const Span last = trimSpan(text, {begin, line.end});
  if (!pipes || !last.empty()) split.cells.push_back(last);
  return split;
}

// 0: no separator; 1: dashes that are one under a first row; 2: one anywhere.
int separatorRank(std::string_view text, const std::vector<Span>& cells) {
  int rank = 2;
  bool any = false;
  for (const Span& cell : cells) {
    if (cell.empty()) continue;
    std::size_t dashes = 0;
    bool colon = false;
    for (const char c : text.substr(cell.begin, cell.length())) {
      if (c == '-')
        ++dashes;
      else if (c == ':')
        colon = true;
      else
        return 0;
    }
    if (dashes == 0) return 0;
    if (dashes < 2 && !colon) rank = 1;
    any = true;
  }
  return any ? rank : 0;
}

bool isDrawnRuler(std::string_view text, Span span) {
  bool drawn = false;
  bool plus = false;
  for (std::size_t offset = span.begin; offset < span.end;) {
    const char32_t c = decodeUtf8(text, offset);
    if (c == '+') plus = true;
    if (isRuler(c) || c == '=') drawn = true;
    if (!isRuler(c) && !isSpace(c) && !isPipe(c) && c != '+' && c != '-' && c != '=') return false;
  }
  return drawn || (plus && span.length() > 2);
}

// Takes the `#` off. "#话题" in prose has a letter directly behind a single `#`.
std::uint32_t takeHeadingMark(std::string_view text, Span& span) {
  ByteOffset i = span.begin;
  while (i < span.end && text[i] == '#') ++i;
  const std::uint32_t level = i - span.begin;
  if (level == 0 || level > 6 || i == span.end) return 0;
  if (level == 1 && text[i] != ' ' && text[i] != '\t') return 0;
  span = trimSpan(text, {i, span.end});
  while (span.end > span.begin && text[span.end - 1] == '#') --span.end;
  span = trimSpan(text, span);
  return level;
}

// The one cell that is not empty, if there is just one.
const Span* findOnlyFilled(const std::vector<Span>& cells) {
  const Span* only = nullptr;
  for (const Span& cell : cells) {
    if (cell.empty()) continue;
    if (only != nullptr) return nullptr;
    only = &cell;
  }
  return only;
}

ScannedLine scanLine(std::string_view text, Span whole) {
  ScannedLine line;
  line.span = trimSpan(text, whole);
  if (line.span.empty()) return line;
  line.headingLevel = takeHeadingMark(text, line.span);
  if (line.headingLevel > 0) {
    line.kind = LineKind::kHeading;
    return line;
  }
  const std::string_view content = text.substr(line.span.begin, line.span.length());
  if (isDrawnRuler(text, line.span)) {
    line.kind = LineKind::kSeparator;
    return line;
  }
  Split split = splitCells(text, line.span, true, isPipe);
  if (split.opens || split.cells.size() > 1 ||
      (split.cells.size() == 1 && split.cells[0] != line.span)) {
    const int rank = separatorRank(text, split.cells);
    line.kind = rank == 2 ? LineKind::kSeparator : LineKind::kPipeRow;
    line.mayBeSeparator = rank == 1;
    line.opensWithPipe = split.opens;
    const Span* only = findOnlyFilled(split.cells);
    if (only != nullptr && readPageMark(text.substr(only->begin, only->length()), line.page))
      line.kind = LineKind::kPageMark;
    line.cells = std::move(split.cells);
    return line;
  }
  if (text.substr(whole.begin, whole.length()).find('\t') != std::string_view::npos) {
    split = splitCells(text, whole, false, [](char32_t c) { return c == '\t'; });
    line.kind = LineKind::kTabRow;
    line.cells = std::move(split.cells);
    return line;
  }
  line.kind = readPageMark(content, line.page) ? LineKind::kPageMark : LineKind::kProse;
  return line;
}

}  // namespace

Span trimSpan(std::string_view text, Span span) {
  std::size_t offset = span.begin;
  while (offset < span.end) {
    std::size_t next = offset;
    if (!isSpace(decodeUtf8(text, next))) break;
    offset = next;
  }
  std::size_t end = offset;
  for (std::size_t i = offset; i < span.end;) {
    if (!isSpace(decodeUtf8(text, i))) end = i;
  }
  return {static_cast<ByteOffset>(offset), static_cast<ByteOffset>(end)};
}

std::vector<ScannedLine> scanLines(const SourceFile& source) {
  const std::string_view text = source.text();
  std::vector<ScannedLine> lines;
  lines.reserve(source.lineCount());
  for (std::uint32_t number = 1; number <= source.lineCount(); ++number) {
    const ByteOffset begin = source.lineStart(number);
    const auto length = static_cast<ByteOffset>(source.line(number).size());
    const bool breaksPage =
        text.substr(begin, length).find('\f') != std::string_view::npos && length > 0;
    ScannedLine line = scanLine(text, {begin, begin + length});
    if (breaksPage && line.kind == LineKind::kBlank) line.kind = LineKind::kPageMark;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace gouji::text
