#include "engine/bind/column_heads.h"

#include <algorithm>

namespace gouji::bind {
namespace {

// Letters that no head of the table contains. Fewer are dirt or a unit ("单位件"); heads cut into
// pieces and mixed up have none.
constexpr std::size_t kTellingLetters = 4;
// Letters of a note that may be lost.
constexpr std::size_t kNoteLosses = 4;

const Group* findFirstGroup(const Alignment& alignment, const TableText& text,
                            std::uint32_t block) {
  const Group* first = nullptr;
  for (std::size_t s = 0; s < alignment.rows.size(); ++s) {
    const Group* group = alignment.rows[s].group;
    if (alignment.shape.slots[s].block != block || group == nullptr) continue;
    // Numbers that merely might be a row's do not say where the block begins.
    const BoundRow& row = alignment.rows[s];
    if (row.kind == BoundRow::Kind::kUnreadable && row.mention == nullptr) continue;
    if (first == nullptr || group < first) first = group;
  }
  // Groups live in one vector: pointers are in reading order.
  return text.groups.empty() ? nullptr : first;
}

std::vector<std::uint32_t> columnsOf(const Alignment& alignment, std::uint32_t block) {
  for (const RowSlot& slot : alignment.shape.slots) {
    if (slot.block == block) return slot.columns;
  }
  return {};
}

struct Evidence {
  std::size_t strangeLetters = 0;
  bool foreign = false;
  bool total = false;
};

// Heads of one grid row that name every column of the block and nothing else, in another order.
std::vector<std::size_t> readOrder(const std::vector<std::uint32_t>& columns,
                                   const Stretch& stretch, const std::vector<Mention>& mentions) {
  std::vector<std::size_t> order;
  std::uint32_t lastColumn = kNone;
  const auto isWhole = [&] {
    if (order.size() != columns.size()) return false;
    std::vector<std::size_t> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (sorted[i] != i) return false;
    }
    return true;
  };
  for (const Mention& mention : mentions) {
    const Atom& atom = *stretch.atoms[stretch.atomOf[mention.begin]];
    const auto column = std::find(columns.begin(), columns.end(), mention.index);
    const bool own = mention.kind == WordKind::kColumn && column != columns.end() && atom.isCell;
    if (!own || (lastColumn != kNone && atom.column != lastColumn + 1)) {
      if (isWhole()) break;
      order.clear();
      lastColumn = kNone;
      if (!own) continue;
    }
    order.push_back(static_cast<std::size_t>(column - columns.begin()));
    lastColumn = atom.column;
  }
  if (!isWhole() || std::is_sorted(order.begin(), order.end())) return {};
  return order;
}

// Heads over the cells of a row whose spans can be trusted, each over one of them, in another order
// than the form's.
std::vector<std::size_t> readOrderByPlace(const std::vector<std::uint32_t>& columns,
                                          const RowCells& cells, const Stretch& stretch,
                                          const std::vector<Mention>& mentions) {
  std::vector<std::size_t> order(columns.size(), columns.size());
  for (const Mention& mention : mentions) {
    const auto column = std::find(columns.begin(), columns.end(), mention.index);
    if (mention.kind != WordKind::kColumn || column == columns.end()) continue;
    const Atom& head = *stretch.atoms[stretch.atomOf[mention.begin]];
    const auto cell = std::find_if(cells.begin(), cells.end(), [&](const Atom* atom) {
      return atom != nullptr && atom->isCell && atom->column == head.column;
    });
    if (!head.isCell || head.columnSpan > 1 || cell == cells.end()) return {};
    std::size_t& place = order[static_cast<std::size_t>(cell - cells.begin())];
    const auto said = static_cast<std::size_t>(column - columns.begin());
    if (place != columns.size() && place != said) return {};
    place = said;
  }
  std::vector<bool> taken(columns.size());
  for (const std::size_t place : order) {
    if (place == columns.size() || taken[place]) return {};
    taken[place] = true;
  }
  return std::is_sorted(order.begin(), order.end()) ? std::vector<std::size_t>() : order;
}

const BoundRow* findFirstRow(const Alignment& alignment, std::uint32_t block) {
  for (std::size_t s = 0; s < alignment.rows.size(); ++s) {
    const BoundRow& row = alignment.rows[s];
    if (alignment.shape.slots[s].block == block && row.kind == BoundRow::Kind::kValues &&
        row.group != nullptr && row.group->spansAreReliable)
      return &row;
  }
  return nullptr;
}

BlockHead readHead(const Table& table, const Alignment& alignment, const TableText& text,
                   std::uint32_t block) {
  BlockHead head;
  const std::vector<std::uint32_t> columns = columnsOf(alignment, block);
  head.missing = columns;
  const Group* group = findFirstGroup(alignment, text, block);
  if (group == nullptr) return head;
  Evidence evidence;
  const auto collect = [&](const std::vector<Mention>& mentions, const Stretch& stretch) {
    for (const Mention& mention : mentions) {
      evidence.strangeLetters += mention.strangeLetters;
      if (mention.kind == WordKind::kForeign) evidence.foreign = true;
      if (mention.kind == WordKind::kForeign ||
          (mention.kind == WordKind::kColumn &&
           std::find(columns.begin(), columns.end(), mention.index) != columns.end()))
        head.found.push_back({mention, stretch.slice(mention.begin, mention.end)});
      if (mention.kind != WordKind::kColumn) continue;
      head.missing.erase(std::remove(head.missing.begin(), head.missing.end(), mention.index),
                         head.missing.end());
      evidence.total = evidence.total || table.columns.items[mention.index].isTotal;
    }
  };
  collect(group->pendingMentions, group->pending);
  const std::size_t seen = columns.size() - head.missing.size();
  if (seen * 2 < columns.size() || seen == 0) {
    if (evidence.foreign)
      head.verdict = HeadVerdict::kForeign;
    else if (!evidence.total && evidence.strangeLetters >= kTellingLetters)
      head.verdict = HeadVerdict::kUnknown;
  }
  if (head.verdict == HeadVerdict::kAccepted)
    head.order = readOrder(columns, group->pending, group->pendingMentions);
  const BoundRow* row = findFirstRow(alignment, block);
  if (head.verdict == HeadVerdict::kAccepted && head.order.empty() && row != nullptr)
    head.order = readOrderByPlace(columns, row->cells, group->pending, group->pendingMentions);
  return head;
}

}  // namespace

std::vector<BlockHead> readColumnHeads(const Table& table, const Alignment& alignment,
                                       const TableText& text) {
  std::vector<BlockHead> heads;
  for (std::uint32_t block = 0; block < table.blocks.size(); ++block)
    heads.push_back(readHead(table, alignment, text, block));
  return heads;
}

bool containsNote(std::u32string_view note, const TableText& text) {
  std::size_t at = 0;
  std::size_t lost = 0;
  const auto search = [&](const std::u32string& letters) {
    at = 0;
    lost = 0;
    std::size_t from = 0;
    for (const char32_t c : note) {
      const std::size_t found = letters.find(c, from);
      // Letters of a neighbouring cell may stand between, a whole table may not.
      if (found == letters.npos || found > from + 24) {
        ++lost;
        continue;
      }
      from = found + 1;
      ++at;
    }
    return lost <= kNoteLosses;
  };
  return std::any_of(text.groups.begin(), text.groups.end(),
                     [&](const Group& group) {
                       return group.pending.letters.size() + kNoteLosses >= note.size() &&
                              search(group.pending.letters);
                     }) ||
         search(text.trailing.letters);
}

}  // namespace gouji::bind
