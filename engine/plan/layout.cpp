// The fields of a plan in the order in which they are stored. What lies in memory as it is stored
// (see base/archive.h) has no function here.
#include "engine/plan/archive.h"

namespace gouji {

template <typename A>
void transfer(A& a, Label& v) {
  transferAll(a, v.official, v.aliases);
}
template <typename A>
void transfer(A& a, AxisItem& v) {
  transferAll(a, v.key, v.label, v.band, v.isTotal, v.variant);
}
template <typename A>
void transfer(A& a, Band& v) {
  transferAll(a, v.label, v.name, v.parent);
}
template <typename A>
void transfer(A& a, Axis& v) {
  transferAll(a, v.items, v.bands);
}
template <typename A>
void transfer(A& a, Block& v) {
  transferAll(a, v.heading, v.rows, v.columns, v.corner);
}
template <typename A>
void transfer(A& a, Variant& v) {
  transferAll(a, v.name, v.title, v.replacedRows, v.replacedColumns, v.addedRows, v.addedColumns);
}
template <typename A>
void transfer(A& a, Table& v) {
  transferAll(a, v.key, v.section);
  transfer(a, v.layout);
  transferAll(a, v.rows, v.columns, v.blocks, v.variants, v.note, v.cells);
}
template <typename A>
void transfer(A& a, Cell& v) {
  transferAll(a, v.table, v.row, v.column, v.unit, v.isSigned, v.isDecimal, v.variant);
}
template <typename A>
void transfer(A& a, Section& v) {
  transferAll(a, v.key, v.heading, v.ordinal, v.tables);
}
template <typename A>
void transfer(A& a, Form& v) {
  transferAll(a, v.id, v.title, v.firstYear, v.lastYear, v.basis, v.sections, v.tables, v.cells);
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

namespace plan {

template <typename A>
void transfer(A& a, Rule& v) {
  transferAll(a, v.id, v.name, v.title, v.description, v.basis, v.basisIsPractice);
  transfer(a, v.missing);
  transferAll(a, v.offByDefault, v.aboutReading, v.readsPrior, v.tags, v.hint, v.firstYear,
              v.lastYear, v.agencyMask, v.file, v.line);
  transfer(a, v.level);
}
template <typename A>
void transfer(A& a, Pattern& v) {
  transferAll(a, v.words, v.prepared);
}
template <typename A>
void transfer(A& a, Extract::Clause& v) {
  transfer(a, v.source);
  transfer(a, v.pattern);
}
template <typename A>
void transfer(A& a, Extract& v) {
  transferAll(a, v.name, v.form, v.sectionMask, v.inFront, v.inTitle);
  transfer(a, v.scope);
  transferAll(a, v.unit, v.patterns, v.unless);
}
template <typename A>
void transfer(A& a, Param& v) {
  transferAll(a, v.name, v.type, v.unit, v.description, v.isSet, v.number, v.text, v.flag, v.date);
}
template <typename A>
void transfer(A& a, LinearRow& v) {
  transferAll(a, v.instance, v.terms, v.constant);
}
template <typename A>
void transfer(A& a, ProfileChange& v) {
  transfer(a, v.kind);
  transferAll(a, v.target, v.value);
  transfer(a, v.level);
  transferAll(a, v.reason, v.until, v.weight);
}
template <typename A>
void transfer(A& a, Profile& v) {
  transferAll(a, v.name, v.title, v.changes);
}
template <typename A>
void transfer(A& a, Plan::Unit& v) {
  transferAll(a, v.name, v.base, v.factor);
}

template <typename A>
void transferPlan(A& a, Plan& v) {
  transferAll(a, v.forms, v.rules, v.instances, v.nodes, v.lists, v.numbers, v.dates, v.texts,
              v.patterns, v.preparedPatterns, v.extracts, v.collections, v.params, v.levels,
              v.marks, v.messagePieces, v.linearRows, v.profiles, v.units);
}

template void transferPlan<ArchiveWriter>(ArchiveWriter&, Plan&);
template void transferPlan<ArchiveReader>(ArchiveReader&, Plan&);

}  // namespace plan
}  // namespace gouji
