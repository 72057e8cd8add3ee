#include "engine/bind/vocabulary.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

// Labels of one or two letters ("规章", "其他") are inside many others: they count only when they
// fill an atom.
constexpr std::size_t kShort = 2;
// How similar damaged letters must be to a label, and how much more than to the next one.
constexpr double kLeastSimilarity = 0.7;
constexpr double kLeastLead = 0.12;
constexpr std::size_t kLongestDamaged = 90;
// A label cut by its numbers must show this much of itself.
constexpr std::size_t kShortestPrefix = 5;
// Scattered pieces of a heading ("度办", "理结") are not longer.
constexpr std::size_t kLongestFragment = 6;
// Bytes; what stands further behind in a word is not a label's.
constexpr std::size_t kLongestLabel = std::size_t{64} << 10;
// A damaged label is looked for behind that many other atoms at most.
constexpr std::size_t kMostTails = 12;

std::string_view withoutNumbering(std::string_view label) {
  return label.substr(readNumbering(label).length);
}

// "部分公开" of "部分公开（区分处理的，…）"; the whole when it does not end with a bracket.
std::string_view withoutBracket(std::string_view label) {
  const bool wide = label.ends_with("）");
  if (!wide && !label.ends_with(")")) return label;
  const std::size_t open = label.rfind(wide ? "（" : "(");
  return open == std::string_view::npos || open == 0 ? label : label.substr(0, open);
}

}  // namespace

void Stretch::append(const Atom& atom) {
  const auto index = static_cast<std::uint32_t>(atoms.size());
  appendLabelLetters(atom.text.text().substr(0, kLongestLabel), letters);
  atomOf.resize(letters.size(), index);
  atoms.push_back(&atom);
}

void Stretch::append(const Stretch& other) {
  const auto offset = static_cast<std::uint32_t>(atoms.size());
  letters += other.letters;
  for (const std::uint32_t atom : other.atomOf) atomOf.push_back(atom + offset);
  atoms.insert(atoms.end(), other.atoms.begin(), other.atoms.end());
}

PlacedText Stretch::slice(std::size_t begin, std::size_t end) const {
  PlacedText text;
  if (begin >= end || end > letters.size()) return text;
  for (std::uint32_t a = atomOf[begin]; a <= atomOf[end - 1]; ++a) {
    const PlacedPart& atom = atoms[a]->text;
    std::size_t from = 0;
    std::size_t to = atom.text().size();
    // Only the first and the last atom are cut; a bracket behind the last letter stays with it.
    if (a == atomOf[begin] || a == atomOf[end - 1]) {
      std::size_t firstLetter = begin;
      while (firstLetter > 0 && atomOf[firstLetter - 1] == a) --firstLetter;
      if (a == atomOf[begin]) {
        if (begin > firstLetter) from = findLabelLetter(atom.text(), begin - firstLetter);
      } else {
        firstLetter = begin;
        while (atomOf[firstLetter] != a) ++firstLetter;
      }
      to = findLabelLetter(atom.text(), end - firstLetter);
    }
    if (from < to) text.append(atom.slice(from, to).copy());
  }
  return text;
}

bool Stretch::startsAtom(std::size_t letter) const {
  return letter == 0 || letter >= letters.size() || atomOf[letter] != atomOf[letter - 1];
}

Vocabulary::Vocabulary(const Form& form, std::uint32_t table,
                       const std::vector<std::shared_ptr<const Form>>& forms) {
  addTable(form, form.tables[table]);
  addForeign(form, form.tables[table], forms);
  settleMeanings();
  fileWords();
  collectHeadLetters();
}

void Vocabulary::addWord(std::string_view text, WordKind kind, std::uint32_t index,
                         Wording wording) {
  Word word(labelLetters(text));
  if (word.label.letters().empty()) return;
  word.kind = kind;
  word.index = index;
  word.wording = wording;
  for (const Word& known : words_) {
    if (known.kind == kind && known.index == index && known.label.letters() == word.label.letters())
      return;
  }
  words_.push_back(std::move(word));
}

