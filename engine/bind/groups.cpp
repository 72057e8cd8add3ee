#include "engine/bind/groups.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/bind/label_text.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

constexpr std::size_t kMostGroups = 2'000;
constexpr std::size_t kMostAtoms = 40'000;
// Head and label of one row together are shorter; of a longer run only the end can be a label.
constexpr std::size_t kMostPendingLetters = 700;
// Digits that may have filled the column of a page.
constexpr std::size_t kFullLine = 5;

// A sentence, not a label. Labels have commas but no full stop.
bool isProse(const std::string& text) {
  return text.find("。") != std::string::npos || text.find("；") != std::string::npos ||
         text.ends_with("：") || text.ends_with(":");
}

// Where the digits and signs begin that the text ends with; its size when it ends with none.
std::size_t findValueAtEnd(std::string_view text) {
  constexpr std::u32string_view kSigns = U"0123456789０１２３４５６７８９.,．+-—–－/／";
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t character = begin - 1;
    while (character > 0 && (static_cast<unsigned char>(text[character]) & 0xC0) == 0x80)
      --character;
    std::size_t offset = character;
    if (kSigns.find(decodeUtf8(text, offset)) == kSigns.npos) break;
    begin = character;
  }
  return begin;
}

// One row, named by the last words.
bool namesRow(const std::vector<Mention>& mentions) {
  if (mentions.empty() || mentions.back().rowToo == kNone) return false;
  return std::none_of(mentions.begin(), mentions.end() - 1,
                      [](const Mention& mention) { return mention.isRow(); });
}

// Whether a paragraph begins with what may be a cell that slipped behind the heading.
bool beginsWithValue(const Line& line) {
  if (line.isRow()) return false;
  const std::string_view text = trim(line.text.text());
  return looksLikeValue(readCell(text.substr(0, std::min(text.find(' '), text.size()))));
}

class GroupReader {
 public:
  GroupReader(const Vocabulary& vocabulary, TableText& table)
      : vocabulary_(vocabulary), table_(table) {}

  void read(const Line& line) {
    std::vector<Atom> read = readAtoms(line);
    if (!line.isRow()) splitGluedNumbers(read);
    table_.atomCount += read.size();
    atoms_.clear();
    for (const Atom& atom : table_.atoms.emplace_back(std::move(read))) atoms_.push_back(&atom);
    if (line.isRow())
      readRow(line, atoms_);
    else
      readParagraph(line, atoms_);
    table_.isCut = table_.groups.size() > kMostGroups || table_.atomCount > kMostAtoms;
  }

  void finish() {
    table_.trailing = takePending();
    mendLastLabel(table_.trailing);
    table_.trailingMentions = vocabulary_.read(table_.trailing, rest_);
  }

 private:
  // "行政许可97": the label goes before, the number is left. Only behind a whole label, for digits
  // end other words too.
  void splitGluedNumbers(std::vector<Atom>& atoms) const {
    if (std::none_of(atoms.begin(), atoms.end(), mayHoldGluedNumber)) return;
    std::vector<Atom> split;
    split.reserve(atoms.size() + 1);
    for (Atom& atom : atoms) {
      if (mayHoldGluedNumber(atom)) splitGluedNumber(atom, split);
      split.push_back(std::move(atom));
    }
    atoms = std::move(split);
  }

  static bool mayHoldGluedNumber(const Atom& atom) {
    const std::string_view text = atom.text.text();
    if (!atom.isWords() || text.empty()) return false;
    const std::size_t border = findValueAtEnd(text);
    return border > 0 && border < text.size();
  }

  void splitGluedNumber(Atom& atom, std::vector<Atom>& split) const {
    const std::string_view text = atom.text.text();
    const std::size_t border = findValueAtEnd(text);
    CellReading reading = readCell(text.substr(border));
    if (!looksLikeValue(reading)) return;
    Atom label = atom;
    label.text = atom.text.slice(0, border);
    Stretch stretch;
    stretch.append(label);
    const std::vector<Mention> mentions = vocabulary_.read(stretch);
    if (!namesRow(mentions) || mentions.back().quality < 1) return;
    atom.text = atom.text.slice(border, text.size());
    atom.reading = std::move(reading);
    split.push_back(std::move(label));
  }

