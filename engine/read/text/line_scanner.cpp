#include "engine/read/text/line_scanner.h"

#include <algorithm>

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

bool isDash(char32_t c) {
  return c == '-' || c == U'－' || (c >= 0x2010 && c <= 0x2015) || c == U'─' || c == U'−' ||
         c == U'~' || c == U'·';
}

// The visible code points of a line; lines longer than a page mark can be are cut.
std::u32string visibleLetters(std::string_view text, std::size_t limit) {
  std::u32string letters;
  for (std::size_t offset = 0; offset < text.size() && letters.size() <= limit;) {
    const char32_t c = decodeUtf8(text, offset);
    if (!isSpace(c)) letters += c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c;
  }
  return letters;
}

std::size_t skipDigits(const std::u32string& s, std::size_t i, std::uint32_t& number) {
  number = 0;
  const std::size_t begin = i;
  while (i < s.size() && s[i] >= '0' && s[i] <= '9' && i - begin < 4)
    number = number * 10 + static_cast<std::uint32_t>(s[i++] - '0');
  return i - begin;
}

// "-3-", "—3—", "第3页", "第3页共9页", "P.9", "Page9-…". A lone number is not one: in a text with
// one cell a line it is a cell.
bool isPageMark(std::string_view text, std::uint32_t& page) {
  const std::u32string s = visibleLetters(text, 60);
  if (s.empty()) return false;
  std::size_t i = 0;
  while (i < s.size() && isDash(s[i])) ++i;
  if (i > 0 && i < s.size()) {
    const std::size_t digits = skipDigits(s, i, page);
    std::size_t end = i + digits;
    while (end < s.size() && isDash(s[end])) ++end;
    return digits > 0 && end == s.size() && end > i + digits;
  }
  if (s[0] == U'第') {
    const std::size_t digits = skipDigits(s, 1, page);
    if (digits == 0 || digits + 1 >= s.size() || s[digits + 1] != U'页') return false;
    std::size_t rest = digits + 2;
    while (rest < s.size() && (s[rest] == U',' || s[rest] == U'，' || s[rest] == '/')) ++rest;
    if (rest == s.size()) return true;
    std::uint32_t total = 0;
    const std::size_t more = s[rest] == U'共' ? skipDigits(s, rest + 1, total) : 0;
    return more > 0 && rest + more + 2 == s.size() && s.back() == U'页';
  }
  if (s.size() >= 3 && s[0] == 'P' && s[1] == '.') {
    const std::size_t digits = skipDigits(s, 2, page);
    return digits > 0 && digits + 2 == s.size();
  }
  if (s.size() >= 5 && s.compare(0, 4, U"Page") == 0) {
    const std::size_t digits = skipDigits(s, 4, page);
    return digits > 0 && (digits + 4 == s.size() || isDash(s[digits + 4]));
  }
  return false;
}

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
  while (offset < line.end) {
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
    if (only != nullptr && isPageMark(text.substr(only->begin, only->length()), line.page))
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
  line.kind = isPageMark(content, line.page) ? LineKind::kPageMark : LineKind::kProse;
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
