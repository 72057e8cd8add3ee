#include "engine/lower/linear.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <utility>

namespace gouji::lower {
namespace {

using plan::Node;
using plan::NodeId;
using plan::Op;

/// Adds up the sides. Coefficients that leave their range make the equation useless, not wrong.
///
/// Nodes are shared: `twice(twice(x))` holds x four times and has three nodes. So each node is
/// opened once, when everything that holds it has said how often it does. Children come before
/// their parents in a plan, so that is the order of falling ids.
class LinearForm {
 public:
  LinearForm(const plan::Plan& plan, const Form& form) : plan_(plan), form_(form) {}

  bool run(NodeId left, NodeId right) {
    if (!add(left, 1) || !add(right, -1)) return false;
    while (!open_.empty()) {
      const auto [id, factor] = *open_.begin();
      open_.erase(open_.begin());
      if (!expand(plan_.nodes[id], factor)) return false;
    }
    return true;
  }

  [[nodiscard]] std::optional<plan::LinearRow> row() const {
    plan::LinearRow row;
    for (const auto& [cell, coefficient] : terms_) {
      if (coefficient == 0) continue;
      if (coefficient > std::numeric_limits<std::int32_t>::max() ||
          coefficient < std::numeric_limits<std::int32_t>::min()) {
        return std::nullopt;
      }
      row.terms.push_back({cell.second, static_cast<std::int32_t>(coefficient),
                           static_cast<plan::Doc>(cell.first)});
    }
    if (row.terms.empty()) return std::nullopt;
    row.constant = -constant_;
    return row;
  }

 private:
  bool add(NodeId id, std::int64_t factor) {
    std::int64_t& total = open_[id];
    return !__builtin_add_overflow(total, factor, &total);
  }
  bool addNegated(NodeId id, std::int64_t factor) {
    std::int64_t negated = 0;
    return !__builtin_sub_overflow(std::int64_t{0}, factor, &negated) && add(id, negated);
  }

  bool expand(const Node& node, std::int64_t factor) {
    switch (node.op) {
      case Op::kNumber:
        return addConstant(plan_.numbers[node.a], factor);
      case Op::kCell:
        if (form_.cells[node.a].isDecimal) return false;
        terms_[{node.aux, node.a}] += factor;  // the only node of its cell
        return true;
      case Op::kAdd:
        return add(node.a, factor) && add(node.b, factor);
      case Op::kSubtract:
        return add(node.a, factor) && addNegated(node.b, factor);
      case Op::kNegate:
        return addNegated(node.a, factor);
      case Op::kScale:
        return addScaled(node.a, plan_.numbers[node.b], factor);
      case Op::kMultiply: {
        const Node& left = plan_.nodes[node.a];
        const Node& right = plan_.nodes[node.b];
        if (left.op == Op::kNumber) return addScaled(node.b, plan_.numbers[left.a], factor);
        return right.op == Op::kNumber && addScaled(node.a, plan_.numbers[right.a], factor);
      }
      case Op::kSum: {
        bool ok = true;
        for (std::uint32_t i = 0; i < node.b && ok; ++i) ok = add(plan_.lists[node.a + i], factor);
        return ok;
      }
      default:
        return false;
    }
  }

  bool addScaled(NodeId id, Decimal factor, std::int64_t by) {
    const auto whole = factor.toInteger();
    std::int64_t product = 0;
    if (!whole || __builtin_mul_overflow(*whole, by, &product)) return false;
    return add(id, product);
  }
  bool addConstant(Decimal value, std::int64_t factor) {
    const auto whole = value.toInteger();
    std::int64_t product = 0;
    return whole && !__builtin_mul_overflow(*whole, factor, &product) &&
           !__builtin_add_overflow(constant_, product, &constant_) &&
           constant_ != std::numeric_limits<std::int64_t>::min();
  }

  const plan::Plan& plan_;
  const Form& form_;
  std::map<NodeId, std::int64_t, std::greater<>> open_;  // how often each is held by those above
  std::map<std::pair<std::uint8_t, CellId>, std::int64_t> terms_;
  std::int64_t constant_ = 0;
};

}  // namespace

std::optional<plan::LinearRow> linearRowOf(const plan::Plan& plan, const Form& form, NodeId left,
                                           NodeId right) {
  LinearForm sides(plan, form);
  return sides.run(left, right) ? sides.row() : std::nullopt;
}

}  // namespace gouji::lower
