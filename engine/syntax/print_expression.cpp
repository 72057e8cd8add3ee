#include "engine/syntax/printer.h"

namespace gouji::syntax {
namespace {

std::string_view signOf(BinaryOp op) {
  switch (op) {
    case BinaryOp::kAdd:
      return "+";
    case BinaryOp::kSubtract:
      return "-";
    case BinaryOp::kMultiply:
      return "*";
    case BinaryOp::kEqual:
      return "==";
    case BinaryOp::kNotEqual:
      return "!=";
    case BinaryOp::kLess:
      return "<";
    case BinaryOp::kLessEqual:
      return "<=";
    case BinaryOp::kGreater:
      return ">";
    case BinaryOp::kGreaterEqual:
      return ">=";
    case BinaryOp::kAnd:
      return "and";
    case BinaryOp::kOr:
      return "or";
    case BinaryOp::kImplies:
      return "implies";
  }
  return "?";
}

std::string_view wordOf(Quantifier quantifier) {
  switch (quantifier) {
    case Quantifier::kEvery:
      return "every";
    case Quantifier::kSome:
      return "some";
    case Quantifier::kCount:
      return "count";
    case Quantifier::kSum:
      return "sum";
    case Quantifier::kMin:
      return "min";
    case Quantifier::kMax:
      return "max";
  }
  return "?";
}

// One list per node, on one line.
class ExprPrinter {
 public:
  explicit ExprPrinter(Printer& printer) : printer_(printer) {}

  void print(const Expr& expr) {
    std::visit([this](const auto& node) { visit(node); }, expr.node);
  }

 private:
  void list(std::string_view head, std::initializer_list<const ExprPtr*> items) {
    printer_.begin(head);
    for (const ExprPtr* item : items) {
      if (*item != nullptr) print(**item);
    }
    printer_.close();
  }

  void visit(const Broken&) { list("broken", {}); }
  void visit(const NumberLiteral& node) {
    printer_.begin("number");
    printer_.word(node.value.toString());
    printer_.name(node.unit);
    printer_.close();
  }
  void visit(const TextLiteral& node) {
    printer_.begin("text");
    printer_.text(node.value);
    printer_.close();
  }
  void visit(const BoolLiteral& node) { printer_.word(node.value ? "true" : "false"); }
  void visit(const Path& node) {
    std::string words;
    for (const Name& word : node.words) words += (words.empty() ? "" : ".") + word.text;
    printer_.word(words);
  }
  void visit(const CellRef& node) { list("cell", {&node.table, &node.row, &node.column}); }
  void visit(const Everything&) { printer_.word("*"); }
  void visit(const MembersOf& node) { list("members", {&node.owner}); }
  void visit(const RangeOf& node) { list("..", {&node.first, &node.last}); }
  void visit(const ListOf& node) {
    printer_.begin("set");
    for (const ExprPtr& item : node.items) print(*item);
    printer_.close();
  }
  void visit(const Call& node) {
    printer_.begin("call");
    printer_.name(node.function);
    for (const ExprPtr& argument : node.arguments) print(*argument);
    printer_.close();
  }
  void visit(const Quantified& node) {
    printer_.begin(wordOf(node.quantifier));
    for (const Binding& binding : node.bindings) printBinding(printer_, binding);
    if (node.condition != nullptr) list("when", {&node.condition});
    print(*node.body);
    printer_.close();
  }
  void visit(const Unary& node) {
    list(node.op == UnaryOp::kNot ? "not" : "negate", {&node.operand});
  }
  void visit(const Binary& node) {
    list(signOf(node.op), {&node.left, &node.right, &node.tolerance});
  }
  void visit(const Conditional& node) {
    list("if", {&node.condition, &node.then, &node.otherwise});
  }

  Printer& printer_;
};

}  // namespace

void printExpr(Printer& printer, const Expr& expr) { ExprPrinter(printer).print(expr); }

void printBinding(Printer& printer, const Binding& binding) {
  printer.begin("in");
  printer.name(binding.variable);
  printExpr(printer, *binding.set);
  printer.close();
}

}  // namespace gouji::syntax
