#include "engine/read/pdf/text_lines.h"

#include <algorithm>
#include <cmath>

#include "engine/text/utf8.h"

namespace gouji::pdf {
namespace {

constexpr double kTabGap = 1.6;     // in glyph heights: a gap between columns
constexpr double kSpaceGap = 0.35;  // a gap between words; Chinese letters stand closer
constexpr double kDigitGap = 0.25;  // a gap between numbers: more than any space inside of one

// Numbers beside a label of two lines stand between them, half a line from either: no line may
// reach from one to the other.
constexpr double kLineReach = 0.36;
// No font has digits that wide: what looks like one number is a number a column.
constexpr double kWideDigit = 0.55;

bool isBlank(const Glyph& glyph) {
  return glyph.text.empty() || glyph.text == " " || glyph.text == "\xC2\xA0" ||
         glyph.text == "\xE3\x80\x80";
}

PagePlace boxOf(const TextLine& run, std::uint32_t page) {
  return {page, run.x0, run.y0, run.x1 - run.x0, run.y1 - run.y0};
}

bool isDigit(const Glyph& glyph) {
  return glyph.text.size() == 1 && glyph.text[0] >= '0' && glyph.text[0] <= '9';
}

/// "12", "1,234.5", "１２", "12件", "—".
bool isNumber(std::string_view word) {
  constexpr std::u32string_view kSigns = U"0123456789０１２３４５６７８９.,-—－–/／件";
  for (std::size_t offset = 0; offset < word.size();) {
    const bool isFirst = offset == 0;
    const char32_t c = decodeUtf8(word, offset);
    if (kSigns.find(c) == kSigns.npos || (isFirst && c == U'件')) return false;
  }
  return true;
}

bool isBar(const Glyph& glyph) { return glyph.text == "|"; }

bool standsApart(const Glyph& left, const Glyph& right) {
  const double size = std::max(right.y1 - right.y0, 1.0);
  const double gap = (right.x0 - left.x1) / size;
  return left.spaceAfter || gap > kSpaceGap || isBar(left) || isBar(right) ||
         (gap > kDigitGap && (isDigit(left) || isDigit(right))) ||
         (isDigit(left) && left.x1 - left.x0 > kWideDigit * size);
}

/// Glyphs that touch each other become one piece with one box: a number is found as a whole.
TextLine joinLine(const std::vector<const Glyph*>& glyphs, std::uint32_t page) {
  TextLine line;
  line.x0 = glyphs.front()->x0;
  line.y0 = glyphs.front()->y0;
  line.x1 = glyphs.front()->x1;
  line.y1 = glyphs.front()->y1;
  TextLine run = line;
  std::string letters;
  const auto flush = [&] {
    line.text.append(letters, boxOf(run, page));
    line.words.push_back({run.x0, run.x1, run.height(), isNumber(letters)});
    letters.clear();
  };
  const Glyph* previous = nullptr;
  for (const Glyph* glyph : glyphs) {
    const double size = std::max(glyph->y1 - glyph->y0, 1.0);
    const double gap = previous == nullptr ? 0 : glyph->x0 - previous->x1;
    if (previous != nullptr && standsApart(*previous, *glyph)) {
      flush();
      line.text.appendGlue(gap > kTabGap * size ? "\t" : " ");
    }
    if (letters.empty()) run = {glyph->x0, glyph->y0, glyph->x1, glyph->y1, {}, {}};
    letters += glyph->text;
    run.x1 = std::max(run.x1, glyph->x1);
    run.y0 = std::min(run.y0, glyph->y0);
    run.y1 = std::max(run.y1, glyph->y1);
    line.x1 = std::max(line.x1, glyph->x1);
    line.y0 = std::min(line.y0, glyph->y0);
    line.y1 = std::max(line.y1, glyph->y1);
    previous = glyph;
  }
  flush();
  return line;
}

/// Whether a line stands wholly to the right of the one above, and nearer to it than lines of one
/// text are: the numbers beside the first line of their label.
bool goesOnBeside(const std::vector<const Glyph*>& line, const std::vector<const Glyph*>& next) {
  constexpr double kNearerThanText = 0.7;  // in letter heights
  const Glyph& first = *line.front();
  const Glyph& begin = *next.front();
  const double size = std::max(begin.y1 - begin.y0, 1.0);
  const double step = (begin.y0 + begin.y1 - first.y0 - first.y1) / 2;
  return step < kNearerThanText * size && begin.x0 - line.back()->x1 > kSpaceGap * size;
}

}  // namespace

std::vector<std::vector<const Glyph*>> groupByLine(std::vector<const Glyph*> glyphs) {
  std::erase_if(glyphs, [](const Glyph* glyph) { return isBlank(*glyph); });
  const auto middle = [](const Glyph* glyph) { return (glyph->y0 + glyph->y1) / 2; };
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [&](const Glyph* a, const Glyph* b) { return middle(a) < middle(b); });
  std::vector<std::vector<const Glyph*>> lines;
  for (std::size_t begin = 0; begin < glyphs.size();) {
    // A glyph belongs to the line while its middle lies near that of the line.
    std::vector<const Glyph*> row{glyphs[begin]};
    double center = middle(glyphs[begin]);
    const double reach = std::max(glyphs[begin]->y1 - glyphs[begin]->y0, 2.0) * kLineReach;
    std::size_t end = begin + 1;
    for (; end < glyphs.size() && middle(glyphs[end]) - center < reach; ++end) {
      row.push_back(glyphs[end]);
      center += (middle(glyphs[end]) - center) / static_cast<double>(row.size());
    }
    std::stable_sort(row.begin(), row.end(),
                     [](const Glyph* a, const Glyph* b) { return a->x0 < b->x0; });
    if (!lines.empty() && goesOnBeside(lines.back(), row))
      lines.back().insert(lines.back().end(), row.begin(), row.end());
    else
      lines.push_back(std::move(row));
    begin = end;
  }
  return lines;
}

std::vector<TextLine> makeLines(std::vector<const Glyph*> glyphs, std::uint32_t pageNumber) {
  std::vector<TextLine> lines;
  for (const std::vector<const Glyph*>& line : groupByLine(std::move(glyphs)))
    lines.push_back(joinLine(line, pageNumber));
  return lines;
}

bool continuesParagraph(const TextLine& line, const TextLine& next, Margins margins) {
  const double letter = std::max(line.height(), 1.0);
  const bool full = line.x1 > margins.right - 2.2 * letter;
  const bool indented = next.x0 > margins.left + 1.2 * letter;
  const bool sameSize = std::abs(line.height() - next.height()) < 0.35 * letter;
  return full && !indented && sameSize;
}

bool isCutRowOfBars(const TextLine& line, const TextLine& next) {
  const std::string& row = line.text.text();
  const std::string& rest = next.text.text();
  const auto bars = std::count(row.begin(), row.end(), '|');
  if (bars < 2 || !rest.ends_with("|")) return false;
  if (!row.ends_with("|")) return true;
  return !rest.starts_with("|") && std::count(rest.begin(), rest.end(), '|') < bars;
}

bool isNextLine(const TextLine& line, const TextLine& next) {
  return next.y0 - line.y1 < 1.6 * std::max(line.height(), 1.0);
}

}  // namespace gouji::pdf
