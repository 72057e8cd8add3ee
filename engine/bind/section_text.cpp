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

// "项之和，等于第三项加第四项之和） 科研 法律服务": what a page set in a line of the heads of a
// table.
bool isOfTable(std::string_view text, const std::vector<const Vocabulary*>& tables) {
  return std::any_of(tables.begin(), tables.end(), [&](const Vocabulary* table) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
      if (!table->isPieceOfTable(labelLetters(text.substr(begin, end - begin)))) return false;
      begin = end + 1;
    }
    return true;
  });
}

// A sentence that runs on: with a comma outside of brackets. Labels have commas inside of them.
bool isClause(const std::string& text) {
  int depth = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decodeUtf8(text, offset);
    if (c == U'（' || c == '(') ++depth;
    if (c == U'）' || c == ')') depth = std::max(0, depth - 1);
    if ((c == U'，' || c == ',') && depth == 0)
      return labelLetters(text).size() >= kShortestSentence;
  }
  return false;
}

bool isProse(const Line& line, const std::vector<const Vocabulary*>& tables) {
  const std::string& text = line.text.text();
  if (line.isRow() || text.empty()) return false;
  int numbers = 0;
  for (const Atom& atom : readAtoms(line)) numbers += looksLikeValue(atom.reading) ? 1 : 0;
  if (numbers >= kRowOfNumbers) return false;
  const bool stops = text.find("。") != std::string::npos || text.find("；") != std::string::npos;
  return stops || (isClause(text) && !isOfTable(text, tables));
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

PlacedText joinProse(const std::vector<Line>& lines, LineRange range,
                     const std::vector<const Vocabulary*>& tables) {
  PlacedText out;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (isProse(lines[i], tables)) addParagraph(PlacedPart(lines[i].text), out);
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
