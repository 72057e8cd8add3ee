// Calls: which function it is, whether the number of arguments is right, and functions of the pack.
#include <algorithm>

#include "engine/lower/elaborator.h"

namespace gouji::lower {

const std::map<std::string_view, Elaborator::Builtin>& Elaborator::builtins() {
  static const std::map<std::string_view, Builtin> table = {
      {"abs", {1, 1, &Elaborator::callAbs}},
      {"round", {2, 2, &Elaborator::callRound}},
      {"quotient", {3, 3, &Elaborator::callQuotient}},
      {"known", {1, 1, &Elaborator::callKnown}},
      {"blank", {1, 1, &Elaborator::callState}},
      {"filler", {1, 1, &Elaborator::callState}},
      {"is_text", {1, 1, &Elaborator::callState}},
      {"absent", {1, 1, &Elaborator::callState}},
      {"unreadable", {1, 1, &Elaborator::callState}},
      {"is_number", {1, 1, &Elaborator::callState}},
      {"is_count", {1, 1, &Elaborator::callIsCount}},
      {"integer", {1, 1, &Elaborator::callInteger}},
      {"length", {1, 1, &Elaborator::callLength}},
      {"similarity", {2, 2, &Elaborator::callTextPair}},
      {"same_figures", {2, 2, &Elaborator::callTextPair}},
      {"foreign_characters", {2, 2, &Elaborator::callTextPair}},
      {"matches", {2, 2, &Elaborator::callMatches}},
      {"contains", {2, 2, &Elaborator::callContains}},
      {"present", {1, 1, &Elaborator::callPresent}},
      {"has_table", {1, 1, &Elaborator::callHasTable}},
      {"heading", {1, 1, &Elaborator::callHeading}},
      {"ordinal", {1, 1, &Elaborator::callSectionNumber}},
      {"position", {1, 1, &Elaborator::callSectionNumber}},
      {"occurrences", {1, 1, &Elaborator::callSectionNumber}},
      {"declared_ordinal", {1, 1, &Elaborator::callDeclaredOrdinal}},
      {"exact_wording", {1, 1, &Elaborator::callWording}},
      {"alias_wording", {1, 1, &Elaborator::callWording}},
      {"damaged_wording", {1, 1, &Elaborator::callWording}},
      {"uses", {2, 2, &Elaborator::callUses}},
      {"date", {3, 3, &Elaborator::callDate}},
      {"year", {1, 1, &Elaborator::callDatePart}},
      {"month", {1, 1, &Elaborator::callDatePart}},
      {"day", {1, 1, &Elaborator::callDatePart}},
      {"is_set", {1, 1, &Elaborator::callIsSet}},
      {"leaves", {1, 1, &Elaborator::callLeaves}},
      {"extra_rows", {1, 1, &Elaborator::callObservation}},
      {"extra_columns", {1, 1, &Elaborator::callObservation}},
      {"missing_rows", {1, 1, &Elaborator::callObservation}},
      {"missing_columns", {1, 1, &Elaborator::callObservation}},
      {"damaged_labels", {1, 1, &Elaborator::callObservation}},
      {"foreign_labels", {1, 1, &Elaborator::callObservation}},
      {"missing_notes", {1, 1, &Elaborator::callObservation}},
      {"missing_units", {1, 1, &Elaborator::callObservation}},
      {"count", {1, 1, &Elaborator::callAggregate}},
      {"sum", {1, 64, &Elaborator::callAggregate}},
      {"min", {1, 64, &Elaborator::callAggregate}},
      {"max", {1, 64, &Elaborator::callAggregate}},
  };
  return table;
}

Value Elaborator::call(const syntax::Call& call, Span span) {
  const std::string& name = call.function.text;
  const auto function = context_.pack.functions.find(name);
  if (function != context_.pack.functions.end()) {
    return callFunction(*function->second.decl, function->second.source, call, span);
  }
  const auto builtin = builtins().find(name);
  if (builtin == builtins().end()) {
    std::vector<sema::Candidate> candidates;
    for (const auto& [known, info] : builtins()) candidates.push_back({std::string(known), ""});
    for (const auto& [known, declared] : context_.pack.functions) candidates.push_back({known, ""});
    report(DiagnosticKind::UnknownFunction, call.function.span, {name},
           sema::suggest(name, candidates));
    return broken(span);
  }
  const std::size_t count = call.arguments.size();
  const Builtin& info = builtin->second;
  if (count < info.minArguments || count > info.maxArguments) {
    report(DiagnosticKind::WrongArgumentCount, span,
           {name, std::to_string(info.minArguments), std::to_string(count)});
    return broken(span);
  }
  return (this->*info.handler)(call, span);
}

Value Elaborator::callFunction(const syntax::FunctionDecl& decl, const sema::Source& source,
                               const syntax::Call& call, Span span) {
  const std::string& name = decl.name.text;
  context_.used.insert(name);
  if (decl.parameters.size() != call.arguments.size()) {
    report(DiagnosticKind::WrongArgumentCount, span,
           {name, std::to_string(decl.parameters.size()), std::to_string(call.arguments.size())});
    return broken(span);
  }
  if (std::find(active_.begin(), active_.end(), name) != active_.end()) {
    report(DiagnosticKind::RecursiveDefinition, call.function.span, {name},
           {"函数不能直接或间接调用自己", "a function cannot call itself, nor by way of another"});
    return broken(span);
  }
  if (active_.size() == kMaxCallDepth) {
    report(DiagnosticKind::CallTooDeep, span, {std::to_string(kMaxCallDepth)});
    return broken(span);
  }
  std::vector<Value> arguments;
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    Value value = fitParameter(evaluate(*call.arguments[i]), decl.parameters[i], source);
    if (value.isBroken()) return value;
    arguments.push_back(std::move(value));
  }
  const sema::Reporter outside = reporter_;
  const std::size_t base = scopeBase_;
  reporter_ = reporter_.calledAt({reporter_.source(), span}).in(source);
  scopeBase_ = scope_.size();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    push(decl.parameters[i].name.text, std::move(arguments[i]));
  }
  active_.push_back(name);
  Value value = evaluate(*decl.body);
  active_.pop_back();
  pop(decl.parameters.size());
  scopeBase_ = base;
  reporter_ = outside;
  value.span = span;
  return value;
}

