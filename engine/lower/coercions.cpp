// What a value becomes where a number, a condition, a text or a date is wanted.
#include "engine/lower/elaborator.h"

namespace gouji::lower {

using plan::ClaimField;
using plan::Op;

std::string nameOf(ValueKind kind) {
  switch (kind) {
    case ValueKind::kBroken:
      return "?";
    case ValueKind::kNumber:
      return "number";
    case ValueKind::kBool:
      return "bool";
    case ValueKind::kText:
      return "text";
    case ValueKind::kDate:
      return "date";
    case ValueKind::kCell:
      return "cell";
    case ValueKind::kRow:
      return "row";
    case ValueKind::kColumn:
      return "column";
    case ValueKind::kPlace:
      return "section";
    case ValueKind::kReport:
      return "report";
    case ValueKind::kAgency:
      return "kind";
    case ValueKind::kClaim:
      return "claim";
    case ValueKind::kCollection:
      return "claims";
    case ValueKind::kSet:
      return "set";
    case ValueKind::kName:
      return "name";
  }
  return "?";
}

Localized phraseOf(std::string_view word) {
  static constexpr struct {
    std::string_view word, zh, en;
  } kPhrases[] = {
      {"number", "数", "a number"},
      {"bool", "条件", "a condition"},
      {"condition", "条件", "a condition"},
      {"text", "文字", "a text"},
      {"date", "日期", "a date"},
      {"cell", "单元格", "a cell"},
      {"row", "行", "a row"},
      {"column", "列", "a column"},
      {"section", "章节", "a section"},
      {"table", "表", "a table"},
      {"report", "报告", "a report"},
      {"kind", "机关类别", "a kind of agency"},
      {"claim", "一条主张", "a claim"},
      {"claims", "主张的集合", "a collection of claims"},
      {"set", "集合", "a set"},
      {"name", "名称", "a name"},
      {"value", "值", "a value"},
  };
  for (const auto& phrase : kPhrases) {
    if (phrase.word == word) return {std::string(phrase.zh), std::string(phrase.en)};
  }
  return {std::string(word), std::string(word)};
}

Value Elaborator::mismatch(const Value& value, std::string_view expected) {
  if (value.isBroken()) return value;
  if (value.is(ValueKind::kName)) {
    reportUnknown(value.word, value.span);
    return broken(value.span);
  }
  std::string found = nameOf(value.kind);
  if (value.is(ValueKind::kPlace) && value.section == kNone) found = "table";
  Localized hint;
  if (value.is(ValueKind::kRow) || value.is(ValueKind::kColumn)) {
    const std::string& table = form_.tables[value.table].key;
    hint = {"单元格写作 " + table + "[行, 列]", "a cell is written " + table + "[row, column]"};
  } else if (value.is(ValueKind::kSet) && expected == "number") {
    hint = {"用 sum(…)、count(…)、min(…) 或 max(…) 取一个数",
            "sum(…), count(…), min(…) or max(…) make one number of it"};
  } else if (value.is(ValueKind::kCollection)) {
    hint = {"用 for p in … 逐条检查，或用 count(…)",
            "take them one by one with `for p in …`, or count(…) them"};
  }
  report(DiagnosticKind::TypeMismatch, value.span, {phraseOf(expected), phraseOf(found)},
         std::move(hint));
  return broken(value.span);
}

Value Elaborator::asNumber(const Value& value) {
  NodeBuilder& nodes = context_.nodes;
  if (value.is(ValueKind::kNumber)) return value;
  if (value.is(ValueKind::kCell)) {
    const std::string& unit = form_.cells[value.cell].unit;
    const auto id = unit.empty() ? std::nullopt : context_.pack.units.find(unit);
    Value number =
        numberValue(nodes.cell(value.cell, value.doc), id.value_or(sema::kBare), value.span);
    number.cell = value.cell;
    number.doc = value.doc;
    return number;
  }
  if (value.is(ValueKind::kClaim)) {
    const plan::Collection& from = context_.plan.collections[value.collection];
    if (from.source == plan::Collection::Source::kObservation) return mismatch(value, "number");
    const auto unit = context_.pack.units.find(context_.plan.extracts[from.extract].unit);
    return numberValue(nodes.make(Op::kClaimNumber, static_cast<std::uint32_t>(ClaimField::kValue),
                                  kNone, kNone, value.slot),
                       unit.value_or(sema::kBare), value.span);
  }
  return mismatch(value, "number");
}

Value Elaborator::asBool(const Value& value) {
  return value.is(ValueKind::kBool) ? value : mismatch(value, "condition");
}

Value Elaborator::asText(const Value& value) {
  if (value.is(ValueKind::kText)) return value;
  if (value.is(ValueKind::kPlace) && value.section != kNone) {
    return make(ValueKind::kText,
                context_.nodes.make(Op::kSectionText, value.section, kNone, kNone,
                                    static_cast<std::uint8_t>(value.doc)),
                value.span);
  }
  if (value.is(ValueKind::kClaim)) {
    return make(ValueKind::kText,
                context_.nodes.make(Op::kClaimText, static_cast<std::uint32_t>(ClaimField::kText),
                                    kNone, kNone, value.slot),
                value.span);
  }
  return mismatch(value, "text");
}

Value Elaborator::asDate(const Value& value) {
  return value.is(ValueKind::kDate) ? value : mismatch(value, "date");
}

Value Elaborator::asCell(const Value& value) {
  return value.is(ValueKind::kCell) ? value : mismatch(value, "cell");
}

bool Elaborator::unifyUnits(Value& a, Value& b, Span span) {
  if (a.unit == b.unit) return true;
  if (a.unit == sema::kBare || b.unit == sema::kBare) {
    const sema::UnitId unit = a.unit == sema::kBare ? b.unit : a.unit;
    a.unit = b.unit = unit;
    return true;
  }
  const sema::UnitTable& units = context_.pack.units;
  if (!units.convertible(a.unit, b.unit)) {
    report(DiagnosticKind::UnitMismatch, span, {units.nameOf(a.unit), units.nameOf(b.unit)});
    return false;
  }
  // The coarser side is multiplied, so that nothing is rounded.
  Value& coarse = units[a.unit].factor > units[b.unit].factor ? a : b;
  Value& fine = &coarse == &a ? b : a;
  const Decimal above = units[coarse.unit].factor, below = units[fine.unit].factor;
  const auto ratio = above.quotient(below, Decimal::kDecimals);
  const auto node = ratio ? context_.nodes.scaled(coarse.node, *ratio) : std::nullopt;
  if (!node) {
    report(DiagnosticKind::ConstantOverflow, span);
    return false;
  }
  coarse.node = *node;
  coarse.unit = fine.unit;
  return true;
}

std::string Elaborator::labelOf(const Value& value) const {
  const auto labelAt = [](const Axis& axis, std::uint32_t item) {
    return axis.items[item].label.official;
  };
  switch (value.kind) {
    case ValueKind::kRow:
      return labelAt(form_.tables[value.table].rows, value.item);
    case ValueKind::kColumn:
      return labelAt(form_.tables[value.table].columns, value.item);
    case ValueKind::kCell: {
      const Table& table = form_.tables[value.table];
      return labelAt(table.rows, value.item) + "·" + labelAt(table.columns, value.column);
    }
    case ValueKind::kPlace: {
      const std::uint32_t section =
          value.section != kNone ? value.section : form_.tables[value.table].section;
      return form_.sections[section].heading.official;
    }
    default:
      return value.word;
  }
}

std::string Elaborator::keyOf(const Value& value) const {
  switch (value.kind) {
    case ValueKind::kRow:
      return form_.tables[value.table].rows.items[value.item].key;
    case ValueKind::kColumn:
      return form_.tables[value.table].columns.items[value.item].key;
    case ValueKind::kCell: {
      const Table& table = form_.tables[value.table];
      return table.rows.items[value.item].key + ", " + table.columns.items[value.column].key;
    }
    case ValueKind::kPlace:
      return value.section != kNone ? form_.sections[value.section].key
                                    : form_.tables[value.table].key;
    default:
      return value.word;
  }
}

std::uint32_t Elaborator::openClaimLoop(Span span) {
  if (claimLoops_ == kMaxClaimLoops) {
    report(DiagnosticKind::TooManyClaimLoops, span, {std::to_string(kMaxClaimLoops)});
    return kNone;
  }
  return claimLoops_++;
}

}  // namespace gouji::lower
