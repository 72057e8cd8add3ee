#include "engine/eval/foregone.h"

#include <algorithm>

#include "engine/eval/cell_numbers.h"
#include "engine/eval/children.h"
#include "engine/eval/claims.h"
#include "engine/eval/number.h"

namespace gouji::eval {
namespace {

using plan::Node;
using plan::NodeId;
using plan::Op;

/// Longer checks are left to the evaluator, whose limits are part of what a rule means.
constexpr std::size_t kMaxSteps = 2000;
/// Deeper ones as well: this recurses.
constexpr std::size_t kMaxDepth = 32;

bool isOfThisReport(const Node& node) {
  return static_cast<plan::Doc>(node.aux) == plan::Doc::kThis && node.a != kNone;
}
static_assert(kNone == kNoCell);

/// Evaluates nodes over a report for which all facts hold, and takes down which ones it used.
/// Everything else is unknown, and so is what could be a rule error for some values.
class UsualReport {
 public:
  UsualReport(const plan::Plan& plan, const Form& form)
      : plan_(plan), form_(form), of_(plan, form) {}

  Truth truth(NodeId id, std::size_t depth = 0) {
    if (!mayGoOn(depth)) return unknownTruth();
    const Node& node = plan_.nodes[id];
    switch (node.op) {
      case Op::kTrue:
      case Op::kFalse:
        return Truth::of(node.op == Op::kTrue);
      case Op::kNot:
        return truth(node.a, depth + 1).negated();
      case Op::kAnd:
      case Op::kOr:
        return combine(node, node.op == Op::kOr, depth);
      case Op::kIfB: {
        const Truth condition = truth(node.a, depth + 1);
        if (condition.isUnknown()) return condition;
        return truth(condition.isTrue() ? node.b : node.c, depth + 1);
      }
      case Op::kStateIn:
        if (!isOfThisReport(node)) return unknownTruth();
        relyOn(FactNumbers::isPlain(node.a));
        return Truth::of((node.b >> static_cast<unsigned>(CellState::kNumber) & 1U) != 0);
      case Op::kKnown:
        return isPlainCell(node.a) ? Truth::of(true) : unknownTruth();
      case Op::kIsInteger:
        return isPlainCell(node.a) && !form_.cells[plan_.nodes[node.a].a].isDecimal
                   ? Truth::of(true)
                   : unknownTruth();
      case Op::kCompare: {
        if (node.c != kNone) return unknownTruth();
        const Number left = number(node.a, depth + 1);
        const Number right = number(node.b, depth + 1);
        return compare(static_cast<plan::Comparison>(node.aux), left, right);
      }
      case Op::kEveryClaim:
      case Op::kSomeClaim:
        return knowsNoClaims(node.a) ? Truth::of(node.op == Op::kEveryClaim) : unknownTruth();
      default:
        return aboutReport(node);
    }
  }

  /// What an instance for every claim of a collection comes to when there are none.
  Outcome outcomeWithoutClaims(const plan::Instance& instance) {
    relyOn(of_.findsNothing(instance.collection));
    if (!instance.forbids) return Outcome::kNotApplicable;
    // Without labels what is forbidden was not looked for.
    if (!needsLabels(plan_.collections[instance.collection])) return Outcome::kPass;
    relyOn(of_.hasNoLabels());
    return Outcome::kNotApplicable;
  }

  /// The facts that were used, each once.
  std::vector<Fact> takeFacts() {
    std::sort(facts_.begin(), facts_.end());
    facts_.erase(std::unique(facts_.begin(), facts_.end()), facts_.end());
    return std::move(facts_);
  }

 private:
  static Truth unknownTruth() { return Truth::unknown({Reason::kTooManySteps}); }
  static Number unknownNumber() { return Number::error(Reason::kTooManySteps); }

  bool mayGoOn(std::size_t depth) { return depth < kMaxDepth && ++steps_ <= kMaxSteps; }
  void relyOn(Fact fact) { facts_.push_back(fact); }

  /// What the report is, apart from its cells and words.
  Truth aboutReport(const Node& node) {
    const bool isPrior = static_cast<plan::Doc>(node.aux) == plan::Doc::kPrior;
    switch (node.op) {
      case Op::kHasLabels:
        relyOn(of_.hasNoLabels());
        return Truth::of(false);
      case Op::kDocPresent:
        if (isPrior) relyOn(of_.hasNoPrior());
        return Truth::of(!isPrior);
      case Op::kParamSet:
        relyOn(of_.isUnset(node.a));
        return Truth::of(false);
      case Op::kSectionPresent:
      case Op::kSectionWording:
        if (!isOfThisReport(node)) return unknownTruth();
        relyOn(of_.isInPlace(node.a));
        return Truth::of(node.op == Op::kSectionPresent ||
                         (node.b >> static_cast<unsigned>(Wording::kExact) & 1U) != 0);
      case Op::kTablePresent:
      case Op::kVariantUsed:
        if (!isOfThisReport(node)) return unknownTruth();
        relyOn(of_.isRegular(node.a));
        return Truth::of(node.op == Op::kTablePresent || node.b == kNone);
      default:
        return unknownTruth();
    }
  }

