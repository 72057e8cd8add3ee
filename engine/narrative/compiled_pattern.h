// engine/narrative/compiled_pattern.h
//
// A pattern ready to be run, and one run of it over a text.
//
// What the matcher understands is run by it; the rest, and texts too long for it, by RE2. Whatever
// a run needs of a pattern is made when it is first needed.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/narrative/letters.h"
#include "engine/narrative/matcher.h"
#include "engine/narrative/prepared_pattern.h"
#include "engine/narrative/shadow.h"

namespace gouji::narrative {

/// How RE2 compiles all patterns: UTF-8, quiet, with a limit on memory.
[[nodiscard]] RE2::Options patternOptions();

/// May be used by several threads at once.
class CompiledPattern {
 public:
  /// `numbers` are what preparePattern made of it, and must outlive it as must the pattern; when
  /// there are none, they are made here and the pattern is copied. Nothing when the notation is
  /// wrong.
  [[nodiscard]] static std::unique_ptr<const CompiledPattern> make(
      PatternKind kind, std::string_view pattern, std::span<const std::uint32_t> numbers = {});
  CompiledPattern(PatternKind kind, std::string_view pattern, std::vector<std::uint32_t> own,
                  std::span<const std::uint32_t> numbers);

  [[nodiscard]] const PreparedPattern& prepared() const { return prepared_; }
  /// Compiled when it is first asked for. Null when RE2 cannot compile it.
  [[nodiscard]] const RE2* re2() const;

 private:
  PatternKind kind_;
  std::string ownPattern_;
  std::vector<std::uint32_t> own_;
  std::string_view pattern_;
  PreparedPattern prepared_;
  mutable std::once_flag compiled_;
  mutable std::unique_ptr<const RE2> re2_;
};

/// In bytes of the whole text.
struct PatternMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::size_t> numberBegin;
  std::optional<std::size_t> dateBegin;
};

/// All matches of one pattern in one stretch of a text, from left to right, none of them empty. The
/// pattern sees nothing of the text around the stretch.
class PatternSearch {
 public:
  /// `letters` are those of `text`. All must outlive the search, and no other search may use the
  /// memory meanwhile.
  PatternSearch(const CompiledPattern& pattern, std::string_view text, const Letters& letters,
                Stretch stretch, Matcher::Memory& memory);

  /// The next match behind the one before; nothing when there is none.
  [[nodiscard]] std::optional<PatternMatch> next();
  /// Says that the last match is not wanted: the next one may start inside of it.
  void refuse();
  /// False when the search could not be run to its end.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  std::optional<PatternMatch> nextByMatcher();
  std::optional<PatternMatch> nextByRe2();

  const CompiledPattern& pattern_;
  std::string_view text_;  // of the stretch
  const Letters& letters_;
  std::size_t firstByte_;
  std::size_t firstLetter_ = 0;
  std::optional<Matcher> matcher_;
  bool complete_ = true;
  std::size_t at_ = 0;  // characters with the matcher, bytes with RE2
  std::size_t lastBegin_ = 0;
  std::size_t found_ = 0;
};

/// Whether a pattern matches anywhere in a text, the empty text in it included. Nothing when RE2
/// cannot compile it.
[[nodiscard]] std::optional<bool> occursIn(const CompiledPattern& pattern, const Shadow& text,
                                           Matcher::Memory& memory);

}  // namespace gouji::narrative
