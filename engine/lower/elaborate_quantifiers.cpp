// `every`, `some`, `count`, `sum`, `min`, `max` over finite sets.
//
// A set of the form is unrolled here: its elements become the children of one node. Claims are
// known only with the report and become a node that runs over them.
#include <algorithm>

#include "engine/lower/elaborator.h"

namespace gouji::lower {

using plan::Op;
using syntax::Quantifier;

Value Elaborator::quantified(const syntax::Quantified& q, Span span) {
  std::vector<Leaf> leaves;
  if (!collect(q, 0, leaves)) return broken(span);
  return combine(q, std::move(leaves), span);
}

bool Elaborator::collect(const syntax::Quantified& q, std::size_t binding,
                         std::vector<Leaf>& leaves) {
  if (binding == q.bindings.size()) return collectLeaf(q, leaves);
  const syntax::Binding& over = q.bindings[binding];
  const Deeper deeper(depth_);
  const Value elements = set(*over.set);
  if (elements.isBroken()) return false;
  if (elements.is(ValueKind::kCollection)) return collectClaims(q, binding, elements, leaves);
  for (const Value& element : *elements.elements) {
    push(over.variable.text, element);
    const bool ok = collect(q, binding + 1, leaves);
    pop();
    if (!ok) return false;
  }
  return true;
}

bool Elaborator::collectLeaf(const syntax::Quantified& q, std::vector<Leaf>& leaves) {
  const bool isTest = q.quantifier == Quantifier::kEvery || q.quantifier == Quantifier::kSome ||
                      q.quantifier == Quantifier::kCount;
  Value condition;
  if (q.condition) {
    condition = asBool(evaluate(*q.condition));
    if (condition.isBroken()) return false;
  }
  Value body = isTest ? asBool(evaluate(*q.body)) : number(*q.body);
  if (body.isBroken()) return false;
  if (!condition.isBroken()) {
    const auto decided = context_.nodes.constantBool(condition.node);
    if (decided && !*decided) return true;
    if (q.quantifier == Quantifier::kEvery) {
      body.node = context_.nodes.disjunction({context_.nodes.negation(condition.node), body.node});
    } else if (isTest) {
      body.node = context_.nodes.conjunction({condition.node, body.node});
    } else if (q.quantifier == Quantifier::kSum) {
      body.node =
          context_.nodes.choice(Op::kIf, condition.node, body.node, context_.nodes.number(0));
    } else if (!decided) {
      report(DiagnosticKind::ConditionNotStatic, q.condition->span);
      return false;
    }
  }
  leaves.push_back({std::move(body), false});
  return true;
}

bool Elaborator::collectClaims(const syntax::Quantified& q, std::size_t binding,
                               const Value& claims, std::vector<Leaf>& leaves) {
  const syntax::Binding& over = q.bindings[binding];
  const std::uint32_t slot = openClaimLoop(over.variable.span);
  if (slot == kNone) return false;
  Value claim = make(ValueKind::kClaim, kNone, over.variable.span);
  claim.slot = static_cast<std::uint8_t>(slot);
  claim.collection = claims.collection;
  push(over.variable.text, claim);
  std::vector<Leaf> inner;
  plan::NodeId condition = kNone;
  bool ok = true;
  const bool isInnermost = binding + 1 == q.bindings.size();
  const bool isNumeric = q.quantifier == Quantifier::kSum || q.quantifier == Quantifier::kMin ||
                         q.quantifier == Quantifier::kMax;
  if (isInnermost && isNumeric) {
    // The condition of each claim stays apart from its number.
    const Value body = number(*q.body);
    Value test;
    if (q.condition) test = asBool(evaluate(*q.condition));
    ok = !body.isBroken() && (!q.condition || !test.isBroken());
    if (ok && q.condition) condition = test.node;
    if (ok) inner.push_back({body, false});
  } else {
    ok = collect(q, binding + 1, inner);
  }
  pop();
  closeClaimLoop();
  if (!ok) return false;
  Value body = combine(q, std::move(inner), over.variable.span);
  if (body.isBroken()) return false;
  const auto aux = static_cast<std::uint8_t>(slot);
  NodeBuilder& nodes = context_.nodes;
  switch (q.quantifier) {
    case Quantifier::kEvery:
      body.node = nodes.make(Op::kEveryClaim, claims.collection, body.node, kNone, aux);
      break;
    case Quantifier::kSome:
      body.node = nodes.make(Op::kSomeClaim, claims.collection, body.node, kNone, aux);
      break;
    case Quantifier::kCount:
    case Quantifier::kSum:
      body.node = nodes.make(Op::kSumClaims, claims.collection, body.node, condition, aux);
      break;
    case Quantifier::kMin:
      body.node = nodes.make(Op::kMinClaims, claims.collection, body.node, condition, aux);
      break;
    case Quantifier::kMax:
      body.node = nodes.make(Op::kMaxClaims, claims.collection, body.node, condition, aux);
      break;
  }
  leaves.push_back({std::move(body), q.quantifier == Quantifier::kCount});
  return true;
}

Value Elaborator::combine(const syntax::Quantified& q, std::vector<Leaf> leaves, Span span) {
  std::vector<plan::NodeId> nodes;
  nodes.reserve(leaves.size());
  for (const Leaf& leaf : leaves) nodes.push_back(leaf.value.node);
  switch (q.quantifier) {
    case Quantifier::kEvery:
      return make(ValueKind::kBool, context_.nodes.conjunction(nodes), span);
    case Quantifier::kSome:
      return make(ValueKind::kBool, context_.nodes.disjunction(nodes), span);
    case Quantifier::kCount: {
      // Leaves are conditions, or counts where claims were counted below.
      const bool isCounted =
          std::any_of(leaves.begin(), leaves.end(), [](const Leaf& leaf) { return leaf.isCount; });
      const Op op = isCounted ? Op::kSum : Op::kCountTrue;
      return numberValue(context_.nodes.list(op, std::move(nodes)), sema::kBare, span);
    }
    default:
      break;
  }
  std::vector<Value> numbers;
  numbers.reserve(leaves.size());
  for (Leaf& leaf : leaves) numbers.push_back(std::move(leaf.value));
  const Op op = q.quantifier == Quantifier::kSum   ? Op::kSum
                : q.quantifier == Quantifier::kMin ? Op::kMin
                                                   : Op::kMax;
  return combineNumbers(op, std::move(numbers), span);
}

Value Elaborator::combineNumbers(Op op, std::vector<Value> numbers, Span span) {
  if (numbers.empty() && op != Op::kSum) {
    report(DiagnosticKind::EmptySet, span);
    return broken(span);
  }
  // Each is brought to the unit of the first; where that one is the coarser it is converted and the
  // others are done again.
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      if (!unifyUnits(numbers[0], numbers[i], span)) return broken(span);
    }
  }
  std::vector<plan::NodeId> nodes;
  nodes.reserve(numbers.size());
  for (const Value& number : numbers) nodes.push_back(number.node);
  return numberValue(context_.nodes.list(op, std::move(nodes)),
                     numbers.empty() ? sema::kBare : numbers[0].unit, span);
}

}  // namespace gouji::lower
