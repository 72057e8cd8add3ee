#include "engine/lower/node_builder.h"

#include <algorithm>

#include "engine/narrative/prepared_pattern.h"

namespace gouji::lower {
namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ull + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdull;
}

bool holds(plan::Comparison comparison, Decimal a, Decimal b) {
  switch (comparison) {
    case plan::Comparison::kEqual:
      return a == b;
    case plan::Comparison::kNotEqual:
      return a != b;
    case plan::Comparison::kLess:
      return a < b;
    case plan::Comparison::kLessEqual:
      return a <= b;
    case plan::Comparison::kGreater:
      return a > b;
    case plan::Comparison::kGreaterEqual:
      return a >= b;
  }
  return false;
}

}  // namespace

std::size_t NodeBuilder::NodeHash::operator()(const plan::Node& node) const {
  std::uint64_t hash = static_cast<std::uint64_t>(node.op) << 8 | node.aux;
  hash = mix(hash, static_cast<std::uint64_t>(node.a) << 32 | node.b);
  hash = mix(hash, node.c);
  return static_cast<std::size_t>(hash ^ hash >> 32);
}

std::size_t NodeBuilder::ListHash::operator()(const std::vector<NodeId>& list) const {
  std::uint64_t hash = list.size();
  for (const NodeId node : list) hash = mix(hash, node);
  return static_cast<std::size_t>(hash ^ hash >> 32);
}

NodeId NodeBuilder::make(Op op, std::uint32_t a, std::uint32_t b, std::uint32_t c,
                         std::uint8_t aux) {
  const plan::Node node{op, aux, a, b, c};
  const auto [found, isNew] = nodes_.emplace(node, static_cast<NodeId>(plan_.nodes.size()));
  // Beyond the limit the caller has been told and the plan is thrown away: give any node.
  if (isNew && !isFull()) plan_.nodes.push_back(node);
  return std::min<NodeId>(found->second, static_cast<NodeId>(plan_.nodes.size() - 1));
}

NodeId NodeBuilder::number(Decimal value) { return make(Op::kNumber, numberIndex(value)); }

std::uint32_t NodeBuilder::numberIndex(Decimal value) {
  const auto [found, isNew] =
      numbers_.emplace(value.toString(), static_cast<std::uint32_t>(plan_.numbers.size()));
  if (isNew) plan_.numbers.push_back(value);
  return found->second;
}

NodeId NodeBuilder::date(Date value) {
  const auto found = std::find(plan_.dates.begin(), plan_.dates.end(), value);
  const auto index = static_cast<std::uint32_t>(found - plan_.dates.begin());
  if (found == plan_.dates.end()) plan_.dates.push_back(value);
  return make(Op::kDate, index);
}

NodeId NodeBuilder::textLiteral(const std::string& value) { return make(Op::kText, text(value)); }

plan::TextId NodeBuilder::text(const std::string& value) {
  const auto [found, isNew] = texts_.emplace(value, static_cast<std::uint32_t>(plan_.texts.size()));
  if (isNew) (void)plan_.texts.add(value);
  return found->second;
}

std::uint32_t NodeBuilder::pattern(const std::string& value) {
  const auto [found, isNew] =
      patterns_.emplace(value, static_cast<std::uint32_t>(plan_.patterns.size()));
  if (isNew) plan_.patterns.push_back(prepare(narrative::PatternKind::kMatch, value));
  return found->second;
}

plan::Pattern NodeBuilder::prepare(narrative::PatternKind kind, const std::string& value) {
  const auto [found, isNew] = prepared_.emplace(std::pair{kind, value}, Range{});
  if (isNew) found->second = plan_.preparedPatterns.append(narrative::preparePattern(kind, value));
  return {value, found->second};
}

std::uint32_t NodeBuilder::listOf(const std::vector<NodeId>& children) {
  const auto [found, isNew] =
      lists_.emplace(children, static_cast<std::uint32_t>(plan_.lists.size()));
  if (isNew) plan_.lists.append(children);
  return found->second;
}

