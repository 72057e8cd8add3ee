// The nodes that give numbers.
#include <cassert>

#include "engine/eval/run.h"
#include "engine/narrative/similarity.h"
#include "engine/text/utf8.h"

namespace gouji::eval {

using plan::Node;
using plan::Op;

namespace {

Reason reasonOf(CellState state) {
  switch (state) {
    case CellState::kAbsent:
      return Reason::kAbsentCell;
    case CellState::kBlank:
      return Reason::kBlankCell;
    case CellState::kFiller:
      return Reason::kFillerCell;
    case CellState::kText:
      return Reason::kTextCell;
    case CellState::kUnreadable:
      return Reason::kUnreadableCell;
    case CellState::kNumber:
      break;
  }
  return Reason::kNone;
}

Number numberOr(const std::optional<Decimal>& value, Reason otherwise) {
  return value ? Number::exactly(*value) : Number::anything({otherwise});
}

int datePart(const Date& date, std::uint32_t part) {
  return part == 0 ? date.year() : part == 1 ? date.month() : date.day();
}

}  // namespace

Number Run::computeNumber(const Node& node) {
  switch (node.op) {
    case Op::kNumber:
      return Number::exactly(plan_.numbers[node.a]);
    case Op::kCell:
      return cell(node.a, node.aux);
    case Op::kParam:
      return params_[node.a].isSet ? Number::exactly(params_[node.a].number)
                                   : Number::anything({Reason::kParamUnset});
    case Op::kClaimNumber:
      return claimNumber(node);
    case Op::kAdd:
      return add(number(node.a), number(node.b));
    case Op::kSubtract:
      return subtract(number(node.a), number(node.b));
    case Op::kMultiply:
      return multiply(number(node.a), number(node.b));
    case Op::kNegate:
      return negate(number(node.a));
    case Op::kAbs:
      return absolute(number(node.a));
    case Op::kSum:
    case Op::kMin:
    case Op::kMax:
    case Op::kCountTrue:
      return computeOfList(node);
    case Op::kQuotient:
      return divide(number(node.a), number(node.b), static_cast<int>(node.c));
    case Op::kRound:
      return round(number(node.a), static_cast<int>(node.c));
    case Op::kScale:
      return multiply(number(node.a), Number::exactly(plan_.numbers[node.b]));
    case Op::kCountClaims:
    case Op::kSumClaims:
    case Op::kMinClaims:
    case Op::kMaxClaims:
      return computeOfClaims(node);
    case Op::kLength:
      return lengthOf(text(node.a));
    case Op::kSimilarity:
      return similarityOf(text(node.a), text(node.b));
    case Op::kSameFigures:
      return sameFiguresOf(text(node.a), text(node.b));
    case Op::kForeignCharacters:
      return foreignCharactersOf(text(node.a), text(node.b));
    case Op::kSectionOrdinal:
    case Op::kSectionPosition:
    case Op::kSectionOccurrences:
      return computeOfSection(node);
    case Op::kReportYear: {
      const Source source = sourceOf(node.aux);
      if (source.report == nullptr) return Number::anything({Reason::kNoPrior});
      if (!source.report->year) return Number::anything({Reason::kYearUnknown});
      return Number::exactly(*source.report->year);
    }
    case Op::kDatePart: {
      const Day day = date(node.a);
      return day.isKnown() ? Number::exactly(datePart(day.date, node.b))
                           : Number::anything(day.cause);
    }
    case Op::kIf: {
      const Truth condition = truth(node.a);
      if (condition.isTrue()) return number(node.b);
      if (condition.isFalse()) return number(node.c);
      if (condition.cause.isError()) return Number::anything(condition.cause);
      return either(number(node.b), number(node.c), condition.cause);
    }
    default:
      break;
  }
  assert(false && "not a node that gives a number");
  return Number::error(Reason::kOverflow);
}

std::optional<Decimal> Run::lookUp(plan::NodeId id) {
  const Node& node = plan_.nodes[id];
  const bool isOfThisReport = static_cast<plan::Doc>(node.aux) == plan::Doc::kThis;
  switch (node.op) {
    case Op::kNumber:
      return plan_.numbers[node.a];
    case Op::kCell:
      if (!isOfThisReport || report_.states[node.a] != CellState::kNumber) return std::nullopt;
      return report_.values[node.a];
    case Op::kReportYear:
      if (!isOfThisReport || !report_.year) return std::nullopt;
      return Decimal(*report_.year);
    case Op::kCountClaims: {
      if (node.b != kNone) return std::nullopt;
      const ClaimList& list = claimsOf(node.a);
      if (list.cause.isSet()) return std::nullopt;
      return Decimal(static_cast<std::int64_t>(list.claims.size()));
    }
    default:
      return std::nullopt;
  }
}

Number Run::cell(CellId id, std::uint8_t doc) const {
  const Source source = sourceOf(doc);
  const bool isPrior = static_cast<plan::Doc>(doc) == plan::Doc::kPrior;
  const Cell& declared = report_.form->cells[id];
  CellState state = CellState::kAbsent;
  CellId inSource = id;
  if (source.report != nullptr) {
    if (source.map != nullptr) inSource = source.map->cells[id];
    if (inSource != kNoCell) state = source.report->states[inSource];
  }
  if (state == CellState::kNumber) return Number::exactly(source.report->values[inSource]);
  if (plane_ == 1 && (state == CellState::kBlank || state == CellState::kFiller))
    return Number::exactly(0);
  Cause cause{reasonOf(state), id, isPrior};
  if (source.report == nullptr) cause = {Reason::kNoPrior};
  return declared.isSigned ? Number::anything(cause) : Number::atLeast(0, cause);
}

Number Run::computeOfList(const Node& node) {
  const plan::NodeId* items = plan_.lists.data() + node.a;
  if (node.op == Op::kCountTrue) {
    Number count = Number::exactly(0);
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Truth truthOfItem = truth(items[i]);
      if (truthOfItem.isFalse()) continue;
      if (truthOfItem.isTrue()) {
        count = add(count, Number::exactly(1));
      } else if (truthOfItem.cause.isError()) {
        return Number::anything(truthOfItem.cause);
      } else {
        count = add(count, either(Number::exactly(0), Number::exactly(1), truthOfItem.cause));
      }
    }
    return count;
  }
  if (node.b == 0)
    return node.op == Op::kSum ? Number::exactly(0) : Number::anything({Reason::kNoClaim});
  Number result = number(items[0]);
  for (std::uint32_t i = 1; i < node.b; ++i) {
    const Number item = number(items[i]);
    result = node.op == Op::kSum   ? add(result, item)
             : node.op == Op::kMin ? smaller(result, item)
                                   : greater(result, item);
  }
  return result;
}

