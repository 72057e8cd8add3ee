#include "engine/bind/shape_score.h"

#include <algorithm>

namespace gouji::bind {
namespace {

bool isFilled(const RowCells& cells, std::size_t columns) {
  return cells.size() == columns && std::none_of(cells.begin(), cells.end(), [](const Atom* cell) {
           return cell == nullptr || cell->isBlank();
         });
}

// A column that only a variant has is there when a head names it or a row fills all columns; an
// empty column at the end of every row is none.
bool showsItsColumns(const Table& table, const Alignment& alignment, const TableText& text) {
  if (alignment.shape.slots.empty()) return true;
  const std::vector<std::uint32_t>& columns = alignment.shape.slots[0].columns;
  const auto own = std::find_if(columns.begin(), columns.end(), [&](std::uint32_t column) {
    return table.columns.items[column].variant != kNone;
  });
  if (own == columns.end()) return true;
  const auto namesIt = [&](const std::vector<Mention>& mentions) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.kind == WordKind::kColumn && mention.index == *own;
    });
  };
  return std::any_of(text.groups.begin(), text.groups.end(),
                     [&](const Group& group) {
                       return namesIt(group.pendingMentions) || namesIt(group.ownMentions);
                     }) ||
         std::any_of(alignment.rows.begin(), alignment.rows.end(),
                     [&](const BoundRow& row) { return isFilled(row.cells, columns.size()); });
}

}  // namespace

double scoreShape(const Table& table, const Alignment& alignment, const TableText& text,
                  const RowNames& names) {
  if (!showsItsColumns(table, alignment, text)) return -1;
  double score = 0;
  for (const BoundRow& row : alignment.rows) {
    if (row.kind == BoundRow::Kind::kValues || row.kind == BoundRow::Kind::kBlank) score += 1;
    if (row.mention != nullptr) score += 0.01 * row.mention->quality;
  }
  // Rows of another shape that stand in the text speak against this one.
  for (std::size_t g = 0; g < text.groups.size(); ++g) {
    const Group& group = text.groups[g];
    if (alignment.slotOfGroup[g] != kNone || !group.hasOwnLabel()) continue;
    const auto& mentions = group.ownMentions;
    if (!mentions.empty() && mentions.back().isRow() &&
        names.slotOf(mentions.back(), true) == kNone)
      score -= 1;
  }
  return score;
}

}  // namespace gouji::bind
