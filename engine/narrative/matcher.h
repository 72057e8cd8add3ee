// engine/narrative/matcher.h
//
// Runs a pattern over a short text.
//
// A program of characters, splits and jumps is followed depth first, the preferred way first, so
// that the match found is the one RE2 (and Perl) would report. A bit for every instruction at every
// character says that this way has been tried and led nowhere; no way is tried twice, not even by a
// later search in the same text. All searches in a text together therefore take time in proportion
// to its length, whatever the pattern.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/narrative/regex_tree.h"

namespace gouji::narrative {

/// The characters of one text, decoded once for all patterns that are tried on it.
class Letters {
 public:
  /// `text` must outlive the use of this object. Nothing is done when it is the same text as
  /// before.
  void read(std::string_view text);
  /// Forgets the text; for when its memory gets another meaning.
  void clear() { text_ = {}; }

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<char32_t>& codePoints() const { return codePoints_; }
  /// The byte at which character `index` starts; the size of the text behind the last.
  [[nodiscard]] std::size_t byteOf(std::size_t index) const { return begins_[index]; }

 private:
  std::string_view text_;
  std::vector<char32_t> codePoints_;
  std::vector<std::uint32_t> begins_;
};

/// A match, in characters.
struct LetterMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Of the groups n and date.
  std::optional<std::size_t> numberBegin;
  std::optional<std::size_t> dateBegin;
};

class Matcher {
 public:
  /// Nothing when the program would be too long.
  [[nodiscard]] static std::optional<Matcher> make(const RegexTree& tree);

  /// Memory of the searches in one text by one matcher.
  struct Memory {
    std::vector<std::uint64_t> tried;
    struct Step {
      std::uint32_t instruction = 0;
      std::uint32_t at = 0;
      std::int32_t slot = -1;  // restore this slot to `at` instead
    };
    std::vector<Step> stack;
  };

  /// Before the first search in a text.
  void begin(const Letters& letters, Memory& memory) const;
  /// The leftmost match that starts at character `from` or later. Searches in one text must go from
  /// left to right, each `from` behind the begin of the match before.
  [[nodiscard]] std::optional<LetterMatch> find(const Letters& letters, std::size_t from,
                                                Memory& memory) const;

 private:
  struct Instruction {
    enum class Kind : std::uint8_t {
      kCharacter,
      kAny,
      kClass,
      kTextStart,
      kTextEnd,
      kSplit,
      kJump,
      kSave,
      kMatch
    };
    Kind kind = Kind::kMatch;
    std::uint32_t a = 0;  // character, class, first way of a split, target of a jump, slot
    std::uint32_t b = 0;  // second way of a split
  };
  static constexpr int kSlots = 2;

  class Writer;
  [[nodiscard]] std::optional<LetterMatch> matchAt(const Letters& letters, std::size_t begin,
                                                   Memory& memory) const;
  [[nodiscard]] bool mayStartWith(char32_t c) const;
  void findFirstCharacters();

  std::vector<Instruction> program_;
  std::vector<CharacterClass> classes_;
  std::vector<char32_t> first_;  // a match starts with one of these; empty: with anything
};

}  // namespace gouji::narrative