void Vocabulary::addLabel(const Label& label, WordKind kind, std::uint32_t index) {
  const auto add = [&](const std::string& text, Wording wording) {
    if (text.empty()) return;
    addWord(text, kind, index, wording);
    addWord(withoutNumbering(text), kind, index, wording);
  };
  add(label.official, Wording::kExact);
  for (const std::string& alias : label.aliases) add(alias, Wording::kAlias);
  const std::string_view bare = withoutBracket(label.official);
  if (bare.size() == label.official.size() || labelLetters(bare).size() < 3) return;
  const bool unit = label.official.find("单位") != std::string::npos;
  const std::size_t before = words_.size();
  addWord(bare, kind, index, unit ? Wording::kExact : Wording::kDamaged);
  addWord(withoutNumbering(bare), kind, index, unit ? Wording::kExact : Wording::kDamaged);
  for (std::size_t i = before; i < words_.size(); ++i) words_[i].lacksUnit = unit;
}

void Vocabulary::addTable(const Form& form, const Table& table) {
  for (std::uint32_t i = 0; i < table.rows.items.size(); ++i)
    addLabel(table.rows.items[i].label, WordKind::kRow, i);
  for (std::uint32_t i = 0; i < table.columns.items.size(); ++i)
    addLabel(table.columns.items[i].label, WordKind::kColumn, i);
  for (std::uint32_t i = 0; i < table.rows.bands.size(); ++i)
    addLabel(table.rows.bands[i].label, WordKind::kBand, i);
  for (const Band& band : table.columns.bands) addLabel(band.label, WordKind::kHead, kNone);
  for (const Block& block : table.blocks) {
    addLabel(block.heading, WordKind::kHead, kNone);
    addLabel(block.corner, WordKind::kHead, kNone);
  }
  addLabel(table.note, WordKind::kHead, kNone);
  for (const Section& section : form.sections) addLabel(section.heading, WordKind::kHead, kNone);
}

void Vocabulary::addForeign(const Form& own, const Table& ownTable,
                            const std::vector<std::shared_ptr<const Form>>& forms) {
  for (const auto& form : forms) {
    if (form->id == own.id) continue;
    for (const Table& table : form->tables) {
      if (table.key != ownTable.key) continue;
      for (const Axis* axis : {&table.rows, &table.columns}) {
        for (const AxisItem& item : axis->items) {
          // Nearly a label of this form: 规范性文件 for 行政规范性文件 is damaged, not foreign.
          const std::u32string letters = labelLetters(withoutNumbering(item.label.official));
          if (knows(letters) || compare(letters, false).kind != WordKind::kUnknown) continue;
          const auto index = static_cast<std::uint32_t>(foreign_.size());
          foreign_.push_back(item.label.official);
          addLabel(item.label, WordKind::kForeign, index);
        }
      }
    }
  }
}

void Vocabulary::settleMeanings() {
  for (Word& word : words_) {
    word.meant = word.kind;
    word.meantIndex = word.index;
    word.meantLacksUnit = word.lacksUnit;
    for (const Word& other : words_) {
      if (other.label.letters() != word.label.letters()) continue;
      if (other.kind == WordKind::kRow) word.rowToo = other.index;
      if (other.kind != WordKind::kRow && word.meant == WordKind::kRow) {
        word.meant = other.kind;
        word.meantIndex = other.index;
        word.meantLacksUnit = other.lacksUnit;
      }
    }
    if (word.meant == WordKind::kRow) word.rowToo = word.meantIndex;
  }
}

void Vocabulary::fileWords() {
  filed_.resize(words_.size());
  for (const Word& word : words_) ++drawers_[word.label.letters()[0] % kDrawers + 1];
  for (std::size_t d = 1; d < drawers_.size(); ++d) drawers_[d] += drawers_[d - 1];
  std::array<std::uint32_t, kDrawers + 1> next = drawers_;
  for (std::uint32_t w = 0; w < words_.size(); ++w)
    filed_[next[words_[w].label.letters()[0] % kDrawers]++] = w;
}

void Vocabulary::collectHeadLetters() {
  for (const Word& word : words_) {
    if (word.kind == WordKind::kColumn || word.kind == WordKind::kHead)
      headLetters_ += word.label.letters();
  }
  std::sort(headLetters_.begin(), headLetters_.end());
  headLetters_.erase(std::unique(headLetters_.begin(), headLetters_.end()), headLetters_.end());
}

std::span<const std::uint32_t> Vocabulary::wordsFrom(char32_t letter) const {
  const std::size_t drawer = letter % kDrawers;
  return {filed_.data() + drawers_[drawer], filed_.data() + drawers_[drawer + 1]};
}

const Vocabulary::Word* Vocabulary::findWhole(std::u32string_view letters) const {
  if (letters.empty()) return nullptr;
  for (const std::uint32_t w : wordsFrom(letters[0])) {
    if (words_[w].label.letters() == letters) return &words_[w];
  }
  return nullptr;
}

