// engine/eval/children.h
//
// Which nodes a node is computed from: the one place that knows the layout of every Op.
#pragma once

#include "engine/plan/plan.h"

namespace gouji::eval {

enum class NodeType : std::uint8_t { kNumber, kTruth, kText, kDate };

[[nodiscard]] NodeType typeOf(plan::Op op);

/// Whether `a` is a collection whose claims are bound to the slot `aux` one after the other, with
/// `b` and `c` evaluated for each.
[[nodiscard]] inline bool loopsOverClaims(plan::Op op) {
  using plan::Op;
  return op == Op::kCountClaims || op == Op::kSumClaims || op == Op::kMinClaims ||
         op == Op::kMaxClaims || op == Op::kEveryClaim || op == Op::kSomeClaim;
}

/// Whether the node reads the claim bound to the slot `aux`.
[[nodiscard]] inline bool readsClaim(plan::Op op) {
  using plan::Op;
  return op == Op::kClaimNumber || op == Op::kClaimFlag || op == Op::kClaimText ||
         op == Op::kClaimDate;
}

/// Calls `visit(NodeId)` for every child, the bodies of loops over claims included.
template <typename Visit>
void forEachChild(const plan::Plan& plan, const plan::Node& node, Visit visit) {
  using plan::Op;
  const auto one = [&visit](plan::NodeId id) {
    if (id != kNone) visit(id);
  };
  switch (node.op) {
    case Op::kSum:
    case Op::kMin:
    case Op::kMax:
    case Op::kCountTrue:
    case Op::kAnd:
    case Op::kOr:
      for (std::uint32_t i = 0; i < node.b; ++i) visit(plan.lists[node.a + i]);
      return;
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kQuotient:
    case Op::kCompareText:
    case Op::kCompareDate:
    case Op::kContains:
    case Op::kSimilarity:
    case Op::kSameFigures:
    case Op::kForeignCharacters:
      one(node.a);
      one(node.b);
      return;
    case Op::kNegate:
    case Op::kAbs:
    case Op::kRound:
    case Op::kScale:
    case Op::kLength:
    case Op::kDatePart:
    case Op::kNot:
    case Op::kKnown:
    case Op::kIsInteger:
    case Op::kMatches:
      one(node.a);
      return;
    case Op::kIf:
    case Op::kIfB:
    case Op::kIfT:
    case Op::kCompare:
    case Op::kMakeDate:
      one(node.a);
      one(node.b);
      one(node.c);
      return;
    case Op::kCountClaims:
    case Op::kEveryClaim:
    case Op::kSomeClaim:
      one(node.b);
      return;
    case Op::kSumClaims:
    case Op::kMinClaims:
    case Op::kMaxClaims:
      one(node.b);
      one(node.c);
      return;
    default:
      return;  // leaves
  }
}

}  // namespace gouji::eval
