#include "engine/parse/build_expression.h"

#include <algorithm>
#include <string>

#include "engine/diag/suggest.h"
#include "engine/parse/expectation.h"

namespace gouji::parse {
namespace {

using syntax::BinaryOp;
using syntax::ExprPtr;

// How tightly an infix operator binds; 0 for none.
enum Binding : int {
  kNone = 0,
  kImplies,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kSum,
  kProduct,
  kMinus,
  kRange,
};

Binding bindingOf(std::size_t type) {
  switch (type) {
    case Grammar::IMPLIES:
      return kImplies;
    case Grammar::OR:
      return kOr;
    case Grammar::AND:
      return kAnd;
    case Grammar::ASSIGN:
    case Grammar::EQUAL:
    case Grammar::NOT_EQUAL:
    case Grammar::LESS:
    case Grammar::LESS_EQUAL:
    case Grammar::GREATER:
    case Grammar::GREATER_EQUAL:
    case Grammar::WITHIN:
      return kCompare;
    case Grammar::PLUS:
    case Grammar::MINUS:
      return kSum;
    case Grammar::STAR:
      return kProduct;
    case Grammar::RANGE:
      return kRange;
    default:
      return kNone;
  }
}

BinaryOp opOf(std::size_t type) {
  switch (type) {
    case Grammar::IMPLIES:
      return BinaryOp::kImplies;
    case Grammar::OR:
      return BinaryOp::kOr;
    case Grammar::AND:
      return BinaryOp::kAnd;
    case Grammar::NOT_EQUAL:
      return BinaryOp::kNotEqual;
    case Grammar::LESS:
      return BinaryOp::kLess;
    case Grammar::LESS_EQUAL:
      return BinaryOp::kLessEqual;
    case Grammar::GREATER:
      return BinaryOp::kGreater;
    case Grammar::GREATER_EQUAL:
      return BinaryOp::kGreaterEqual;
    case Grammar::PLUS:
      return BinaryOp::kAdd;
    case Grammar::MINUS:
      return BinaryOp::kSubtract;
    case Grammar::STAR:
      return BinaryOp::kMultiply;
    default:
      return BinaryOp::kEqual;
  }
}

ExprPtr buildPrimary(BuildContext& context, Grammar::PrimaryContext* tree);

// Precedence climbing over the flat row. The operations of an expression, nested ones included, are
// counted, because they bound how deep the tree gets and later stages walk it recursively.
class Climber {
 public:
  Climber(BuildContext& context, Grammar::ExpressionContext* tree)
      : context_(context), children_(tree->children), whole_(spanOf(tree)) {}

  ExprPtr run() {
    if (context_.openExpressions++ == 0) context_.operations = 0;
    ExprPtr expr = climbImplications();
    --context_.openExpressions;
    return isTooLong_ ? makeBroken(whole_) : std::move(expr);
  }

 private:
  // The operator or prefix at the current position, null before an operand and at the end.
  [[nodiscard]] const Token* mark() const {
    if (position_ >= children_.size()) return nullptr;
    auto* node = dynamic_cast<antlr4::ParserRuleContext*>(children_[position_]);
    if (node == nullptr) return nullptr;
    const std::size_t rule = node->getRuleIndex();
    const bool isMark = rule == Grammar::RulePrefix || rule == Grammar::RuleInfix;
    return isMark ? &ours(node->getStart()) : nullptr;
  }

  bool enter() {
    const std::uint32_t limit = context_.limits.maxOperations;
    if (++context_.operations <= limit) return true;
    if (context_.operations == limit + 1) {
      context_.report(DiagnosticKind::ExpressionTooLong, whole_, {std::to_string(limit)},
                      {"请用 `sum(…)` 或拆成几条规则", "use `sum(…)`, or several rules"});
    }
    isTooLong_ = true;
    position_ = children_.size();
    return false;
  }

  // `a implies b implies c` groups to the right; its operands are gathered first, so that a long
  // row of them costs no stack.
  ExprPtr climbImplications() {
    std::vector<ExprPtr> operands;
    std::vector<const Token*> ops;
    operands.push_back(climb(kOr));
    for (const Token* op = mark(); op != nullptr && enter(); op = mark()) {
      ++position_;
      ops.push_back(op);
      operands.push_back(climb(kOr));
    }
    ExprPtr right = std::move(operands.back());
    for (std::size_t i = ops.size(); i-- > 0;) {
      right = combine(std::move(operands[i]), *ops[i], std::move(right));
    }
    return right;
  }

