// engine/parse/build_expression.h
//
// Expressions: from the flat row of operands and operators that the grammar gives to a tree in
// which precedence holds.
//
// Weakest first: implies, or, and, not, comparison (with `within` behind it), `+ -`, `*`,
// unary `-`, `..`. All but `implies` and `..` group from the left; comparisons do not chain.
#pragma once

#include <vector>

#include "engine/parse/build_context.h"

namespace gouji::parse {

/// Never null: a part that broke off is `Broken`.
[[nodiscard]] syntax::ExprPtr buildExpression(BuildContext& context,
                                              Grammar::ExpressionContext* tree);
[[nodiscard]] syntax::ExprPtr buildReference(BuildContext& context,
                                             Grammar::ReferenceContext* tree);
[[nodiscard]] syntax::ExprPtr buildPath(Grammar::PathContext* tree);
/// The variables of a loop, a missing comma between them reported.
[[nodiscard]] std::vector<syntax::Binding> buildBindings(BuildContext& context,
                                                         Grammar::BindingsContext* tree);
[[nodiscard]] std::vector<syntax::ExprPtr> buildExpressions(
    BuildContext& context, const std::vector<Grammar::ExpressionContext*>& trees);

/// A number as written, `1_000` included. Reports one that leaves the range and gives 0 for it.
[[nodiscard]] Decimal buildNumber(BuildContext& context, Grammar::NumberContext* tree);

[[nodiscard]] syntax::ExprPtr makeExpr(Span span, decltype(syntax::Expr::node) node);
[[nodiscard]] inline syntax::ExprPtr makeBroken(Span span) {
  return makeExpr(span, syntax::Broken{});
}

}  // namespace gouji::parse