Mention Vocabulary::meaningOf(const Word& word, std::size_t begin) {
  Mention mention;
  mention.kind = word.meant;
  mention.index = word.meantIndex;
  mention.rowToo = word.rowToo;
  mention.wording = word.wording;
  mention.lacksUnit = word.meantLacksUnit;
  mention.begin = begin;
  mention.end = begin + word.label.letters().size();
  return mention;
}

bool Vocabulary::knows(const std::u32string& letters) const {
  return std::any_of(words_.begin(), words_.end(),
                     [&](const Word& word) { return word.label.letters() == letters; });
}

bool Vocabulary::fits(const Word& word, const Stretch& stretch, std::size_t at) const {
  const std::size_t length = word.label.letters().size();
  if (stretch.letters.compare(at, length, word.label.letters()) != 0) return false;
  return length > kShort || (stretch.startsAtom(at) && stretch.startsAtom(at + length));
}

// From the end backwards.
std::vector<Vocabulary::Step> Vocabulary::cover(const Stretch& stretch, std::size_t from) const {
  const std::size_t size = stretch.letters.size();
  std::vector<Step> best(size + 1);
  for (std::size_t at = size; at-- > from;) {
    best[at] = {best[at + 1].left + 1, best[at + 1].words, nullptr};
    for (const std::uint32_t w : wordsFrom(stretch.letters[at])) {
      const Word& word = words_[w];
      if (word.label.letters()[0] != stretch.letters[at] || !fits(word, stretch, at)) continue;
      const Step& then = best[at + word.label.letters().size()];
      if (then.left < best[at].left ||
          (then.left == best[at].left && then.words + 1 < best[at].words))
        best[at] = {then.left, then.words + 1, &word};
    }
  }
  return best;
}

Mention Vocabulary::compare(std::u32string_view letters, bool rowsOnly) const {
  Mention best;
  best.quality = 0;
  double next = 0;
  if (letters.size() <= kShort || letters.size() > kLongestDamaged) return best;
  for (const Word& word : words_) {
    if (word.label.letters().size() <= kShort || (rowsOnly && word.kind != WordKind::kRow))
      continue;
    const double quality = word.label.similarityTo(letters, kLeastSimilarity - kLeastLead);
    if (quality <= 0) continue;
    const bool same = word.kind == best.kind && word.index == best.index;
    if (quality > best.quality) {
      if (!same) next = std::max(next, best.quality);
      best.kind = word.kind;
      best.index = word.index;
      best.quality = quality;
      best.lacksUnit = word.lacksUnit;
      // Cut off by its numbers, perhaps: then the rest stands behind them.
      best.rest = word.kind == WordKind::kRow && word.label.letters().starts_with(letters)
                      ? word.label.letters().substr(letters.size())
                      : std::u32string();
    } else if (!same) {
      next = std::max(next, quality);
    }
  }
  if (best.quality < kLeastSimilarity) {
    best.kind = WordKind::kUnknown;
    best.index = kNone;
    return best;
  }
  best.wording = Wording::kDamaged;
  best.ambiguous = next > best.quality - kLeastLead;
  if (best.isRow()) best.rowToo = best.index;
  return best;
}

// A row label of which only the beginning stands before the numbers.
Mention Vocabulary::comparePrefix(std::u32string_view letters) const {
  Mention best;
  if (letters.size() < kShortestPrefix) return best;
  for (const std::uint32_t w : wordsFrom(letters[0])) {
    const Word& word = words_[w];
    if (word.kind != WordKind::kRow || word.label.letters().size() <= letters.size() ||
        word.label.letters().compare(0, letters.size(), letters) != 0)
      continue;
    if (best.isRow() && best.index != word.index) return {};
    best.kind = WordKind::kRow;
    best.index = best.rowToo = word.index;
    best.quality = 0.9;
    best.rest = word.label.letters().substr(letters.size());
  }
  return best;
}

bool Vocabulary::isPieceOfRow(std::uint32_t row, const std::u32string& letters) const {
  return std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
    const bool names = word.kind == WordKind::kRow && word.index == row;
    return names && word.label.letters().find(letters) != std::u32string_view::npos;
  });
}

bool Vocabulary::isPieceOfTable(std::u32string_view letters) const {
  return std::any_of(words_.begin(), words_.end(),
                     [&](const Word& word) { return word.label.contains(letters); });
}

