// engine/ruletest/mutants.h
//
// The slips of people who fill in a report, made on purpose.
//
// A mutant is a report that is right but for one slip: a number one too high, two digits swapped, a
// cell left blank, a row typed one column off, a sentence that says another number than the table.
// What rules say of mutants measures what they are worth.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace gouji {

enum class MutationKind : std::uint8_t {
  // The number of one cell.
  kOneUp,
  kOneDown,
  kSwappedDigits,
  kAddedDigit,
  kDroppedDigit,
  // One cell without a number.
  kBlank,
  kFiller,
  // The numbers of a row one column further right, those of a column one row further down; 0 in
  // the first cell, the last number lost.
  kShiftedRow,
  kShiftedColumn,
  // What the narrative says.
  kChangedClaim,
  kDroppedClaim,
  kContradictedClaim,
};
inline constexpr std::size_t kMutationKindCount = 12;

/// A slip in the number of one cell: what equations have to catch.
[[nodiscard]] constexpr bool isNumberSlip(MutationKind kind) {
  return kind <= MutationKind::kDroppedDigit;
}

}  // namespace gouji

namespace gouji::ruletest {

/// A number of the narrative that rules read, as bytes of the text it stands in.
struct ClaimedNumber {
  static constexpr std::uint32_t kFront = kNone;  // the introduction
  std::uint32_t section = kFront;
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const ClaimedNumber&) const = default;
};

struct Mutant {
  MutationKind kind = MutationKind::kOneUp;
  std::uint32_t table = kNone;  // kNone: the narrative
  CellId cell = kNoCell;        // the changed cell, the first of a shifted row or column
  /// "requests[received, total]", "requests[received, *]", the heading of a section.
  std::string place;
  std::string before, after;
  Report report;
};

/// Gives every mutant of `clean` to `take`: cells in the order of the form, then the narrative. A
/// slip that changes nothing (a row of zeros shifted) is no mutant.
void makeMutants(const Report& clean, const std::vector<ClaimedNumber>& numbers,
                 const std::function<void(const Mutant&)>& take);

}  // namespace gouji::ruletest