  void readParagraph(const Line& line, const std::vector<const Atom*>& atoms) {
    const bool anyValue = std::any_of(
        atoms.begin(), atoms.end(), [](const Atom* atom) { return looksLikeValue(atom->reading); });
    if (!anyValue) {
      if (!isProse(line.text.text())) addPending(atoms);
      return;
    }
    Group group;
    for (const Atom* atom : atoms) {
      if (!looksLikeValue(atom->reading)) {
        if (!group.values.empty()) close(std::exchange(group, {}));
        group.own.append(*atom);
        continue;
      }
      if (group.values.empty()) group.lineStarts.push_back(0);
      group.values.push_back(atom);
    }
    if (group.values.empty())
      pending_.append(group.own);
    else if (!group.hasOwnLabel() && continuesRun())
      extendRun(group);
    else
      close(std::move(group));
  }

  // Whether bare values carry on the bare values of the line before.
  bool continuesRun() const {
    if (table_.groups.empty() || !pending_.empty()) return false;
    const Group& last = table_.groups.back();
    return !last.isRow && !last.hasOwnLabel();
  }

  void extendRun(const Group& more) {
    Group& last = table_.groups.back();
    last.lineStarts.push_back(last.values.size());
    last.values.insert(last.values.end(), more.values.begin(), more.values.end());
  }

  void readRow(const Line& line, const std::vector<const Atom*>& atoms) {
    Group group;
    group.isRow = true;
    group.grid = line.grid;
    group.spansAreReliable = line.spansAreReliable;
    group.spansAreGiven = line.spansAreGiven;
    group.gridColumns = line.gridColumns;
    group.cellCount = static_cast<std::uint32_t>(atoms.size());
    if (!atoms.empty()) group.endColumn = atoms.back()->column + atoms.back()->columnSpan;
    const bool isEmpty =
        std::all_of(atoms.begin(), atoms.end(), [](const Atom* atom) { return atom->isBlank(); });
    const std::size_t values = isEmpty ? 0 : findValues(atoms);
    if (values == atoms.size()) {
      addPending(atoms);
      return;
    }
    for (std::size_t i = 0; i < values; ++i) {
      if (!atoms[i]->isWords()) continue;
      group.own.append(*atoms[i]);
      group.labelColumn = atoms[i]->column;
    }
    group.values.assign(atoms.begin() + static_cast<std::ptrdiff_t>(values), atoms.end());
    group.lineStarts.push_back(0);
    close(std::move(group));
  }

  // Index of the first cell behind the label; the number of cells when the row has no values.
  std::size_t findValues(const std::vector<const Atom*>& atoms) const {
    const auto isValue = [](const Atom* atom) { return looksLikeValue(atom->reading); };
    const auto isWords = [](const Atom* atom) { return atom->isWords(); };
    auto firstValue = std::find_if(atoms.begin(), atoms.end(), isValue);
    auto firstWords = std::find_if(atoms.begin(), atoms.end(), isWords);
    // A column of item numbers before the labels.
    if (firstValue < firstWords && firstWords != atoms.end() &&
        std::find_if(firstWords, atoms.end(), isValue) != atoms.end() &&
        startsWithRow(firstWords, atoms))
      firstValue = std::find_if(firstWords, atoms.end(), isValue);
    if (firstValue != atoms.end()) {
      auto end = firstValue;
      while (end != atoms.begin() && !isWords(*(end - 1))) --end;
      return static_cast<std::size_t>((end == atoms.begin() ? atoms.begin() : end) - atoms.begin());
    }
    return findBlankValues(atoms);
  }

