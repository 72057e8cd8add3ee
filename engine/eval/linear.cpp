#include "engine/eval/linear.h"

namespace gouji::eval {
namespace {

using plan::Node;
using plan::NodeId;
using plan::Op;

// 64 terms of less than 2^56 stay below 2^62.
constexpr std::size_t kMaxTerms = 64;
constexpr std::int64_t kTooLarge = std::int64_t{1} << 56;

/// Collects the cells of a sum by sign; false when it holds anything but cells of this report.
bool collectCells(const plan::Plan& plan, NodeId root, bool isNegative, std::vector<CellId>& plus,
                  std::vector<CellId>& minus) {
  std::vector<std::pair<NodeId, bool>> open = {{root, isNegative}};
  while (!open.empty()) {
    const auto [id, negative] = open.back();
    open.pop_back();
    const Node& node = plan.nodes[id];
    switch (node.op) {
      case Op::kCell:
        if (static_cast<plan::Doc>(node.aux) != plan::Doc::kThis) return false;
        (negative ? minus : plus).push_back(node.a);
        break;
      case Op::kSum:
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
    if (plus.size() + minus.size() + open.size() > kMaxTerms) return false;
  }
  return true;
}

}  // namespace

void CellSums::load(const Report& report) {
  const std::size_t count = report.states.size();
  values_.resize(count);
  unfit_.assign((count + 63) / 64, 0);
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Decimal::Scaled scaled = report.values[i].scaled();
    const auto narrow = static_cast<std::int64_t>(scaled);
    const bool fits = report.states[i] == CellState::kNumber && narrow == scaled &&
                      narrow < kTooLarge && narrow > -kTooLarge;
    values_[i] = narrow;
    unfit_[i / 64] |= static_cast<std::uint64_t>(!fits) << (i % 64);
    any |= static_cast<std::uint64_t>(!fits);
  }
  allFit_ = any == 0;
}

LinearChecks::LinearChecks(const plan::Plan& plan, const std::vector<std::uint32_t>& instances) {
  for (const std::uint32_t instance : instances) {
    const bool added = addCheck(plan, plan.instances[instance]);
    index_.push_back(added ? static_cast<std::uint32_t>(checks_.size() - 1) : kNotLinear);
  }
}

bool LinearChecks::addCheck(const plan::Plan& plan, const plan::Instance& instance) {
  if (instance.guard != kNone || instance.collection != kNone || instance.check == kNone)
    return false;
  const Node& check = plan.nodes[instance.check];
  if (check.op != Op::kCompare || check.c != kNone ||
      static_cast<plan::Comparison>(check.aux) != plan::Comparison::kEqual)
    return false;
  std::vector<CellId> plus;
  std::vector<CellId> minus;
  if (!collectCells(plan, check.a, false, plus, minus)) return false;
  if (!collectCells(plan, check.b, true, plus, minus)) return false;
  Check entry;
  entry.begin = static_cast<std::uint32_t>(cells_.size());
  cells_.insert(cells_.end(), plus.begin(), plus.end());
  entry.middle = static_cast<std::uint32_t>(cells_.size());
  cells_.insert(cells_.end(), minus.begin(), minus.end());
  entry.end = static_cast<std::uint32_t>(cells_.size());
  checks_.push_back(entry);
  return true;
}

bool LinearChecks::holds(std::uint32_t check, const CellSums& cells) const {
  const Check& entry = checks_[check];
  if (!cells.allFit()) {
    const std::vector<std::uint64_t>& unfit = cells.unfit();
    for (std::uint32_t i = entry.begin; i < entry.end; ++i)
      if ((unfit[cells_[i] / 64] >> (cells_[i] % 64) & 1U) != 0) return false;
  }
  std::int64_t sum = 0;
  for (std::uint32_t i = entry.begin; i < entry.middle; ++i) sum += cells.value(cells_[i]);
  for (std::uint32_t i = entry.middle; i < entry.end; ++i) sum -= cells.value(cells_[i]);
  return sum == 0;
}

}  // namespace gouji::eval
