// `==` and its kin: between numbers, texts, dates, conditions, and between things of the form.
#include "engine/lower/elaborator.h"
#include "engine/report/report.h"

namespace gouji::lower {
namespace {

using plan::Comparison;
using plan::Op;
using syntax::BinaryOp;

Comparison comparisonOf(BinaryOp op) {
  switch (op) {
    case BinaryOp::kNotEqual:
      return Comparison::kNotEqual;
    case BinaryOp::kLess:
      return Comparison::kLess;
    case BinaryOp::kLessEqual:
      return Comparison::kLessEqual;
    case BinaryOp::kGreater:
      return Comparison::kGreater;
    case BinaryOp::kGreaterEqual:
      return Comparison::kGreaterEqual;
    default:
      return Comparison::kEqual;
  }
}

bool isEquality(BinaryOp op) { return op == BinaryOp::kEqual || op == BinaryOp::kNotEqual; }

/// A row, column, section or table: what has an identity but no value.
bool isThing(const Value& value) {
  return value.is(ValueKind::kRow) || value.is(ValueKind::kColumn) || value.is(ValueKind::kPlace);
}

const syntax::Path* bareWord(const syntax::Expr& expr) {
  return std::get_if<syntax::Path>(&expr.node);
}

}  // namespace

Value Elaborator::comparison(const syntax::Binary& binary, Span span) {
  // A bare word beside a row or column is looked for on the axis of that row or column, whatever
  // else it may mean: `c != other` where `other` is also a section.
  const auto* leftWord = bareWord(*binary.left);
  const auto* rightWord = bareWord(*binary.right);
  const bool leftIsFree = leftWord && !variable(leftWord->words[0].text);
  const bool rightIsFree = rightWord && !variable(rightWord->words[0].text);
  if (rightIsFree && !leftIsFree) {
    Value left = evaluate(*binary.left);
    if (auto right = besides(left, *binary.right)) return compareThings(left, *right, binary, span);
    return compareThings(std::move(left), evaluate(*binary.right), binary, span);
  }
  if (leftIsFree && !rightIsFree) {
    Value right = evaluate(*binary.right);
    if (auto left = besides(right, *binary.left)) return compareThings(*left, right, binary, span);
    return compareThings(evaluate(*binary.left), std::move(right), binary, span);
  }
  Value left = evaluate(*binary.left);
  if (left.is(ValueKind::kAgency)) return compareAgency(*binary.right, binary, span);
  if (rightIsFree && rightWord->words.size() == 1 && rightWord->words[0].text == "kind") {
    return compareAgency(*binary.left, binary, span);
  }
  return compareThings(std::move(left), evaluate(*binary.right), binary, span);
}

std::optional<Value> Elaborator::besides(const Value& thing, const syntax::Expr& expr) {
  if (!thing.is(ValueKind::kRow) && !thing.is(ValueKind::kColumn)) return std::nullopt;
  const auto kind = thing.is(ValueKind::kRow) ? sema::AxisKind::kRow : sema::AxisKind::kColumn;
  const std::string word = sema::joinWords(bareWord(expr)->words);
  const sema::AxisResolver resolver(built_.names, thing.table, kind, reporter_);
  const auto item = resolver.resolveItem(word, expr.span);
  if (!item) {
    failed_ = true;
    return broken(expr.span);
  }
  Value value = make(thing.kind, kNone, expr.span);
  value.table = thing.table;
  value.item = *item;
  return value;
}

Value Elaborator::compareAgency(const syntax::Expr& word, const syntax::Binary& binary, Span span) {
  const auto* path = bareWord(word);
  const std::string name = path ? sema::joinWords(path->words) : std::string();
  const AgencyKind kind = name == "department"   ? AgencyKind::kDepartment
                          : name == "township"   ? AgencyKind::kTownship
                          : name == "government" ? AgencyKind::kGovernment
                                                 : AgencyKind::kUnknown;
  if (kind == AgencyKind::kUnknown || !isEquality(binary.op)) {
    report(DiagnosticKind::UnknownAgencyKind, word.span, {name},
           sema::suggest(name, {{"department", ""}, {"township", ""}, {"government", ""}}));
    return broken(span);
  }
  const plan::NodeId node =
      context_.nodes.make(Op::kAgencyIs, kNone, 1u << static_cast<unsigned>(kind));
  return make(ValueKind::kBool,
              binary.op == BinaryOp::kEqual ? node : context_.nodes.negation(node), span);
}

Value Elaborator::compareThings(Value left, Value right, const syntax::Binary& binary, Span span) {
  if (left.isBroken() || right.isBroken()) return broken(span);
  NodeBuilder& nodes = context_.nodes;
  const auto result = [&](plan::NodeId equal) {
    return make(ValueKind::kBool, binary.op == BinaryOp::kEqual ? equal : nodes.negation(equal),
                span);
  };
  const auto unlike = [&] {
    report(DiagnosticKind::UnlikeComparison, binary.opSpan,
           {phraseOf(nameOf(left.kind)), phraseOf(nameOf(right.kind))});
    return broken(span);
  };
  const auto ordered = [&] {
    report(DiagnosticKind::NoOrder, binary.opSpan, {phraseOf(nameOf(left.kind))},
           {"只能用 == 或 !=", "only == and != work here"});
    return broken(span);
  };
  for (const Value* value : {&left, &right}) {
    if (value->is(ValueKind::kName)) return mismatch(*value, "value");
    if (value->is(ValueKind::kSet) || value->is(ValueKind::kCollection)) {
      return mismatch(*value, "number");
    }
  }
  const bool sectionAsText = (left.is(ValueKind::kPlace) && right.is(ValueKind::kText)) ||
                             (right.is(ValueKind::kPlace) && left.is(ValueKind::kText));
  if ((isThing(left) || isThing(right)) && !sectionAsText) {
    const auto isNumeric = [](const Value& v) {
      return v.is(ValueKind::kNumber) || v.is(ValueKind::kCell) || v.is(ValueKind::kClaim);
    };
    if (isNumeric(right)) return mismatch(left, "number");
    if (isNumeric(left)) return mismatch(right, "number");
    if (left.kind != right.kind) return unlike();
    if (!isEquality(binary.op)) return ordered();
    const bool sameSection =
        left.section != kNone && right.section != kNone && left.section == right.section;
    const bool sameTable = left.table != kNone && right.table != kNone && left.table == right.table;
    const bool equal = left.is(ValueKind::kPlace) ? sameSection || sameTable
                                                  : sameTable && left.item == right.item;
    return result(nodes.boolean(equal));
  }
  if (left.is(ValueKind::kText) || right.is(ValueKind::kText)) {
    const auto isTextual = [](const Value& v) {
      return v.is(ValueKind::kText) || v.is(ValueKind::kClaim) || v.is(ValueKind::kPlace);
    };
    if (!isTextual(left) || !isTextual(right)) return unlike();
    if (!isEquality(binary.op)) return ordered();
    left = asText(left);
    right = asText(right);
    if (left.isBroken() || right.isBroken()) return broken(span);
    return make(ValueKind::kBool,
                nodes.make(Op::kCompareText, left.node, right.node, kNone,
                           static_cast<std::uint8_t>(comparisonOf(binary.op))),
                span);
  }
  if (left.is(ValueKind::kDate) || right.is(ValueKind::kDate)) {
    if (left.kind != right.kind) return unlike();
    return make(ValueKind::kBool,
                nodes.make(Op::kCompareDate, left.node, right.node, kNone,
                           static_cast<std::uint8_t>(comparisonOf(binary.op))),
                span);
  }
  if (left.is(ValueKind::kBool) || right.is(ValueKind::kBool)) {
    if (left.kind != right.kind) return unlike();
    if (!isEquality(binary.op)) return ordered();
    return result(nodes.equivalence(left.node, right.node));
  }
  return compareNumbers(std::move(left), std::move(right), binary, span);
}

Value Elaborator::compareNumbers(Value left, Value right, const syntax::Binary& binary, Span span) {
  left = asNumber(left);
  right = asNumber(right);
  if (left.isBroken() || right.isBroken()) return broken(span);
  if (!unifyUnits(left, right, binary.opSpan)) return broken(span);
  plan::NodeId tolerance = kNone;
  if (binary.tolerance) {
    Value within = number(*binary.tolerance);
    if (within.isBroken()) return within;
    // The tolerance may be coarser than the sides: convert whichever is.
    Value side = left;
    if (!unifyUnits(within, side, binary.tolerance->span)) return broken(span);
    if (side.node != left.node) {
      Value other = right;
      Value again = number(*binary.tolerance);
      (void)unifyUnits(again, other, binary.tolerance->span);
      left = side;
      right = other;
    }
    tolerance = within.node;
  }
  NodeBuilder& nodes = context_.nodes;
  const plan::NodeId node =
      nodes.compare(comparisonOf(binary.op), left.node, right.node, tolerance);
  const auto decided = nodes.constantBool(node);
  if (left.isLiteral && right.isLiteral && decided) {
    report(DiagnosticKind::ConstantComparison, span, {*decided ? "true" : "false"});
  }
  return make(ValueKind::kBool, node, span);
}

}  // namespace gouji::lower
