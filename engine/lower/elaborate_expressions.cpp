// Expressions by kind: literals, logic, arithmetic, choices.
#include "engine/lower/elaborator.h"

namespace gouji::lower {

using syntax::BinaryOp;
using syntax::Expr;

namespace {

bool isArithmetic(BinaryOp op) {
  return op == BinaryOp::kAdd || op == BinaryOp::kSubtract || op == BinaryOp::kMultiply;
}

bool isJunction(BinaryOp op) { return op == BinaryOp::kAnd || op == BinaryOp::kOr; }

}  // namespace

Elaborator::Elaborator(Context& context, std::uint32_t formIndex, const sema::Reporter& reporter,
                       std::shared_ptr<const sema::Bindings> bindings)
    : context_(context),
      formIndex_(formIndex),
      built_(context.pack.forms[formIndex]),
      form_(*built_.form),
      reporter_(reporter),
      bindings_(std::move(bindings)) {}

Diagnostic& Elaborator::report(DiagnosticKind kind, Span span,
                               std::vector<DiagnosticArgument> arguments, Localized hint) {
  if (infoOf(kind).severity == Severity::kError) failed_ = true;
  return reporter_.report(kind, span, std::move(arguments), std::move(hint));
}

Value Elaborator::broken(Span span) const {
  Value value;
  value.span = span;
  return value;
}

Value Elaborator::make(ValueKind kind, plan::NodeId node, Span span) const {
  Value value;
  value.kind = kind;
  value.node = node;
  value.span = span;
  return value;
}

Value Elaborator::numberValue(plan::NodeId node, sema::UnitId unit, Span span) const {
  Value value = make(ValueKind::kNumber, node, span);
  value.unit = unit;
  return value;
}

const Value* Elaborator::variable(std::string_view name) const {
  for (std::size_t i = scope_.size(); i-- > scopeBase_;) {
    if (scope_[i].first == name) return &scope_[i].second;
  }
  return nullptr;
}

bool Elaborator::takeStep(Span span) {
  ++steps_;
  ++context_.steps;
  const bool tooMany = steps_ > kMaxStepsPerRule || context_.steps > kMaxSteps;
  if (!tooMany && depth_ < kMaxDepth && !context_.nodes.isFull()) return true;
  if (!limitReported_ && tooMany) {
    report(DiagnosticKind::TooManyExpansions, span, {std::to_string(kMaxStepsPerRule)});
  } else if (!limitReported_ && depth_ >= kMaxDepth) {
    report(DiagnosticKind::ExpressionTooDeep, span, {std::to_string(kMaxDepth)});
  } else if (!limitReported_) {
    report(DiagnosticKind::TooManyNodes, span, {std::to_string(kMaxNodes)});
  }
  limitReported_ = true;
  failed_ = true;
  return false;
}

Value Elaborator::evaluate(const Expr& expr) {
  if (!takeStep(expr.span)) return broken(expr.span);
  const Deeper deeper(depth_);
  Value value = evaluateNode(expr);
  value.span = expr.span;
  return value;
}

Value Elaborator::evaluateNode(const Expr& expr) {
  const Span span = expr.span;
  if (const auto* e = std::get_if<syntax::NumberLiteral>(&expr.node)) return literal(*e, span);
  if (const auto* e = std::get_if<syntax::TextLiteral>(&expr.node)) {
    Value value = make(ValueKind::kText, context_.nodes.textLiteral(e->value), span);
    value.isLiteral = true;
    return value;
  }
  if (const auto* e = std::get_if<syntax::BoolLiteral>(&expr.node)) {
    return make(ValueKind::kBool, context_.nodes.boolean(e->value), span);
  }
  if (const auto* e = std::get_if<syntax::Path>(&expr.node)) return path(*e, span);
  if (const auto* e = std::get_if<syntax::CellRef>(&expr.node)) return cellRef(*e, span);
  if (const auto* e = std::get_if<syntax::Call>(&expr.node)) return call(*e, span);
  if (const auto* e = std::get_if<syntax::Quantified>(&expr.node)) return quantified(*e, span);
  if (std::holds_alternative<syntax::Unary>(expr.node)) return unary(expr);
  if (const auto* e = std::get_if<syntax::Binary>(&expr.node)) return binary(*e, expr);
  if (const auto* e = std::get_if<syntax::Conditional>(&expr.node)) return conditional(*e, span);
  if (std::holds_alternative<syntax::Broken>(expr.node)) {
    failed_ = true;
    return broken(span);
  }
  return set(expr);
}

plan::NodeId Elaborator::condition(const Expr& expr) {
  const Value value = asBool(evaluate(expr));
  return value.isBroken() ? kNone : value.node;
}

Value Elaborator::literal(const syntax::NumberLiteral& literal, Span span) {
  sema::UnitId unit = sema::kBare;
  if (literal.unit) {
    const auto found = context_.pack.units.require(*literal.unit, reporter_);
    if (!found) {
      failed_ = true;
      return broken(span);
    }
    unit = *found;
  }
  Value value = numberValue(context_.nodes.number(literal.value), unit, span);
  value.isLiteral = true;
  return value;
}

// Rows of operators are as deep as they are long: `1 + 2 + 3` leans to the left, `a implies b
// implies c` to the right, and prefixes stand in each other. They are walked in loops, so that only
// what is truly nested takes stack.

Value Elaborator::unary(const Expr& expr) {
  std::vector<const Expr*> prefixes;  // the outermost first
  const Expr* operand = &expr;
  while (const auto* e = std::get_if<syntax::Unary>(&operand->node)) {
    if (operand != &expr && !takeStep(operand->span)) return broken(expr.span);
    prefixes.push_back(operand);
    operand = e->operand.get();
  }
  Value value = evaluate(*operand);
  for (std::size_t i = prefixes.size(); i-- > 0;) {
    value = applyPrefix(std::get<syntax::Unary>(prefixes[i]->node).op, value, prefixes[i]->span);
    value.span = prefixes[i]->span;
  }
  return value;
}

Value Elaborator::applyPrefix(syntax::UnaryOp op, const Value& value, Span span) {
  if (op == syntax::UnaryOp::kNot) {
    Value operand = asBool(value);
    if (operand.isBroken()) return operand;
    return make(ValueKind::kBool, context_.nodes.negation(operand.node), span);
  }
  Value operand = asNumber(value);
  if (operand.isBroken()) return operand;
  Value negative = numberValue(context_.nodes.negative(operand.node), operand.unit, span);
  negative.isLiteral = operand.isLiteral;
  return negative;
}

Value Elaborator::binary(const syntax::Binary& binary, const Expr& expr) {
  switch (binary.op) {
    case BinaryOp::kAdd:
    case BinaryOp::kSubtract:
    case BinaryOp::kMultiply:
    case BinaryOp::kAnd:
    case BinaryOp::kOr:
      return leftRow(expr);
    case BinaryOp::kImplies:
      return implication(expr);
    default:
      return comparison(binary, expr.span);
  }
}

Value Elaborator::leftRow(const Expr& expr) {
  std::vector<const Expr*> row;  // the outermost first
  const Expr* first = &expr;
  while (const auto* e = std::get_if<syntax::Binary>(&first->node)) {
    if (!isArithmetic(e->op) && !isJunction(e->op)) break;
    if (first != &expr && !takeStep(first->span)) return broken(expr.span);
    row.push_back(first);
    first = e->left.get();
  }
  Value value = evaluate(*first);
  for (std::size_t i = row.size(); i-- > 0;) {
    const auto& binary = std::get<syntax::Binary>(row[i]->node);
    value = isArithmetic(binary.op) ? arithmetic(value, binary, row[i]->span)
                                    : junction(value, binary, row[i]->span);
    value.span = row[i]->span;
  }
  return value;
}

Value Elaborator::implication(const Expr& expr) {
  std::vector<Value> conditions;
  std::vector<const Expr*> row;  // the outermost first
  const Expr* last = &expr;
  for (const auto* e = std::get_if<syntax::Binary>(&last->node);
       e != nullptr && e->op == BinaryOp::kImplies; e = std::get_if<syntax::Binary>(&last->node)) {
    if (last != &expr && !takeStep(last->span)) return broken(expr.span);
    row.push_back(last);
    conditions.push_back(asBool(evaluate(*e->left)));
    last = e->right.get();
  }
  NodeBuilder& nodes = context_.nodes;
  Value value = asBool(evaluate(*last));
  for (std::size_t i = row.size(); i-- > 0;) {
    const Span span = row[i]->span;
    const bool isKnown = !conditions[i].isBroken() && !value.isBroken();
    value = isKnown
                ? make(ValueKind::kBool,
                       nodes.disjunction({nodes.negation(conditions[i].node), value.node}), span)
                : broken(span);
  }
  return value;
}

Value Elaborator::junction(const Value& first, const syntax::Binary& binary, Span span) {
  const Value left = asBool(first);
  const Value right = asBool(evaluate(*binary.right));
  if (left.isBroken() || right.isBroken()) return broken(span);
  NodeBuilder& nodes = context_.nodes;
  const plan::NodeId node = binary.op == BinaryOp::kAnd
                                ? nodes.conjunction({left.node, right.node})
                                : nodes.disjunction({left.node, right.node});
  return make(ValueKind::kBool, node, span);
}

Value Elaborator::arithmetic(const Value& first, const syntax::Binary& binary, Span span) {
  Value left = asNumber(first);
  Value right = number(*binary.right);
  if (left.isBroken() || right.isBroken()) return broken(span);
  sema::UnitId unit = sema::kBare;
  plan::Op op = plan::Op::kMultiply;
  if (binary.op == BinaryOp::kMultiply) {
    if (left.unit != sema::kBare && right.unit != sema::kBare) {
      report(DiagnosticKind::ProductOfUnits, binary.opSpan,
             {context_.pack.units.nameOf(left.unit), context_.pack.units.nameOf(right.unit)},
             {"乘法至少有一边不带单位", "one side of `*` must have no unit"});
      return broken(span);
    }
    unit = left.unit != sema::kBare ? left.unit : right.unit;
  } else {
    if (!unifyUnits(left, right, binary.opSpan)) return broken(span);
    unit = left.unit;
    op = binary.op == BinaryOp::kAdd ? plan::Op::kAdd : plan::Op::kSubtract;
  }
  const auto node = context_.nodes.arithmetic(op, left.node, right.node);
  if (!node) {
    report(DiagnosticKind::ConstantOverflow, span);
    return broken(span);
  }
  Value value = numberValue(*node, unit, span);
  value.isLiteral = left.isLiteral && right.isLiteral;
  return value;
}

Value Elaborator::conditional(const syntax::Conditional& conditional, Span span) {
  const Value condition = asBool(evaluate(*conditional.condition));
  Value then = evaluate(*conditional.then);
  Value otherwise = evaluate(*conditional.otherwise);
  if (condition.isBroken() || then.isBroken() || otherwise.isBroken()) return broken(span);
  NodeBuilder& nodes = context_.nodes;
  const auto isOne = [&](ValueKind kind) { return then.is(kind) || otherwise.is(kind); };
  if (isOne(ValueKind::kBool)) {
    then = asBool(then);
    otherwise = asBool(otherwise);
    if (then.isBroken() || otherwise.isBroken()) return broken(span);
    return make(ValueKind::kBool,
                nodes.choice(plan::Op::kIfB, condition.node, then.node, otherwise.node), span);
  }
  if (isOne(ValueKind::kText) || (then.is(ValueKind::kPlace) && otherwise.is(ValueKind::kPlace))) {
    then = asText(then);
    otherwise = asText(otherwise);
    if (then.isBroken() || otherwise.isBroken()) return broken(span);
    return make(ValueKind::kText,
                nodes.choice(plan::Op::kIfT, condition.node, then.node, otherwise.node), span);
  }
  then = asNumber(then);
  otherwise = asNumber(otherwise);
  if (then.isBroken() || otherwise.isBroken()) return broken(span);
  if (!unifyUnits(then, otherwise, span)) return broken(span);
  return numberValue(nodes.choice(plan::Op::kIf, condition.node, then.node, otherwise.node),
                     then.unit, span);
}

}  // namespace gouji::lower
