// The fields of a plan in the order in which they are stored. What lies in memory as it is stored
// (see archive.h) has no function here.
#include "engine/plan/archive.h"

namespace gouji::plan {
namespace {

template <typename A, typename... Fields>
void all(A& archive, Fields&... fields) {
  (transfer(archive, fields), ...);
}

}  // namespace

template <typename A>
void transfer(A& a, Label& v) {
  all(a, v.official, v.aliases);
}
template <typename A>
void transfer(A& a, AxisItem& v) {
  all(a, v.key, v.label, v.band, v.isTotal, v.variant);
}
template <typename A>
void transfer(A& a, Band& v) {
  all(a, v.label, v.name, v.parent);
}
template <typename A>
void transfer(A& a, Axis& v) {
  all(a, v.items, v.bands);
}
template <typename A>
void transfer(A& a, Block& v) {
  all(a, v.heading, v.rows, v.columns, v.corner);
}
template <typename A>
void transfer(A& a, Variant& v) {
  all(a, v.name, v.title, v.replacedRows, v.replacedColumns, v.addedRows, v.addedColumns);
}
template <typename A>
void transfer(A& a, Table& v) {
  all(a, v.key, v.section);
  transfer(a, v.layout);
  all(a, v.rows, v.columns, v.blocks, v.variants, v.note, v.cells);
}
template <typename A>
void transfer(A& a, Cell& v) {
  all(a, v.table, v.row, v.column, v.unit, v.isSigned, v.isDecimal, v.variant);
}
template <typename A>
void transfer(A& a, Section& v) {
  all(a, v.key, v.heading, v.ordinal, v.tables);
}
template <typename A>
void transfer(A& a, Form& v) {
  all(a, v.id, v.title, v.firstYear, v.lastYear, v.basis, v.sections, v.tables, v.cells);
}
template <typename A>
void transfer(A& a, std::shared_ptr<const Form>& v) {
  if constexpr (A::kReads) {
    auto form = std::make_shared<Form>();
    transfer(a, *form);
    v = std::move(form);
  } else {
    transfer(a, const_cast<Form&>(*v));
  }
}
template <typename A>
void transfer(A& a, Rule& v) {
  all(a, v.id, v.name, v.title, v.description, v.basis, v.basisIsPractice);
  transfer(a, v.missing);
  all(a, v.offByDefault, v.aboutReading, v.readsPrior, v.tags, v.hint, v.firstYear, v.lastYear,
      v.agencyMask, v.file, v.line);
  transfer(a, v.level);
}
template <typename A>
void transfer(A& a, Pattern& v) {
  all(a, v.words, v.prepared);
}
template <typename A>
void transfer(A& a, Extract::Clause& v) {
  transfer(a, v.source);
  transfer(a, v.pattern);
}
template <typename A>
void transfer(A& a, Extract& v) {
  all(a, v.name, v.form, v.sectionMask, v.inFront, v.inTitle);
  transfer(a, v.scope);
  all(a, v.unit, v.patterns, v.unless);
}
template <typename A>
void transfer(A& a, Param& v) {
  all(a, v.name, v.type, v.unit, v.description, v.isSet, v.number, v.text, v.flag, v.date);
}
template <typename A>
void transfer(A& a, LinearRow& v) {
  all(a, v.instance, v.terms, v.constant);
}
template <typename A>
void transfer(A& a, ProfileChange& v) {
  transfer(a, v.kind);
  all(a, v.target, v.value);
  transfer(a, v.level);
  all(a, v.reason, v.until, v.weight);
}
template <typename A>
void transfer(A& a, Profile& v) {
  all(a, v.name, v.title, v.changes);
}
template <typename A>
void transfer(A& a, Plan::Unit& v) {
  all(a, v.name, v.base, v.factor);
}

template <typename A>
void transferPlan(A& a, Plan& v) {
  all(a, v.forms, v.rules, v.instances, v.nodes, v.lists, v.numbers, v.dates, v.texts, v.patterns,
      v.preparedPatterns, v.extracts, v.collections, v.params, v.levels, v.marks, v.messagePieces,
      v.linearRows, v.profiles, v.units);
}

template void transferPlan<Writer>(Writer&, Plan&);
template void transferPlan<Reader>(Reader&, Plan&);

}  // namespace gouji::plan
