// engine/narrative/pattern.h
//
// The pattern notation of `extract`, turned into RE2.
//
// A pattern is RE2 syntax with three additions and without the accidents of writing:
//   {n}      a number as reports write them; in a `number` pattern exactly one
//   {..20}   at most 20 characters of the same clause, as few as will do
//   {date}   a date: 2025年12月31日, 2025年12月, 2025-12-31, 2025.12.31
// Punctuation stands for its Chinese and its ASCII form alike, white space in a pattern is ignored,
// and its words may be in simplified or traditional characters: what is searched is the shadow
// text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"

namespace gouji::narrative {

/// What a pattern is for.
enum class PatternKind : std::uint8_t { kNumber, kZero, kMatch, kUnless };

/// A mistake in a pattern: bytes of the pattern as it was written.
struct PatternMistake {
  std::size_t begin = 0;
  std::size_t end = 0;
  Localized message;
};

inline constexpr std::size_t kLongestPattern = 2000;  // bytes
inline constexpr int kLargestGap = 100;               // k of {..k}

/// A pattern in RE2 syntax over shadow text; the groups are named `n` and `date`.
struct TranslatedPattern {
  std::string regex;
  int numbers = 0;  // how many {n}
  int dates = 0;
  /// For each byte of `regex` that starts something, the byte of the pattern it came from.
  std::vector<std::pair<std::size_t, std::size_t>> origins;
};

/// Translates without compiling. Fails on the first mistake of the notation.
struct Translation {
  std::optional<TranslatedPattern> pattern;
  PatternMistake mistake;  // when there is no pattern
};
[[nodiscard]] Translation translatePattern(PatternKind kind, std::string_view pattern);

/// Everything that can be said against a pattern before a report is read: its notation, its RE2
/// syntax, its size, and whether it matches the empty text. Nothing when it is fine.
[[nodiscard]] std::optional<PatternMistake> findPatternMistake(PatternKind kind,
                                                               std::string_view pattern);

}  // namespace gouji::narrative
