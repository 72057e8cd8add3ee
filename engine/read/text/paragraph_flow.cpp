#include "engine/read/text/paragraph_flow.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace gouji::text {
namespace {

// In terminal columns. Narrower lines are labels and cells; wider ones no page holds.
constexpr std::size_t kNarrowest = 36;
constexpr std::size_t kWidest = 130;
// A line may end this much early because the next word did not fit.
constexpr std::size_t kSlack = 8;
constexpr std::size_t kFewestLines = 6;

char32_t lastCharacter(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0) == 0x80) {
  }
  return text.empty() ? U'\0' : decodeUtf8(text, begin);
}

bool endsSentence(std::string_view text) {
  constexpr std::u32string_view kEnds = U"。！？；：!?;:";
  return kEnds.find(lastCharacter(text)) != kEnds.npos;
}

// 一、 （一） 1. (1): a new item begins.
bool opensItem(std::string_view text) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十0123456789";
  std::size_t offset = 0;
  if (text.empty()) return false;
  char32_t c = decodeUtf8(text, offset);
  if (c == '(' || c == U'（') return true;
  std::size_t count = 0;
  while (kNumerals.find(c) != kNumerals.npos && count < 3 && offset < text.size()) {
    c = decodeUtf8(text, offset);
    ++count;
  }
  return count > 0 && (c == U'、' || c == '.' || c == U'．' || c == U'是');
}

// A row of a table set with spaces: two numbers or more at its end.
bool endsWithNumbers(std::string_view text) {
  int words = 0;
  std::size_t end = text.size();
  while (end > 0 && words < 2) {
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    if (begin == end || begin == 0 || text[begin - 1] != ' ') return false;
    ++words;
    end = begin;
    while (end > 0 && text[end - 1] == ' ') --end;
  }
  return words == 2;
}

// Numbers and signs alone: a cell of a table, not the rest of a sentence.
bool hasWords(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decodeUtf8(text, offset);
    if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
      return true;
  }
  return false;
}

// The width at which the text breaks its lines, 0 when it does not.
std::size_t findWrapWidth(const std::vector<std::size_t>& widths,
                          const std::vector<ScannedLine>& lines) {
  std::vector<std::size_t> followed;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].kind == LineKind::kProse && lines[i + 1].kind == LineKind::kProse &&
        widths[i] >= kNarrowest)
      followed.push_back(widths[i]);
  }
  if (followed.size() < kFewestLines) return 0;
  std::sort(followed.begin(), followed.end());
  const std::size_t width = followed[followed.size() * 9 / 10];
  if (width > kWidest) return 0;
  const auto full = std::count_if(followed.begin(), followed.end(),
                                  [&](std::size_t w) { return w + kSlack >= width; });
  return static_cast<std::size_t>(full) * 2 >= followed.size() ? width : 0;
}

}  // namespace

bool mayGoOn(std::string_view line, std::string_view next) {
  return !endsSentence(line) && !opensItem(next);
}

std::vector<bool> findContinuedLines(const SourceFile& source,
                                     const std::vector<ScannedLine>& lines) {
  std::vector<bool> continued(lines.size(), false);
  std::vector<std::size_t> widths(lines.size(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::kProse) widths[i] = displayWidth(source.slice(lines[i].span));
  }
  const std::size_t width = findWrapWidth(widths, lines);
  if (width == 0) return continued;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].kind != LineKind::kProse || lines[i + 1].kind != LineKind::kProse) continue;
    const std::string_view line = source.slice(lines[i].span);
    const std::string_view next = source.slice(lines[i + 1].span);
    continued[i] = widths[i] + kSlack >= width && mayGoOn(line, next) && !endsWithNumbers(line) &&
                   hasWords(next);
  }
  return continued;
}

}  // namespace gouji::text
