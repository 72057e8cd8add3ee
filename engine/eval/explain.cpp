#include "engine/eval/explain.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/eval/sum_writer.h"
#include "engine/eval/wording.h"

namespace gouji::eval {
namespace {

using plan::Comparison;
using plan::Node;
using plan::NodeId;
using plan::Op;

/// A comparison of numbers with its sides told apart: `actual comparison expected`.
struct Claimed {
  NodeId actual = kNone;
  NodeId expected = kNone;
  NodeId tolerance = kNone;
  Comparison comparison = Comparison::kEqual;
};

Comparison mirrored(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLess:
      return Comparison::kGreater;
    case Comparison::kLessEqual:
      return Comparison::kGreaterEqual;
    case Comparison::kGreater:
      return Comparison::kLess;
    case Comparison::kGreaterEqual:
      return Comparison::kLessEqual;
    default:
      return comparison;
  }
}

bool isOneValue(const Node& node) { return node.op == Op::kCell || node.op == Op::kClaimNumber; }

/// Which side is the actual one follows the language: the one that is a single cell or claim, the
/// right one when both or neither are. An instance says it for its own check.
Claimed takeApart(const plan::Plan& plan, NodeId check, const plan::Instance& instance) {
  const Node& node = plan.nodes[check];
  bool leftIsActual = isOneValue(plan.nodes[node.a]) && !isOneValue(plan.nodes[node.b]);
  if (check == instance.check && instance.left != kNone) leftIsActual = instance.expectedSide == 1;
  const auto comparison = static_cast<Comparison>(node.aux);
  if (leftIsActual) return {node.a, node.b, node.c, comparison};
  return {node.b, node.a, node.c, mirrored(comparison)};
}

bool sameValue(const plan::Plan& plan, NodeId a, NodeId b) {
  if (a == b) return true;
  const Node& x = plan.nodes[a];
  const Node& y = plan.nodes[b];
  return isOneValue(x) && x.op == y.op && x.a == y.a && x.aux == y.aux;
}

/// The parts of `n == a or n == b`, with the value they share as the actual one; empty for any
/// other `or`.
std::vector<Claimed> findAlternatives(const plan::Plan& plan, const Node& node) {
  const auto partOf = [&](std::uint32_t i) { return plan.nodes[plan.lists[node.a + i]]; };
  for (std::uint32_t i = 0; i < node.b; ++i)
    if (partOf(i).op != Op::kCompare || partOf(i).c != kNone ||
        static_cast<Comparison>(partOf(i).aux) != Comparison::kEqual)
      return {};
  if (node.b < 2) return {};
  for (const NodeId shared : {partOf(0).a, partOf(0).b}) {
    std::vector<Claimed> alternatives;
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Node part = partOf(i);
      if (sameValue(plan, part.a, shared)) {
        alternatives.push_back({shared, part.b, kNone, Comparison::kEqual});
      } else if (sameValue(plan, part.b, shared)) {
        alternatives.push_back({shared, part.a, kNone, Comparison::kEqual});
      }
    }
    if (alternatives.size() == node.b) return alternatives;
  }
  return {};
}

/// The comparisons that decide a check: one, or the alternatives of an `or` over one actual value.
/// Walks down to the part that failed; empty when that is no comparison of numbers.
std::vector<Claimed> findComparisons(Run& run, const plan::Instance& instance) {
  const plan::Plan& plan = run.plan();
  NodeId id = instance.check;
  while (id != kNone) {
    const Node& node = plan.nodes[id];
    if (node.op == Op::kCompare) return {takeApart(plan, id, instance)};
    NodeId next = kNone;
    if (node.op == Op::kIfB) {
      const Truth condition = run.evaluateTruth(node.a);
      if (!condition.isUnknown()) next = condition.isTrue() ? node.b : node.c;
    } else if (node.op == Op::kAnd) {
      for (std::uint32_t i = 0; i < node.b && next == kNone; ++i)
        if (run.evaluateTruth(plan.lists[node.a + i]).isFalse()) next = plan.lists[node.a + i];
    } else if (node.op == Op::kOr) {
      std::vector<Claimed> alternatives = findAlternatives(plan, node);
      if (!alternatives.empty()) return alternatives;
      // `a implies b` is `not a or b`: what failed is the last part.
      if (node.b > 0) next = plan.lists[node.a + node.b - 1];
    }
    id = next;
  }
  return {};
}

/// 「应为 0，实为 1」 about how many cells are blank says nothing that the message has not said,
/// and reads as if it spoke of the numbers in the cells.
bool isTally(const plan::Plan& plan, const Claimed& one) {
  const auto isOf = [&](NodeId id, Op op) { return plan.nodes[id].op == op; };
  const auto counts = [&](NodeId id) {
    return isOf(id, Op::kCountTrue) || isOf(id, Op::kCountClaims);
  };
  return (counts(one.actual) && isOf(one.expected, Op::kNumber)) ||
         (counts(one.expected) && isOf(one.actual, Op::kNumber));
}

struct Phrase {
  std::string_view zh;
  std::string_view en;
};

Phrase phraseOf(Comparison comparison) {
  switch (comparison) {
    case Comparison::kEqual:
      return {"应为 ", "should be "};
    case Comparison::kNotEqual:
      return {"不应为 ", "should not be "};
    case Comparison::kLess:
      return {"应小于 ", "should be less than "};
    case Comparison::kLessEqual:
      return {"应不大于 ", "should be at most "};
    case Comparison::kGreater:
      return {"应大于 ", "should be more than "};
    case Comparison::kGreaterEqual:
      return {"应不小于 ", "should be at least "};
  }
  return {"", ""};
}

