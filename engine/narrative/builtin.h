// engine/narrative/builtin.h
//
// What can be read from a narrative without a pattern: the built-in clauses of `extract`.
//
// Every built-in gives claims and fills these fields beside `range` and `text` (all others stay
// empty). When a reader is not sure it leaves the field empty or gives no claim.
//
//   period           the statistics period: start, end (either may be missing), valid
//   dates            every date with year, month and day: start, valid
//   totals           a total with its parts (1496条，其中…): value and total, part_sum, part_count,
//                    part (the largest), exhaustive, vague, unit
//   shares           占 12.5%: value and percent, part and base where both are stated
//   growth           增长 12.5%: value (the present figure), delta, percent; falls are negative
//   doubled          words written twice in a row: expected (the words once)
//   placeholders     what a template left behind: XX, ____, 某某, （具体网址）
//   self_references  我局, 我镇: label (局)
//   law_names        titles in 《》 of laws and regulations: label (the title)
//   negations        未收到, 没有发生, 无 …: label (the word that denies)
//   agencies         names of agencies that do something: label (the name)
//   unbalanced       a bracket or quotation mark without its other half: label (the mark)
//   half_width       ASCII marks between Chinese words, the first: label, expected (the marks)
//   unfinished       a text whose last paragraph ends without a mark
//   counted_lists    3种形式：A、B: value (how many it says), part_count (how many there are)
//   remedies         problems and what is done about them: value and part_count (how many each)
//   authors          whose report the text says it is: label (the name)
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/narrative/claim.h"
#include "engine/narrative/passage.h"

namespace gouji::narrative {

/// Where a claim comes from: three kinds of pattern, then the built-ins.
enum class Source : std::uint8_t {
  kNumber,
  kZero,
  kMatch,
  kPeriod,
  kDates,
  kTotals,
  kShares,
  kGrowth,
  kDoubled,
  kPlaceholders,
  kSelfReferences,
  kLawNames,
  kNegations,
  kAgencies,
  kUnbalanced,
  kHalfWidth,
  kUnfinished,
  kCountedLists,
  kRemedies,
  kAuthors,
};

/// The built-in with this name in `extract`; nothing for other words.
[[nodiscard]] std::optional<Source> findBuiltin(std::string_view name);
/// All names, in the order of the table above.
[[nodiscard]] const std::vector<std::string_view>& builtinNames();

/// A claim together with the stretch of the shadow it was read from.
struct Reading {
  Claim claim;
  Stretch where;
};

/// Words that a built-in starts from: it looks only where one of them stands. None: it looks
/// everywhere.
[[nodiscard]] std::span<const std::string_view> signalsOf(Source source);

/// A place where such a word stands.
struct Signal {
  std::uint32_t letter = 0;  // index of its first character
  std::uint32_t index = 0;   // of the word in signalsOf
};
using Signals = std::span<const Signal>;

/// Reads one built-in, in the order of the text; appends to `out`. `source` must be a built-in.
/// `signals` are all places of its words by ascending letter.
void readBuiltin(Source source, const Passage& passage, Signals signals, std::vector<Reading>& out);
/// The same where nobody has looked for the words.
void readBuiltin(Source source, const Passage& passage, std::vector<Reading>& out);

/// Fills in the range and the words of a claim that was read from `where`.
void placeClaim(const Passage& passage, Stretch where, Claim& claim);
/// A reading of `where` with its range and words filled in.
[[nodiscard]] Reading makeReading(const Passage& passage, Stretch where);

}  // namespace gouji::narrative
