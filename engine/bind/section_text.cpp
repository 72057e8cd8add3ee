#include "engine/bind/section_text.h"

#include <algorithm>

#include "engine/bind/identity.h"
#include "engine/bind/label_text.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

constexpr std::size_t kMostSignatureLines = 4;
// A line with that many numbers is a row of a table, whatever else it says.
constexpr int kRowOfNumbers = 3;

// Letters of a sentence without a full stop; labels with a comma are shorter.
constexpr std::size_t kShortestSentence = 20;

// The words of a line; empty for a row with several cells.
PlacedPart wordsOf(const Line& line) {
  if (!line.isRow()) return PlacedPart(line.text);
  const GridCell* only = nullptr;
  for (const GridCell* cell : line.cells) {
    if (trim(cell->text.text()).empty()) continue;
    if (only != nullptr) return {};
    only = cell;
  }
  return only == nullptr ? PlacedPart() : PlacedPart(only->text);
}

void addParagraph(const PlacedPart& text, PlacedText& out) {
  const std::string_view all = text.text();
  const std::string_view inner = trim(all);
  if (inner.empty()) return;
  if (!out.empty()) out.appendGlue("\n");
  const auto begin = static_cast<std::size_t>(inner.data() - all.data());
  out.append(text.slice(begin, begin + inner.size()).copy());
}

bool isProse(const Line& line) {
  const std::string& text = line.text.text();
  if (line.isRow() || text.empty()) return false;
  const bool stops = text.find("。") != std::string::npos || text.find("；") != std::string::npos;
  const bool commas = text.find("，") != std::string::npos || text.find(',') != std::string::npos;
  int numbers = 0;
  for (const Atom& atom : readAtoms(line)) numbers += looksLikeValue(atom.reading) ? 1 : 0;
  if (numbers >= kRowOfNumbers) return false;
  if (stops) return true;
  // Labels have commas inside brackets; a sentence that runs on has them outside.
  int depth = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decodeUtf8(text, offset);
    if (c == U'（' || c == '(') ++depth;
    if (c == U'）' || c == ')') depth = std::max(0, depth - 1);
    if ((c == U'，' || c == ',') && depth == 0 && commas)
      return labelLetters(text).size() >= kShortestSentence;
  }
  return false;
}

}  // namespace

PlacedText joinNarrative(const std::vector<Line>& lines, LineRange range,
                         const std::vector<std::size_t>& without) {
  PlacedText out;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (std::find(without.begin(), without.end(), i) != without.end()) continue;
    addParagraph(wordsOf(lines[i]), out);
  }
  return out;
}

PlacedText joinProse(const std::vector<Line>& lines, LineRange range) {
  PlacedText out;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (isProse(lines[i])) addParagraph(PlacedPart(lines[i].text), out);
  }
  return out;
}

std::size_t cutSignature(const std::vector<Line>& lines, LineRange range, std::string_view agency) {
  std::size_t end = range.last;
  for (std::size_t i = range.last, seen = 0; i-- > range.first && seen < kMostSignatureLines;
       ++seen) {
    if (isSignature(wordsOf(lines[i]).text(), agency)) end = i;
  }
  return end;
}

}  // namespace gouji::bind
