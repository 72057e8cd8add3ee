// engine/bind/vocabulary.h
//
// The words a table of the form consists of, and how they are found in what a document says.
//
// A stretch of label text may hold a block heading, column heads, a band and a row label, cut and
// joined in any way. It is covered with the words of the form, exactly where possible; what is left
// is compared with each label by edit distance. So each stretch becomes a sequence of mentions, the
// unknown ones included.
//
// A vocabulary is made once for a table and read with for every report: most labels stand there as
// the form prints them, so the words are filed by their first letter, and edit distance is asked
// only where the letters shared would allow the likeness that is wanted.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/bind/known_label.h"
#include "engine/bind/label_text.h"
#include "engine/bind/lines.h"
#include "engine/form/form.h"
#include "engine/report/report.h"

namespace gouji::bind {

enum class WordKind : std::uint8_t {
  kUnknown,  // no word of the form
  kRow,
  kBand,  // a heading over rows
  kColumn,
  kHead,     // what else stands in heads: column bands, block headings, corner, note, section title
  kForeign,  // a row or column label of another form
};

/// Letters that occur in no head: with this many an unknown word is the label of something else.
inline constexpr std::size_t kStrangeLetters = 3;

/// One word found in a stretch of label text.
struct Mention {
  WordKind kind = WordKind::kUnknown;
  /// Row or column of the table, or index for `foreignLabel`.
  std::uint32_t index = kNone;
  /// The row these words would also name ("总计" is a column and a row), kNone for none.
  std::uint32_t rowToo = kNone;
  Wording wording = Wording::kExact;
  /// 1 for equal letters, less for damaged ones.
  double quality = 1;
  /// Another row fits nearly as well.
  bool ambiguous = false;
  /// A column head without the unit the form prints in it.
  bool lacksUnit = false;
  /// Of unknown words: how many letters occur in no head of the table. Heads cut into pieces and
  /// mixed up have none.
  std::size_t strangeLetters = 0;
  /// Letters of the label that are to follow behind the numbers, when it is cut there.
  std::u32string rest;
  /// Letters [begin, end) of the stretch.
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t length() const { return end - begin; }
  [[nodiscard]] bool isRow() const { return kind == WordKind::kRow; }
  /// The words are the label of something else.
  [[nodiscard]] bool isStranger() const { return strangeLetters >= kStrangeLetters; }
};

/// The letters of several atoms, with the way back to them.
struct Stretch {
  std::u32string letters;
  std::vector<std::uint32_t> atomOf;  // for each letter
  std::vector<const Atom*> atoms;

  void append(const Atom& atom);
  void append(const Stretch& other);
  /// The document's words behind letters [begin, end).
  [[nodiscard]] PlacedText slice(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool startsAtom(std::size_t letter) const;
  [[nodiscard]] bool empty() const { return letters.empty(); }
};

class Vocabulary {
 public:
  /// `forms` are all forms known; labels of tables of the same key in the others are foreign.
  Vocabulary(const Form& form, std::uint32_t table,
             const std::vector<std::shared_ptr<const Form>>& forms);

  /// `rest` are letters a label cut by its numbers still owes: they are passed over at the start.
  [[nodiscard]] std::vector<Mention> read(const Stretch& stretch,
                                          const std::u32string& rest = {}) const;

  /// Whether the letters stand in a label of the row as they are.
  [[nodiscard]] bool isPieceOfRow(std::uint32_t row, const std::u32string& letters) const;

  /// The same for the labels and heads of the whole table.
  [[nodiscard]] bool isPieceOfTable(std::u32string_view letters) const;

  [[nodiscard]] const std::string& foreignLabel(std::uint32_t index) const {
    return foreign_[index];
  }

 private:
  struct Word {
    explicit Word(std::u32string all) : label(std::move(all)) {}
    KnownLabel label;
    WordKind kind = WordKind::kUnknown;
    std::uint32_t index = kNone;
    Wording wording = Wording::kExact;
    bool lacksUnit = false;
    /// What the letters mean where they stand alone: equal ones may name a row and something else.
    WordKind meant = WordKind::kUnknown;
    std::uint32_t meantIndex = kNone;
    std::uint32_t rowToo = kNone;
    bool meantLacksUnit = false;
  };

  void addLabel(const Label& label, WordKind kind, std::uint32_t index);
  void addWord(std::string_view text, WordKind kind, std::uint32_t index, Wording wording);
  void addTable(const Form& form, const Table& table);
  void addForeign(const Form& own, const Table& ownTable,
                  const std::vector<std::shared_ptr<const Form>>& forms);
  void settleMeanings();
  void fileWords();
  void collectHeadLetters();
  [[nodiscard]] bool knows(const std::u32string& letters) const;
  /// The words that may begin with a letter, as indices in the order of `words_`.
  [[nodiscard]] std::span<const std::uint32_t> wordsFrom(char32_t letter) const;
  [[nodiscard]] const Word* findWhole(std::u32string_view letters) const;
  [[nodiscard]] static Mention meaningOf(const Word& word, std::size_t begin);
  [[nodiscard]] bool fits(const Word& word, const Stretch& stretch, std::size_t at) const;
  /// From each letter on: the cover that leaves the fewest letters over, then has the fewest words.
  struct Step {
    std::size_t left = 0;
    std::size_t words = 0;
    const Word* word = nullptr;  // that begins here; null for a letter left over
  };
  [[nodiscard]] std::vector<Step> cover(const Stretch& stretch, std::size_t from) const;
  [[nodiscard]] bool extendsLabel(const Stretch& stretch, std::size_t begin, std::size_t end,
                                  std::vector<Mention>& mentions) const;
  void readUnknown(const Stretch& stretch, std::size_t begin, std::size_t end,
                   std::vector<Mention>& mentions) const;
  [[nodiscard]] Mention compare(std::u32string_view letters, bool rowsOnly) const;
  [[nodiscard]] Mention comparePrefix(std::u32string_view letters) const;
  [[nodiscard]] std::size_t countStrange(std::u32string_view letters) const;
  [[nodiscard]] bool isFragment(std::u32string_view letters) const;

  static constexpr std::size_t kDrawers = 128;

  std::vector<Word> words_;
  std::vector<std::string> foreign_;
  // Words filed by their first letter: those of drawer d are filed_[drawers_[d]] up to
  // filed_[drawers_[d + 1]].
  std::array<std::uint32_t, kDrawers + 1> drawers_{};
  std::vector<std::uint32_t> filed_;
  // The letters of columns and heads, sorted.
  std::u32string headLetters_;
};

}  // namespace gouji::bind