/// Writes one explanation in one language.
class Writer {
 public:
  Writer(Run& run, Language language)
      : run_(run), language_(language), zh_(language == Language::kChinese) {}

  std::string write(const std::vector<Claimed>& comparisons) {
    if (comparisons.size() > 1) return writeAlternatives(comparisons);
    const Claimed& one = comparisons.front();
    const SumWriter actual(run_, one.actual);
    const SumWriter expected(run_, one.expected);
    if (one.comparison == Comparison::kEqual && one.tolerance == kNone &&
        !(actual.value().isKnown() && expected.value().isKnown()))
      return writeBounds(actual, expected);
    if (one.comparison == Comparison::kEqual && !actual.isSingle() && !expected.isSingle())
      return writeTwoSums(one, actual, expected);
    return writeExpectation(one, actual, expected);
  }

 private:
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(zh_ ? zh : en);
  }

  [[nodiscard]] std::string tolerance(const Claimed& one) {
    if (one.tolerance == kNone) return {};
    return say("，允许误差 ", ", tolerance ") +
           eval::write(run_, run_.evaluateNumber(one.tolerance), language_);
  }

  /// 「应为 74（70 + 3 + 1），实为 47，相差 −27」.
  std::string writeExpectation(const Claimed& one, const SumWriter& actual,
                               const SumWriter& expected) {
    const Phrase phrase = phraseOf(one.comparison);
    std::string text = say(phrase.zh, phrase.en) + expected.valueWithTerms(language_) +
                       say("，实为 ", ", is ") + actual.valueWithTerms(language_);
    if (one.comparison == Comparison::kEqual) {
      const Number difference = subtract(actual.value(), expected.value());
      if (difference.isKnown()) text += writeDifferenceOf(difference.low);
    }
    return text + tolerance(one);
  }

  std::string writeDifferenceOf(Decimal difference) const {
    if (difference == Decimal()) return say("，相符", ": they agree");
    return say("，相差 ", ", difference ") + writeDifference(difference, language_);
  }

  /// 「左边 70 + 4 = 74，右边 60 + 7 = 67，两边相差 7」. Neither side is the right one, so the
  /// difference has no sign.
  std::string writeTwoSums(const Claimed& one, const SumWriter& actual, const SumWriter& expected) {
    // The left side of the check is the expected one here unless the instance says otherwise.
    std::string text = say("左边 ", "left ") + expected.equation(language_) +
                       say("，右边 ", ", right ") + actual.equation(language_);
    const Number difference = absolute(subtract(actual.value(), expected.value()));
    if (difference.isKnown()) {
      text += difference.low == Decimal()
                  ? say("，两边相等", ": they agree")
                  : say("，两边相差 ", ", difference ") + writeNumber(difference.low, language_);
    }
    return text + tolerance(one);
  }

  /// Something is not known. Either the bounds settle it all the same, or nothing does.
  std::string writeBounds(const SumWriter& actual, const SumWriter& expected) {
    const Truth equal = compare(Comparison::kEqual, actual.value(), expected.value());
    if (!equal.isFalse())
      return say("应为 ", "should be ") + expectation(expected) + say("，实为 ", ", is ") +
             expectation(actual);
    for (const auto& [open, closed] :
         {std::pair(&expected, &actual), std::pair(&actual, &expected)})
      if (!open->value().isKnown() && closed->value().isKnown() && open->onlyGrows() &&
          !open->isSingle() && open->knownPart().isKnown())
        return say("已知部分之和 ", "the known parts add up to ") +
               writeNumber(open->knownPart().low, language_) + say("（", " (") +
               open->knownTerms(language_) + say("）已超过 ", "), already more than ") +
               closed->valueWithTerms(language_);
    return say("应为 ", "should be ") + expectation(expected) + range(expected.value()) +
           say("，实为 ", ", is ") + expectation(actual) + range(actual.value()) +
           say("，不可能相等", ": they cannot be equal");
  }

  std::string expectation(const SumWriter& side) const {
    return side.value().isKnown() ? side.valueWithTerms(language_) : side.terms(language_);
  }

  std::string range(const Number& number) const {
    if (number.isKnown()) return {};
    std::string text;
    if (number.hasLow) text += say("，至少为 ", ", at least ") + writeNumber(number.low, language_);
    if (number.hasHigh)
      text += say("，至多为 ", ", at most ") + writeNumber(number.high, language_);
    return text;
  }

  /// 「应为 72 或 75（72 + 3），实为 70」. Two ways to the same number are one.
  std::string writeAlternatives(const std::vector<Claimed>& comparisons) {
    std::string text = say("应为 ", "should be ");
    std::vector<std::string> values;
    for (const Claimed& comparison : comparisons) {
      const SumWriter expected(run_, comparison.expected);
      const std::string value =
          expected.value().isKnown() ? writeNumber(expected.value().low, language_) : std::string();
      if (!value.empty() && std::find(values.begin(), values.end(), value) != values.end())
        continue;
      if (!values.empty()) text += say(" 或 ", " or ");
      values.push_back(value);
      text += expectation(expected);
    }
    return text + say("，实为 ", ", is ") + expectation(SumWriter(run_, comparisons[0].actual));
  }

  Run& run_;
  Language language_;
  bool zh_;
};

}  // namespace

Localized explainInstance(Run& run, const plan::Instance& instance) {
  if (instance.check == kNone) return {};
  const std::vector<Claimed> comparisons = findComparisons(run, instance);
  if (comparisons.empty()) return {};
  if (comparisons.size() == 1 && isTally(run.plan(), comparisons.front())) return {};
  return {Writer(run, Language::kChinese).write(comparisons),
          Writer(run, Language::kEnglish).write(comparisons)};
}

}  // namespace gouji::eval
