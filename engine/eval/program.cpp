#include "engine/eval/program.h"

#include <algorithm>

#include "engine/eval/children.h"
#include "engine/eval/claims.h"
#include "engine/narrative/compiled_pattern.h"

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

Program::Program(const plan::Plan& plan)
    : plan_(plan),
      patterns_(plan.patterns.size()),
      claimFinder_(std::make_unique<ClaimFinder>(plan)),
      schedules_(plan.forms.size()),
      maps_(plan.forms.size() * plan.forms.size()) {
  analyseNodes();
}

Program::~Program() = default;

const narrative::CompiledPattern* Program::pattern(std::uint32_t index) const {
  // `matches` searches folded text, so its pattern is folded in the same way.
  const auto make = [&] {
    const plan::Pattern& pattern = plan_.patterns[index];
    return narrative::CompiledPattern::make(narrative::PatternKind::kMatch, pattern.words.str(),
                                            plan_.preparedOf(pattern));
  };
  return patterns_[index].get(make).get();
}

const Schedule& Program::scheduleOf(std::uint32_t form) const {
  return schedules_[form].get([&] { return Schedule(plan_, form); });
}

const FormMap& Program::mapBetween(std::uint32_t from, std::uint32_t to) const {
  return maps_[from * plan_.forms.size() + to].get(
      [&] { return FormMap(*plan_.forms[from], *plan_.forms[to]); });
}

void Program::analyseNodes() {
  const std::size_t count = plan_.nodes.size();
  memoIndex_.assign(count, kNone);
  freeSlots_.assign(count, 0);
  isCheckpoint_.assign(count, false);
  std::vector<std::uint32_t> height(count, 1);
  for (NodeId id = 0; id < count; ++id) {
    const Node& node = plan_.nodes[id];
    std::uint32_t below = 0;
    forEachChild(plan_, node, [&](NodeId child) {
      freeSlots_[id] |= freeSlots_[child];
      below = std::max(below, isCheckpoint_[child] ? 1 : height[child]);
    });
    if (readsClaim(node.op)) freeSlots_[id] |= slotBit(node.aux);
    // The last bit stands for several slots and stays.
    if (loopsOverClaims(node.op) && node.aux < 63) freeSlots_[id] &= ~slotBit(node.aux);
    // A loop binds its claims before its body is evaluated, which starts a recursion of its own.
    height[id] = loopsOverClaims(node.op) ? 1 : below + 1;
    if (!isWorthRemembering(node)) continue;
    const bool isNumber = typeOf(node.op) == NodeType::kNumber;
    memoIndex_[id] = isNumber ? numberMemoCount_++ : truthMemoCount_++;
    if (height[id] >= kMaxHeight) isCheckpoint_[id] = hasCheckpoints_ = true;
  }
}

std::vector<NodeId> Program::findCheckpoints(NodeId root) const {
  std::vector<NodeId> found;
  std::vector<NodeId> open = {root};
  std::vector<bool> seen(root + 1, false);
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (seen[id]) continue;
    seen[id] = true;
    if (isCheckpoint_[id]) found.push_back(id);
    if (loopsOverClaims(plan_.nodes[id].op)) continue;
    forEachChild(plan_, plan_.nodes[id], [&](NodeId child) { open.push_back(child); });
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace gouji::eval
