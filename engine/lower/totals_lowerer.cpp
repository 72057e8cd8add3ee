// `check totals`: the sums that the forms' totals declare, one instance per row or column and per
// shape of the table in which the sum is another one.
#include <algorithm>
#include <map>

#include "engine/lower/rule_lowerer.h"

namespace gouji::lower {

using plan::NodeId;
using sema::AxisKind;
using sema::DeclaredTotal;

/// The table as it is under one variant, or regular.
struct RuleLowerer::Shape {
  const Table& table;
  std::uint32_t variant;  // kNone: regular

  [[nodiscard]] const Axis& axis(AxisKind kind) const {
    return kind == AxisKind::kRow ? table.rows : table.columns;
  }
  [[nodiscard]] bool has(AxisKind kind, std::uint32_t item) const {
    const std::uint32_t of = axis(kind).items[item].variant;
    if (of != kNone) return of == variant;
    if (variant == kNone) return true;
    const Variant& v = table.variants[variant];
    const auto& replaced = kind == AxisKind::kRow ? v.replacedRows : v.replacedColumns;
    return std::find(replaced.begin(), replaced.end(), item) == replaced.end();
  }
  /// Those of `parts` that are there, and in the place of those that are not what the variant adds.
  [[nodiscard]] std::vector<std::uint32_t> partsOf(const DeclaredTotal& total) const {
    std::vector<std::uint32_t> parts;
    bool isTouched = false;
    for (const std::uint32_t part : total.parts) {
      if (has(total.axis, part)) {
        parts.push_back(part);
      } else {
        isTouched = true;
      }
    }
    if (!isTouched) return parts;
    const Variant& v = table.variants[variant];
    for (const std::uint32_t added : total.axis == AxisKind::kRow ? v.addedRows : v.addedColumns) {
      if (!axis(total.axis).items[added].isTotal) parts.push_back(added);
    }
    std::sort(parts.begin(), parts.end());
    return parts;
  }
};

bool RuleLowerer::lowerTotals(Elaborator& build) {
  for (const DeclaredTotal& total : build.builtForm().totals) {
    if (!lowerTotal(build, total)) return false;
  }
  return true;
}

bool RuleLowerer::lowerTotal(Elaborator& build, const DeclaredTotal& total) {
  const Form& form = build.form();
  const Table& table = form.tables[total.table];
  const AxisKind otherKind = total.axis == AxisKind::kRow ? AxisKind::kColumn : AxisKind::kRow;
  const Axis& others = otherKind == AxisKind::kRow ? table.rows : table.columns;
  for (std::uint32_t other = 0; other < others.items.size(); ++other) {
    const bool isListed = std::any_of(total.idOf.begin(), total.idOf.end(), [&](const auto& entry) {
      return entry.first == other && entry.second == instance_.id;
    });
    if (total.id != instance_.id && !isListed) continue;
    // Shapes that give the same sum share an instance.
    std::map<NodeId, std::uint32_t> masks;
    std::vector<std::pair<NodeId, Shape>> sums;
    const auto shapes = static_cast<std::uint32_t>(table.variants.size()) + 1;
    for (std::uint32_t bit = 0; bit < shapes; ++bit) {
      const Shape shape{table, bit == 0 ? kNone : bit - 1};
      if (!shape.has(total.axis, total.item) || !shape.has(otherKind, other)) continue;
      const auto cellAt = [&](std::uint32_t item) {
        return total.axis == AxisKind::kRow ? table.cell(item, other) : table.cell(other, item);
      };
      std::vector<NodeId> cells;
      for (const std::uint32_t part : shape.partsOf(total)) {
        if (cellAt(part) == kNoCell) continue;
        cells.push_back(context_.nodes.cell(cellAt(part), plan::Doc::kThis));
      }
      if (cells.empty() || cellAt(total.item) == kNoCell) continue;
      const NodeId sum = context_.nodes.list(plan::Op::kSum, std::move(cells));
      if (masks.count(sum) == 0) sums.emplace_back(sum, shape);
      masks[sum] |= 1u << bit;
    }
    if (sums.empty()) continue;
    const plan::TextId key = context_.nodes.text(totalKey(form, total, other));
    for (const auto& [sum, shape] : sums) {
      if (!countInstance(decl_.checkSpan)) return false;
      plan::Instance instance;
      instance.form = current_->form;
      instance.key = key;
      const CellId cell = total.axis == AxisKind::kRow ? table.cell(total.item, other)
                                                       : table.cell(other, total.item);
      instance.left = sum;
      instance.right = context_.nodes.cell(cell, plan::Doc::kThis);
      instance.expectedSide = 0;
      instance.check =
          context_.nodes.compare(plan::Comparison::kEqual, instance.left, instance.right);
      instance.focus = cell;
      instance.table = total.table;
      if (masks[sum] != (std::uint64_t{1} << shapes) - 1) {
        instance.variantTable = total.table;
        instance.variantMask = masks[sum];
      }
      Value row, column;
      row.kind = ValueKind::kRow;
      column.kind = ValueKind::kColumn;
      row.table = column.table = total.table;
      row.item = total.axis == AxisKind::kRow ? total.item : other;
      column.item = total.axis == AxisKind::kRow ? other : total.item;
      build.push("row", row);
      build.push("column", column);
      bool isDropped = false;
      const bool ok =
          lowerGuard(build, instance, isDropped) && (isDropped || finishInstance(build, instance));
      build.pop(2);
      if (!ok) return false;
    }
  }
  return true;
}

std::string RuleLowerer::totalKey(const Form& form, const DeclaredTotal& total,
                                  std::uint32_t other) {
  const Table& table = form.tables[total.table];
  const bool isRow = total.axis == AxisKind::kRow;
  const std::string key = (isRow ? table.columns : table.rows).items[other].key;
  // A second total of the same rule, such as a 小计 beside the 总计, says which one it is.
  const std::string longer =
      key + ", " + (isRow ? table.rows : table.columns).items[total.item].key;
  for (const std::string& candidate : {key, longer, table.key + ", " + longer}) {
    const auto [known, isNew] = keys_.emplace(candidate, &total);
    if (isNew || known->second == &total) return candidate;
  }
  return table.key + ", " + longer;
}

}  // namespace gouji::lower
