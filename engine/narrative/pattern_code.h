// engine/narrative/pattern_code.h
//
// A pattern as a program: what the matcher runs.
//
// The program reads words and characters, chooses between two ways, and jumps. A choice knows which
// characters either way can begin with, so that one look at the text decides most of them and
// nothing has to be tried and taken back. A run of characters, such as the gap in 收到{..24}申请,
// is one instruction, which goes on only where the text has what may stand behind it. The
// characters are sets, kept once each. All of it lies in flat arrays without pointers.
#pragma once

#include <cstdint>
#include <span>

#include "engine/narrative/letters.h"

namespace gouji::narrative {

/// Characters from `first` to `last`, both included.
struct LetterRange {
  char32_t first = 0;
  char32_t last = 0;
  bool operator==(const LetterRange&) const = default;
};

/// A set of characters: `count` ranges from `begin` of PatternCode::ranges, ascending.
struct LetterSet {
  /// A bit for the low eight bits of every character in a range: most characters outside of the
  /// set are told by it.
  std::uint32_t filter[8] = {};
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
  /// 1: the set is all characters but these.
  std::uint32_t negated = 0;

  /// Whether the filter alone tells that no range holds the character.
  [[nodiscard]] bool isFiltered(char32_t c) const {
    return ((filter[(c >> 5U) & 7U] >> (c & 31U)) & 1U) == 0;
  }
};

struct Instruction {
  enum class Kind : std::uint16_t {
    kCharacter,  // reads `a`
    kWord,       // reads `b` characters, those of PatternCode::letters from `a`
    kWords,      // reads one of `b` words, none of which begins another: PatternCode::letters has
                 // them from `a`, the length before each
    kAny,        // reads any character but a line end
    kClass,      // reads one of set `a`
    kLongRun,    // reads characters of set `a`, as many as `b` allows, fewer when that fails
    kShortRun,   // the same, as few as `b` demands, more when that fails
    kTextStart,
    kTextEnd,
    kSplit,  // goes to `a`, and to `b` when that fails
    kJump,   // goes to `a`
    kSave,   // remembers the place in slot `a`
    kMatch,
  };
  static constexpr std::uint16_t kAnything = 0xffff;

  Kind kind = Kind::kMatch;
  /// Where several ways meet: one more than the number of this meeting place; 0: only one way leads
  /// here.
  std::uint16_t meeting = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  /// Of a split: what its ways begin with; sets, or kAnything. Of a run: `firstOfB` is what may
  /// stand behind it.
  std::uint16_t firstOfA = kAnything;
  std::uint16_t firstOfB = kAnything;

  /// The bounds of a run as they stand in `b`.
  static constexpr std::uint32_t boundsOf(std::uint32_t least, std::uint32_t most) {
    return least << 16U | most;
  }
  [[nodiscard]] bool isRun() const { return kind == Kind::kLongRun || kind == Kind::kShortRun; }
  [[nodiscard]] std::uint32_t least() const { return b >> 16U; }
  [[nodiscard]] std::uint32_t most() const { return b & 0xffffU; }
};

/// Points to a program that lies elsewhere.
struct PatternCode {
  static constexpr int kSlots = 2;

  std::span<const Instruction> instructions;
  std::span<const LetterSet> sets;
  std::span<const LetterRange> ranges;
  LetterSpan letters;
  std::uint32_t meetings = 0;
  /// What a match begins with behind the start of the text, and at it, where ^ may stand: sets, or
  /// kAnything.
  std::uint16_t first = Instruction::kAnything;
  std::uint16_t firstAtStart = Instruction::kAnything;

  [[nodiscard]] bool contains(std::uint32_t set, char32_t c) const {
    const LetterSet& one = sets[set];
    if (one.isFiltered(c)) return one.negated != 0;
    const LetterRange* range = ranges.data() + one.begin;
    for (const LetterRange* const end = range + one.count; range != end; ++range)
      if (c <= range->last) return (c >= range->first) != (one.negated != 0);
    return one.negated != 0;
  }
};

}  // namespace gouji::narrative
