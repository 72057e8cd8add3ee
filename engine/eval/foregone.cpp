#include "engine/eval/foregone.h"

#include <algorithm>

#include "engine/eval/cell_numbers.h"
#include "engine/eval/children.h"
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
  return static_cast<plan::Doc>(node.aux) == plan::Doc::kThis && node.a != kNoCell;
}

/// Evaluates nodes over plain cells. Everything that is not about cells is unknown, and so is what
/// could be a rule error for some values.
class PlainWorld {
 public:
  PlainWorld(const plan::Plan& plan, const Form& form) : plan_(plan), form_(form) {}

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
      case Op::kStateIn:
        if (!isOfThisReport(node)) return unknownTruth();
        reads(node.a);
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
      default:
        return unknownTruth();
    }
  }

  /// The cells that were read, each once.
  std::vector<CellId> takeCells() {
    std::sort(cells_.begin(), cells_.end());
    cells_.erase(std::unique(cells_.begin(), cells_.end()), cells_.end());
    return std::move(cells_);
  }

 private:
  static Truth unknownTruth() { return Truth::unknown({Reason::kTooManySteps}); }
  static Number unknownNumber() { return Number::error(Reason::kTooManySteps); }

  bool mayGoOn(std::size_t depth) { return depth < kMaxDepth && ++steps_ <= kMaxSteps; }
  void reads(CellId cell) { cells_.push_back(cell); }

  bool isPlainCell(NodeId id) {
    const Node& node = plan_.nodes[id];
    if (node.op != Op::kCell || !isOfThisReport(node)) return false;
    reads(node.a);
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
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Truth item = truth(plan_.lists[node.a + i], depth + 1);
      if (!item.isUnknown() && item.isTrue() == absorbing) return item;
      if (item.isUnknown()) result = item;
    }
    return result;
  }

  const plan::Plan& plan_;
  const Form& form_;
  std::vector<CellId> cells_;
  std::size_t steps_ = 0;
};

}  // namespace

std::optional<Foregone> findForegone(const plan::Plan& plan, const plan::Instance& instance) {
  if (instance.collection != kNone || instance.check == kNone) return std::nullopt;
  PlainWorld world(plan, *plan.forms[instance.form]);
  Foregone foregone;
  if (instance.guard != kNone) {
    const Truth guard = world.truth(instance.guard);
    if (guard.isUnknown()) return std::nullopt;
    if (guard.isFalse()) foregone.outcome = Outcome::kNotApplicable;
  }
  if (foregone.outcome == Outcome::kPass && !world.truth(instance.check).isTrue())
    return std::nullopt;
  foregone.cells = world.takeCells();
  return foregone;
}

}  // namespace gouji::eval
