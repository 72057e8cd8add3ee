#include "engine/lower/declarations.h"

#include <algorithm>

#include "engine/lower/patterns.h"
#include "engine/lower/value.h"
#include "engine/mistake/mistake_weights.h"

namespace gouji::lower {
namespace {

using sema::Reporter;
using syntax::Expr;

constexpr std::string_view kParamTypes[] = {"number", "text", "bool", "date"};

/// Puts a literal into a parameter of a known type; false when it does not fit.
bool setValue(plan::Param& param, const Expr& expr, const Reporter& reporter,
              const sema::UnitTable& units) {
  const auto* number = std::get_if<syntax::NumberLiteral>(&expr.node);
  const auto* unary = std::get_if<syntax::Unary>(&expr.node);
  if (unary && unary->op == syntax::UnaryOp::kNegate) {
    number = std::get_if<syntax::NumberLiteral>(&unary->operand->node);
  }
  param.isSet = true;
  if (param.type == "number" && number) {
    param.number = unary ? number->value.negated() : number->value;
    if (!number->unit || number->unit->text == param.unit) return true;
    const auto from = units.require(*number->unit, reporter);
    const auto to = units.find(param.unit);
    if (!from) return true;
    if (!to || !units.convertible(*from, *to)) {
      reporter.report(DiagnosticKind::UnitMismatch, expr.span,
                      {number->unit->text, param.unit.str()});
      return true;
    }
    const auto base = param.number.times(units[*from].factor);
    const auto told = base ? base->quotient(units[*to].factor, Decimal::kDecimals) : std::nullopt;
    if (told) param.number = *told;
    return told.has_value();
  }
  if (const auto* text = std::get_if<syntax::TextLiteral>(&expr.node)) {
    if (param.type == "text") {
      param.text = text->value;
      return true;
    }
    if (param.type == "date") {
      const auto date = Date::parseIso(text->value);
      if (date) param.date = *date;
      return date.has_value();
    }
  }
  if (const auto* flag = std::get_if<syntax::BoolLiteral>(&expr.node)) {
    param.flag = flag->value;
    return param.type == "bool";
  }
  if (const auto* call = std::get_if<syntax::Call>(&expr.node)) {
    if (param.type != "date" || call->function.text != "date" || call->arguments.size() != 3)
      return false;
    int parts[3] = {};
    for (int i = 0; i < 3; ++i) {
      const auto* part = std::get_if<syntax::NumberLiteral>(&call->arguments[i]->node);
      const auto whole = part ? part->value.toInteger() : std::nullopt;
      if (!whole || *whole < 0 || *whole > 9999) return false;
      parts[i] = static_cast<int>(*whole);
    }
    const auto date = Date::make(parts[0], parts[1], parts[2]);
    if (date) param.date = *date;
    return date.has_value();
  }
  return false;
}

std::string inferType(const Expr& expr) {
  if (std::holds_alternative<syntax::TextLiteral>(expr.node)) return "text";
  if (std::holds_alternative<syntax::BoolLiteral>(expr.node)) return "bool";
  if (std::holds_alternative<syntax::Call>(expr.node)) return "date";
  return "number";
}

class ProfileLowerer {
 public:
  explicit ProfileLowerer(Context& context) : context_(context), pack_(context.pack) {}

  void run() {
    for (const std::string& name : pack_.profileNames) {
      const syntax::ProfileDecl& decl = *pack_.profiles.find(name)->second.decl;
      plan::Profile profile;
      profile.name = name;
      if (decl.title) profile.title = decl.title->value;
      addChanges(name, profile);
      context_.plan.profiles.push_back(std::move(profile));
    }
  }

 private:
  // Parents before their children, each once: a parent that two of them share does not come again
  // to undo what the first of them changed. Circles were told by checkProfiles.
  void addChanges(const std::string& name, plan::Profile& profile) {
    struct Open {
      const sema::Declared<syntax::ProfileDecl>* declared;
      std::size_t nextParent;
    };
    std::vector<Open> open;
    std::set<std::string_view> seen;
    const auto enter = [&](const std::string& one) {
      const auto declared = pack_.profiles.find(one);
      const bool isNew = declared != pack_.profiles.end() && seen.insert(declared->first).second;
      if (isNew) open.push_back({&declared->second, 0});
    };
    enter(name);
    while (!open.empty() && profile.changes.size() <= kMaxChanges) {
      Open& last = open.back();
      const syntax::ProfileDecl& decl = *last.declared->decl;
      if (last.nextParent < decl.parents.size()) {
        enter(decl.parents[last.nextParent++].text);
        continue;
      }
      const Reporter reporter(context_.diagnostics, last.declared->source);
      open.pop_back();
      addOwn(decl, reporter, profile);
    }
  }

