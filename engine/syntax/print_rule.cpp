#include "engine/syntax/printer.h"

namespace gouji::syntax {
namespace {

std::string_view wordOf(Missing missing) {
  switch (missing) {
    case Missing::kUndecided:
      return "undecided";
    case Missing::kStrict:
      return "strict";
    case Missing::kZero:
      return "zero";
    case Missing::kSkip:
      return "skip";
  }
  return "?";
}

void printMessage(Printer& printer, std::string_view head, const std::optional<Message>& message) {
  if (!message) return;
  printer.open(head);
  for (const MessagePiece& piece : message->pieces) {
    if (piece.expression != nullptr)
      printExpr(printer, *piece.expression);
    else
      printer.text(piece.literal);
  }
  printer.close();
}

void printCheck(Printer& printer, const RuleDecl& rule) {
  for (const Binding& loop : rule.loops) {
    printer.open("for");
    printBinding(printer, loop);
    printer.close();
  }
  for (const ExprPtr& guard : rule.guards) printer.clause("when", guard);
  printer.clause("check", rule.check);
  printer.flag("check totals", rule.checksTotals);
  if (rule.forbid == nullptr) return;
  printer.open("forbid");
  printer.name(rule.forbidVariable);
  printExpr(printer, *rule.forbid);
  printer.clause("where", rule.forbidWhere);
  printer.close();
}

void printLevels(Printer& printer, const RuleDecl& rule) {
  for (const LevelChoice& choice : rule.levels) {
    printer.open("level");
    printer.word(wordOf(choice.level));
    if (choice.condition != nullptr) printExpr(printer, *choice.condition);
    printer.close();
  }
}

}  // namespace

std::string_view wordOf(Level level) {
  switch (level) {
    case Level::kError:
      return "error";
    case Level::kWarning:
      return "warning";
    case Level::kInfo:
      return "info";
  }
  return "?";
}

void printRule(Printer& printer, const RuleDecl& rule) {
  printer.open("rule");
  printer.name(rule.id);
  printer.name(rule.name);
  printer.text(rule.title);
  printer.clause("description", rule.description);
  printer.clause("form", rule.forms);
  printYears(printer, rule.years);
  printer.clause("agency", rule.agencies);
  printer.flag("about reading", rule.aboutReading);
  printer.flag("off", rule.offByDefault);
  printer.clause("tags", rule.tags);
  printCheck(printer, rule);
  if (rule.missing) {
    printer.open("missing");
    printer.word(wordOf(*rule.missing));
    printer.close();
  }
  printLevels(printer, rule);
  printer.clause("basis", rule.basis);
  printer.clause("practice", rule.practice);
  for (const ExprPtr& mark : rule.marks) printer.clause("mark", mark);
  printMessage(printer, "message zh", rule.messageZh);
  printMessage(printer, "message en", rule.messageEn);
  printMessage(printer, "hint zh", rule.hintZh);
  printMessage(printer, "hint en", rule.hintEn);
  printer.close();
}

}  // namespace gouji::syntax
