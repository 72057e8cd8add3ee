// The functions of the language, one by one (the table in docs/language.md).
#include "engine/lower/elaborator.h"
#include "engine/lower/patterns.h"
#include "engine/report/report.h"

namespace gouji::lower {

using plan::Op;
using syntax::Call;

std::optional<int> Elaborator::digits(const syntax::Expr& expr) {
  const Value value = number(expr);
  if (value.isBroken()) return std::nullopt;
  const auto constant = context_.nodes.constant(value.node);
  const auto whole = constant ? constant->toInteger() : std::nullopt;
  if (whole && *whole >= 0 && *whole <= Decimal::kDecimals) return static_cast<int>(*whole);
  report(DiagnosticKind::DigitsOutOfRange, expr.span, {std::to_string(Decimal::kDecimals)});
  return std::nullopt;
}

std::optional<Value> Elaborator::section(const syntax::Expr& expr) {
  const Value value = evaluate(expr);
  if (value.isBroken()) return std::nullopt;
  if (value.is(ValueKind::kPlace) && value.section != kNone) return value;
  if (value.is(ValueKind::kName)) {
    std::vector<sema::Candidate> sections;
    for (const Section& s : form_.sections) sections.push_back({s.key, s.heading.official});
    report(DiagnosticKind::UnknownSection, expr.span, {value.word, form_.id},
           sema::suggest(value.word, sections));
    return std::nullopt;
  }
  mismatch(value, "section");
  return std::nullopt;
}

std::optional<Value> Elaborator::tableOf(const syntax::Expr& expr) {
  const Value value = evaluate(expr);
  if (value.isBroken()) return std::nullopt;
  if (value.is(ValueKind::kPlace) && value.table != kNone) return value;
  if (value.is(ValueKind::kName)) {
    std::vector<sema::Candidate> tables;
    for (const Table& t : form_.tables) tables.push_back({t.key, ""});
    report(DiagnosticKind::UnknownTable, expr.span, {value.word, form_.id},
           sema::suggest(value.word, tables));
    return std::nullopt;
  }
  mismatch(value, "table");
  return std::nullopt;
}

Value Elaborator::callAbs(const Call& call, Span span) {
  Value value = number(*call.arguments[0]);
  if (value.isBroken()) return value;
  return numberValue(context_.nodes.absolute(value.node), value.unit, span);
}

Value Elaborator::callRound(const Call& call, Span span) {
  const Value value = number(*call.arguments[0]);
  const auto decimals = digits(*call.arguments[1]);
  if (value.isBroken() || !decimals) return broken(span);
  return numberValue(
      context_.nodes.make(Op::kRound, value.node, kNone, static_cast<std::uint32_t>(*decimals)),
      value.unit, span);
}

Value Elaborator::callQuotient(const Call& call, Span span) {
  Value a = number(*call.arguments[0]);
  Value b = number(*call.arguments[1]);
  const auto decimals = digits(*call.arguments[2]);
  if (a.isBroken() || b.isBroken() || !decimals) return broken(span);
  const auto divisor = context_.nodes.constant(b.node);
  if (divisor && *divisor == Decimal(0)) {
    report(DiagnosticKind::DivisionByZero, call.arguments[1]->span);
    return broken(span);
  }
  sema::UnitId unit = a.unit;
  if (a.unit != sema::kBare && b.unit != sema::kBare) {
    // 万元 by 元 is a pure number once both are told in the same unit.
    if (!unifyUnits(a, b, span)) return broken(span);
    unit = sema::kBare;
  }
  return numberValue(
      context_.nodes.make(Op::kQuotient, a.node, b.node, static_cast<std::uint32_t>(*decimals)),
      unit, span);
}

Value Elaborator::callKnown(const Call& call, Span span) {
  Value value = evaluate(*call.arguments[0]);
  if (value.isBroken()) return value;
  if (value.is(ValueKind::kCell) || value.is(ValueKind::kClaim)) value = asNumber(value);
  if (value.is(ValueKind::kPlace)) value = asText(value);
  const bool fits =
      value.is(ValueKind::kNumber) || value.is(ValueKind::kText) || value.is(ValueKind::kDate);
  if (!fits) return mismatch(value, "value");
  return make(ValueKind::kBool, context_.nodes.make(Op::kKnown, value.node), span);
}

Value Elaborator::callState(const Call& call, Span span) {
  Value cell = asCell(evaluate(*call.arguments[0]));
  if (cell.isBroken()) return cell;
  const std::string& name = call.function.text;
  const CellState state = name == "blank"        ? CellState::kBlank
                          : name == "filler"     ? CellState::kFiller
                          : name == "is_text"    ? CellState::kText
                          : name == "absent"     ? CellState::kAbsent
                          : name == "unreadable" ? CellState::kUnreadable
                                                 : CellState::kNumber;
  return make(ValueKind::kBool,
              context_.nodes.make(Op::kStateIn, cell.cell, 1u << static_cast<unsigned>(state),
                                  kNone, static_cast<std::uint8_t>(cell.doc)),
              span);
}

Value Elaborator::callIsCount(const Call& call, Span span) {
  Value value = asCell(evaluate(*call.arguments[0]));
  if (value.isBroken()) return value;
  const Cell& cell = form_.cells[value.cell];
  return make(ValueKind::kBool, context_.nodes.boolean(!cell.isSigned && !cell.isDecimal), span);
}

Value Elaborator::callInteger(const Call& call, Span span) {
  Value value = number(*call.arguments[0]);
  if (value.isBroken()) return value;
  return make(ValueKind::kBool, context_.nodes.make(Op::kIsInteger, value.node), span);
}

Value Elaborator::callLength(const Call& call, Span span) {
  Value text = asText(evaluate(*call.arguments[0]));
  if (text.isBroken()) return text;
  return numberValue(context_.nodes.make(Op::kLength, text.node),
                     context_.pack.units.visibleCharacters(), span);
}

Value Elaborator::callTextPair(const Call& call, Span span) {
  const Value a = asText(evaluate(*call.arguments[0]));
  const Value b = asText(evaluate(*call.arguments[1]));
  if (a.isBroken() || b.isBroken()) return broken(span);
  const std::string& name = call.function.text;
  const Op op = name == "similarity"     ? Op::kSimilarity
                : name == "same_figures" ? Op::kSameFigures
                                         : Op::kForeignCharacters;
  return numberValue(context_.nodes.make(op, a.node, b.node), sema::kBare, span);
}

Value Elaborator::callMatches(const Call& call, Span span) {
  Value text = asText(evaluate(*call.arguments[0]));
  const auto* pattern = std::get_if<syntax::TextLiteral>(&call.arguments[1]->node);
  if (!pattern) {
    report(DiagnosticKind::PatternNotLiteral, call.arguments[1]->span);
    return broken(span);
  }
  if (!checkRegex(pattern->value, call.arguments[1]->span, reporter_)) {
    failed_ = true;
    return broken(span);
  }
  if (text.isBroken()) return text;
  return make(ValueKind::kBool,
              context_.nodes.make(Op::kMatches, text.node, context_.nodes.pattern(pattern->value)),
              span);
}

Value Elaborator::callContains(const Call& call, Span span) {
  const Value text = asText(evaluate(*call.arguments[0]));
  const Value part = asText(evaluate(*call.arguments[1]));
  if (text.isBroken() || part.isBroken()) return broken(span);
  return make(ValueKind::kBool, context_.nodes.make(Op::kContains, text.node, part.node), span);
}

Value Elaborator::callPresent(const Call& call, Span span) {
  Value value = evaluate(*call.arguments[0]);
  if (value.isBroken()) return value;
  const auto aux = static_cast<std::uint8_t>(value.doc);
  if (value.is(ValueKind::kReport)) {
    return make(ValueKind::kBool, context_.nodes.make(Op::kDocPresent, kNone, kNone, kNone, aux),
                span);
  }
  const auto place = section(*call.arguments[0]);
  if (!place) return broken(span);
  return make(ValueKind::kBool,
              context_.nodes.make(Op::kSectionPresent, place->section, kNone, kNone, aux), span);
}

Value Elaborator::callHasTable(const Call& call, Span span) {
  const auto table = tableOf(*call.arguments[0]);
  if (!table) return broken(span);
  return make(ValueKind::kBool,
              context_.nodes.make(Op::kTablePresent, table->table, kNone, kNone,
                                  static_cast<std::uint8_t>(table->doc)),
              span);
}

Value Elaborator::callHeading(const Call& call, Span span) {
  const auto place = section(*call.arguments[0]);
  if (!place) return broken(span);
  return make(ValueKind::kText,
              context_.nodes.make(Op::kSectionHeading, place->section, kNone, kNone,
                                  static_cast<std::uint8_t>(place->doc)),
              span);
}

Value Elaborator::callSectionNumber(const Call& call, Span span) {
  const auto place = section(*call.arguments[0]);
  if (!place) return broken(span);
  const std::string& name = call.function.text;
  const Op op = name == "ordinal"    ? Op::kSectionOrdinal
                : name == "position" ? Op::kSectionPosition
                                     : Op::kSectionOccurrences;
  return numberValue(
      context_.nodes.make(op, place->section, kNone, kNone, static_cast<std::uint8_t>(place->doc)),
      sema::kBare, span);
}

Value Elaborator::callDeclaredOrdinal(const Call& call, Span span) {
  const auto place = section(*call.arguments[0]);
  if (!place) return broken(span);
  return numberValue(context_.nodes.number(form_.sections[place->section].ordinal), sema::kBare,
                     span);
}

Value Elaborator::callWording(const Call& call, Span span) {
  const auto place = section(*call.arguments[0]);
  if (!place) return broken(span);
  const std::string& name = call.function.text;
  const Wording wording = name == "exact_wording"   ? Wording::kExact
                          : name == "alias_wording" ? Wording::kAlias
                                                    : Wording::kDamaged;
  return make(ValueKind::kBool,
              context_.nodes.make(Op::kSectionWording, place->section,
                                  1u << static_cast<unsigned>(wording)),
              span);
}

Value Elaborator::callUses(const Call& call, Span span) {
  const auto table = tableOf(*call.arguments[0]);
  if (!table) return broken(span);
  const auto* path = std::get_if<syntax::Path>(&call.arguments[1]->node);
  const std::string name = path ? sema::joinWords(path->words) : std::string();
  const Table& shape = form_.tables[table->table];
  for (std::uint32_t v = 0; v < shape.variants.size(); ++v) {
    if (shape.variants[v].name != name) continue;
    return make(ValueKind::kBool,
                context_.nodes.make(Op::kVariantUsed, table->table, v, kNone,
                                    static_cast<std::uint8_t>(table->doc)),
                span);
  }
  std::vector<sema::Candidate> variants;
  for (const Variant& v : shape.variants) variants.push_back({v.name, v.title});
  report(DiagnosticKind::UnknownVariant, call.arguments[1]->span, {shape.key, name, form_.id},
         sema::suggest(name, variants));
  return broken(span);
}

Value Elaborator::callDate(const Call& call, Span span) {
  std::vector<plan::NodeId> parts;
  std::vector<std::int64_t> constants;
  for (const auto& argument : call.arguments) {
    Value part = number(*argument);
    if (part.isBroken()) return part;
    parts.push_back(part.node);
    const auto constant = context_.nodes.constant(part.node);
    if (constant && constant->toInteger()) constants.push_back(*constant->toInteger());
  }
  if (constants.size() == 3) {
    const auto inRange = [](std::int64_t value) { return value >= -9999 && value <= 9999; };
    const bool allInRange = inRange(constants[0]) && inRange(constants[1]) && inRange(constants[2]);
    const auto date =
        allInRange ? Date::make(static_cast<int>(constants[0]), static_cast<int>(constants[1]),
                                static_cast<int>(constants[2]))
                   : std::nullopt;
    if (date) return make(ValueKind::kDate, context_.nodes.date(*date), span);
    report(DiagnosticKind::NoSuchDate, span);
    return broken(span);
  }
  return make(ValueKind::kDate, context_.nodes.make(Op::kMakeDate, parts[0], parts[1], parts[2]),
              span);
}

Value Elaborator::callDatePart(const Call& call, Span span) {
  Value date = asDate(evaluate(*call.arguments[0]));
  if (date.isBroken()) return date;
  const std::string& name = call.function.text;
  const std::uint32_t part = name == "year" ? 0 : name == "month" ? 1 : 2;
  return numberValue(context_.nodes.make(Op::kDatePart, date.node, part), sema::kBare, span);
}

Value Elaborator::callIsSet(const Call& call, Span span) {
  const auto* path = std::get_if<syntax::Path>(&call.arguments[0]->node);
  const std::string name = path ? sema::joinWords(path->words) : std::string();
  const auto found = context_.paramIndex.find(name);
  if (found == context_.paramIndex.end()) {
    report(DiagnosticKind::UnknownParam, call.arguments[0]->span, {name},
           sema::suggest(name, candidatesOf(context_.pack.params)));
    return broken(span);
  }
  context_.used.insert(name);
  paramsAsked.push_back(found->second);
  return make(ValueKind::kBool, context_.nodes.make(Op::kParamSet, found->second), span);
}

Value Elaborator::callLeaves(const Call& call, Span span) {
  (void)call;
  report(DiagnosticKind::AmbiguousSet, span, {},
         {"写在表里，如 table[leaves(outcome), c]",
          "write it with its table: table[leaves(outcome), c]"});
  return broken(span);
}

Value Elaborator::callObservation(const Call& call, Span span) {
  const auto table = tableOf(*call.arguments[0]);
  if (!table) return broken(span);
  return *observation(call.function.text, &*table, span);
}

Value Elaborator::callAggregate(const Call& call, Span span) {
  const std::string& name = call.function.text;
  const Op op = name == "sum" ? Op::kSum : name == "min" ? Op::kMin : Op::kMax;
  std::vector<Value> numbers;
  for (const auto& argument : call.arguments) {
    Value value = evaluate(*argument);
    if (value.isBroken()) return value;
    if (name == "count") {
      if (value.is(ValueKind::kCollection)) {
        return numberValue(context_.nodes.make(Op::kCountClaims, value.collection), sema::kBare,
                           span);
      }
      if (!value.is(ValueKind::kSet)) return mismatch(value, "set");
      return numberValue(context_.nodes.number(static_cast<std::int64_t>(value.elements->size())),
                         sema::kBare, span);
    }
    if (value.is(ValueKind::kCollection)) return mismatch(value, "set");
    if (value.is(ValueKind::kSet)) {
      for (const Value& element : *value.elements) {
        numbers.push_back(asNumber(element));
        if (numbers.back().isBroken()) return broken(span);
      }
    } else {
      numbers.push_back(asNumber(value));
      if (numbers.back().isBroken()) return broken(span);
    }
  }
  return combineNumbers(op, std::move(numbers), span);
}

}  // namespace gouji::lower