NodeId NodeBuilder::list(Op op, std::vector<NodeId> children) {
  const bool isSum = op == Op::kSum;
  if (children.empty() && (isSum || op == Op::kCountTrue)) return number(0);
  if (children.size() == 1 && op != Op::kCountTrue) return children[0];
  if (op == Op::kCountTrue) {
    const bool allKnown = std::all_of(children.begin(), children.end(), [&](NodeId child) {
      return constantBool(child).has_value();
    });
    if (allKnown) {
      return number(std::count_if(children.begin(), children.end(),
                                  [&](NodeId child) { return *constantBool(child); }));
    }
  }
  const auto count = static_cast<std::uint32_t>(children.size());
  return make(op, listOf(children), count);
}

NodeId NodeBuilder::junction(Op op, const std::vector<NodeId>& children) {
  const bool absorbing = op == Op::kOr;  // true absorbs `or`, false absorbs `and`
  std::vector<NodeId> kept;
  for (const NodeId child : children) {
    const auto value = constantBool(child);
    if (value && *value == absorbing) return boolean(absorbing);
    if (value) continue;
    if (plan_.nodes[child].op == op) {
      const plan::Node nested = plan_.nodes[child];
      for (std::uint32_t i = 0; i < nested.b; ++i) kept.push_back(plan_.lists[nested.a + i]);
    } else {
      kept.push_back(child);
    }
  }
  if (kept.empty()) return boolean(!absorbing);
  if (kept.size() == 1) return kept[0];
  const auto count = static_cast<std::uint32_t>(kept.size());
  return make(op, listOf(kept), count);
}

NodeId NodeBuilder::negation(NodeId condition) {
  if (const auto value = constantBool(condition)) return boolean(!*value);
  if (plan_.nodes[condition].op == Op::kNot) return plan_.nodes[condition].a;
  return make(Op::kNot, condition);
}

std::optional<NodeId> NodeBuilder::arithmetic(Op op, NodeId a, NodeId b) {
  const auto left = constant(a), right = constant(b);
  if (left && right) {
    const auto value = op == Op::kAdd        ? left->plus(*right)
                       : op == Op::kSubtract ? left->minus(*right)
                                             : left->times(*right);
    if (!value) return std::nullopt;
    return number(*value);
  }
  return make(op, a, b);
}

NodeId NodeBuilder::negative(NodeId a) {
  if (const auto value = constant(a)) return number(value->negated());
  return make(Op::kNegate, a);
}

NodeId NodeBuilder::absolute(NodeId a) {
  if (const auto value = constant(a))
    return number(value->isNegative() ? value->negated() : *value);
  return make(Op::kAbs, a);
}

std::optional<NodeId> NodeBuilder::scaled(NodeId a, Decimal factor) {
  if (factor == Decimal(1)) return a;
  if (const auto value = constant(a)) {
    const auto product = value->times(factor);
    if (!product) return std::nullopt;
    return number(*product);
  }
  return make(Op::kScale, a, numberIndex(factor));
}

NodeId NodeBuilder::compare(plan::Comparison comparison, NodeId a, NodeId b, NodeId tolerance) {
  const auto left = constant(a), right = constant(b);
  if (left && right && tolerance == kNone) return boolean(holds(comparison, *left, *right));
  return make(Op::kCompare, a, b, tolerance, static_cast<std::uint8_t>(comparison));
}

NodeId NodeBuilder::choice(Op op, NodeId condition, NodeId then, NodeId otherwise) {
  if (const auto value = constantBool(condition)) return *value ? then : otherwise;
  if (then == otherwise && constantBool(then)) return then;
  return make(op, condition, then, otherwise);
}

std::optional<Decimal> NodeBuilder::constant(NodeId node) const {
  const plan::Node& n = plan_.nodes[node];
  if (n.op != Op::kNumber) return std::nullopt;
  return plan_.numbers[n.a];
}

std::optional<bool> NodeBuilder::constantBool(NodeId node) const {
  const Op op = plan_.nodes[node].op;
  if (op == Op::kTrue) return true;
  if (op == Op::kFalse) return false;
  return std::nullopt;
}

}  // namespace gouji::lower