  bool startsWithRow(std::vector<const Atom*>::const_iterator words,
                     const std::vector<const Atom*>& atoms) const {
    Stretch stretch;
    for (; words != atoms.end() && (*words)->isWords(); ++words) stretch.append(**words);
    return namesRow(vocabulary_.read(stretch));
  }

  // A row without numbers is a row of the table only when its words name one. Behind them stand
  // blanks, or words in place of numbers.
  std::size_t findBlankValues(const std::vector<const Atom*>& atoms) const {
    Stretch label;
    std::size_t best = atoms.size();
    for (std::size_t i = 0; i + 1 < atoms.size(); ++i) {
      if (atoms[i]->isBlank()) continue;
      label.append(*atoms[i]);
      const std::vector<Mention> mentions = vocabulary_.read(label);
      // "自然人 | 总计 |": a column head that is called like a row.
      const bool head = std::any_of(mentions.begin(), mentions.end(), [](const Mention& mention) {
        return mention.kind == WordKind::kColumn || mention.kind == WordKind::kHead;
      });
      if (namesRow(mentions) && (!head || mentions.size() == 1)) best = i + 1;
    }
    if (best == atoms.size()) return best;
    // More words of the form behind it: a head that only sounds like a row.
    Stretch behind;
    for (std::size_t i = best; i < atoms.size(); ++i) {
      if (!atoms[i]->isBlank()) behind.append(*atoms[i]);
    }
    for (const Mention& mention : vocabulary_.read(behind)) {
      if (mention.kind != WordKind::kUnknown) return atoms.size();
    }
    return best;
  }

  void addPending(const std::vector<const Atom*>& atoms) {
    for (const Atom* atom : atoms) {
      if (!atom->isBlank()) pending_.append(*atom);
    }
  }

  Stretch takePending() {
    Stretch taken = std::exchange(pending_, {});
    if (taken.letters.size() <= kMostPendingLetters) return taken;
    Stretch end;
    const std::uint32_t from = taken.atomOf[taken.letters.size() - kMostPendingLetters];
    for (std::size_t a = from + 1; a < taken.atoms.size(); ++a) end.append(*taken.atoms[a]);
    return end;
  }

  // The rest of a label behind its numbers: the label was whole.
  void mendLastLabel(const Stretch& next) {
    if (rest_.empty() || table_.groups.empty() || !next.letters.starts_with(rest_)) return;
    Group& last = table_.groups.back();
    auto& label = last.hasOwnLabel() ? last.ownMentions : last.pendingMentions;
    if (label.empty() || label.back().wording != Wording::kDamaged) return;
    label.back().wording = Wording::kExact;
    label.back().quality = 1;
  }

  void close(Group group) {
    group.pending = takePending();
    if (goesOnWith(group)) return;
    mendLastLabel(group.pending.empty() ? group.own : group.pending);
    group.pendingMentions = vocabulary_.read(group.pending, rest_);
    if (group.hasOwnLabel()) readOwn(group);
    rest_.clear();
    const auto& label = group.hasOwnLabel() ? group.ownMentions : group.pendingMentions;
    if (!label.empty()) rest_ = label.back().rest;
    table_.groups.push_back(std::move(group));
  }

  // A row cut by the end of a page, or by a text that writes down its cells line by line: one part
  // has the numbers, and only both together are a label.
  bool goesOnWith(Group& group) {
    if (!group.isRow || !group.pending.empty() || !group.hasOwnLabel() || table_.groups.empty())
      return false;
    Group& last = table_.groups.back();
    if (!last.isRow || !last.hasOwnLabel() || last.values.size() != group.values.size() ||
        (last.countFilled() > 0) == (group.countFilled() > 0) || isSureLabel(last.ownMentions))
      return false;
    std::vector<const Atom*> atoms = last.own.atoms;
    atoms.insert(atoms.end(), group.own.atoms.begin(), group.own.atoms.end());
    std::stable_sort(atoms.begin(), atoms.end(),
                     [](const Atom* a, const Atom* b) { return a->column < b->column; });
    Stretch joined;
    for (const Atom* atom : atoms) joined.append(*atom);
    std::vector<Mention> mentions = vocabulary_.read(joined);
    if (!namesRow(mentions) || holdsStranger(mentions)) return false;
    const Mention& label = mentions.back();
    const bool goesOn = last.grid == group.grid && !label.rest.empty() &&
                        !last.ownMentions.empty() && last.ownMentions.back().rowToo == label.rowToo;
    if (label.quality < 1 && !goesOn) return false;
    if (group.countFilled() > 0) last.values = std::move(group.values);
    last.own = std::move(joined);
    last.ownMentions = std::move(mentions);
    rest_ = last.ownMentions.back().rest;
    return true;
  }