  // An operand and the infix operators behind it that bind at least as tightly as `weakest`. Each
  // prefix before it takes in what binds more tightly than the prefix, the innermost one first.
  ExprPtr climb(Binding weakest) {
    const std::vector<const Token*> prefixes = takePrefixes();
    ExprPtr left = climbOperand();
    for (std::size_t i = prefixes.size(); i-- > 0;) {
      const Token& op = *prefixes[i];
      const bool isNot = op.type == Grammar::NOT;
      ExprPtr operand = climbInfix(std::move(left), isNot ? kCompare : kRange);
      const Span span = join(op.span(), operand->span);
      left = makeExpr(span, syntax::Unary{isNot ? syntax::UnaryOp::kNot : syntax::UnaryOp::kNegate,
                                          std::move(operand)});
    }
    return climbInfix(std::move(left), weakest);
  }

  std::vector<const Token*> takePrefixes() {
    std::vector<const Token*> prefixes;
    for (const Token* op = mark(); op != nullptr && enter(); op = mark()) {
      ++position_;
      prefixes.push_back(op);
    }
    return prefixes;
  }

  ExprPtr climbInfix(ExprPtr left, Binding weakest) {
    bool isCompared = false;
    while (const Token* op = mark()) {
      const Binding binding = bindingOf(op->type);
      if (binding < weakest) break;
      if (!enter()) break;
      ++position_;
      if (op->type == Grammar::WITHIN) {
        left = attachTolerance(std::move(left), *op);
        continue;
      }
      ExprPtr right = climb(static_cast<Binding>(binding + 1));
      if (binding == kCompare && isCompared) reportChain(*op);
      if (op->type == Grammar::ASSIGN) reportAssignment(*op);
      isCompared = isCompared || binding == kCompare;
      left = combine(std::move(left), *op, std::move(right));
    }
    return left;
  }

  ExprPtr climbOperand() {
    if (position_ >= children_.size()) return makeBroken(whole_);
    auto* tree = dynamic_cast<Grammar::PrimaryContext*>(children_[position_++]);
    return tree == nullptr ? makeBroken(whole_) : buildPrimary(context_, tree);
  }

  ExprPtr combine(ExprPtr left, const Token& op, ExprPtr right) {
    const Span span = join(left->span, right->span);
    if (op.type == Grammar::RANGE) {
      return makeExpr(span, syntax::RangeOf{std::move(left), std::move(right)});
    }
    return makeExpr(
        span, syntax::Binary{opOf(op.type), op.span(), std::move(left), std::move(right), nullptr});
  }

  ExprPtr attachTolerance(ExprPtr left, const Token& op) {
    ExprPtr tolerance = climb(kSum);
    auto* equation = std::get_if<syntax::Binary>(&left->node);
    const bool isEquation =
        equation != nullptr && equation->op == BinaryOp::kEqual && equation->tolerance == nullptr;
    if (!isEquation) {
      context_.report(
          DiagnosticKind::UnexpectedToken, op.span(),
          {Localized{"`==` 比较在 `within` 之前", "a comparison with `==` before `within`"},
           "`within`"},
          {"写作 `a == b within 0.01 万元`", "write `a == b within 0.01 万元`"});
      return left;
    }
    left->span.end = tolerance->span.end;
    equation->tolerance = std::move(tolerance);
    return left;
  }

  void reportChain(const Token& op) {
    context_.report(DiagnosticKind::ChainedComparison, op.span(), {},
                    {"请用 `and` 连接两个比较：`a < b and b < c`",
                     "join two comparisons with `and`: `a < b and b < c`"});
  }

  void reportAssignment(const Token& op) {
    context_.report(DiagnosticKind::AssignmentInCondition, op.span(), {op.text()},
                    {"比较请写 `==`", "write `==` to compare"});
  }

