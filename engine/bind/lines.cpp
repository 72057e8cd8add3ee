#include "engine/bind/lines.h"

#include <algorithm>
#include <string>

#include "engine/bind/label_text.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

// More words than any line of a table has, or any table: what comes behind them is not looked at.
constexpr std::size_t kMostWords = 50'000;
// Longer words of a paragraph are no cells; their characters need not be looked at.
constexpr std::size_t kLongestValue = 120;

void addParagraph(const Paragraph& paragraph, std::vector<Line>& lines) {
  const std::string& text = paragraph.text.text();
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!trim(std::string_view(text).substr(begin, end - begin)).empty()) {
      Line line;
      line.text =
          begin == 0 && end == text.size() ? paragraph.text : paragraph.text.slice(begin, end);
      line.headingLevel = paragraph.headingLevel;
      lines.push_back(std::move(line));
    }
    begin = end + 1;
  }
}

// How many numbers a line of a cell holds when it holds nothing else. A number that goes on in a
// second line is one.
struct NumbersInCell {
  std::size_t count = 0;
  bool beginsWithNought = false;
};

NumbersInCell countNumbers(std::string_view text) {
  if (text.find(' ') == std::string_view::npos) return {};
  NumbersInCell numbers;
  bool isInside = false;
  for (const char c : text) {
    const bool isBlank = c == ' ';
    if (!isBlank && (c < '0' || c > '9')) return {};
    if (!isBlank && !isInside) ++numbers.count;
    isInside = !isBlank;
  }
  numbers.beginsWithNought = text.starts_with("0 ");
  return numbers;
}

// "13612 252 | 0 45": where the cells of a text hold several numbers, its bars are not where the
// columns are, and an empty cell is none. A single one may be a number with a blank in it, unless
// it begins with a nought.
bool hasStrayBars(const Line& line) {
  if (line.spansAreReliable) return false;
  std::size_t cells = 0;
  for (const GridCell* cell : line.cells) {
    const NumbersInCell numbers = countNumbers(cell->text.text());
    if (numbers.count < 2) continue;
    if (numbers.beginsWithNought || ++cells > 1) return true;
  }
  return false;
}

Line joinToWords(const Line& row) {
  Line line;
  for (const GridCell* cell : row.cells) {
    if (cell->text.empty()) continue;
    if (!line.text.empty()) line.text.appendGlue(" ");
    line.text.append(cell->text);
  }
  return line;
}

void addGrid(const Grid& grid, std::uint32_t number, std::vector<Line>& lines) {
  std::vector<const GridCell*> cells;
  cells.reserve(grid.cells.size());
  for (const GridCell& cell : grid.cells) cells.push_back(&cell);
  const auto standsBefore = [](const GridCell* a, const GridCell* b) {
    return a->row != b->row ? a->row < b->row : a->column < b->column;
  };
  if (!std::is_sorted(cells.begin(), cells.end(), standsBefore))
    std::stable_sort(cells.begin(), cells.end(), standsBefore);
  const bool spansAreGiven = std::any_of(cells.begin(), cells.end(), [](const GridCell* cell) {
    return cell->columnSpan > 1 || cell->rowSpan > 1;
  });
  for (std::size_t i = 0; i < cells.size();) {
    Line line;
    line.grid = number;
    line.spansAreGiven = spansAreGiven;
    line.spansAreReliable = grid.spansAreReliable;
    line.gridColumns = grid.columnCount;
    const std::uint32_t row = cells[i]->row;
    const std::size_t first = i;
    while (i < cells.size() && cells[i]->row == row) ++i;
    line.cells.assign(cells.begin() + static_cast<std::ptrdiff_t>(first),
                      cells.begin() + static_cast<std::ptrdiff_t>(i));
    lines.push_back(hasStrayBars(line) ? joinToWords(line) : std::move(line));
  }
}

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Word> splitWords(std::string_view text) {
  std::vector<Word> words;
  bool inside = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const bool space = isSpaceLike(decodeUtf8(text, offset));
    if (space) {
      inside = false;
      continue;
    }
    if (!inside && words.size() == kMostWords) break;
    if (!inside) words.push_back({begin, begin});
    inside = true;
    words.back().end = offset;
  }
  return words;
}

// Characters that make the number before them a part of a sentence.
bool continuesSentence(std::string_view word) {
  constexpr std::u32string_view kMeasures =
      U"年月日号时页件条次个项篇部份元万亿人家期场类起宗例个%％余多、，。；）)";
  std::size_t offset = 0;
  return !word.empty() && kMeasures.find(decodeUtf8(word, offset)) != kMeasures.npos;
}

Atom makeAtom(const PlacedText& text, const Word& word, std::uint32_t column) {
  Atom atom;
  atom.text = PlacedPart(text, word.begin, word.end);
  atom.column = column;
  if (word.end - word.begin > kLongestValue)
    atom.reading.state = CellState::kText;
  else
    atom.reading = readCell(atom.text.text());
  return atom;
}

CellReading wordsReading() {
  CellReading reading;
  reading.state = CellState::kText;
  return reading;
}

bool isNumberMark(std::string_view word) { return word == "." || word == "、" || word == "．"; }

