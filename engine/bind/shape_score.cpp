#include "engine/bind/shape_score.h"

#include <algorithm>

namespace gouji::bind {
namespace {

// Fewer rows with a number too many have it by accident.
constexpr std::size_t kFewRows = 3;
// What a row adds that has cells, and one that is named without a doubt.
constexpr double kFoundRow = 1;
constexpr double kNamedRow = 0.01;
// What a row of another shape takes away: more than the one row by which it may read more.
constexpr double kOtherShape = 2;

// A column that only a variant has is there when a head names it, or when most rows have a number
// for it and no head says what else they are. An empty column at the end of every row is none, nor
// are numbers broken in two.
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
  // All the others: a further column is one nobody knows, last year's for example.
  const auto namesOthers = [&](const std::vector<Mention>& mentions) {
    return std::all_of(columns.begin(), columns.end(), [&](std::uint32_t column) {
      return column == *own ||
             std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
               return mention.kind == WordKind::kColumn && mention.index == column;
             });
    });
  };
  if (std::any_of(text.groups.begin(), text.groups.end(), [&](const Group& group) {
        return namesIt(group.pendingMentions) || namesIt(group.ownMentions);
      }))
    return true;
  return std::none_of(text.groups.begin(), text.groups.end(),
                      [&](const Group& group) { return namesOthers(group.pendingMentions); }) &&
         (countRows(text, columns.size()) >= kFewRows &&
          countRows(text, columns.size()) > countRows(text, columns.size() - 1));
}

}  // namespace

std::size_t countRows(const TableText& text, std::size_t numbers) {
  return static_cast<std::size_t>(
      std::count_if(text.groups.begin(), text.groups.end(), [&](const Group& group) {
        return group.countFilled() == numbers && (group.hasOwnLabel() || !group.pending.empty());
      }));
}

double scoreAtMost(const TableShape& shape) {
  double score = 0;
  for (std::size_t row = 0; row < shape.slots.size(); ++row) {
    score += kFoundRow;
    score += kNamedRow;
  }
  return score;
}

double scoreShape(const Table& table, const Alignment& alignment, const TableText& text,
                  const RowNames& names) {
  if (!showsItsColumns(table, alignment, text)) return -1;
  double score = 0;
  for (const BoundRow& row : alignment.rows) {
    if (row.kind == BoundRow::Kind::kValues || row.kind == BoundRow::Kind::kBlank)
      score += kFoundRow;
    if (row.mention != nullptr) score += kNamedRow * row.mention->quality;
  }
  // Rows of another shape that stand in the text speak against this one.
  for (std::size_t g = 0; g < text.groups.size(); ++g) {
    const Group& group = text.groups[g];
    if (alignment.slotOfGroup[g] != kNone) continue;
    const auto& mentions = group.hasOwnLabel() ? group.ownMentions : group.pendingMentions;
    if (!mentions.empty() && mentions.back().isRow() &&
        names.slotOf(mentions.back(), true) == kNone)
      score -= kOtherShape;
  }
  return score;
}

}  // namespace gouji::bind