bool Vocabulary::isFragment(std::u32string_view letters) const {
  return letters.size() <= kLongestFragment &&
         std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
           return word.kind != WordKind::kRow && word.kind != WordKind::kForeign &&
                  word.label.contains(letters);
         });
}

std::size_t Vocabulary::countStrange(std::u32string_view letters) const {
  return static_cast<std::size_t>(
      std::count_if(letters.begin(), letters.end(), [&](char32_t letter) {
        return isHan(letter) &&
               !std::binary_search(headLetters_.begin(), headLetters_.end(), letter);
      }));
}

// Letters [begin, end) that no word covers: a damaged label, alone or behind something else.
void Vocabulary::readUnknown(const Stretch& stretch, std::size_t begin, std::size_t end,
                             std::vector<Mention>& mentions) const {
  const std::u32string_view all(stretch.letters);
  const auto add = [&](Mention mention, std::size_t from, std::size_t to) {
    mention.begin = from;
    mention.end = to;
    if (mention.kind == WordKind::kUnknown)
      mention.strangeLetters = countStrange(all.substr(from, to - from));
    mentions.push_back(std::move(mention));
  };
  // Short leftovers inside an atom are its numbering or dirt.
  if (end - begin <= 1) return;
  const std::u32string_view letters = all.substr(begin, end - begin);
  Mention whole = compare(letters, false);
  if (whole.kind != WordKind::kUnknown) return add(std::move(whole), begin, end);
  Mention prefix = comparePrefix(letters);
  if (prefix.isRow()) return add(std::move(prefix), begin, end);
  if (isFragment(letters)) return add({WordKind::kHead}, begin, end);
  std::vector<std::size_t> starts;
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (stretch.startsAtom(at) && end - at <= kLongestDamaged) starts.push_back(at);
  }
  if (starts.size() > kMostTails)
    starts.erase(starts.begin(), starts.end() - static_cast<std::ptrdiff_t>(kMostTails));
  for (const std::size_t at : starts) {
    const std::u32string_view tail = all.substr(at, end - at);
    Mention found = compare(tail, false);
    if (found.kind == WordKind::kUnknown) found = comparePrefix(tail);
    if (found.kind == WordKind::kUnknown) continue;
    const std::u32string_view before = all.substr(begin, at - begin);
    if (at - begin > 1) {
      Mention head = compare(before, false);
      if (head.kind == WordKind::kUnknown && isFragment(before)) head.kind = WordKind::kHead;
      add(std::move(head), begin, at);
    }
    return add(std::move(found), at, end);
  }
  add({}, begin, end);
}

// "（二）部分公开" is a label, and "（二）部分公开（区分处理的，只计这" the beginning of a longer
// one.
bool Vocabulary::extendsLabel(const Stretch& stretch, std::size_t begin, std::size_t end,
                              std::vector<Mention>& mentions) const {
  if (mentions.empty() || !mentions.back().isRow() || mentions.back().end != begin) return false;
  Mention& label = mentions.back();
  Mention whole =
      comparePrefix(std::u32string_view(stretch.letters).substr(label.begin, end - label.begin));
  if (!whole.isRow() || whole.index != label.index) return false;
  whole.begin = label.begin;
  whole.end = end;
  label = std::move(whole);
  return true;
}

std::vector<Mention> Vocabulary::read(const Stretch& stretch, const std::u32string& rest) const {
  std::size_t from = 0;
  if (!rest.empty() && stretch.letters.compare(0, rest.size(), rest) == 0) from = rest.size();
  std::vector<Mention> mentions;
  if (from == stretch.letters.size()) return mentions;
  // One word that fills the stretch leaves nothing over: no cover is better.
  const Word* whole = findWhole(std::u32string_view(stretch.letters).substr(from));
  if (whole != nullptr && fits(*whole, stretch, from)) {
    mentions.push_back(meaningOf(*whole, from));
    return mentions;
  }
  const std::vector<Step> steps = cover(stretch, from);
  const std::size_t size = stretch.letters.size();
  for (std::size_t at = from; at < size;) {
    if (steps[at].word != nullptr) {
      mentions.push_back(meaningOf(*steps[at].word, at));
      at = mentions.back().end;
      continue;
    }
    const std::size_t begin = at;
    while (at < size && steps[at].word == nullptr) ++at;
    if (!extendsLabel(stretch, begin, at, mentions)) readUnknown(stretch, begin, at, mentions);
  }
  return mentions;
}

}  // namespace gouji::bind
