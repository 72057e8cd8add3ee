// `table[row, column]`: one cell, or a set of them.
#include "engine/lower/elaborator.h"

namespace gouji::lower {

using sema::AxisKind;
using sema::AxisSelection;

Value Elaborator::cellRef(const syntax::CellRef& ref, Span span) {
  const Value table = evaluate(*ref.table);
  if (table.isBroken()) return broken(span);
  if (!table.is(ValueKind::kPlace) || table.table == kNone) {
    if (table.is(ValueKind::kName)) {
      std::vector<sema::Candidate> tables;
      for (const Table& t : form_.tables) tables.push_back({t.key, ""});
      report(DiagnosticKind::UnknownTable, ref.table->span, {table.word, form_.id},
             sema::suggest(table.word, tables));
      return broken(span);
    }
    return mismatch(table, "table");
  }
  const auto rows = axis(*ref.row, table.table, AxisKind::kRow);
  const auto columns = axis(*ref.column, table.table, AxisKind::kColumn);
  if (!rows || !columns) return broken(span);
  const Table& shape = form_.tables[table.table];
  if (!rows->isSet && !columns->isSet) {
    const std::uint32_t row = rows->items[0], column = columns->items[0];
    if (shape.cell(row, column) == kNoCell) {
      report(DiagnosticKind::NoSuchCell, span,
             {shape.key, shape.rows.items[row].key, shape.columns.items[column].key, form_.id});
      return broken(span);
    }
    return makeCell(table.table, row, column, table.doc, span);
  }
  std::vector<Value> cells;
  for (const std::uint32_t row : rows->items) {
    for (const std::uint32_t column : columns->items) {
      if (shape.cell(row, column) == kNoCell) continue;
      cells.push_back(makeCell(table.table, row, column, table.doc, span));
    }
  }
  return setOf(std::move(cells), span);
}

Value Elaborator::makeCell(std::uint32_t table, std::uint32_t row, std::uint32_t column,
                           plan::Doc doc, Span span) {
  Value value = make(ValueKind::kCell, kNone, span);
  value.table = table;
  value.item = row;
  value.column = column;
  value.doc = doc;
  value.cell = form_.tables[table].cell(row, column);
  const Cell& cell = form_.cells[value.cell];
  if (cell.variant != kNone) {
    variantTable = table;
    variant = cell.variant;
  }
  if (doc == plan::Doc::kThis && named.cell == kNoCell) named.cell = value.cell;
  return value;
}

std::optional<AxisSelection> Elaborator::axis(const syntax::Expr& expr, std::uint32_t table,
                                              AxisKind kind) {
  if (!takeStep(expr.span)) return std::nullopt;
  const Deeper deeper(depth_);
  // A variable or a template's parameter stands for what it holds; any other word is a key.
  const auto holds = [&](const std::string& word) {
    return variable(word) != nullptr ||
           (active_.empty() && bindings_ && bindings_->arguments.count(word) > 0);
  };
  if (const auto* path = std::get_if<syntax::Path>(&expr.node)) {
    const bool isKnown = path->words.size() == 1 &&
                         !built_.names.table(table).of(kind).find(path->words[0].text).empty();
    const bool isConstant = !isKnown && path->words.size() == 1 &&
                            context_.pack.constants.count(path->words[0].text) > 0;
    if (holds(path->words[0].text) || isConstant) {
      return select(evaluate(expr), table, kind, expr.span);
    }
  }
  if (const auto* list = std::get_if<syntax::ListOf>(&expr.node)) {
    AxisSelection all{true, {}};
    std::vector<bool> seen(form_.tables[table].rows.items.size() +
                           form_.tables[table].columns.items.size());
    for (const auto& element : list->items) {
      const auto selection = axis(*element, table, kind);
      if (!selection) return std::nullopt;
      for (const std::uint32_t item : selection->items) {
        if (!seen[item]) all.items.push_back(item);
        seen[item] = true;
      }
    }
    return all;
  }
  if (const auto* members = std::get_if<syntax::MembersOf>(&expr.node)) {
    const auto* owner = std::get_if<syntax::Path>(&members->owner->node);
    if (owner && holds(owner->words[0].text)) {
      const Value value = evaluate(*members->owner);
      if (value.isBroken()) return std::nullopt;
      const sema::AxisResolver resolver(built_.names, table, kind, reporter_);
      const std::string word = value.is(ValueKind::kName) ? value.word : keyOf(value);
      const auto items = resolver.resolveMembers(word, expr.span);
      if (items) return AxisSelection{true, *items};
      failed_ = true;
      return std::nullopt;
    }
  }
  const sema::AxisResolver resolver(built_.names, table, kind, reporter_);
  auto selection = resolver.resolve(expr);
  if (!selection) failed_ = true;
  return selection;
}

std::optional<AxisSelection> Elaborator::select(const Value& value, std::uint32_t table,
                                                AxisKind kind, Span span) {
  if (value.isBroken()) return std::nullopt;
  if (value.is(ValueKind::kName)) {
    const sema::AxisResolver resolver(built_.names, table, kind, reporter_);
    const auto item = resolver.resolveItem(value.word, span);
    if (item) return AxisSelection{false, {*item}};
    failed_ = true;
    return std::nullopt;
  }
  if (value.is(ValueKind::kSet)) {
    AxisSelection all{true, {}};
    for (const Value& element : *value.elements) {
      const auto selection = select(element, table, kind, span);
      if (!selection) return std::nullopt;
      all.items.insert(all.items.end(), selection->items.begin(), selection->items.end());
    }
    return all;
  }
  const ValueKind wanted = kind == AxisKind::kRow ? ValueKind::kRow : ValueKind::kColumn;
  if (!value.is(wanted)) {
    Value misplaced = value;
    misplaced.span = span;
    mismatch(misplaced, nameOf(wanted));
    return std::nullopt;
  }
  if (value.table != table) {
    report(DiagnosticKind::ItemOfOtherTable, span,
           {keyOf(value), form_.tables[value.table].key, form_.tables[table].key});
    return std::nullopt;
  }
  return AxisSelection{false, {value.item}};
}

}  // namespace gouji::lower