  BuildContext& context_;
  const std::vector<antlr4::tree::ParseTree*>& children_;
  Span whole_;
  std::size_t position_ = 0;
  bool isTooLong_ = false;
};

std::optional<syntax::Quantifier> quantifierOf(std::string_view word) {
  using enum syntax::Quantifier;
  if (word == "every") return kEvery;
  if (word == "some") return kSome;
  if (word == "count") return kCount;
  if (word == "sum") return kSum;
  if (word == "min") return kMin;
  if (word == "max") return kMax;
  return std::nullopt;
}

ExprPtr buildQuantified(BuildContext& context, const syntax::Name& word, Span span,
                        Grammar::QuantificationContext* tree) {
  const auto quantifier = quantifierOf(word.text);
  if (!quantifier) {
    const auto suggestion = suggestWord(word.text, {"every", "some", "count", "sum", "min", "max"});
    context.report(DiagnosticKind::NotAQuantifier, word.span, {word.text},
                   suggestion
                       ? hintAt(suggestion)
                       : Localized{"逐项取值的有 `every`、`some`、`count`、`sum`、`min`、`max`",
                                   "`every`, `some`, `count`, `sum`, `min` and `max` do"});
    return makeBroken(span);
  }
  syntax::Quantified node;
  node.quantifier = *quantifier;
  node.keyword = word.span;
  node.bindings = buildBindings(context, tree->bindings());
  const bool hasCondition = tree->WHEN() != nullptr;
  if (hasCondition) node.condition = buildExpression(context, tree->expression(0));
  node.body = buildExpression(context, tree->expression(hasCondition ? 1 : 0));
  return makeExpr(span, std::move(node));
}

ExprPtr buildCall(BuildContext& context, Grammar::CallContext* tree) {
  const Span span = spanOf(tree);
  const syntax::Name word = nameOf(tree->word());
  if (auto* quantification = tree->quantification()) {
    return buildQuantified(context, word, span, quantification);
  }
  return makeExpr(span, syntax::Call{word, buildExpressions(context, tree->expression())});
}

ExprPtr buildIdMistake(BuildContext& context, antlr4::tree::TerminalNode* node) {
  const syntax::Name id = nameOf(node);
  std::string spaced;
  for (const char c : id.text) {
    if (c == '-')
      spaced += " - ";
    else
      spaced += c;
  }
  context.report(DiagnosticKind::IdInExpression, id.span, {id.text},
                 {"减号两边要留空格：`" + spaced + "`", "a minus needs spaces: `" + spaced + "`"});
  return makeBroken(id.span);
}

ExprPtr buildPrimary(BuildContext& context, Grammar::PrimaryContext* tree) {
  const Span span = spanOf(tree);
  if (!isWhole(tree)) return makeBroken(span);
  if (auto* reference = tree->reference()) return buildReference(context, reference);
  if (auto* call = tree->call()) return buildCall(context, call);
  if (auto* number = tree->number()) {
    syntax::NumberLiteral literal;
    literal.value = buildNumber(context, number);
    if (auto* unit = tree->NAME()) literal.unit = nameOf(unit);
    return makeExpr(span, std::move(literal));
  }
  if (tree->LPAREN() != nullptr) {
    ExprPtr inner = buildExpression(context, tree->expression(0));
    return inner;
  }
  if (tree->LBRACE() != nullptr) {
    return makeExpr(span, syntax::ListOf{buildExpressions(context, tree->expression())});
  }
  if (auto* text = tree->STRING()) {
    return makeExpr(span, syntax::TextLiteral{textOf(text).value});
  }
  if (auto* id = tree->ID()) return buildIdMistake(context, id);
  return makeExpr(span, syntax::BoolLiteral{tree->TRUE() != nullptr});
}

// At a line's end the comma is missing there, not at the start of the next.
void reportMissingComma(BuildContext& context, const Token& variable, Span before) {
  const Span place = variable.isFirstOnLine ? Span{before.end, before.end} : variable.span();
  context.report(DiagnosticKind::UnexpectedToken, place,
                 {Localized{"`,`", "`,`"}, describeFound(variable)},
                 {"几个循环变量之间要写逗号", "put a comma between loop variables"});
}

ExprPtr buildSlot(BuildContext& context, Grammar::SlotContext* tree) {
  if (beginsWith(tree, Grammar::STAR)) return makeExpr(spanOf(tree), syntax::Everything{});
  return buildExpression(context, tree->expression());
}

}  // namespace

ExprPtr makeExpr(Span span, decltype(syntax::Expr::node) node) {
  auto expr = std::make_unique<syntax::Expr>();
  expr->span = span;
  expr->node = std::move(node);
  return expr;
}

ExprPtr buildExpression(BuildContext& context, Grammar::ExpressionContext* tree) {
  if (tree == nullptr) return makeBroken({});
  if (!isWhole(tree)) return makeBroken(spanOf(tree));
  if (!beginsWith(tree, Grammar::IF)) return Climber(context, tree).run();
  return makeExpr(spanOf(tree), syntax::Conditional{buildExpression(context, tree->expression(0)),
                                                    buildExpression(context, tree->expression(1)),
                                                    buildExpression(context, tree->expression(2))});
}

std::vector<ExprPtr> buildExpressions(BuildContext& context,
                                      const std::vector<Grammar::ExpressionContext*>& trees) {
  std::vector<ExprPtr> result;
  result.reserve(trees.size());
  for (auto* tree : trees) result.push_back(buildExpression(context, tree));
  return result;
}

ExprPtr buildPath(Grammar::PathContext* tree) {
  syntax::Path path;
  for (auto* child : tree->children) {
    if (auto* word = dynamic_cast<Grammar::WordContext*>(child)) {
      path.words.push_back(nameOf(word));
    } else if (auto* node = dynamic_cast<antlr4::tree::TerminalNode*>(child);
               node != nullptr && ours(node->getSymbol()).type == Grammar::INTEGER) {
      path.words.push_back(nameOf(node));
    }
  }
  return makeExpr(spanOf(tree), std::move(path));
}

ExprPtr buildReference(BuildContext& context, Grammar::ReferenceContext* tree) {
  const Span span = spanOf(tree);
  ExprPtr path = buildPath(tree->path());
  if (tree->children.size() == 1) return path;
  if (tree->STAR() != nullptr) return makeExpr(span, syntax::MembersOf{std::move(path)});
  if (tree->LBRACKET() == nullptr) return path;
  const auto slots = tree->slot();
  if (slots.size() != 2) {
    context.report(
        DiagnosticKind::WrongIndexCount, span, {std::to_string(slots.size())},
        {"写作 `表[行, 列]`，`*` 表示全部", "write `table[row, column]`; `*` is all of them"});
    return makeBroken(span);
  }
  return makeExpr(span, syntax::CellRef{std::move(path), buildSlot(context, slots[0]),
                                        buildSlot(context, slots[1])});
}

std::vector<syntax::Binding> buildBindings(BuildContext& context, Grammar::BindingsContext* tree) {
  std::vector<syntax::Binding> bindings;
  Span last;  // of the variable or comma before
  bool isParted = true;
  for (auto* child : tree->children) {
    auto* binding = dynamic_cast<Grammar::BindingContext*>(child);
    if (binding == nullptr) {
      isParted = true;
      continue;
    }
    const Token& start = ours(binding->getStart());
    if (!isParted) reportMissingComma(context, start, last);
    isParted = false;
    last = spanOf(binding);
    // Every stage that follows nests once per variable.
    if (bindings.size() == context.limits.maxLoopVariables) {
      context.report(DiagnosticKind::NestingTooDeep, last,
                     {std::to_string(context.limits.maxLoopVariables)});
      break;
    }
    bindings.push_back({nameOf(binding->word()), buildExpression(context, binding->expression())});
  }
  return bindings;
}

Decimal buildNumber(BuildContext& context, Grammar::NumberContext* tree) {
  const Token& token = ours(tree->getStart());
  // Full-width digits were reported.
  if (static_cast<unsigned char>(token.text()[0]) >= 0x80) return {};
  std::string digits(token.text());
  std::erase(digits, '_');
  if (const auto value = Decimal::parse(digits)) return *value;
  context.report(DiagnosticKind::NumberOutOfRange, token.span(), {token.text()},
                 {"最多 29 位整数、9 位小数", "at most 29 digits, and 9 decimals"});
  return {};
}

}  // namespace gouji::parse
