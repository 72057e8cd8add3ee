#include "engine/eval/sum_comparisons.h"

namespace gouji::eval {
namespace {

using plan::Comparison;
using plan::Node;
using plan::NodeId;
using plan::Op;

// 64 terms below CellNumbers::kLimit cannot overflow.
constexpr std::size_t kMaxTerms = 64;

/// The difference of two sums, by sign.
struct Terms {
  std::vector<CellId> plus;
  std::vector<CellId> minus;
  std::size_t constants = 0;
  std::int64_t constant = 0;  // their sum, in billionths

  [[nodiscard]] std::size_t count() const { return plus.size() + minus.size() + constants; }

  /// False for a number that is too large to be added up.
  bool addConstant(const Decimal& value, bool isNegative) {
    const Decimal::Scaled scaled = value.scaled();
    if (scaled >= CellNumbers::kLimit || scaled <= -CellNumbers::kLimit) return false;
    const auto narrow = static_cast<std::int64_t>(scaled);
    constant += isNegative ? -narrow : narrow;
    ++constants;
    return true;
  }
};

/// Collects the terms of a sum; false when it holds anything but constants and cells of this
/// report.
bool collectTerms(const plan::Plan& plan, NodeId root, bool isNegative, Terms& terms) {
  std::vector<std::pair<NodeId, bool>> open = {{root, isNegative}};
  while (!open.empty()) {
    const auto [id, negative] = open.back();
    open.pop_back();
    const Node& node = plan.nodes[id];
    switch (node.op) {
      case Op::kCell:
        if (static_cast<plan::Doc>(node.aux) != plan::Doc::kThis) return false;
        (negative ? terms.minus : terms.plus).push_back(node.a);
        break;
      case Op::kNumber:
        if (!terms.addConstant(plan.numbers[node.a], negative)) return false;
        break;
      case Op::kSum:
        if (node.b > kMaxTerms) return false;
        for (std::uint32_t i = 0; i < node.b; ++i)
          open.emplace_back(plan.lists[node.a + i], negative);
        break;
      case Op::kAdd:
        open.emplace_back(node.a, negative);
        open.emplace_back(node.b, negative);
        break;
      case Op::kSubtract:
        open.emplace_back(node.a, negative);
        open.emplace_back(node.b, !negative);
        break;
      case Op::kNegate:
        open.emplace_back(node.a, !negative);
        break;
      default:
        return false;
    }
    if (terms.count() + open.size() > kMaxTerms) return false;
  }
  return true;
}

}  // namespace

std::optional<std::uint32_t> SumComparisons::add(const plan::Plan& plan,
                                                 const plan::Instance& instance) {
  if (instance.guard != kNone || instance.collection != kNone || instance.check == kNone)
    return std::nullopt;
  const Node& check = plan.nodes[instance.check];
  if (check.op != Op::kCompare || check.c != kNone) return std::nullopt;
  Terms terms;
  if (!collectTerms(plan, check.a, false, terms)) return std::nullopt;
  if (!collectTerms(plan, check.b, true, terms)) return std::nullopt;
  Entry entry;
  entry.signs = signsOf(static_cast<Comparison>(check.aux));
  entry.constant = terms.constant;
  entry.begin = static_cast<std::uint32_t>(cells_.size());
  cells_.insert(cells_.end(), terms.plus.begin(), terms.plus.end());
  entry.middle = static_cast<std::uint32_t>(cells_.size());
  cells_.insert(cells_.end(), terms.minus.begin(), terms.minus.end());
  entry.end = static_cast<std::uint32_t>(cells_.size());
  entries_.push_back(entry);
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

unsigned SumComparisons::signsOf(Comparison comparison) {
  switch (comparison) {
    case Comparison::kEqual:
      return kZero;
    case Comparison::kNotEqual:
      return kNegative | kPositive;
    case Comparison::kLess:
      return kNegative;
    case Comparison::kLessEqual:
      return kNegative | kZero;
    case Comparison::kGreater:
      return kPositive;
    case Comparison::kGreaterEqual:
      return kPositive | kZero;
  }
  return 0;
}

}  // namespace gouji::eval
