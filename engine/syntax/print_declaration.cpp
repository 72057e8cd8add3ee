#include "engine/syntax/printer.h"

namespace gouji::syntax {
namespace {

void printParameter(Printer& printer, const Parameter& parameter) {
  printer.begin("parameter");
  printer.name(parameter.name);
  printer.name(parameter.type);
  printer.name(parameter.unit);
  printer.close();
}

std::string_view wordOf(ExtractDecl::Clause::Kind kind) {
  switch (kind) {
    case ExtractDecl::Clause::Kind::kNumber:
      return "number";
    case ExtractDecl::Clause::Kind::kZero:
      return "zero";
    case ExtractDecl::Clause::Kind::kMatch:
      return "match";
    case ExtractDecl::Clause::Kind::kUnless:
      return "unless";
    case ExtractDecl::Clause::Kind::kBuiltin:
      return "builtin";
  }
  return "?";
}

std::string_view wordOf(ExtractDecl::Scope scope) {
  switch (scope) {
    case ExtractDecl::Scope::kClause:
      return "clause";
    case ExtractDecl::Scope::kSentence:
      return "sentence";
    case ExtractDecl::Scope::kParagraph:
      return "paragraph";
    case ExtractDecl::Scope::kSection:
      return "section";
  }
  return "?";
}

std::string_view wordOf(Expectation::Outcome outcome) {
  switch (outcome) {
    case Expectation::Outcome::kPass:
      return "pass";
    case Expectation::Outcome::kFail:
      return "fail";
    case Expectation::Outcome::kUndecided:
      return "undecided";
    case Expectation::Outcome::kNotApplicable:
      return "not_applicable";
    case Expectation::Outcome::kRuleError:
      return "rule_error";
  }
  return "?";
}

void printAssignments(Printer& printer, const std::vector<Assignment>& assignments) {
  for (const Assignment& assignment : assignments) {
    printer.open("set");
    printExpr(printer, *assignment.target);
    printExpr(printer, *assignment.value);
    printer.close();
  }
}

void printOne(Printer& printer, const FormDecl& form) { printForm(printer, form); }
void printOne(Printer& printer, const RuleDecl& rule) { printRule(printer, rule); }

void printOne(Printer& printer, const ExtractDecl& extract) {
  printer.open("extract");
  printer.name(extract.name);
  printer.clause("in", extract.places);
  printer.clause("unit", extract.unit);
  for (const ExtractDecl::Clause& clause : extract.clauses) {
    printer.open(wordOf(clause.kind));
    if (clause.builtin)
      printer.name(*clause.builtin);
    else
      printer.text(clause.pattern);
    printer.close();
  }
  printer.open("scope");
  printer.word(wordOf(extract.scope));
  printer.close();
  printer.close();
}

void printOne(Printer& printer, const ParamDecl& param) {
  printer.open("param");
  printParameter(printer, param.parameter);
  printer.clause("description", param.description);
  printer.clause("value", param.value);
  printer.close();
}

void printOne(Printer& printer, const ConstDecl& constant) {
  printer.open("const");
  printer.name(constant.name);
  printExpr(printer, *constant.value);
  printer.close();
}

void printOne(Printer& printer, const FunctionDecl& function) {
  printer.open("function");
  printer.name(function.name);
  for (const Parameter& parameter : function.parameters) printParameter(printer, parameter);
  printExpr(printer, *function.body);
  printer.close();
}

void printOne(Printer& printer, const UnitDecl& unit) {
  printer.open("unit");
  printer.name(unit.name);
  if (unit.factor) printer.word(unit.factor->toString());
  printer.name(unit.base);
  printer.close();
}

void printOne(Printer& printer, const ProfileDecl& profile) {
  printer.open("profile");
  printer.name(profile.name);
  printer.clause("title", profile.title);
  printer.clause("extends", profile.parents);
  printAssignments(printer, profile.parameters);
  for (const ProfileDecl::Regrade& regrade : profile.levels) {
    printer.open("level");
    printer.name(regrade.rule);
    printer.word(wordOf(regrade.level));
    printer.close();
  }
  printer.clause("on", profile.switchedOn);
  for (const ProfileDecl::SwitchOff& off : profile.switchedOff) {
    printer.open("off");
    printer.name(off.rule);
    printer.clause("reason", off.reason);
    printer.clause("until", off.until);
    printer.close();
  }
  for (const ProfileDecl::Weight& weight : profile.weights) {
    printer.open("weight");
    printer.name(weight.mistake);
    printer.word(weight.value.toString());
    printer.close();
  }
  printer.close();
}

void printOne(Printer& printer, const SampleDecl& sample) {
  printer.open("sample");
  printer.name(sample.name);
  printer.name(sample.form);
  printer.clause("from", sample.base);
  printAssignments(printer, sample.assignments);
  printer.close();
}

void printOne(Printer& printer, const TestDecl& test) {
  printer.open("test");
  printer.name(test.rule);
  printer.text(test.title);
  printer.clause("given", test.sample);
  printer.clause("given", test.file);
  printer.clause("prior", test.priorSample);
  printer.clause("prior", test.priorFile);
  printer.clause("with", test.profile);
  printAssignments(printer, test.assignments);
  for (const Expectation& expectation : test.expectations) {
    printer.open("expect");
    printer.word(wordOf(expectation.outcome));
    printer.name(expectation.rule);
    if (expectation.instance) printer.text(*expectation.instance);
    printer.close();
  }
  for (const ExprPtr& cell : test.located) printer.clause("locate", cell);
  printer.flag("else nothing", test.nothingElse);
  printer.close();
}

void printOne(Printer& printer, const std::unique_ptr<TemplateDecl>& declared) {
  printer.open("template");
  printer.name(declared->name);
  for (const Parameter& parameter : declared->parameters) printParameter(printer, parameter);
  for (const Declaration& inner : declared->declarations) printDeclaration(printer, inner);
  printer.close();
}

void printOne(Printer& printer, const UseDecl& use) {
  printer.open("use");
  printer.name(use.templateName);
  for (const ExprPtr& argument : use.arguments) printExpr(printer, *argument);
  printer.close();
}

}  // namespace

void printDeclaration(Printer& printer, const Declaration& declaration) {
  std::visit([&printer](const auto& one) { printOne(printer, one); }, declaration);
}

}  // namespace gouji::syntax
