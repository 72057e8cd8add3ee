#include "engine/sema/table_builder.h"

#include <algorithm>

#include "engine/sema/axis_resolver.h"

namespace gouji::sema {
namespace {

Label makeLabel(const syntax::LabelDecl& decl) {
  Label label{decl.official.value, {}};
  for (const syntax::Text& alias : decl.aliases) label.aliases.push_back(alias.value);
  return label;
}

std::string unitName(const std::optional<syntax::Name>& unit, const UnitTable& units,
                     const Reporter& reporter) {
  return unit && units.require(*unit, reporter) ? unit->text : std::string();
}

}  // namespace

Table TableBuilder::build(std::uint32_t index, std::uint32_t section, std::vector<Cell>& cells,
                          std::vector<DeclaredTotal>& totals) {
  table_.key = decl_.key.text;
  table_.section = section;
  table_.layout = decl_.across ? TableLayout::kAcross : TableLayout::kDown;
  if (decl_.note) table_.note = makeLabel(*decl_.note);
  tableUnit_ = unitName(decl_.unit, units_, reporter_);
  for (const syntax::BlockDecl& block : decl_.blocks) addBlock(block);
  resolveTotals();
  reportUncovered();
  for (const syntax::VariantDecl& variant : decl_.variants) addVariant(variant);
  placeInsertions(AxisKind::kRow);
  placeInsertions(AxisKind::kColumn);
  makeCells(index, cells);
  checkTotalUnits(cells);
  for (DeclaredTotal& total : totals_) {
    total.table = index;
    totals.push_back(std::move(total));
  }
  return std::move(table_);
}

void TableBuilder::addBlock(const syntax::BlockDecl& block) {
  BlockParts parts;
  Block built;
  if (block.heading) built.heading = makeLabel(*block.heading);
  if (block.corner) built.corner = makeLabel(*block.corner);
  const std::string columnUnit = unitName(block.columns.unit, units_, reporter_);
  const std::string rowUnit = unitName(block.rows.unit, units_, reporter_);
  addEntries(AxisKind::kColumn, block.columns.entries, "", kNone, columnUnit, parts.columns);
  addEntries(AxisKind::kRow, block.rows.entries, "", kNone, rowUnit, parts.rows);
  blocks_.push_back(std::move(parts));
  table_.blocks.push_back(std::move(built));
}

std::vector<std::uint32_t> TableBuilder::addEntries(AxisKind kind,
                                                    const std::vector<syntax::AxisEntry>& entries,
                                                    const std::string& prefix, std::uint32_t band,
                                                    const std::string& axisUnit, Part& part) {
  using Kind = syntax::AxisEntry::Kind;
  std::vector<std::uint32_t> leaves;
  std::vector<std::pair<const syntax::AxisEntry*, std::uint32_t>> totals;
  for (const syntax::AxisEntry& entry : entries) {
    const std::string name = entry.key                    ? entry.key->text
                             : entry.kind == Kind::kTotal ? "total"
                                                          : "";
    if (entry.kind == Kind::kGroup || entry.kind == Kind::kBand) {
      std::vector<Band>& bands = axisOf(kind).bands;
      const auto index = static_cast<std::uint32_t>(bands.size());
      bands.push_back({makeLabel(entry.label), name.empty() ? "" : prefix + name, band});
      const auto below =
          addEntries(kind, entry.members, entry.kind == Kind::kGroup ? prefix + name + "." : prefix,
                     index, axisUnit, part);
      leaves.insert(leaves.end(), below.begin(), below.end());
      continue;
    }
    const std::uint32_t item = addItem(kind, entry, prefix + name, band, part);
    if (item == kNone) continue;
    part.uses.push_back(makeUse(item, entry, axisUnit));
    if (entry.kind == Kind::kTotal) {
      totals.emplace_back(&entry, item);
    } else {
      leaves.push_back(item);
    }
  }
  for (const auto& [entry, item] : totals)
    pending_.push_back({kind, item, entry, leaves, groupCount_});
  if (!totals.empty()) ++groupCount_;
  return leaves;
}

std::uint32_t TableBuilder::addItem(AxisKind kind, const syntax::AxisEntry& entry,
                                    const std::string& key, std::uint32_t band, const Part& part) {
  Axis& axis = axisOf(kind);
  const Span span = entry.key ? entry.key->span : entry.span;
  const auto known = std::find_if(axis.items.begin(), axis.items.end(),
                                  [&](const AxisItem& item) { return item.key == key; });
  if (known == axis.items.end()) {
    const bool isTotal = entry.kind == syntax::AxisEntry::Kind::kTotal;
    axis.items.push_back({key, makeLabel(entry.label), band, isTotal, kNone});
    return static_cast<std::uint32_t>(axis.items.size() - 1);
  }
  // Blocks share a column when its key and its label are the same.
  const auto index = static_cast<std::uint32_t>(known - axis.items.begin());
  const bool inThisBlock = std::any_of(part.uses.begin(), part.uses.end(),
                                       [&](const Use& use) { return use.item == index; });
  if (!inThisBlock && known->label.official == entry.label.official.value) return index;
  reporter_.report(
      kind == AxisKind::kRow ? DiagnosticKind::DuplicateRow : DiagnosticKind::DuplicateColumn, span,
      {key, table_.key, known->label.official});
  return kNone;
}

TableBuilder::Use TableBuilder::makeUse(std::uint32_t item, const syntax::AxisEntry& entry,
                                        const std::string& axisUnit) const {
  const std::string own = unitName(entry.unit, units_, reporter_);
  return {item, own.empty() ? axisUnit : own, !own.empty(), entry.isSigned, entry.isDecimal};
}

void TableBuilder::placeInsertions(AxisKind kind) {
  std::vector<Insertion>& insertions = insertionsOf(kind);
  Axis& axis = axisOf(kind);
  std::vector<std::uint32_t> newIndex(axis.items.size());
  std::vector<AxisItem> items;
  for (std::uint32_t i = 0; i < axis.items.size(); ++i) {
    newIndex[i] = static_cast<std::uint32_t>(items.size());
    items.push_back(std::move(axis.items[i]));
    for (Insertion& insertion : insertions) {
      if (insertion.after != i) continue;
      insertion.finalIndex = static_cast<std::uint32_t>(items.size());
      items.push_back(insertion.item);
    }
  }
  axis.items = std::move(items);
  // Everything that was said of the regular items is said of them in their new places.
  for (BlockParts& block : blocks_) {
    std::vector<Use> uses;
    for (Use& use : block.of(kind).uses) {
      const std::uint32_t before = use.item;
      use.item = newIndex[before];
      uses.push_back(use);
      for (const Insertion& insertion : insertions) {
        if (insertion.after != before) continue;
        uses.push_back(insertion.use);
        uses.back().item = insertion.finalIndex;
      }
    }
    block.of(kind).uses = std::move(uses);
  }
  for (Variant& variant : table_.variants) {
    auto& replaced = kind == AxisKind::kRow ? variant.replacedRows : variant.replacedColumns;
    for (std::uint32_t& item : replaced) item = newIndex[item];
  }
  for (DeclaredTotal& total : totals_) {
    if (total.axis == kind) {
      total.item = newIndex[total.item];
      for (std::uint32_t& part : total.parts) part = newIndex[part];
    } else {
      for (auto& [item, id] : total.idOf) item = newIndex[item];
    }
  }
  for (Insertion& insertion : insertions) {
    Variant& variant = table_.variants[insertion.variant];
    auto& added = kind == AxisKind::kRow ? variant.addedRows : variant.addedColumns;
    added.push_back(insertion.finalIndex);
    if (insertion.total != kNoTotal) totals_[insertion.total].item = insertion.finalIndex;
  }
}

void TableBuilder::makeCells(std::uint32_t index, std::vector<Cell>& cells) {
  const std::size_t rows = table_.rows.items.size(), columns = table_.columns.items.size();
  if (rows * columns + cells.size() > kMaxFormCells) {
    reporter_.report(DiagnosticKind::TooManyCells, decl_.key.span, {std::to_string(kMaxFormCells)});
    table_.rows.items.clear();
    table_.columns.items.clear();
    table_.variants.clear();
    totals_.clear();
    return;
  }
  table_.cells.assign(rows * columns, kNoCell);
  const auto isReplaced = [&](std::uint32_t variant, AxisKind kind, std::uint32_t item) {
    if (variant == kNone) return false;
    const Variant& v = table_.variants[variant];
    const auto& replaced = kind == AxisKind::kRow ? v.replacedRows : v.replacedColumns;
    return std::find(replaced.begin(), replaced.end(), item) != replaced.end();
  };
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    for (const Use& row : blocks_[b].rows.uses) {
      table_.blocks[b].rows.push_back(row.item);
      const std::uint32_t rowVariant = table_.rows.items[row.item].variant;
      for (const Use& column : blocks_[b].columns.uses) {
        const std::uint32_t columnVariant = table_.columns.items[column.item].variant;
        if (rowVariant != kNone && columnVariant != kNone && rowVariant != columnVariant) continue;
        const std::uint32_t variant = rowVariant != kNone ? rowVariant : columnVariant;
        if (isReplaced(variant, AxisKind::kRow, row.item)) continue;
        if (isReplaced(variant, AxisKind::kColumn, column.item)) continue;
        CellId& cell = table_.cells[row.item * columns + column.item];
        if (cell != kNoCell) continue;
        cell = static_cast<CellId>(cells.size());
        cells.push_back({index, row.item, column.item, cellUnit(row, column),
                         row.isSigned || column.isSigned, row.isDecimal || column.isDecimal,
                         variant});
      }
    }
    for (const Use& column : blocks_[b].columns.uses) {
      table_.blocks[b].columns.push_back(column.item);
    }
  }
}

