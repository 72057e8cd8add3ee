// The totals and variants of a table under construction.
#include <algorithm>
#include <map>

#include "engine/sema/axis_resolver.h"
#include "engine/sema/table_builder.h"

namespace gouji::sema {
namespace {

const syntax::Path* asPath(const syntax::ExprPtr& expr) {
  return expr ? std::get_if<syntax::Path>(&expr->node) : nullptr;
}

bool isLeaves(const syntax::ExprPtr& expr) {
  const syntax::Path* path = asPath(expr);
  return path && path->words.size() == 1 && path->words[0].text == "leaves";
}

AxisKind opposite(AxisKind kind) {
  return kind == AxisKind::kRow ? AxisKind::kColumn : AxisKind::kRow;
}

void fillIds(const syntax::TotalIds& ids, const AxisResolver& other, DeclaredTotal& total) {
  if (ids.single) total.id = ids.single->text;
  for (const auto& [item, id] : ids.perItem) {
    const auto selection = other.resolve(*item);
    if (!selection) continue;
    for (const std::uint32_t index : selection->items) total.idOf.emplace_back(index, id.text);
  }
}

}  // namespace

void TableBuilder::resolveTotals() {
  const AxisNames rowNames(table_.rows), columnNames(table_.columns);
  for (const PendingTotal& pending : pending_) {
    const auto& names = pending.axis == AxisKind::kRow ? rowNames : columnNames;
    const auto& otherNames = pending.axis == AxisKind::kRow ? columnNames : rowNames;
    const AxisResolver resolver(formId_, table_.key, names, pending.axis, reporter_);
    const AxisResolver other(formId_, table_.key, otherNames, opposite(pending.axis), reporter_);
    DeclaredTotal total;
    total.axis = pending.axis;
    total.item = pending.item;
    total.span = pending.entry->span;
    // A total with a mistake stays, without parts: the rule that checks it is not wrong as well.
    fillIds(pending.entry->ids, other, total);
    bool isResolved = true;
    if (isLeaves(pending.entry->sum)) {
      total.parts = pending.leaves;
    } else if (pending.entry->sum) {
      const auto parts = resolver.resolve(*pending.entry->sum);
      isResolved = parts.has_value();
      if (parts) total.parts = parts->items;
    }
    for (const auto& except : pending.entry->except) {
      const auto left = resolver.resolve(*except);
      if (!left) continue;
      for (const std::uint32_t item : left->items) std::erase(total.parts, item);
    }
    if (std::find(total.parts.begin(), total.parts.end(), total.item) != total.parts.end()) {
      reporter_.report(DiagnosticKind::TotalOfItself, pending.entry->span,
                       {axisOf(pending.axis).items[total.item].key});
      total.parts.clear();
    } else if (total.parts.empty() && isResolved) {
      reporter_.report(DiagnosticKind::TotalOfNothing, pending.entry->span,
                       {axisOf(pending.axis).items[total.item].key});
    }
    totals_.push_back(std::move(total));
  }
}

void TableBuilder::reportUncovered() {
  // Items named by a total of their part or by its `except`, per part.
  std::map<std::size_t, std::vector<bool>> named;
  std::map<std::size_t, const PendingTotal*> first;
  for (const PendingTotal& pending : pending_) {
    auto& seen = named[pending.group];
    seen.resize(axisOf(pending.axis).items.size());
    first.emplace(pending.group, &pending);
    const auto total = std::find_if(totals_.begin(), totals_.end(), [&](const DeclaredTotal& t) {
      return t.axis == pending.axis && t.item == pending.item;
    });
    // A total that could not be resolved has its diagnostic: what it covers is not known.
    if (total == totals_.end() || total->parts.empty() || isLeaves(pending.entry->sum)) {
      for (const std::uint32_t leaf : pending.leaves) seen[leaf] = true;
      continue;
    }
    for (const std::uint32_t part : total->parts) seen[part] = true;
    const AxisNames names(axisOf(pending.axis));
    const AxisResolver resolver(formId_, table_.key, names, pending.axis, reporter_);
    for (const auto& except : pending.entry->except) {
      const auto left = resolver.resolve(*except);
      if (!left) continue;
      for (const std::uint32_t item : left->items) seen[item] = true;
    }
  }
  for (const auto& [group, pending] : first) {
    const Axis& axis = axisOf(pending->axis);
    std::string missing;
    for (const std::uint32_t leaf : pending->leaves) {
      if (named[group][leaf]) continue;
      missing += (missing.empty() ? "`" : ", `") + axis.items[leaf].key + "`";
    }
    if (missing.empty()) continue;
    reporter_.report(
        DiagnosticKind::TotalLeavesOut, pending->entry->span,
        {axis.items[pending->item].key, missing},
        {"加入求和，或用 except 写明不计入", "add them to the sum or name them after `except`"});
  }
}

void TableBuilder::addVariant(const syntax::VariantDecl& decl) {
  const bool isKnown = std::any_of(table_.variants.begin(), table_.variants.end(),
                                   [&](const Variant& v) { return v.name == decl.name.text; });
  if (isKnown) {
    reporter_.report(DiagnosticKind::DuplicateVariant, decl.name.span,
                     {decl.name.text, table_.key});
    return;
  }
  if (table_.variants.size() == kMaxVariants) {
    reporter_.report(DiagnosticKind::TooManyVariants, decl.name.span,
                     {std::to_string(kMaxVariants)});
    return;
  }
  const auto index = static_cast<std::uint32_t>(table_.variants.size());
  table_.variants.push_back({decl.name.text, decl.title.value, {}, {}, {}, {}});
  const AxisNames rowNames(table_.rows), columnNames(table_.columns);
  for (const auto& expr : decl.replaces) {
    // Rows and columns share no keyword here: what is not a row is looked for among the columns.
    Diagnostics unheard;
    const Reporter quiet(unheard, reporter_.source());
    const AxisResolver columns(formId_, table_.key, columnNames, AxisKind::kColumn, quiet);
    if (const auto found = columns.resolve(*expr)) {
      auto& replaced = table_.variants[index].replacedColumns;
      replaced.insert(replaced.end(), found->items.begin(), found->items.end());
      continue;
    }
    const AxisResolver rows(formId_, table_.key, rowNames, AxisKind::kRow, reporter_);
    if (const auto found = rows.resolve(*expr)) {
      auto& replaced = table_.variants[index].replacedRows;
      replaced.insert(replaced.end(), found->items.begin(), found->items.end());
    }
  }
  for (const auto& addition : decl.additions) addAddition(addition, index);
}

void TableBuilder::addAddition(const syntax::VariantDecl::Addition& addition,
                               std::uint32_t variant) {
  const AxisKind kind = addition.isRow ? AxisKind::kRow : AxisKind::kColumn;
  const syntax::Path* keyPath = asPath(addition.key);
  if (!keyPath) return;
  const std::string key = joinWords(keyPath->words);
  const AxisNames names(axisOf(kind));
  const AxisResolver resolver(formId_, table_.key, names, kind, reporter_);
  if (axisOf(kind).items.empty()) return;

  Insertion insertion;
  insertion.variant = variant;
  const Variant& v = table_.variants[variant];
  const auto& replaced = addition.isRow ? v.replacedRows : v.replacedColumns;
  if (addition.after) {
    const auto after = resolver.resolve(*addition.after);
    if (!after || after->items.empty()) return;
    insertion.after = after->items.back();
  } else if (!replaced.empty()) {
    insertion.after = replaced.back();
  } else {
    insertion.after = static_cast<std::uint32_t>(axisOf(kind).items.size() - 1);
  }
  const auto taken = [&](const AxisItem& item) { return item.key == key; };
  const auto takenHere = [&](const Insertion& other) {
    return other.variant == variant && other.item.key == key;
  };
  if (std::any_of(axisOf(kind).items.begin(), axisOf(kind).items.end(), taken) ||
      std::any_of(insertionsOf(kind).begin(), insertionsOf(kind).end(), takenHere)) {
    reporter_.report(
        addition.isRow ? DiagnosticKind::DuplicateRow : DiagnosticKind::DuplicateColumn,
        addition.key->span, {key, table_.key, addition.entry.label.official.value});
    return;
  }
  const bool isTotal = addition.entry.kind == syntax::AxisEntry::Kind::kTotal;
  Label label{addition.entry.label.official.value, {}};
  for (const syntax::Text& alias : addition.entry.label.aliases)
    label.aliases.push_back(alias.value);
  insertion.item = {key, std::move(label), bandOfAddition(kind, insertion.after, key), isTotal,
                    variant};
  insertion.use = makeUse(0, addition.entry, "");
  for (const BlockParts& block : blocks_) {
    const Part& part = kind == AxisKind::kRow ? block.rows : block.columns;
    for (const Use& use : part.uses) {
      if (use.item == insertion.after && insertion.use.unit.empty()) insertion.use.unit = use.unit;
    }
  }
  if (isTotal && addition.entry.sum) {
    const auto parts = resolver.resolve(*addition.entry.sum);
    if (!parts) return;
    const AxisNames otherNames(axisOf(opposite(kind)));
    const AxisResolver other(formId_, table_.key, otherNames, opposite(kind), reporter_);
    DeclaredTotal total;
    total.axis = kind;
    total.parts = parts->items;
    total.variant = variant;
    total.span = addition.entry.span;
    fillIds(addition.entry.ids, other, total);
    insertion.total = totals_.size();
    totals_.push_back(std::move(total));  // its item is known once it has its place
  }
  insertionsOf(kind).push_back(std::move(insertion));
}

std::uint32_t TableBuilder::bandOfAddition(AxisKind kind, std::uint32_t neighbour,
                                           const std::string& key) const {
  const Axis& axis = kind == AxisKind::kRow ? table_.rows : table_.columns;
  std::uint32_t band = axis.items[neighbour].band;
  // An item with the name of a group stands in the place of the group.
  for (std::uint32_t b = band; b != kNone; b = axis.bands[b].parent) {
    if (axis.bands[b].name == key) return axis.bands[b].parent;
  }
  return band;
}

}  // namespace gouji::sema
