#include "engine/bind/row_heads.h"

#include <algorithm>
#include <map>

namespace gouji::bind {
namespace {

struct Stretched {
  std::uint32_t begin = 0;  // grid columns [begin, end)
  std::uint32_t end = 0;

  [[nodiscard]] bool contains(std::uint32_t column) const {
    return begin <= column && column < end;
  }
};
using HeadsByRow = std::map<std::uint32_t, Stretched>;  // Table::rows.items

// Heads over several columns above a group. A row that is named twice has none.
HeadsByRow readHeads(const Group& group) {
  HeadsByRow heads;
  std::map<std::uint32_t, int> counts;
  for (const Mention& mention : group.pendingMentions) {
    if (!mention.isRow()) continue;
    const Atom& atom = *group.pending.atoms[group.pending.atomOf[mention.begin]];
    ++counts[mention.rowToo];
    if (atom.isCell && atom.columnSpan > 1)
      heads[mention.rowToo] = {atom.column, atom.column + atom.columnSpan};
  }
  std::erase_if(heads, [&](const auto& head) { return counts[head.first] > 1; });
  return heads;
}

bool standsBelowOther(const RowCells& cells, std::uint32_t row, const HeadsByRow& heads) {
  const auto own = heads.find(row);
  if (own == heads.end()) return false;
  return std::any_of(cells.begin(), cells.end(), [&](const Atom* cell) {
    return cell != nullptr && !own->second.contains(cell->column) &&
           std::any_of(heads.begin(), heads.end(),
                       [&](const auto& head) { return head.second.contains(cell->column); });
  });
}

}  // namespace

void doubtRowsBelowOtherHeads(const TableText& text, Alignment& alignment) {
  for (const Group& group : text.groups) {
    if (!group.isRow || !group.spansAreReliable) continue;
    const HeadsByRow heads = readHeads(group);
    if (heads.size() < 2) continue;
    std::vector<BoundRow*> rows;
    bool areMisplaced = false;
    for (std::size_t slot = 0; slot < alignment.rows.size(); ++slot) {
      BoundRow& row = alignment.rows[slot];
      if (row.group != &group || row.kind != BoundRow::Kind::kValues) continue;
      rows.push_back(&row);
      areMisplaced =
          areMisplaced || standsBelowOther(row.cells, alignment.shape.slots[slot].row, heads);
    }
    if (!areMisplaced) continue;
    for (BoundRow* row : rows) {
      row->kind = BoundRow::Kind::kUnreadable;
      row->reason = {"此处各组的先后与格式不同，无法确定各数属于哪一组",
                     "the groups stand in another order than in the form: whose numbers these are "
                     "cannot be told"};
    }
  }
}

}  // namespace gouji::bind