  /// Whether a loop over the collection is known to be over no claims when there are none.
  bool knowsNoClaims(std::uint32_t collection) {
    if (needsLabels(plan_.collections[collection])) return false;
    relyOn(of_.findsNothing(collection));
    return true;
  }

  Number ofSection(const Node& node) {
    if (!isOfThisReport(node)) return unknownNumber();
    relyOn(of_.isInPlace(node.a));
    if (node.op == Op::kSectionOccurrences) return Number::exactly(1);
    if (node.op == Op::kSectionPosition) return Number::exactly(node.a + 1);
    return Number::exactly(form_.sections[node.a].ordinal);
  }

  bool isPlainCell(NodeId id) {
    const Node& node = plan_.nodes[id];
    if (node.op != Op::kCell || !isOfThisReport(node)) return false;
    relyOn(FactNumbers::isPlain(node.a));
    return true;
  }

  /// Between the ends that CellNumbers gives a plain cell.
  [[nodiscard]] Number cell(CellId id) const {
    const Decimal limit = Decimal::fromScaled(CellNumbers::kLimit);
    const Decimal low = form_.cells[id].isSigned ? limit.negated() : Decimal();
    return {low, limit, true, true, {Reason::kBlankCell, id, false}};
  }

  Number number(NodeId id, std::size_t depth) {
    if (!mayGoOn(depth)) return unknownNumber();
    const Node& node = plan_.nodes[id];
    switch (node.op) {
      case Op::kNumber:
        return Number::exactly(plan_.numbers[node.a]);
      case Op::kCell:
        return isPlainCell(id) ? cell(node.a) : unknownNumber();
      case Op::kAdd:
        return add(number(node.a, depth + 1), number(node.b, depth + 1));
      case Op::kSubtract:
        return subtract(number(node.a, depth + 1), number(node.b, depth + 1));
      case Op::kNegate:
        return negate(number(node.a, depth + 1));
      case Op::kSum:
        return sum(node, depth);
      case Op::kCountTrue:
        return countTrue(node, depth);
      case Op::kCountClaims:
      case Op::kSumClaims:
        return knowsNoClaims(node.a) ? Number::exactly(0) : unknownNumber();
      case Op::kSectionOrdinal:
      case Op::kSectionPosition:
      case Op::kSectionOccurrences:
        return ofSection(node);
      default:
        return unknownNumber();
    }
  }

  Number sum(const Node& node, std::size_t depth) {
    Number total = Number::exactly(0);
    for (std::uint32_t i = 0; i < node.b && !total.isError(); ++i)
      total = add(total, number(plan_.lists[node.a + i], depth + 1));
    return total;
  }

  Number countTrue(const Node& node, std::size_t depth) {
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Truth item = truth(plan_.lists[node.a + i], depth + 1);
      if (item.isUnknown()) return unknownNumber();
      count += item.isTrue() ? 1 : 0;
    }
    return Number::exactly(count);
  }

  Truth combine(const Node& node, bool absorbing, std::size_t depth) {
    Truth result = Truth::of(!absorbing);
    const auto before = static_cast<std::ptrdiff_t>(facts_.size());
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const auto beforeItem = static_cast<std::ptrdiff_t>(facts_.size());
      const Truth item = truth(plan_.lists[node.a + i], depth + 1);
      if (!item.isUnknown() && item.isTrue() == absorbing) {
        // It decides alone, whatever the items before it are.
        facts_.erase(facts_.begin() + before, facts_.begin() + beforeItem);
        return item;
      }
      if (item.isUnknown()) result = item;
    }
    return result;
  }

  const plan::Plan& plan_;
  const Form& form_;
  const FactNumbers of_;
  std::vector<Fact> facts_;
  std::size_t steps_ = 0;
};

}  // namespace

std::optional<Foregone> findForegone(const plan::Plan& plan, const plan::Instance& instance) {
  UsualReport report(plan, *plan.forms[instance.form]);
  Foregone foregone;
  if (instance.collection != kNone) {
    foregone.outcome = report.outcomeWithoutClaims(instance);
    foregone.facts = report.takeFacts();
    return foregone;
  }
  if (instance.check == kNone) return std::nullopt;
  if (instance.guard != kNone) {
    const Truth guard = report.truth(instance.guard);
    if (guard.isUnknown()) return std::nullopt;
    if (guard.isFalse()) foregone.outcome = Outcome::kNotApplicable;
  }
  if (foregone.outcome == Outcome::kPass && !report.truth(instance.check).isTrue())
    return std::nullopt;
  foregone.facts = report.takeFacts();
  return foregone;
}

}  // namespace gouji::eval
