// engine/narrative/matcher.h
//
// Runs a pattern over a short text.
//
// A program of characters, splits and jumps is followed depth first, the preferred way first, so
// that the match found is the one RE2 (and Perl) would report. Where several ways of the program
// meet, a bit for every character of the text says that this place has been passed there and led
// nowhere; nothing is tried twice, not even by a later search in the same text. All searches in a
// text together therefore take time in proportion to its length, whatever the pattern.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/narrative/letters.h"
#include "engine/narrative/pattern_code.h"

namespace gouji::narrative {

/// A match, in characters of the text searched.
struct LetterMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Of the groups n and date.
  std::optional<std::size_t> numberBegin;
  std::optional<std::size_t> dateBegin;
};

/// One pattern on one text; both must outlive it.
class Matcher {
 public:
  /// Memory of one matcher at a time, to be used again by the next.
  struct Memory {
    std::vector<std::uint64_t> passed;
    /// A way that is still to be tried, or something to be put back before the next one is.
    struct Step {
      std::uint32_t instruction = 0;
      std::uint32_t at = 0;
      std::uint32_t limit = 0;  // of kLeave: the last place
      /// What to do: go on with the instruction, leave the run it is at a further place, or
      /// restore the slot of this number to `at`.
      std::int32_t what = kGoOn;
      static constexpr std::int32_t kGoOn = -1;
      static constexpr std::int32_t kLeave = -2;
    };
    std::vector<Step> stack;
  };

  Matcher(const PatternCode& code, LetterSpan text, Memory& memory);

  /// The leftmost match that starts at character `from` or later. Searches must go from left to
  /// right, each `from` behind the begin of the match before.
  [[nodiscard]] std::optional<LetterMatch> find(std::size_t from);

 private:
  /// An instruction and the place of the text it is at.
  struct Point {
    std::uint32_t instruction = 0;
    std::uint32_t at = 0;
  };
  using Slots = std::array<std::uint32_t, PatternCode::kSlots>;
  static constexpr std::uint32_t kNowhere = 0xffffffff;

  [[nodiscard]] std::optional<LetterMatch> matchAt(std::size_t begin);
  [[nodiscard]] bool hasWordAt(const Instruction& word, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t passWords(const Instruction& words, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t enterRun(Point run);
  [[nodiscard]] std::uint32_t leaveRun(Point run, std::uint32_t limit);
  [[nodiscard]] bool mayBegin(std::uint16_t set, std::size_t at) const {
    return set == Instruction::kAnything || (at < text_.size() && code_.contains(set, text_[at]));
  }
  [[nodiscard]] Point takeBack(Slots& slots);
  void forgetPassed(std::size_t at);

  PatternCode code_;
  LetterSpan text_;
  Memory& memory_;
};

}  // namespace gouji::narrative
