// engine/narrative/prepared_pattern.h
//
// A pattern made ready when rules are compiled: its program and the words it needs.
//
// To read, write out and compile a pattern takes a hundred times as long as to run it once, so it
// is done when a plan is made. The result is a row of numbers that a plan can keep; it is used
// where it lies.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/narrative/letters.h"
#include "engine/narrative/pattern.h"
#include "engine/narrative/pattern_code.h"

namespace gouji::narrative {

/// Empty when the notation of the pattern is wrong.
[[nodiscard]] std::vector<std::uint32_t> preparePattern(PatternKind kind, std::string_view pattern);
/// The same for a pattern that has been translated.
[[nodiscard]] std::vector<std::uint32_t> preparePattern(const TranslatedPattern& pattern);

/// Reads what preparePattern has made, which must outlive it and not be empty.
class PreparedPattern {
 public:
  explicit PreparedPattern(std::span<const std::uint32_t> numbers);

  [[nodiscard]] bool hasNumber() const { return header_.numbers != 0; }
  [[nodiscard]] bool hasDate() const { return header_.dates != 0; }
  /// False when the pattern is for RE2 only.
  [[nodiscard]] bool hasCode() const { return header_.instructions != 0; }
  [[nodiscard]] const PatternCode& code() const { return code_; }

  /// How many sets of words a text must contain; see required_literals.h.
  [[nodiscard]] std::uint32_t neededSets() const { return header_.neededSets; }
  /// Whether every match contains a telling word.
  [[nodiscard]] bool isToldByWords() const { return header_.isToldByWords != 0; }
  /// Calls `take(set, word)` for every needed word.
  template <typename Take>
  void forEachNeededWord(Take&& take) const {
    forEachWord([&](std::uint32_t set, LetterSpan word) {
      if (set != kTelling) take(set, word);
    });
  }
  /// Calls `take(set, word)` for every needed word and, with kTelling for its set, for every one
  /// that is a match by itself.
  template <typename Take>
  void forEachWord(Take&& take) const {
    for (std::size_t at = 0; at < words_.size();) {
      const auto set = static_cast<std::uint32_t>(words_[at]);
      const std::size_t length = words_[at + 1];
      take(set, words_.subspan(at + 2, length));
      at += 2 + length;
    }
  }
  static constexpr std::uint32_t kTelling = 0xffff;

  /// The counts of what follows in the row, in this order.
  struct Header {
    std::uint32_t numbers = 0;  // of {n}
    std::uint32_t dates = 0;    // of {date}
    std::uint32_t meetings = 0;
    std::uint32_t first = 0;
    std::uint32_t firstAtStart = 0;
    std::uint32_t neededSets = 0;
    std::uint32_t isToldByWords = 0;
    std::uint32_t instructions = 0;
    std::uint32_t sets = 0;
    std::uint32_t ranges = 0;
    std::uint32_t letters = 0;
    std::uint32_t words = 0;  // numbers that the words take: set, length, characters
  };

 private:
  Header header_;
  PatternCode code_;
  LetterSpan words_;
};

}  // namespace gouji::narrative
