// engine/narrative/sought_words.h
//
// The words an extractor looks for, and what each of them is good for.
//
// All of it follows from the patterns, and collecting it takes longer than reading a report. So it
// lies in flat arrays that can be written down with the rules and used where they lie.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/archive.h"
#include "engine/narrative/builtin.h"
#include "engine/narrative/pattern_words.h"
#include "engine/narrative/prepared_pattern.h"
#include "engine/narrative/segment.h"
#include "engine/narrative/word_table.h"

namespace gouji::narrative {

struct SoughtWords {
  static constexpr std::uint32_t kNoUse = 0xffffffff;
  /// A word satisfies the set of a pattern with this index.
  struct Use {
    std::uint32_t pattern = 0;
    std::uint32_t extract = 0;
    std::uint32_t next = kNoUse;  // of the same word
    std::uint16_t set = 0;
    std::uint8_t neededSets = 0;   // of the pattern
    Scope scope = Scope::kClause;  // of the pattern
  };
  /// A word is a signal of a built-in.
  struct SignalUse {
    std::uint32_t source = 0;     // a Source
    std::uint32_t index = 0;      // of the word in signalsOf
    std::uint32_t next = kNoUse;  // of the same word
  };
  /// What a word is good for: the first uses of either kind.
  struct Word {
    std::uint32_t firstUse = kNoUse;
    std::uint32_t firstSignalUse = kNoUse;
  };

  WordTable table;
  Array<Word> words;  // those of conditions and of what speaks against claims have no uses
  Array<Use> uses;
  Array<SignalUse> signalUses;
  Array<std::uint32_t> everywhere;                      // patterns without words
  std::vector<PatternWords> unless;                     // of what speaks against claims
  std::vector<std::optional<PatternWords>> conditions;  // nothing for one that is not prepared

  /// Adds the words of the pattern of an extract.
  void addPattern(std::uint32_t index, std::uint32_t extract, Scope scope,
                  const PreparedPattern& pattern);
  void addSignals(Source source);
  void addUnless(const PreparedPattern& pattern) { unless.emplace_back(pattern, table); }
  /// `prepared` is what preparePattern made, or empty.
  void addCondition(std::span<const std::uint32_t> prepared);
  /// When all are added.
  void finish() { words.resize(table.size()); }

  template <typename A>
  friend void transfer(A& archive, SoughtWords& all) {
    transferAll(archive, all.table, all.words, all.uses, all.signalUses, all.everywhere, all.unless,
                all.conditions);
  }

 private:
  /// Takes a word into the table and gives its uses.
  [[nodiscard]] Word& addWord(LetterSpan letters);
};

}  // namespace gouji::narrative
