// The rows and columns of a table: items, groups, bands, totals; and variants of them.
#include "engine/parse/build_declaration.h"
#include "engine/parse/build_expression.h"

namespace gouji::parse {
namespace {

using syntax::AxisEntry;

std::vector<AxisEntry> buildEntries(BuildContext& context, Grammar::AxisBodyContext* tree);

void addTraits(AxisEntry& entry, const std::vector<Grammar::ItemTraitContext*>& traits) {
  for (auto* trait : traits) {
    if (auto* word = trait->word()) entry.unit = nameOf(word);
    entry.isSigned |= trait->SIGNED() != nullptr;
    entry.isDecimal |= trait->DECIMAL() != nullptr;
  }
}

void addIds(syntax::TotalIds& ids, Grammar::TotalIdsContext* tree) {
  if (auto* id = tree->ident()) {
    ids.single = nameOf(id);
    return;
  }
  for (auto* entry : tree->idsBody()->idEntry()) {
    if (isWhole(entry)) ids.perItem.emplace_back(buildPath(entry->path()), nameOf(entry->ident()));
  }
}

// `= sum(leaves) except a, b as ID`: the first expression is the set, the others are left out of
// it.
void addSum(BuildContext& context, AxisEntry& entry, Grammar::SumClauseContext* tree) {
  entry.kind = AxisEntry::Kind::kTotal;
  const syntax::Name function = nameOf(tree->word());
  if (function.text != "sum") {
    context.report(DiagnosticKind::NotASum, function.span, {function.text});
  }
  auto sets = buildExpressions(context, tree->expression());
  entry.sum = std::move(sets.front());
  for (std::size_t i = 1; i < sets.size(); ++i) entry.except.push_back(std::move(sets[i]));
  if (auto* ids = tree->totalIds()) addIds(entry.ids, ids);
}

AxisEntry buildEntry(BuildContext& context, Grammar::AxisEntryContext* tree) {
  AxisEntry entry;
  entry.span = spanOf(tree);
  if (auto* item = tree->itemEntry()) {
    entry.key = nameOf(item->word());
    entry.label = buildLabel(item->label());
    addTraits(entry, item->itemTrait());
  } else if (auto* group = tree->groupEntry()) {
    entry.kind = AxisEntry::Kind::kGroup;
    entry.key = nameOf(group->word());
    entry.label = buildLabel(group->label());
    entry.members = buildEntries(context, group->axisBody());
  } else if (auto* band = tree->bandEntry()) {
    entry.kind = AxisEntry::Kind::kBand;
    if (auto* word = band->word()) entry.key = nameOf(word);
    entry.label = buildLabel(band->label());
    entry.members = buildEntries(context, band->axisBody());
  } else if (auto* total = tree->totalEntry()) {
    if (auto* word = total->word()) entry.key = nameOf(word);
    entry.label = buildLabel(total->label());
    addSum(context, entry, total->sumClause());
    addTraits(entry, total->itemTrait());
  }
  return entry;
}

std::vector<AxisEntry> buildEntries(BuildContext& context, Grammar::AxisBodyContext* tree) {
  std::vector<AxisEntry> entries;
  for (auto* entry : tree->axisEntry()) {
    if (isWhole(entry)) entries.push_back(buildEntry(context, entry));
  }
  return entries;
}

syntax::VariantDecl::Addition buildAddition(BuildContext& context,
                                            Grammar::AdditionClauseContext* tree) {
  syntax::VariantDecl::Addition addition;
  addition.isRow = tree->ROW() != nullptr;
  addition.key = buildPath(tree->path(0));
  addition.entry.span = spanOf(tree);
  addition.entry.label = buildLabel(tree->label());
  if (tree->AFTER() != nullptr) addition.after = buildPath(tree->path(1));
  if (auto* sum = tree->sumClause()) addSum(context, addition.entry, sum);
  addTraits(addition.entry, tree->itemTrait());
  return addition;
}

}  // namespace

syntax::AxisDecl buildAxis(BuildContext& context, const std::optional<syntax::Name>& unit,
                           Grammar::AxisBodyContext* tree) {
  return {spanOf(tree), unit, buildEntries(context, tree)};
}

syntax::VariantDecl buildVariant(BuildContext& context, Grammar::VariantDeclContext* tree) {
  syntax::VariantDecl variant;
  variant.name = nameOf(tree->word());
  variant.title = textOf(tree->STRING());
  variant.span = spanOf(tree);
  for (auto* clause : tree->variantBody()->variantClause()) {
    if (!isWhole(clause)) continue;
    if (auto* replaces = clause->replacesClause()) {
      for (auto& set : buildExpressions(context, replaces->expression())) {
        variant.replaces.push_back(std::move(set));
      }
    } else if (auto* addition = clause->additionClause()) {
      variant.additions.push_back(buildAddition(context, addition));
    }
  }
  return variant;
}

}  // namespace gouji::parse