  // Words of no label and no head: a row of something else, with numbers of its own.
  static bool holdsStranger(const std::vector<Mention>& mentions) {
    return std::any_of(mentions.begin(), mentions.end(),
                       [](const Mention& mention) { return mention.isStranger(); });
  }

  // A label that is wrapped over lines and has its numbers in a later one is read as a whole.
  void readOwn(Group& group) {
    group.ownMentions =
        vocabulary_.read(group.own, group.pending.empty() ? rest_ : std::u32string());
    if (group.pending.empty() || group.isRow || isSureLabel(group.ownMentions)) return;
    Stretch joined = group.pending;
    joined.append(group.own);
    std::vector<Mention> mentions = vocabulary_.read(joined, rest_);
    const std::size_t border = group.pending.letters.size();
    if (mentions.empty() || mentions.back().rowToo == kNone || mentions.back().begin >= border)
      return;
    // Another label waits for its end above: whose end this is cannot be told.
    if (std::any_of(mentions.begin(), mentions.end() - 1,
                    [](const Mention& mention) { return mention.isRow() && mention.quality < 1; }))
      return;
    // The words beside the numbers must be a piece of that label; else they begin another one.
    if (!vocabulary_.isPieceOfRow(mentions.back().rowToo, group.own.letters)) return;
    group.ownMentions = {mentions.back()};
    mentions.pop_back();
    group.pendingMentions = std::move(mentions);
    group.own = std::move(joined);
  }

  static bool isSureLabel(const std::vector<Mention>& mentions) {
    return namesRow(mentions) && mentions.back().rest.empty() && mentions.back().quality >= 0.8;
  }

  const Vocabulary& vocabulary_;
  TableText& table_;
  std::vector<const Atom*> atoms_;  // of the line being read
  Stretch pending_;
  std::u32string rest_;
};

}  // namespace

std::size_t Group::countFilled() const {
  return static_cast<std::size_t>(std::count_if(values.begin(), values.end(),
                                                [](const Atom* atom) { return !atom->isBlank(); }));
}

bool Group::isOneValueALine() const { return !isRow && lineStarts.size() == values.size(); }

bool Group::mayHoldBrokenNumber() const {
  if (isRow || isOneValueALine()) return false;
  for (std::size_t line = 1; line < lineStarts.size(); ++line) {
    const std::size_t first = lineStarts[line - 1];
    if (lineStarts[line] == first + 1 && countDigits(*values[first]) >= kFullLine &&
        countDigits(*values[lineStarts[line]]) > 0)
      return true;
  }
  return false;
}

std::size_t countDigits(const Atom& atom) {
  std::size_t digits = 0;
  for (const char c : atom.text.text()) {
    if (c < '0' || c > '9') return digits;
    ++digits;
  }
  return digits;
}

TableText readGroups(const std::vector<Line>& lines, std::size_t first, std::size_t last,
                     const Vocabulary& vocabulary) {
  TableText table;
  table.atoms.reserve(last - first);
  GroupReader reader(vocabulary, table);
  for (std::size_t i = first; i < last && !table.isCut; ++i) reader.read(lines[i]);
  reader.finish();
  table.breaksOff =
      last == lines.size() || (last + 1 < lines.size() && beginsWithValue(lines[last + 1]));
  return table;
}

}  // namespace gouji::bind
