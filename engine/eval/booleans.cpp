// The nodes that give truth values.
#include <cassert>

#include "engine/eval/children.h"
#include "engine/eval/run.h"
#include "engine/narrative/compiled_pattern.h"

namespace gouji::eval {

using plan::Node;
using plan::NodeId;
using plan::Op;

Truth Run::computeTruth(const Node& node) {
  switch (node.op) {
    case Op::kTrue:
      return Truth::of(true);
    case Op::kFalse:
      return Truth::of(false);
    case Op::kNot:
      return truth(node.a).negated();
    case Op::kAnd:
      return combine(node, false);
    case Op::kOr:
      return combine(node, true);
    case Op::kIfB: {
      const Truth condition = truth(node.a);
      if (condition.isTrue()) return truth(node.b);
      if (condition.isFalse()) return truth(node.c);
      if (condition.cause.isError()) return condition;
      const Truth then = truth(node.b);
      const Truth otherwise = truth(node.c);
      const bool same = !then.isUnknown() && then.value == otherwise.value;
      return same ? then : condition;
    }
    case Op::kCompare:
      return compareNumbers(node);
    case Op::kCompareText:
      return compareTexts(node);
    case Op::kCompareDate:
      return compareDates(node);
    case Op::kStateIn:
      return stateIn(node);
    case Op::kKnown:
      return isKnown(node.a);
    case Op::kIsInteger: {
      const Number value = number(node.a);
      return value.isKnown() ? Truth::of(value.low.isInteger()) : Truth::unknown(value.cause);
    }
    case Op::kMatches:
      return matches(node);
    case Op::kContains:
      return contains(node);
    case Op::kEveryClaim:
      return combineClaims(node, false);
    case Op::kSomeClaim:
      return combineClaims(node, true);
    case Op::kClaimFlag: {
      const FoundClaim* found = boundClaim(node.aux);
      assert(found != nullptr && "a claim outside of its loop");
      switch (static_cast<plan::ClaimField>(node.a)) {
        case plan::ClaimField::kValid:
          return Truth::of(found->claim->valid);
        case plan::ClaimField::kExhaustive:
          return Truth::of(found->claim->exhaustive);
        case plan::ClaimField::kVague:
          return Truth::of(found->claim->vague);
        default:
          break;
      }
      assert(false && "not a field that is true or false");
      return Truth::unknown({Reason::kNoClaim});
    }
    default:
      return aboutReport(node);
  }
}

Truth Run::compareNumbers(const Node& node) {
  const auto comparison = static_cast<plan::Comparison>(node.aux);
  if (node.c == kNone) {
    // The usual case needs no intervals.
    const std::optional<Decimal> left = lookUp(node.a);
    if (left) {
      const std::optional<Decimal> right = lookUp(node.b);
      if (right) return Truth::of(holds(comparison, *left, *right));
    }
    return compare(comparison, number(node.a), number(node.b));
  }
  const Number left = number(node.a);
  const Number right = number(node.b);
  return compareWithin(comparison, left, right, number(node.c));
}

/// `and` with `absorbing` false, `or` with `absorbing` true.
Truth Run::combine(const Node& node, bool absorbing) {
  Truth result = Truth::of(!absorbing);
  for (std::uint32_t i = 0; i < node.b; ++i) {
    const Truth item = truth(plan_.lists[node.a + i]);
    if (item.isUnknown()) {
      result = Truth::unknown(chooseCause(result.cause, item.cause));
    } else if (item.isTrue() == absorbing) {
      return item;
    }
  }
  return result;
}

Truth Run::stateIn(const Node& node) const {
  const auto doc = static_cast<plan::Doc>(node.aux);
  // Without last year's report there is no cell to be blank or absent.
  if (doc == plan::Doc::kPrior && prior_ == nullptr) return Truth::unknown({Reason::kNoPrior});
  const bool isPlain = doc == plan::Doc::kThis && node.a != kNoCell;
  const CellState state = isPlain ? report_.states[node.a] : stateOf(node.a, doc);
  return Truth::of((node.b >> static_cast<unsigned>(state) & 1U) != 0);
}

Truth Run::isKnown(NodeId id) {
  // An error is not an answer: `known(1 / 0)` is an error too.
  const auto answer = [](bool known, const Cause& cause) {
    return !known && cause.isError() ? Truth::unknown(cause) : Truth::of(known);
  };
  switch (typeOf(plan_.nodes[id].op)) {
    case NodeType::kNumber: {
      const Number value = number(id);
      return answer(value.isKnown(), value.cause);
    }
    case NodeType::kText: {
      const Text value = text(id);
      return answer(value.isKnown(), value.cause);
    }
    case NodeType::kDate: {
      const Day value = date(id);
      return answer(value.isKnown(), value.cause);
    }
    case NodeType::kTruth: {
      const Truth value = truth(id);
      return answer(!value.isUnknown(), value.cause);
    }
  }
  return Truth::of(false);
}

Truth Run::matches(const Node& node) {
  const Text words = text(node.a);
  if (!words.isKnown()) return Truth::unknown(words.cause);
  const narrative::CompiledPattern* pattern = program_.pattern(node.b);
  if (pattern == nullptr || words.words.size() > kMaxTextBytes)
    return Truth::unknown({Reason::kTextTooLong});
  FoldedText& folded = scratch_.folded.fold(words.words);
  // A text of a few words is searched sooner than looked through, but not again and again.
  constexpr std::size_t kFewWords = 100;  // bytes
  if (words.words.size() > kFewWords || folded.isSeen || folded.isSearched) {
    using Answer = narrative::PatternWords::Answer;
    const Answer answer = program_.claimFinder().askForPattern(form_, node.b, folded);
    if (answer != Answer::kPerhaps) return Truth::of(answer == Answer::kOccurs);
  }
  folded.isSearched = true;
  const std::optional<bool> found =
      narrative::occursIn(*pattern, folded.shadow, scratch_.patternMemory);
  return found ? Truth::of(*found) : Truth::unknown({Reason::kTextTooLong});
}

Truth Run::contains(const Node& node) {
  const Text whole = text(node.a);
  const Text part = text(node.b);
  if (!whole.isKnown() || !part.isKnown())
    return Truth::unknown(chooseCause(whole.cause, part.cause));
  if (whole.words.size() > kMaxTextBytes || part.words.size() > kMaxTextBytes)
    return Truth::unknown({Reason::kTextTooLong});
  const std::string_view folded = scratch_.folded.fold(whole.words).shadow.text();
  const std::string_view wanted = scratch_.folded.fold(part.words).shadow.text();
  return Truth::of(folded.find(wanted) != std::string_view::npos);
}

Truth Run::compareTexts(const Node& node) {
  const Text left = text(node.a);
  const Text right = text(node.b);
  if (!left.isKnown() || !right.isKnown())
    return Truth::unknown(chooseCause(left.cause, right.cause));
  const bool wantsEqual = static_cast<plan::Comparison>(node.aux) == plan::Comparison::kEqual;
  return Truth::of((left.words == right.words) == wantsEqual);
}

Truth Run::compareDates(const Node& node) {
  const Day left = date(node.a);
  const Day right = date(node.b);
  if (!left.isKnown() || !right.isKnown())
    return Truth::unknown(chooseCause(left.cause, right.cause));
  // Days are whole numbers, and the comparison of numbers is already there.
  return compare(static_cast<plan::Comparison>(node.aux),
                 Number::exactly(left.date.daysSinceEpoch()),
                 Number::exactly(right.date.daysSinceEpoch()));
}

/// What the report is, apart from its cells and words.
Truth Run::aboutReport(const Node& node) const {
  if (node.op == Op::kParamSet) return Truth::of(params_[node.a].isSet);
  if (node.op == Op::kParamTrue)
    return params_[node.a].isSet ? Truth::of(params_[node.a].flag)
                                 : Truth::unknown({Reason::kParamUnset});
  const Source source = sourceOf(node.op == Op::kAgencyIs || node.op == Op::kHasLabels
                                     ? static_cast<std::uint8_t>(plan::Doc::kThis)
                                     : node.aux);
  if (node.op == Op::kDocPresent) return Truth::of(source.report != nullptr);
  if (source.report == nullptr) return Truth::unknown({Reason::kNoPrior});
  const Report& report = *source.report;
  switch (node.op) {
    case Op::kHasLabels:
      return Truth::of(report.hasLabels);
    case Op::kAgencyIs:
      if (report.agencyKind == AgencyKind::kUnknown)
        return Truth::unknown({Reason::kAgencyUnknown});
      return Truth::of((node.b >> static_cast<unsigned>(report.agencyKind) & 1U) != 0);
    case Op::kSectionPresent:
    case Op::kSectionWording: {
      Cause cause;
      const ReportSection* section = sectionOf(node, cause);
      if (node.op == Op::kSectionPresent) return Truth::of(section != nullptr);
      if (section == nullptr) return Truth::unknown(cause);
      if (section->heading.empty()) return Truth::unknown({Reason::kNoLabels});
      return Truth::of((node.b >> static_cast<unsigned>(section->wording) & 1U) != 0);
    }
    case Op::kTablePresent:
    case Op::kVariantUsed: {
      const std::uint32_t table = source.map == nullptr ? node.a : source.map->tables[node.a];
      const bool isThere = table != kNone && report.tablePresent[table];
      if (node.op == Op::kTablePresent) return Truth::of(isThere);
      // Variants are numbered per form; another form's are other variants.
      return Truth::of(isThere && source.map == nullptr && report.variants[table] == node.b);
    }
    default:
      break;
  }
  assert(false && "not a node that gives a truth value");
  return Truth::unknown({Reason::kTextTooLong});
}

}  // namespace gouji::eval