Number Run::computeOfSection(const Node& node) {
  Cause cause;
  const ReportSection* section = sectionOf(node, cause);
  if (section == nullptr) {
    // That a heading occurs no times is known; what number it carries is not.
    const bool countsAbsence =
        node.op == Op::kSectionOccurrences && cause.reason == Reason::kSectionMissing;
    return countsAbsence ? Number::exactly(0) : Number::anything(cause);
  }
  if (node.op == Op::kSectionPosition) return Number::exactly(section->position);
  if (node.op == Op::kSectionOccurrences) return Number::exactly(section->occurrences);
  if (section->heading.empty()) return Number::anything({Reason::kNoLabels});
  return Number::exactly(section->ordinal);
}

Number Run::lengthOf(const Text& text) const {
  if (!text.isKnown()) return Number::atLeast(0, text.cause);
  return Number::exactly(static_cast<std::int64_t>(countVisible(text.words)));
}

Number Run::similarityOf(const Text& a, const Text& b) {
  if (!a.isKnown()) return Number::atLeast(0, a.cause);
  if (!b.isKnown()) return Number::atLeast(0, b.cause);
  const int perMille =
      narrative::similarityPerMille(narrative::Shingles(a.words), narrative::Shingles(b.words));
  return Number::exactly(Decimal::fromScaled(Decimal::Scaled{perMille} * (Decimal::kUnit / 10)));
}

Number Run::sameFiguresOf(const Text& a, const Text& b) {
  if (!a.isKnown()) return Number::atLeast(0, a.cause);
  if (!b.isKnown()) return Number::atLeast(0, b.cause);
  return Number::exactly(static_cast<std::int64_t>(narrative::countSameFigures(a.words, b.words)));
}

Number Run::foreignCharactersOf(const Text& a, const Text& b) {
  if (!a.isKnown()) return Number::atLeast(0, a.cause);
  if (!b.isKnown()) return Number::atLeast(0, b.cause);
  return Number::exactly(
      static_cast<std::int64_t>(narrative::countForeignCharacters(a.words, b.words)));
}

Number Run::claimNumber(const Node& node) const {
  const FoundClaim* found = boundClaim(node.aux);
  assert(found != nullptr && "a claim outside of its loop");
  const narrative::Claim& claim = *found->claim;
  switch (static_cast<plan::ClaimField>(node.a)) {
    case plan::ClaimField::kValue:
      // 「六十余件」 is not 60: comparing it would accuse a correct sentence.
      if (claim.vague) return Number::anything({Reason::kVagueClaim});
      return numberOr(claim.value, Reason::kNoClaim);
    case plan::ClaimField::kTotal:
      return numberOr(claim.total, Reason::kNoClaim);
    case plan::ClaimField::kPartSum:
      return numberOr(claim.partSum, Reason::kNoClaim);
    case plan::ClaimField::kPartCount:
      return Number::exactly(claim.partCount);
    case plan::ClaimField::kPart:
      return numberOr(claim.part, Reason::kNoClaim);
    case plan::ClaimField::kBase:
      return numberOr(claim.base, Reason::kNoClaim);
    case plan::ClaimField::kPercent:
      return numberOr(claim.percent, Reason::kNoClaim);
    case plan::ClaimField::kDelta:
      return numberOr(claim.delta, Reason::kNoClaim);
    default:
      break;
  }
  assert(false && "not a field that is a number");
  return Number::anything({Reason::kNoClaim});
}

}  // namespace gouji::eval