  void addOwn(const syntax::ProfileDecl& decl, const Reporter& reporter, plan::Profile& profile) {
    for (const syntax::Assignment& assignment : decl.parameters) {
      const auto* path = std::get_if<syntax::Path>(&assignment.target->node);
      const auto index =
          path ? context_.paramIndex.find(path->words[0].text) : context_.paramIndex.end();
      if (index == context_.paramIndex.end()) continue;  // told by checkProfiles
      context_.used.insert(index->first);
      plan::ProfileChange change;
      change.kind = plan::ProfileChange::Kind::kSetParam;
      change.target = index->second;
      change.value = context_.plan.params[index->second];
      if (!setValue(change.value, *assignment.value, reporter, pack_.units)) {
        if (told_.insert(&assignment).second) {
          reporter.report(DiagnosticKind::ParamTypeMismatch, assignment.value->span,
                          {index->first, phraseOf(change.value.type)});
        }
        continue;
      }
      profile.changes.push_back(std::move(change));
    }
    const auto add = [&](plan::ProfileChange::Kind kind,
                         const std::string& rule) -> plan::ProfileChange* {
      const auto index = context_.plan.findRule(rule);
      if (!index) return nullptr;
      plan::ProfileChange& change = profile.changes.emplace_back();
      change.kind = kind;
      change.target = *index;
      return &change;
    };
    for (const auto& regrade : decl.levels) {
      if (auto* change = add(plan::ProfileChange::Kind::kLevel, regrade.rule.text)) {
        change->level = static_cast<plan::Level>(regrade.level);
      }
    }
    for (const syntax::Name& rule : decl.switchedOn) add(plan::ProfileChange::Kind::kOn, rule.text);
    for (const auto& off : decl.switchedOff) {
      if (auto* change = add(plan::ProfileChange::Kind::kOff, off.rule.text)) {
        if (off.reason) change->reason = off.reason->value;
        if (off.until) change->until = Date::parseIso(off.until->value);
      }
    }
    for (const auto& weight : decl.weights) {
      const std::optional<WeightId> id = findWeight(weight.mistake.text);
      const std::optional<std::int64_t> value = weight.value.toInteger();
      if (!id || !value || *value < kLeastWeight || *value > kGreatestWeight) continue;
      plan::ProfileChange& change = profile.changes.emplace_back();
      change.kind = plan::ProfileChange::Kind::kWeight;
      change.target = *id;
      change.weight = static_cast<std::int32_t>(*value);
    }
  }

  static constexpr std::size_t kMaxChanges = 100'000;
  Context& context_;
  const sema::Pack& pack_;
  std::set<const syntax::Assignment*> told_;
};

}  // namespace

void lowerUnits(Context& context) {
  const sema::UnitTable& units = context.pack.units;
  for (sema::UnitId id = 0; id < units.size(); ++id) {
    context.plan.units.push_back({units[id].name, units[units[id].base].name, units[id].factor});
  }
}

void lowerParams(Context& context) {
  for (const std::string& name : context.pack.paramNames) {
    const auto& declared = context.pack.params.find(name)->second;
    const syntax::ParamDecl& decl = *declared.decl;
    const Reporter reporter(context.diagnostics, declared.source);
    plan::Param param;
    param.name = name;
    if (decl.description) param.description = decl.description->value;
    param.type = decl.parameter.type ? decl.parameter.type->text
                 : decl.value        ? inferType(*decl.value)
                                     : "number";
    if (std::find(std::begin(kParamTypes), std::end(kParamTypes), param.type) ==
        std::end(kParamTypes)) {
      reporter.report(
          DiagnosticKind::UnknownType, decl.parameter.type->span, {param.type.str()},
          sema::suggest(param.type, {{"number", ""}, {"text", ""}, {"bool", ""}, {"date", ""}}));
      param.type = "number";
    }
    if (decl.parameter.unit && context.pack.units.require(*decl.parameter.unit, reporter)) {
      param.unit = decl.parameter.unit->text;
    }
    if (decl.value && !setValue(param, *decl.value, reporter, context.pack.units)) {
      reporter.report(DiagnosticKind::ParamTypeMismatch, decl.value->span,
                      {name, phraseOf(param.type)});
    }
    context.paramIndex.emplace(name, static_cast<std::uint32_t>(context.plan.params.size()));
    context.plan.params.push_back(std::move(param));
  }
}

void lowerProfiles(Context& context) { ProfileLowerer(context).run(); }

void reportUnused(Context& context) {
  // A rule with a mistake was not read to its end: what it would use is not known.
  if (context.diagnostics.hasErrors()) return;
  const auto report = [&](const std::string& name, const auto& declared, Span span) {
    if (!declared.isRoot || context.used.count(name) > 0) return;
    Reporter(context.diagnostics, declared.source)
        .report(DiagnosticKind::UnusedDeclaration, span, {name});
  };
  const sema::Pack& pack = context.pack;
  for (const auto& [name, d] : pack.params) report(name, d, d.decl->parameter.name.span);
  for (const auto& [name, d] : pack.constants) report(name, d, d.decl->name.span);
  for (const auto& [name, d] : pack.functions) report(name, d, d.decl->name.span);
  for (const auto& extract : pack.extracts) report(extract.name, extract, extract.decl->name.span);
}

}  // namespace gouji::lower
