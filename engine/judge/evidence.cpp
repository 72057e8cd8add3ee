#include "engine/eval/children.h"
#include "engine/judge/causes.h"

namespace gouji::judge {
namespace {

using plan::Node;
using plan::NodeId;
using plan::Op;

bool isThisCell(const Node& node) {
  return node.op == Op::kCell && static_cast<plan::Doc>(node.aux) == plan::Doc::kThis;
}

/// What a claim or a cell of last year says, if the node is one.
std::optional<Decimal> saidElsewhere(const Node& node, const InstanceResult& result,
                                     std::optional<Decimal> value) {
  if (node.op == Op::kClaimNumber &&
      static_cast<plan::ClaimField>(node.a) == plan::ClaimField::kValue && result.claim &&
      !result.claim->vague)
    return result.claim->value;
  if (node.op == Op::kCell && static_cast<plan::Doc>(node.aux) == plan::Doc::kPrior) return value;
  return std::nullopt;
}

}  // namespace

std::vector<Evidence> findEvidence(const plan::Plan& plan, const Evaluation& evaluation) {
  std::vector<Evidence> evidence;
  for (std::size_t i = 0; i < evaluation.results.size(); ++i) {
    const InstanceResult& result = evaluation.results[i];
    const plan::Instance& instance = plan.instances[result.instance];
    if (result.outcome != Outcome::kFail || instance.check == kNone) continue;
    // `n == cell`, alone or as one of the alternatives of an `or`.
    std::vector<NodeId> parts = {instance.check};
    if (plan.nodes[instance.check].op == Op::kOr) {
      parts.clear();
      eval::forEachChild(plan, plan.nodes[instance.check],
                         [&parts](NodeId part) { parts.push_back(part); });
    }
    for (const NodeId part : parts) {
      const Node& node = plan.nodes[part];
      if (node.op != Op::kCompare || node.c != kNone ||
          static_cast<plan::Comparison>(node.aux) != plan::Comparison::kEqual)
        continue;
      const Node& left = plan.nodes[node.a];
      const Node& right = plan.nodes[node.b];
      if (isThisCell(left)) {
        if (const auto said = saidElsewhere(right, result, result.right))
          evidence.push_back({left.a, *said, i});
      } else if (isThisCell(right)) {
        if (const auto said = saidElsewhere(left, result, result.left))
          evidence.push_back({right.a, *said, i});
      }
    }
  }
  return evidence;
}

}  // namespace gouji::judge
