// The parts of a claim: which of them a claim has depends on where it comes from.
#include <algorithm>

#include "engine/lower/elaborator.h"

namespace gouji::lower {
namespace {

using plan::ClaimField;
using plan::ClaimSource;
using plan::Op;

enum Origin : unsigned {
  kFromNumber = 1,
  kFromMatch = 2,
  kFromPeriod = 4,
  kFromDates = 8,
  kFromTotals = 16,
  kFromShares = 32,
  kFromGrowth = 64,
  kFromObservation = 128,
  kFromDoubled = 256,
  kFromList = 512,
  kFromAll = 1023,
};

struct FieldInfo {
  std::string_view word;
  ClaimField field;
  ValueKind kind;
  unsigned origins;
  bool hasUnit;  // carries the unit of the extract
};

constexpr FieldInfo kFields[] = {
    {"value", ClaimField::kValue, ValueKind::kNumber,
     kFromNumber | kFromTotals | kFromShares | kFromGrowth | kFromList, true},
    {"text", ClaimField::kText, ValueKind::kText, kFromAll, false},
    {"expected", ClaimField::kExpected, ValueKind::kText, kFromObservation | kFromDoubled, false},
    {"label", ClaimField::kLabel, ValueKind::kText, kFromAll, false},
    {"start", ClaimField::kStart, ValueKind::kDate, kFromPeriod | kFromDates, false},
    {"end", ClaimField::kEnd, ValueKind::kDate, kFromPeriod, false},
    {"valid", ClaimField::kValid, ValueKind::kBool, kFromPeriod | kFromDates, false},
    {"total", ClaimField::kTotal, ValueKind::kNumber, kFromTotals, true},
    {"part_sum", ClaimField::kPartSum, ValueKind::kNumber, kFromTotals, true},
    {"part_count", ClaimField::kPartCount, ValueKind::kNumber, kFromTotals | kFromList, false},
    {"exhaustive", ClaimField::kExhaustive, ValueKind::kBool, kFromTotals, false},
    {"vague", ClaimField::kVague, ValueKind::kBool,
     kFromNumber | kFromTotals | kFromShares | kFromGrowth, false},
    {"part", ClaimField::kPart, ValueKind::kNumber, kFromShares | kFromTotals, true},
    {"base", ClaimField::kBase, ValueKind::kNumber, kFromShares, true},
    {"percent", ClaimField::kPercent, ValueKind::kNumber, kFromShares | kFromGrowth, false},
    {"delta", ClaimField::kDelta, ValueKind::kNumber, kFromGrowth, true},
};

unsigned originOf(ClaimSource source) {
  switch (source) {
    case ClaimSource::kNumber:
    case ClaimSource::kZero:
      return kFromNumber;
    case ClaimSource::kPeriod:
      return kFromPeriod;
    case ClaimSource::kDates:
      return kFromDates;
    case ClaimSource::kTotals:
      return kFromTotals;
    case ClaimSource::kShares:
      return kFromShares;
    case ClaimSource::kGrowth:
      return kFromGrowth;
    case ClaimSource::kDoubled:
    case ClaimSource::kHalfWidth:
      return kFromDoubled;
    case ClaimSource::kCountedLists:
    case ClaimSource::kRemedies:
      return kFromList;
    default:
      return kFromMatch;
  }
}

}  // namespace

Value Elaborator::claimField(const Value& claim, const syntax::Name& field, Span span) {
  const plan::Collection& collection = context_.plan.collections[claim.collection];
  unsigned origins = 0;
  sema::UnitId unit = sema::kBare;
  if (collection.source == plan::Collection::Source::kObservation) {
    origins = kFromObservation;
  } else {
    const plan::Extract& extract = context_.plan.extracts[collection.extract];
    for (const auto& pattern : extract.patterns) origins |= originOf(pattern.source);
    unit = context_.pack.units.find(extract.unit).value_or(sema::kBare);
  }
  const auto found = std::find_if(std::begin(kFields), std::end(kFields), [&](const FieldInfo& f) {
    return f.word == field.text && (f.origins & origins) != 0;
  });
  if (found == std::end(kFields)) {
    std::vector<sema::Candidate> candidates;
    for (const FieldInfo& info : kFields) {
      if ((info.origins & origins) != 0) candidates.push_back({std::string(info.word), ""});
    }
    Localized hint = sema::suggest(field.text, candidates);
    if (hint.zh.empty()) {
      std::string list;
      for (const auto& candidate : candidates) list += (list.empty() ? "" : ", ") + candidate.name;
      hint = {"可用的有 " + list, "it has " + list};
    }
    report(DiagnosticKind::UnknownField, field.span, {field.text, phraseOf("claim")},
           std::move(hint));
    return broken(span);
  }
  const Op op = found->kind == ValueKind::kNumber ? Op::kClaimNumber
                : found->kind == ValueKind::kText ? Op::kClaimText
                : found->kind == ValueKind::kDate ? Op::kClaimDate
                                                  : Op::kClaimFlag;
  Value value = make(
      found->kind,
      context_.nodes.make(op, static_cast<std::uint32_t>(found->field), kNone, kNone, claim.slot),
      span);
  if (found->hasUnit) value.unit = unit;
  return value;
}

}  // namespace gouji::lower
