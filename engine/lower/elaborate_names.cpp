// What a word or a dotted path means.
#include <algorithm>

#include "engine/lower/elaborator.h"
#include "engine/report/report.h"

namespace gouji::lower {

using plan::ClaimField;
using plan::Doc;
using plan::Op;
using syntax::Name;

namespace {

constexpr std::string_view kFacts[] = {"title", "agency",    "front",
                                       "year",  "submitted", "published"};

struct ObservationWord {
  std::string_view word;
  ObservationKind kind;
};
constexpr ObservationWord kObservations[] = {
    {"extra_sections", ObservationKind::kExtraSection},
    {"extra_rows", ObservationKind::kExtraRow},
    {"extra_columns", ObservationKind::kExtraColumn},
    {"missing_rows", ObservationKind::kMissingRow},
    {"missing_columns", ObservationKind::kMissingColumn},
    {"missing_tables", ObservationKind::kMissingTable},
    {"damaged_labels", ObservationKind::kDamagedLabel},
    {"foreign_labels", ObservationKind::kForeignLabel},
    {"missing_notes", ObservationKind::kMissingNote},
    {"missing_units", ObservationKind::kMissingUnit},
    {"reading_doubts", ObservationKind::kReading},
};

}  // namespace

Value Elaborator::path(const syntax::Path& path, Span span) {
  const std::string& first = path.words[0].text;
  if (first == "prior") {
    if (path.words.size() > 1) return reportPath(path.words, 1, Doc::kPrior, span);
    Value value = make(ValueKind::kReport, kNone, span);
    value.doc = Doc::kPrior;
    return value;
  }
  if (const Value* found = variable(first)) {
    Value value = *found;
    value.span = path.words[0].span;
    return fieldOf(value, path.words, 1, span);
  }
  if (active_.empty() && bindings_ && bindings_->arguments.count(first) > 0) {
    return fieldOf(templateArgument(first, span), path.words, 1, span);
  }
  return declaredName(path, span);
}

Value Elaborator::declaredName(const syntax::Path& path, Span span) {
  const std::string& first = path.words[0].text;
  const bool isAlone = path.words.size() == 1;
  const sema::Pack& pack = context_.pack;
  if (isAlone) {
    if (pack.constants.count(first) > 0) return constantValue(first, span);
    if (const auto param = context_.paramIndex.find(first); param != context_.paramIndex.end()) {
      return parameter(param->second, span);
    }
    if (const auto extract = pack.extractByName.find(first); extract != pack.extractByName.end()) {
      Value value = make(ValueKind::kCollection, kNone, span);
      plan::Collection collection;
      collection.extract = context_.extractFor(extract->second, formIndex_);
      value.collection = context_.collection(collection);
      return value;
    }
    if (auto seen = observation(first, nullptr, span)) return *seen;
    if (first == "has_labels") {
      return make(ValueKind::kBool, context_.nodes.make(Op::kHasLabels), span);
    }
    if (first == "kind") return make(ValueKind::kAgency, kNone, span);
    const bool isFact = std::find(std::begin(kFacts), std::end(kFacts), first) != std::end(kFacts);
    if (pack.functions.count(first) > 0 || (builtins().count(first) > 0 && !isFact)) {
      report(DiagnosticKind::FunctionWithoutCall, span, {first},
             {"写作 " + first + "(…)", "write " + first + "(…)"});
      return broken(span);
    }
  }
  return reportPath(path.words, 0, Doc::kThis, span);
}

std::optional<Value> Elaborator::observation(const std::string& word, const Value* table,
                                             Span span) {
  const auto found = std::find_if(std::begin(kObservations), std::end(kObservations),
                                  [&](const ObservationWord& o) { return o.word == word; });
  if (found == std::end(kObservations)) return std::nullopt;
  plan::Collection collection;
  collection.source = plan::Collection::Source::kObservation;
  collection.observation = static_cast<std::uint8_t>(found->kind);
  if (table) collection.table = table->table;
  Value value = make(ValueKind::kCollection, kNone, span);
  value.collection = context_.collection(collection);
  return value;
}

std::optional<Value> Elaborator::reportFact(const std::string& word, Doc doc, Span span) {
  const auto aux = static_cast<std::uint8_t>(doc);
  const auto fact = [&](ValueKind kind, Op op) {
    return make(kind, context_.nodes.make(op, kNone, kNone, kNone, aux), span);
  };
  if (word == "title") return fact(ValueKind::kText, Op::kTitle);
  if (word == "agency") return fact(ValueKind::kText, Op::kAgency);
  if (word == "front") return fact(ValueKind::kText, Op::kFront);
  if (word == "year") return fact(ValueKind::kNumber, Op::kReportYear);
  if (word == "submitted") return fact(ValueKind::kDate, Op::kSubmitted);
  if (word == "published") return fact(ValueKind::kDate, Op::kPublished);
  return std::nullopt;
}

Value Elaborator::reportPath(const std::vector<Name>& words, std::size_t first, Doc doc,
                             Span span) {
  const Name& name = words[first];
  if (first + 1 == words.size()) {
    if (auto fact = reportFact(name.text, doc, span)) return *fact;
    if (name.text == "cells") return cellsOf(kNone, doc, span);
    if (name.text == "sections" || name.text == "tables") {
      std::vector<Value> places;
      const bool isSection = name.text == "sections";
      const std::size_t count = isSection ? form_.sections.size() : form_.tables.size();
      for (std::uint32_t i = 0; i < count; ++i) {
        Value place = make(ValueKind::kPlace, kNone, span);
        (isSection ? place.section : place.table) = i;
        place.doc = doc;
        places.push_back(std::move(place));
      }
      return setOf(std::move(places), span);
    }
  }
  Value place = make(ValueKind::kPlace, kNone, name.span);
  place.doc = doc;
  if (const auto section = form_.findSection(name.text)) place.section = *section;
  if (const auto table = form_.findTable(name.text)) place.table = *table;
  if (place.section != kNone || place.table != kNone) {
    if (named.section == kNone) named.section = place.section;
    if (named.table == kNone) named.table = place.table;
    return fieldOf(place, words, first + 1, span);
  }
  if (first > 0) {  // behind `prior.` there is nothing else
    reportUnknown(name.text, name.span);
    return broken(span);
  }
  return freeItem(syntax::Path{words}, span);
}

Value Elaborator::freeItem(const syntax::Path& path, Span span) {
  const std::string word = sema::joinWords(path.words);
  Value found;
  std::size_t meanings = 0;
  for (std::uint32_t t = 0; t < form_.tables.size(); ++t) {
    for (const auto kind : {sema::AxisKind::kRow, sema::AxisKind::kColumn}) {
      const auto items = built_.names.table(t).of(kind).find(word);
      if (items.size() != 1) {
        meanings += items.size();
        continue;
      }
      ++meanings;
      found =
          make(kind == sema::AxisKind::kRow ? ValueKind::kRow : ValueKind::kColumn, kNone, span);
      found.table = t;
      found.item = items[0];
    }
  }
  if (meanings == 1) return found;
  Value value = make(ValueKind::kName, kNone, span);
  value.word = word;
  return value;
}

void Elaborator::reportUnknown(const std::string& word, Span span) {
  const sema::Pack& pack = context_.pack;
  std::vector<sema::Candidate> candidates;
  for (std::size_t i = scopeBase_; i < scope_.size(); ++i) {
    candidates.push_back({std::string(scope_[i].first), ""});
  }
  for (const Section& section : form_.sections) {
    candidates.push_back({section.key, section.heading.official});
  }
  for (const Table& table : form_.tables) candidates.push_back({table.key, ""});
  for (const std::string& name : pack.paramNames) candidates.push_back({name, ""});
  for (const auto& [name, constant] : pack.constants) candidates.push_back({name, ""});
  for (const auto& extract : pack.extracts) candidates.push_back({extract.name, ""});
  for (const std::string_view fact : kFacts) candidates.push_back({std::string(fact), ""});
  for (const auto& seen : kObservations) candidates.push_back({std::string(seen.word), ""});
  Localized hint = sema::suggest(word, candidates);
  if (hint.zh.empty()) {
    std::vector<sema::Candidate> items;
    for (const Table& table : form_.tables) {
      for (const Axis* axis : {&table.rows, &table.columns}) {
        for (const AxisItem& item : axis->items) items.push_back({item.key, item.label.official});
        if (std::any_of(axis->items.begin(), axis->items.end(),
                        [&](const AxisItem& item) { return item.key == word; })) {
          hint = {"行列要写在表里：" + table.key + "[行, 列]",
                  "rows and columns are written with their table: " + table.key + "[row, column]"};
        }
      }
    }
    if (hint.zh.empty()) hint = sema::suggest(word, items);
  }
  report(DiagnosticKind::UnknownName, span, {word}, std::move(hint));
}

Value Elaborator::fieldOf(const Value& value, const std::vector<Name>& words, std::size_t first,
                          Span span) {
  if (first >= words.size() || value.isBroken()) return value;
  const Name& field = words[first];
  if (value.is(ValueKind::kReport)) return reportPath(words, first, value.doc, span);
  if (value.is(ValueKind::kClaim) && first + 1 == words.size()) {
    return claimField(value, field, span);
  }
  if (value.is(ValueKind::kPlace) && value.table != kNone) {
    return tableField(value, words, first, span);
  }
  if (value.is(ValueKind::kNumber) && first == 1 && !leftTerms.empty()) {
    const auto& terms = words[0].text == "left" ? leftTerms : rightTerms;
    const bool isNumber = std::all_of(field.text.begin(), field.text.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    if ((words[0].text == "left" || words[0].text == "right") && isNumber) {
      const std::size_t index = field.text.size() < 4 ? std::stoul(field.text) : 0;
      if (index >= 1 && index <= terms.size()) return terms[index - 1];
      report(DiagnosticKind::NoSuchTerm, field.span,
             {words[0].text, field.text, std::to_string(terms.size())});
      return broken(span);
    }
  }
  report(DiagnosticKind::UnknownField, field.span, {field.text, phraseOf(nameOf(value.kind))});
  return broken(span);
}

Value Elaborator::tableField(const Value& table, const std::vector<Name>& words, std::size_t first,
                             Span span) {
  const std::string& field = words[first].text;
  if (first + 1 == words.size()) {
    if (field == "rows") return wholeAxis(table.table, sema::AxisKind::kRow, span);
    if (field == "columns") return wholeAxis(table.table, sema::AxisKind::kColumn, span);
    if (field == "cells") return cellsOf(table.table, table.doc, span);
  }
  // `requests.received`: a row or column said with its table.
  const std::vector<Name> rest(words.begin() + static_cast<std::ptrdiff_t>(first), words.end());
  const std::string key = sema::joinWords(rest);
  for (const auto kind : {sema::AxisKind::kRow, sema::AxisKind::kColumn}) {
    const auto items = built_.names.table(table.table).of(kind).find(key);
    if (items.size() != 1) continue;
    Value item =
        make(kind == sema::AxisKind::kRow ? ValueKind::kRow : ValueKind::kColumn, kNone, span);
    item.table = table.table;
    item.item = items[0];
    return item;
  }
  std::vector<sema::Candidate> candidates{{"rows", ""}, {"columns", ""}, {"cells", ""}};
  for (const Axis* axis : {&form_.tables[table.table].rows, &form_.tables[table.table].columns}) {
    for (const AxisItem& item : axis->items) candidates.push_back({item.key, item.label.official});
  }
  report(DiagnosticKind::UnknownField, words[first].span, {key, phraseOf("table")},
         sema::suggest(key, candidates));
  return broken(span);
}

Value Elaborator::parameter(std::uint32_t index, Span span) {
  const plan::Param& param = context_.plan.params[index];
  context_.used.insert(param.name.str());
  if (!param.isSet) paramsNeeded.push_back(index);
  if (param.type == "text") {
    return make(ValueKind::kText, context_.nodes.make(Op::kParamText, index), span);
  }
  if (param.type == "bool") {
    return make(ValueKind::kBool, context_.nodes.make(Op::kParamTrue, index), span);
  }
  if (param.type == "date") {
    return make(ValueKind::kDate, context_.nodes.make(Op::kParamDate, index), span);
  }
  const auto unit = context_.pack.units.find(param.unit);
  return numberValue(context_.nodes.make(Op::kParam, index), unit.value_or(sema::kBare), span);
}

Value Elaborator::constantValue(const std::string& name, Span span) {
  context_.used.insert(name);
  if (std::find(active_.begin(), active_.end(), name) != active_.end()) {
    report(DiagnosticKind::RecursiveDefinition, span, {name});
    return broken(span);
  }
  const auto& declared = context_.pack.constants.find(name)->second;
  // A constant stands outside of every rule: no variable is visible in it.
  const sema::Reporter outside = reporter_;
  const std::size_t base = scopeBase_;
  reporter_ = reporter_.in(declared.source);
  scopeBase_ = scope_.size();
  active_.push_back(name);
  Value value = evaluate(*declared.decl->value);
  active_.pop_back();
  scopeBase_ = base;
  reporter_ = outside;
  value.span = span;
  return value;
}

Value Elaborator::templateArgument(const std::string& name, Span span) {
  const auto bindings = bindings_;
  const syntax::Expr& argument = *bindings->arguments.find(name)->second;
  const sema::Reporter inside = reporter_;
  const std::size_t base = scopeBase_;
  reporter_ = sema::Reporter(context_.diagnostics, bindings->argumentSource);
  bindings_ = nullptr;  // an argument is written outside of the template
  scopeBase_ = scope_.size();
  Value value = evaluate(argument);
  scopeBase_ = base;
  bindings_ = bindings;
  reporter_ = inside;
  value.span = span;
  return value;
}

}  // namespace gouji::lower
