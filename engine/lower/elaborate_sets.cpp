// Sets: what `for` and the quantifiers run over.
#include <algorithm>

#include "engine/lower/elaborator.h"

namespace gouji::lower {

Value Elaborator::setOf(std::vector<Value> elements, Span span) const {
  Value value = make(ValueKind::kSet, kNone, span);
  value.elements = std::make_shared<const std::vector<Value>>(std::move(elements));
  return value;
}

Value Elaborator::set(const syntax::Expr& expr) {
  if (!takeStep(expr.span)) return broken(expr.span);
  if (const auto* list = std::get_if<syntax::ListOf>(&expr.node)) return listOf(*list, expr.span);
  if (std::holds_alternative<syntax::MembersOf>(expr.node) ||
      std::holds_alternative<syntax::RangeOf>(expr.node)) {
    return freeSet(expr);
  }
  if (std::holds_alternative<syntax::Everything>(expr.node)) {
    report(DiagnosticKind::NotASet, expr.span, {"`*`"});
    return broken(expr.span);
  }
  Value value = evaluate(expr);
  if (value.isBroken() || value.is(ValueKind::kSet) || value.is(ValueKind::kCollection))
    return value;
  if (value.is(ValueKind::kRow) || value.is(ValueKind::kColumn) || value.is(ValueKind::kCell)) {
    return setOf({value}, expr.span);
  }
  if (value.is(ValueKind::kPlace) && value.table != kNone) {
    report(DiagnosticKind::NotASet, expr.span, {phraseOf(nameOf(value.kind))},
           {"写作 " + form_.tables[value.table].key + ".rows 或 .columns",
            "write " + form_.tables[value.table].key + ".rows or .columns"});
    return broken(expr.span);
  }
  if (value.is(ValueKind::kName)) return mismatch(value, "set");
  report(DiagnosticKind::NotASet, expr.span, {phraseOf(nameOf(value.kind))});
  return broken(expr.span);
}

Value Elaborator::listOf(const syntax::ListOf& list, Span span) {
  std::vector<Value> elements;
  for (const auto& item : list.items) {
    Value value = evaluate(*item);
    if (value.isBroken()) return value;
    if (value.is(ValueKind::kSet)) {
      elements.insert(elements.end(), value.elements->begin(), value.elements->end());
    } else {
      elements.push_back(std::move(value));
    }
  }
  // A key that several tables have is the one that its neighbours in the list belong to.
  const auto guide = std::find_if(elements.begin(), elements.end(), [](const Value& v) {
    return v.is(ValueKind::kRow) || v.is(ValueKind::kColumn);
  });
  for (Value& element : elements) {
    const bool isWord = element.is(ValueKind::kName) || element.is(ValueKind::kPlace);
    if (guide != elements.end() && isWord) {
      const auto kind = guide->is(ValueKind::kRow) ? sema::AxisKind::kRow : sema::AxisKind::kColumn;
      const auto found = built_.names.table(guide->table)
                             .of(kind)
                             .find(element.is(ValueKind::kName) ? element.word : keyOf(element));
      if (found.size() == 1) {
        Value item = *guide;
        item.item = found[0];
        item.span = element.span;
        element = std::move(item);
        continue;
      }
    }
    if (element.kind != elements.front().kind && !element.is(ValueKind::kName) &&
        !elements.front().is(ValueKind::kName)) {
      report(DiagnosticKind::MixedSet, element.span,
             {phraseOf(nameOf(elements.front().kind)), phraseOf(nameOf(element.kind))});
      return broken(span);
    }
  }
  for (const Value& element : elements) {
    // A word that no table knows is wrong wherever it is used.
    if (!element.is(ValueKind::kName)) continue;
    const bool isKnown =
        std::any_of(form_.tables.begin(), form_.tables.end(), [&](const Table& table) {
          const auto& names =
              built_.names.table(static_cast<std::uint32_t>(&table - form_.tables.data()));
          return !names.rows.find(element.word).empty() ||
                 !names.columns.find(element.word).empty();
        });
    if (!isKnown) return mismatch(element, "value");
  }
  return setOf(std::move(elements), span);
}

Value Elaborator::freeSet(const syntax::Expr& expr) {
  // Outside of brackets the set belongs to the one axis that can make sense of it.
  std::vector<Value> elements;
  std::size_t meanings = 0;
  Diagnostics unheard;
  const sema::Reporter quiet(unheard, reporter_.source());
  for (std::uint32_t t = 0; t < form_.tables.size(); ++t) {
    for (const auto kind : {sema::AxisKind::kRow, sema::AxisKind::kColumn}) {
      const sema::AxisResolver resolver(built_.names, t, kind, quiet);
      const auto selection = resolver.resolve(expr);
      if (!selection) continue;
      ++meanings;
      if (meanings > 1) break;
      for (const std::uint32_t item : selection->items) {
        Value value = make(kind == sema::AxisKind::kRow ? ValueKind::kRow : ValueKind::kColumn,
                           kNone, expr.span);
        value.table = t;
        value.item = item;
        elements.push_back(std::move(value));
      }
    }
  }
  if (meanings == 1) return setOf(std::move(elements), expr.span);
  if (meanings > 1) {
    report(DiagnosticKind::AmbiguousSet, expr.span, {},
           {"写在表里，如 table[withheld.*, c]",
            "write it with its table, such as table[withheld.*, c]"});
    return broken(expr.span);
  }
  if (form_.tables.empty()) {
    report(DiagnosticKind::NotASet, expr.span, {phraseOf("name")});
    return broken(expr.span);
  }
  // Nobody knows it: let the axis that comes nearest say what it has.
  std::uint32_t table = 0;
  sema::AxisKind kind = sema::AxisKind::kRow;
  for (std::uint32_t t = 0; t < form_.tables.size(); ++t) {
    if (form_.tables[t].rows.bands.size() > form_.tables[table].rows.bands.size()) table = t;
  }
  const sema::AxisResolver resolver(built_.names, table, kind, reporter_);
  (void)resolver.resolve(expr);
  failed_ = true;
  return broken(expr.span);
}

Value Elaborator::wholeAxis(std::uint32_t table, sema::AxisKind kind, Span span) const {
  std::vector<Value> items;
  for (const std::uint32_t index : built_.names.table(table).of(kind).regularItems()) {
    Value item =
        make(kind == sema::AxisKind::kRow ? ValueKind::kRow : ValueKind::kColumn, kNone, span);
    item.table = table;
    item.item = index;
    items.push_back(std::move(item));
  }
  return setOf(std::move(items), span);
}

Value Elaborator::cellsOf(std::uint32_t table, plan::Doc doc, Span span) const {
  std::vector<Value> cells;
  for (CellId id = 0; id < form_.cells.size(); ++id) {
    const Cell& cell = form_.cells[id];
    if (table != kNone && cell.table != table) continue;
    Value value = make(ValueKind::kCell, kNone, span);
    value.table = cell.table;
    value.item = cell.row;
    value.column = cell.column;
    value.cell = id;
    value.doc = doc;
    cells.push_back(std::move(value));
  }
  return setOf(std::move(cells), span);
}

}  // namespace gouji::lower