std::string TableBuilder::cellUnit(const Use& row, const Use& column) const {
  if (row.unitIsOwn) return row.unit;
  if (column.unitIsOwn || row.unit.empty()) return column.unit.empty() ? tableUnit_ : column.unit;
  return row.unit;
}

void TableBuilder::checkTotalUnits(const std::vector<Cell>& cells) {
  for (const DeclaredTotal& total : totals_) {
    const bool isRow = total.axis == AxisKind::kRow;
    const std::size_t others = isRow ? table_.columns.items.size() : table_.rows.items.size();
    const auto unitAt = [&](std::uint32_t item, std::uint32_t other) -> const std::string* {
      const CellId cell = isRow ? table_.cell(item, other) : table_.cell(other, item);
      return cell == kNoCell ? nullptr : &cells[cell].unit;
    };
    for (std::uint32_t other = 0; other < others; ++other) {
      const std::string* unit = unitAt(total.item, other);
      if (!unit) continue;
      const auto odd =
          std::find_if(total.parts.begin(), total.parts.end(), [&](std::uint32_t part) {
            const std::string* of = unitAt(part, other);
            return of && *of != *unit;
          });
      if (odd == total.parts.end()) continue;
      const Axis& axis = isRow ? table_.rows : table_.columns;
      reporter_.report(
          DiagnosticKind::TotalOfUnlikeUnits, total.span,
          {axis.items[total.item].key, *unit, axis.items[*odd].key, *unitAt(*odd, other)});
      break;
    }
  }
}

}  // namespace gouji::sema
