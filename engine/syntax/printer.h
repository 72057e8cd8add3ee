// engine/syntax/printer.h
//
// How a syntax tree is laid out as text: lists in parentheses, one declaration or clause per line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/syntax/ast.h"

namespace gouji::syntax {

/// Writes nested lists. `open` starts one on a line of its own, `begin` one on the current line.
class Printer {
 public:
  void open(std::string_view head);
  void begin(std::string_view head);
  void close() { out_ += ')', --depth_; }

  void word(std::string_view word);
  void name(const Name& name) { word(name.text); }
  void name(const std::optional<Name>& name);
  void text(std::string_view value);
  void text(const Text& text) { this->text(text.value); }

  /// `(head "…")` on a line of its own, nothing when there is none.
  void clause(std::string_view head, const std::optional<Text>& value);
  void clause(std::string_view head, const std::optional<Name>& value);
  void clause(std::string_view head, const std::vector<Name>& values);
  void clause(std::string_view head, const ExprPtr& value);
  void flag(std::string_view head, bool isSet);

  [[nodiscard]] std::string take();

 private:
  std::string out_;
  int depth_ = 0;
};

void printExpr(Printer& printer, const Expr& expr);
void printBinding(Printer& printer, const Binding& binding);
void printForm(Printer& printer, const FormDecl& form);
void printRule(Printer& printer, const RuleDecl& rule);
void printDeclaration(Printer& printer, const Declaration& declaration);
void printYears(Printer& printer, const std::optional<YearRange>& years);
[[nodiscard]] std::string_view wordOf(Level level);

}  // namespace gouji::syntax
