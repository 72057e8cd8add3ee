#include "engine/plan/op_table.h"

#include <array>

namespace gouji::plan {
namespace {

using F = Field;
constexpr F kNo = F::kUnused;

constexpr OpInfo kOps[] = {
    {Op::kNumber, "number", 'N', F::kNumberIndex, kNo, kNo, Aux::kUnused},
    {Op::kCell, "cell", 'N', F::kCell, kNo, kNo, Aux::kDoc},
    {Op::kParam, "param", 'N', F::kParam, kNo, kNo, Aux::kUnused},
    {Op::kClaimNumber, "claim", 'N', F::kClaimField, kNo, kNo, Aux::kSlot},
    {Op::kAdd, "add", 'N', F::kN, F::kN, kNo, Aux::kUnused},
    {Op::kSubtract, "subtract", 'N', F::kN, F::kN, kNo, Aux::kUnused},
    {Op::kMultiply, "multiply", 'N', F::kN, F::kN, kNo, Aux::kUnused},
    {Op::kNegate, "negate", 'N', F::kN, kNo, kNo, Aux::kUnused},
    {Op::kAbs, "abs", 'N', F::kN, kNo, kNo, Aux::kUnused},
    {Op::kSum, "sum", 'N', F::kListN, F::kCount, kNo, Aux::kUnused},
    {Op::kMin, "min", 'N', F::kListN, F::kCount, kNo, Aux::kUnused},
    {Op::kMax, "max", 'N', F::kListN, F::kCount, kNo, Aux::kUnused},
    {Op::kQuotient, "quotient", 'N', F::kN, F::kN, F::kDecimals, Aux::kUnused},
    {Op::kRound, "round", 'N', F::kN, kNo, F::kDecimals, Aux::kUnused},
    {Op::kScale, "scale", 'N', F::kN, F::kNumberIndex, kNo, Aux::kUnused},
    {Op::kCountTrue, "count_true", 'N', F::kListB, F::kCount, kNo, Aux::kUnused},
    {Op::kCountClaims, "count_claims", 'N', F::kCollection, F::kBOrNone, kNo, Aux::kSlot},
    {Op::kSumClaims, "sum_claims", 'N', F::kCollection, F::kN, F::kBOrNone, Aux::kSlot},
    {Op::kMinClaims, "min_claims", 'N', F::kCollection, F::kN, F::kBOrNone, Aux::kSlot},
    {Op::kMaxClaims, "max_claims", 'N', F::kCollection, F::kN, F::kBOrNone, Aux::kSlot},
    {Op::kLength, "length", 'N', F::kT, kNo, kNo, Aux::kUnused},
    {Op::kSimilarity, "similarity", 'N', F::kT, F::kT, kNo, Aux::kUnused},
    {Op::kSameFigures, "same_figures", 'N', F::kT, F::kT, kNo, Aux::kUnused},
    {Op::kForeignCharacters, "foreign_characters", 'N', F::kT, F::kT, kNo, Aux::kUnused},
    {Op::kSectionOrdinal, "ordinal", 'N', F::kSection, kNo, kNo, Aux::kDoc},
    {Op::kSectionPosition, "position", 'N', F::kSection, kNo, kNo, Aux::kDoc},
    {Op::kSectionOccurrences, "occurrences", 'N', F::kSection, kNo, kNo, Aux::kDoc},
    {Op::kReportYear, "year", 'N', kNo, kNo, kNo, Aux::kDoc},
    {Op::kDatePart, "date_part", 'N', F::kD, F::kPart, kNo, Aux::kUnused},
    {Op::kIf, "if", 'N', F::kB, F::kN, F::kN, Aux::kUnused},
    {Op::kTrue, "true", 'B', kNo, kNo, kNo, Aux::kUnused},
    {Op::kFalse, "false", 'B', kNo, kNo, kNo, Aux::kUnused},
    {Op::kNot, "not", 'B', F::kB, kNo, kNo, Aux::kUnused},
    {Op::kAnd, "and", 'B', F::kListB, F::kCount, kNo, Aux::kUnused},
    {Op::kOr, "or", 'B', F::kListB, F::kCount, kNo, Aux::kUnused},
    {Op::kIfB, "if", 'B', F::kB, F::kB, F::kB, Aux::kUnused},
    {Op::kCompare, "compare", 'B', F::kN, F::kN, F::kNOrNone, Aux::kComparison},
    {Op::kCompareText, "compare", 'B', F::kT, F::kT, kNo, Aux::kComparison},
    {Op::kCompareDate, "compare", 'B', F::kD, F::kD, kNo, Aux::kComparison},
    {Op::kStateIn, "state", 'B', F::kCell, F::kMask, kNo, Aux::kDoc},
    {Op::kKnown, "known", 'B', F::kAny, kNo, kNo, Aux::kUnused},
    {Op::kIsInteger, "integer", 'B', F::kN, kNo, kNo, Aux::kUnused},
    {Op::kMatches, "matches", 'B', F::kT, F::kPatternIndex, kNo, Aux::kUnused},
    {Op::kContains, "contains", 'B', F::kT, F::kT, kNo, Aux::kUnused},
    {Op::kSectionPresent, "present", 'B', F::kSection, kNo, kNo, Aux::kDoc},
    {Op::kSectionWording, "wording", 'B', F::kSection, F::kMask, kNo, Aux::kUnused},
    {Op::kTablePresent, "has_table", 'B', F::kTable, kNo, kNo, Aux::kDoc},
    {Op::kVariantUsed, "uses", 'B', F::kTable, F::kVariant, kNo, Aux::kDoc},
    {Op::kDocPresent, "present", 'B', kNo, kNo, kNo, Aux::kDoc},
    {Op::kAgencyIs, "agency_is", 'B', kNo, F::kMask, kNo, Aux::kUnused},
    {Op::kHasLabels, "has_labels", 'B', kNo, kNo, kNo, Aux::kUnused},
    {Op::kParamSet, "is_set", 'B', F::kParam, kNo, kNo, Aux::kUnused},
    {Op::kParamTrue, "param", 'B', F::kParam, kNo, kNo, Aux::kUnused},
    {Op::kEveryClaim, "every_claim", 'B', F::kCollection, F::kB, kNo, Aux::kSlot},
    {Op::kSomeClaim, "some_claim", 'B', F::kCollection, F::kB, kNo, Aux::kSlot},
    {Op::kClaimFlag, "claim", 'B', F::kClaimField, kNo, kNo, Aux::kSlot},
    {Op::kText, "text", 'T', F::kTextIndex, kNo, kNo, Aux::kUnused},
    {Op::kTitle, "title", 'T', kNo, kNo, kNo, Aux::kDoc},
    {Op::kAgency, "agency", 'T', kNo, kNo, kNo, Aux::kDoc},
    {Op::kFront, "front", 'T', kNo, kNo, kNo, Aux::kDoc},
    {Op::kSectionText, "section", 'T', F::kSection, kNo, kNo, Aux::kDoc},
    {Op::kSectionHeading, "heading", 'T', F::kSection, kNo, kNo, Aux::kDoc},
    {Op::kParamText, "param", 'T', F::kParam, kNo, kNo, Aux::kUnused},
    {Op::kClaimText, "claim", 'T', F::kClaimField, kNo, kNo, Aux::kSlot},
    {Op::kIfT, "if", 'T', F::kB, F::kT, F::kT, Aux::kUnused},
    {Op::kDate, "date", 'D', F::kDateIndex, kNo, kNo, Aux::kUnused},
    {Op::kMakeDate, "make_date", 'D', F::kN, F::kN, F::kN, Aux::kUnused},
    {Op::kSubmitted, "submitted", 'D', kNo, kNo, kNo, Aux::kDoc},
    {Op::kPublished, "published", 'D', kNo, kNo, kNo, Aux::kDoc},
    {Op::kParamDate, "param", 'D', F::kParam, kNo, kNo, Aux::kUnused},
    {Op::kClaimDate, "claim", 'D', F::kClaimField, kNo, kNo, Aux::kSlot},
};

constexpr bool isInOrder() {
  std::size_t i = 0;
  for (const OpInfo& info : kOps) {
    if (static_cast<std::size_t>(info.op) != i++) return false;
  }
  return i == static_cast<std::size_t>(Op::kClaimDate) + 1;
}
static_assert(isInOrder(), "one line per operation, in the order of Op");

}  // namespace

const OpInfo& infoOf(Op op) { return kOps[static_cast<std::size_t>(op)]; }

}  // namespace gouji::plan
