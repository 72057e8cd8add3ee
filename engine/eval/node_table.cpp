#include "engine/eval/node_table.h"

#include <algorithm>

#include "engine/eval/children.h"

namespace gouji::eval {
namespace {

using plan::Node;
using plan::NodeId;
using plan::Op;

bool isWorthRemembering(const Node& node) {
  switch (node.op) {
    case Op::kNumber:
    case Op::kCell:
    case Op::kParam:
    case Op::kClaimNumber:
    case Op::kTrue:
    case Op::kFalse:
    case Op::kStateIn:
    case Op::kClaimFlag:
    case Op::kDocPresent:
    case Op::kAgencyIs:
    case Op::kHasLabels:
    case Op::kParamSet:
    case Op::kSectionPresent:
    case Op::kTablePresent:
      return false;
    default:
      return typeOf(node.op) == NodeType::kNumber || typeOf(node.op) == NodeType::kTruth;
  }
}

std::uint64_t slotBit(std::uint8_t slot) { return 1ULL << std::min<unsigned>(slot, 63); }

}  // namespace

NodeTable::NodeTable(const plan::Plan& plan) {
  const std::size_t count = plan.nodes.size();
  std::vector<Facts> facts(count);
  std::vector<std::uint32_t> height(count, 1);
  for (NodeId id = 0; id < count; ++id) {
    const Node& node = plan.nodes[id];
    Facts& known = facts[id];
    std::uint32_t below = 0;
    forEachChild(plan, node, [&](NodeId child) {
      known.freeSlots |= facts[child].freeSlots;
      below = std::max(below, facts[child].isCheckpoint != 0 ? 1 : height[child]);
    });
    if (readsClaim(node.op)) known.freeSlots |= slotBit(node.aux);
    // The last bit stands for several slots and stays.
    if (loopsOverClaims(node.op) && node.aux < 63) known.freeSlots &= ~slotBit(node.aux);
    // A loop binds its claims before its body is evaluated, which starts a recursion of its own.
    height[id] = loopsOverClaims(node.op) ? 1 : below + 1;
    if (!isWorthRemembering(node)) continue;
    const bool isNumber = typeOf(node.op) == NodeType::kNumber;
    known.memoIndex = isNumber ? counts_.numberMemos++ : counts_.truthMemos++;
    if (height[id] < kMaxHeight) continue;
    known.isCheckpoint = 1;
    ++counts_.checkpoints;
  }
  facts_ = Array(std::move(facts));
}

std::vector<NodeId> NodeTable::findCheckpoints(const plan::Plan& plan, NodeId root) const {
  std::vector<NodeId> found;
  std::vector<NodeId> open = {root};
  std::vector<bool> seen(root + 1, false);
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (seen[id]) continue;
    seen[id] = true;
    if (facts_[id].isCheckpoint != 0) found.push_back(id);
    if (loopsOverClaims(plan.nodes[id].op)) continue;
    forEachChild(plan, plan.nodes[id], [&](NodeId child) { open.push_back(child); });
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace gouji::eval
