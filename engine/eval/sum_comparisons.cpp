#include "engine/eval/sum_comparisons.h"

#include <algorithm>
#include <tuple>

namespace gouji::eval {
namespace {

using plan::Comparison;
using plan::Node;
using plan::NodeId;
using plan::Op;

// 64 terms below CellNumbers::kLimit cannot overflow.
constexpr std::size_t kMaxTerms = 64;
constexpr std::size_t kUsualTerms = 8;

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
  std::vector<std::pair<NodeId, bool>> open;
  open.reserve(kUsualTerms);
  open.emplace_back(root, isNegative);
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

std::optional<SumComparison> SumComparisons::read(const plan::Plan& plan,
                                                  const plan::Instance& instance) {
  if (instance.guard != kNone || instance.collection != kNone || instance.check == kNone)
    return std::nullopt;
  const Node& check = plan.nodes[instance.check];
  if (check.op != Op::kCompare || check.c != kNone) return std::nullopt;
  Terms terms;
  terms.plus.reserve(kUsualTerms);
  terms.minus.reserve(kUsualTerms);
  if (!collectTerms(plan, check.a, false, terms)) return std::nullopt;
  if (!collectTerms(plan, check.b, true, terms)) return std::nullopt;
  SumComparison comparison;
  comparison.signs = signsOf(static_cast<Comparison>(check.aux));
  comparison.constant = terms.constant;
  comparison.sum = numberOf({std::move(terms.plus), std::move(terms.minus)});
  return comparison;
}

std::uint32_t SumComparisons::numberOf(Sides sides) {
  std::sort(sides.first.begin(), sides.first.end());
  std::sort(sides.second.begin(), sides.second.end());
  const auto [known, isNew] =
      known_.try_emplace(std::move(sides), static_cast<std::uint32_t>(sums_.size()));
  if (!isNew) return known->second;
  const auto& [plus, minus] = known->first;
  Sum sum;
  sum.begin = cells_.append(plus).first;
  sum.middle = cells_.append(minus).first;
  sum.end = static_cast<std::uint32_t>(cells_.size());
  sums_.push_back(sum);
  return known->second;
}

std::vector<SumComparison> SumComparisons::hardestOf(std::vector<SumComparison> all) {
  const auto orderOf = [](const SumComparison& one) {
    return std::tuple(one.sum, one.signs, one.constant);
  };
  std::sort(all.begin(), all.end(), [&](const SumComparison& a, const SumComparison& b) {
    return orderOf(a) < orderOf(b);
  });
  std::vector<SumComparison> hardest;
  for (const SumComparison& one : all) {
    const bool isSameQuestion =
        !hardest.empty() && hardest.back().sum == one.sum && hardest.back().signs == one.signs;
    const bool isOneSided = ((one.signs & kNegative) != 0) != ((one.signs & kPositive) != 0);
    if (!isSameQuestion || (!isOneSided && hardest.back().constant != one.constant)) {
      hardest.push_back(one);
    } else if ((one.signs & kNegative) != 0) {
      // The constant is added, so the greatest leaves least room below zero.
      hardest.back() = one;
    }
  }
  return hardest;
}

void SumComparisons::addUp(const CellNumbers& numbers, std::vector<std::int64_t>& sums) const {
  sums.resize(sums_.size());
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    const CellId* cell = cells_.data() + sums_[i].begin;
    const CellId* const middle = cells_.data() + sums_[i].middle;
    const CellId* const end = cells_.data() + sums_[i].end;
    std::int64_t sum = 0;
    for (; cell != middle; ++cell) sum += numbers.value(*cell);
    for (; cell != end; ++cell) sum -= numbers.value(*cell);
    sums[i] = sum;
  }
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