// "2（其中修订", "1", "件）": one cell, written in words. Index of the last of them; `first` when
// no note begins there or the line ends before it does.
std::size_t findNoteEnd(std::string_view text, const std::vector<Word>& words, std::size_t first) {
  constexpr std::size_t kMostWordsOfNote = 6;
  const auto wordText = [&](std::size_t i) {
    return text.substr(words[i].begin, words[i].end - words[i].begin);
  };
  const std::string_view begin = wordText(first);
  if (begin[0] < '0' || begin[0] > '9' ||
      readCell(begin, NoteEnd::kMayBeCut).state != CellState::kNumber ||
      readCell(begin).state == CellState::kNumber)
    return first;
  for (std::size_t i = first + 1; i < words.size() && i <= first + kMostWordsOfNote; ++i) {
    if (wordText(i).ends_with(")") || wordText(i).ends_with("）")) return i;
  }
  return first;
}

// ".", or ".属于国家秘密".
bool opensWithMark(std::string_view word) {
  for (const std::string_view mark : {".", "、", "．"}) {
    if (!word.starts_with(mark)) continue;
    const std::string_view rest = word.substr(mark.size());
    return rest.empty() || static_cast<unsigned char>(rest[0]) >= 0x80;
  }
  return false;
}

// "2.", "3、" or "3 .": the number of the label behind it.
bool isItemNumber(std::string_view word, std::string_view follows) {
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2) return false;
  return isNumberMark(word.substr(digits)) || (digits == word.size() && opensWithMark(follows));
}

// "- 7 -" inside a line: a filler on either side of a number, or the mark of a page.
void markPageMarks(std::vector<Atom>& atoms) {
  const auto isDash = [](const Atom& atom) {
    const std::string_view text = atom.text.text();
    return text == "-" || text == "—" || text == "－" || text == "–";
  };
  for (std::size_t i = 0; i + 2 < atoms.size(); ++i) {
    if (!isDash(atoms[i]) || !isDash(atoms[i + 2]) || atoms[i + 1].text.text().size() > 3 ||
        atoms[i + 1].reading.state != CellState::kNumber)
      continue;
    for (std::size_t k = i; k < i + 3; ++k) atoms[k].mayBePageMark = true;
  }
}

std::vector<Atom> readWords(const PlacedText& text) {
  const std::vector<Word> words = splitWords(text.text());
  const std::string_view all = text.text();
  const auto wordText = [&](std::size_t i) {
    return all.substr(words[i].begin, words[i].end - words[i].begin);
  };
  // Bars between cells. A bar alone may be a one that a scanner misread.
  const auto isBar = [&](std::size_t i) { return wordText(i) == "|"; };
  std::size_t bars = 0;
  for (std::size_t i = 0; i < words.size(); ++i) bars += isBar(i) ? 1 : 0;
  std::vector<Atom> atoms;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (bars > 1 && isBar(i)) continue;
    const std::size_t noteEnd = findNoteEnd(all, words, i);
    Atom atom = makeAtom(text, {words[i].begin, words[noteEnd].end},
                         static_cast<std::uint32_t>(atoms.size()));
    if (noteEnd > i) {
      i = noteEnd;
      atoms.push_back(std::move(atom));
      continue;
    }
    const std::string_view follows = i + 1 < words.size() ? wordText(i + 1) : std::string_view();
    if (isItemNumber(wordText(i), follows)) {
      if (opensWithMark(follows))
        atom = makeAtom(text, {words[i].begin, words[++i].end}, atom.column);
      atom.reading = wordsReading();
      atoms.push_back(std::move(atom));
      continue;
    }
    if (looksLikeValue(atom.reading) && i + 1 < words.size()) {
      const std::string_view next = wordText(i + 1);
      if (atom.reading.state == CellState::kNumber && isUnitWord(next)) {
        // "97 件": one cell in two words.
        atom = makeAtom(text, {words[i].begin, words[i + 1].end}, atom.column);
        ++i;
      } else if (continuesSentence(next)) {
        atom.reading = wordsReading();
      }
    }
    atoms.push_back(std::move(atom));
  }
  markPageMarks(atoms);
  // "3 其他 0 0": the number of an item, not a cell.
  if (atoms.size() >= 2 && atoms[0].reading.state == CellState::kNumber && atoms[1].isWords()) {
    atoms[0].reading = wordsReading();
  }
  return atoms;
}

// One for a paragraph, as nearly all have, and for each row; there may be rows without cells.
std::size_t countLines(const Document& document) {
  std::size_t count = 0;
  for (const DocumentBlock& block : document.blocks) {
    const auto* grid = std::get_if<Grid>(&block);
    count += grid == nullptr ? 1 : std::min<std::size_t>(grid->rowCount, grid->cells.size());
  }
  return count;
}

}  // namespace

std::vector<Line> splitIntoLines(const Document& document) {
  std::vector<Line> lines;
  lines.reserve(countLines(document));
  std::uint32_t grids = 0;
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      addParagraph(*paragraph, lines);
    else if (const auto* grid = std::get_if<Grid>(&block))
      addGrid(*grid, grids++, lines);
  }
  return lines;
}

std::vector<Atom> readAtoms(const Line& line) {
  if (!line.isRow()) return readWords(line.text);
  std::vector<Atom> atoms;
  atoms.reserve(line.cells.size());
  for (const GridCell* cell : line.cells) {
    Atom& atom = atoms.emplace_back();
    atom.text = PlacedPart(cell->text);
    atom.reading = readCell(cell->text.text(), NoteEnd::kMayBeCut);
    atom.column = cell->column;
    atom.columnSpan = std::max(1u, cell->columnSpan);
    atom.isCell = true;
  }
  return atoms;
}

std::string joinLine(const Line& line) {
  if (!line.isRow()) return line.text.text();
  std::string joined;
  for (const GridCell* cell : line.cells) {
    if (cell->text.empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += cell->text.text();
  }
  return joined;
}

}  // namespace gouji::bind
