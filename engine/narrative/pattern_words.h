// engine/narrative/pattern_words.h
//
// What the words of a text say about a pattern before it is run.
//
// Most of what rules ask for is not in a text, and of most that is there the words alone are proof:
// 「收费|处理费」 occurs where one of the two does. A few bits of what was seen in the one pass of
// word_table.h then answer, and the pattern is run only where they do not.
#pragma once

#include <cstdint>

#include "engine/base/archive.h"
#include "engine/narrative/prepared_pattern.h"
#include "engine/narrative/word_table.h"

namespace gouji::narrative {

class PatternWords {
 public:
  /// Of a pattern nothing is known of.
  PatternWords() = default;
  /// Adds the words of the pattern to the table.
  PatternWords(const PreparedPattern& pattern, WordTable& table);

  enum class Answer : std::uint8_t { kOccurs, kDoesNot, kPerhaps };
  /// Whether the pattern occurs in a text, or a stretch of one, of which `seen` are all words of
  /// the table that stand wholly inside of it.
  [[nodiscard]] Answer ask(const WordBits& seen) const;

  template <typename A>
  friend void transfer(A& archive, PatternWords& words) {
    transferAll(archive, words.masks_, words.isToldByWords_);
  }

 private:
  /// Words side by side in the table.
  struct Mask {
    std::uint32_t block = 0;
    std::uint32_t set = 0;  // needed, or PreparedPattern::kTelling
    std::uint64_t words = 0;
  };
  void add(std::uint32_t set, std::uint32_t word);

  Array<Mask> masks_;  // by ascending set
  bool isToldByWords_ = false;
};

}  // namespace gouji::narrative
