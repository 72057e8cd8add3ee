#include "engine/bind/broken_numbers.h"

#include <algorithm>

namespace gouji::bind {
namespace {

// Shorter numbers do not fill a column.
constexpr std::size_t kFullColumn = 5;

class Doubts {
 public:
  Doubts(const TableText& text, Alignment& alignment) : text_(text), alignment_(alignment) {
    for (const Group& group : text.groups) {
      if (group.isRow) continue;
      for (const Atom* atom : group.values) longest_ = std::max(longest_, countDigits(*atom));
    }
    breaksNumbers_ = longest_ >= kFullColumn &&
                     std::any_of(text.groups.begin(), text.groups.end(),
                                 [&](const Group& group) { return hasOneTooMany(group); });
  }

  void apply() {
    for (std::size_t g = 0; g < text_.groups.size(); ++g) {
      const std::uint32_t slot = alignment_.slotOfGroup[g];
      if (slot == kNone || text_.groups[g].isRow) continue;
      BoundRow& row = alignment_.rows[slot];
      if (row.kind != BoundRow::Kind::kValues) continue;
      if (!goesOnBehind(g, row) && !(breaksNumbers_ && holdsFullNumber(row.cells))) continue;
      row.kind = BoundRow::Kind::kUnreadable;
      row.reason = {"此行有数可能被折成两行，无法确定各数",
                    "a number of this row may have been broken over two lines: the numbers cannot "
                    "be told"};
    }
  }

 private:
  // The longest number of the table, with digits behind it, in a row with a number too many.
  bool hasOneTooMany(const Group& group) const {
    const std::size_t columns = alignment_.shape.slots[0].columns.size();
    return !group.isRow && columns > 1 && group.countFilled() == columns + 1 &&
           holdsFullNumber(group.values);
  }

  bool holdsFullNumber(const RowCells& cells) const {
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      if (cells[i] != nullptr && cells[i + 1] != nullptr && countDigits(*cells[i]) == longest_ &&
          countDigits(*cells[i + 1]) > 0)
        return true;
    }
    return false;
  }

  // Digits behind the row that belong to no row, nothing between but the end of its label.
  bool goesOnBehind(std::size_t g, const BoundRow& row) const {
    if (g + 1 == text_.groups.size()) return false;
    const Group& group = text_.groups[g];
    const Group& more = text_.groups[g + 1];
    if (alignment_.slotOfGroup[g + 1] != kNone || more.isRow || more.values.empty() ||
        more.values.size() > group.values.size() || countDigits(*more.values[0]) == 0)
      return false;
    const auto& label = group.hasOwnLabel() ? group.ownMentions : group.pendingMentions;
    const std::u32string rest = label.empty() ? std::u32string() : label.back().rest;
    return (more.own.empty() || more.own.letters == rest) &&
           (more.pending.empty() || more.pending.letters == rest) &&
           std::any_of(row.cells.begin(), row.cells.end(),
                       [](const Atom* cell) { return cell != nullptr && countDigits(*cell) > 1; });
  }

  const TableText& text_;
  Alignment& alignment_;
  std::size_t longest_ = 0;
  bool breaksNumbers_ = false;
};

}  // namespace

void doubtBrokenNumbers(const TableText& text, Alignment& alignment) {
  if (!alignment.shape.slots.empty()) Doubts(text, alignment).apply();
}

}  // namespace gouji::bind