Value Elaborator::fitParameter(const Value& value, const syntax::Parameter& parameter,
                               const sema::Source& source) {
  if (value.isBroken() || !parameter.type) return value;
  const std::string& type = parameter.type->text;
  Value fitted = value;
  if (type == "number") fitted = asNumber(value);
  if (type == "text") fitted = asText(value);
  if (type == "bool") fitted = asBool(value);
  if (type == "date") fitted = asDate(value);
  if (type == "cell") fitted = asCell(value);
  const bool isRow = type == "row", isColumn = type == "column";
  if ((isRow && !value.is(ValueKind::kRow) && !value.is(ValueKind::kName)) ||
      (isColumn && !value.is(ValueKind::kColumn) && !value.is(ValueKind::kName)) ||
      (type == "table" && !(value.is(ValueKind::kPlace) && value.table != kNone)) ||
      (type == "section" && !(value.is(ValueKind::kPlace) && value.section != kNone))) {
    return mismatch(value, type);
  }
  if (fitted.is(ValueKind::kNumber) && parameter.unit) {
    const auto unit = context_.pack.units.require(*parameter.unit, reporter_.in(source));
    if (!unit) {
      failed_ = true;
      return broken(value.span);
    }
    // The parameter is told in its own unit, whatever the argument came in.
    Value wanted = numberValue(context_.nodes.number(1), *unit, value.span);
    if (!unifyUnits(fitted, wanted, value.span)) return broken(value.span);
  }
  return fitted;
}

}  // namespace gouji::lower
