#include "engine/bind/row_alignment.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/bind/blank_rows.h"
#include "engine/bind/broken_numbers.h"
#include "engine/bind/label_text.h"
#include "engine/bind/row_claim.h"
#include "engine/bind/shape_score.h"

namespace gouji::bind {
namespace {

constexpr double kSureQuality = 0.85;
constexpr int kMostChains = 3;

class Aligner {
 public:
  Aligner(const Table& table, const TableShape& shape, const std::vector<std::u32string>& bands,
          const TableText& text)
      : table_(table),
        text_(text),
        names_(table, shape, bands, text),
        claims_(names_.makeClaims()) {
    result_.shape = shape;
    result_.rows.resize(shape.slots.size());
    result_.slotOfGroup.assign(text.groups.size(), kNone);
  }

  Alignment align() {
    bindChains();
    readCells();
    resolveZones();
    doubtRowsOfVariants();
    settleBlankRows(table_, text_, names_, result_);
    doubtBrokenNumbers(text_, result_);
    checkRepeatedRows();
    result_.score = scoreShape(table_, result_, text_, names_);
    return std::move(result_);
  }

 private:
  const Group& group(std::size_t g) const { return text_.groups[g]; }
  std::size_t width(std::uint32_t slot) const { return result_.shape.slots[slot].columns.size(); }

  // The most valuable sequence of claims with rising slots; bound ones are taken out and what is
  // left is tried again: rows that were printed in another order.
  void bindChains() {
    for (int chain = 0; chain < kMostChains; ++chain) {
      const std::vector<std::size_t> groups = findChain();
      for (const std::size_t g : groups) bind(g);
      if (chain == 0) anchors_ = groups;
      if (chain > 0 && !groups.empty()) result_.outOfOrder = true;
      if (groups.empty()) break;
    }
    dropLoneHeads();
  }

  // Side by side the labels are heads. Some heads before five numbers each are labels only when all
  // of them are.
  void dropLoneHeads() {
    if (table_.layout != TableLayout::kAcross) return;
    bool isWhole = true;
    for (const BoundRow& row : result_.rows) isWhole = isWhole && row.group != nullptr;
    if (isWhole) return;
    for (std::size_t g = 0; g < text_.groups.size(); ++g) {
      const std::uint32_t slot = result_.slotOfGroup[g];
      if (slot == kNone || claims_[g].own || group(g).isRow) continue;
      result_.rows[slot] = {};
      result_.slotOfGroup[g] = kNone;
      std::erase(anchors_, g);
    }
  }

  std::vector<std::size_t> findChain() const {
    const std::size_t slots = result_.rows.size();
    // best[s]: value of the best chain that ends at slot s, and its last group.
    std::vector<double> best(slots, 0);
    std::vector<std::size_t> last(slots, 0);
    std::vector<std::size_t> before(claims_.size(), claims_.size());
    for (std::size_t g = 0; g < claims_.size(); ++g) {
      const RowClaim& claim = claims_[g];
      if (claim.slot == kNone || result_.slotOfGroup[g] != kNone ||
          result_.rows[claim.slot].group != nullptr)
        continue;
      double value = claim.quality;
      std::size_t previous = claims_.size();
      double most = 0;
      for (std::uint32_t s = 0; s < claim.slot; ++s) {
        if (best[s] > most) {
          most = best[s];
          previous = last[s];
        }
      }
      value += most;
      if (value <= best[claim.slot]) continue;
      best[claim.slot] = value;
      last[claim.slot] = g;
      before[g] = previous;
    }
    std::vector<std::size_t> chain;
    const auto top = std::max_element(best.begin(), best.end());
    if (top == best.end() || *top <= 0) return chain;
    for (std::size_t g = last[static_cast<std::size_t>(top - best.begin())]; g < claims_.size();
         g = before[g])
      chain.push_back(g);
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  void bind(std::size_t g) {
    BoundRow& row = result_.rows[claims_[g].slot];
    row.kind = BoundRow::Kind::kValues;
    row.group = &group(g);
    row.mention = claims_[g].mention;
    row.isOwnLabel = claims_[g].own;
    result_.slotOfGroup[g] = claims_[g].slot;
  }

  void readCells() {
    for (std::size_t g = 0; g < text_.groups.size(); ++g) {
      const std::uint32_t slot = result_.slotOfGroup[g];
      if (slot != kNone) window_.learn(group(g), width(slot));
    }
    for (std::size_t g = 0; g < text_.groups.size(); ++g) {
      const std::uint32_t slot = result_.slotOfGroup[g];
      if (slot == kNone) continue;
      BoundRow& row = result_.rows[slot];
      auto cells = window_.pick(group(g), width(slot));
      if (cells && isNarrow(group(g), width(slot))) {
        row.kind = BoundRow::Kind::kUnreadable;
        row.reason = {"其他行的数比此行多一个，无法确定此行缺的是哪一列",
                      "other rows have one value more than this one: which column it lacks cannot "
                      "be told"};
      } else if (!cells) {
        row.kind = BoundRow::Kind::kUnreadable;
        row.reason = tellCount(group(g).countFilled(), width(slot));
      } else {
        row.cells = std::move(*cells);
        if (group(g).countFilled() == 0) row.kind = BoundRow::Kind::kBlank;
      }
    }
  }

  // Values outside of a grid that fill the row, where more rows have one too many and none should:
  // the table has another column, and this row lost a blank.
  bool isNarrow(const Group& group, std::size_t columns) const {
    const auto& slots = result_.shape.slots;
    return !group.isRow && columns > 1 &&
           std::none_of(slots.begin(), slots.end(),
                        [&](const RowSlot& slot) { return slot.columns.size() == columns + 1; }) &&
           countRows(text_, columns + 1) > countRows(text_, columns);
  }

  static Localized tellCount(std::size_t found, std::size_t expected) {
    return {"原文此行有 " + std::to_string(found) + " 个数，应有 " + std::to_string(expected) +
                " 个，无法确定各数所在的列",
            "the source has " + std::to_string(found) + " values in this row where " +
                std::to_string(expected) + " are expected: their columns cannot be told"};
  }

  // Everything between two neighbouring anchors, the ends of the table included.
  void resolveZones() {
    std::size_t group = 0;
    std::uint32_t slot = 0;
    for (const std::size_t anchor : anchors_) {
      resolveZone(group, anchor, slot, claims_[anchor].slot);
      group = anchor + 1;
      slot = claims_[anchor].slot + 1;
    }
    resolveZone(group, text_.groups.size(), slot, static_cast<std::uint32_t>(result_.rows.size()));
  }

  void resolveZone(std::size_t firstGroup, std::size_t lastGroup, std::uint32_t firstSlot,
                   std::uint32_t lastSlot) {
    std::vector<std::uint32_t> slots;
    for (std::uint32_t s = firstSlot; s < lastSlot; ++s) {
      if (result_.rows[s].group == nullptr) slots.push_back(s);
    }
    std::vector<std::size_t> groups;
    for (std::size_t g = firstGroup; g < lastGroup; ++g) {
      if (result_.slotOfGroup[g] == kNone && group(g).countFilled() > 0 && !isForeign(group(g)))
        groups.push_back(g);
    }
    if (slots.empty() || groups.empty()) return;
    if (mentionsInOrder(groups, slots)) {
      if (distribute(groups, slots)) return;
      // Single numbers that lost their row do not make complete rows of a grid doubtful.
      std::vector<std::size_t> rows;
      for (const std::size_t g : groups) {
        if (group(g).isRow) rows.push_back(g);
      }
      if (rows.size() < groups.size() && areFragments(groups, slots) && distribute(rows, slots))
        return;
    }
    if (distributeBelowHeads(groups, slots)) return;
    for (const std::uint32_t s : slots) {
      BoundRow& row = result_.rows[s];
      if (firstGroup == 0 && !isMentioned(text_, names_, s) &&
          std::all_of(groups.begin(), groups.end(),
                      [&](std::size_t g) { return RowNames::holdsOnlyFillers(group(g)); }))
        continue;
      row.kind = BoundRow::Kind::kUnreadable;
      row.reason = tellDetached();
      row.group = &group(groups.front());
    }
  }

  static bool isForeign(const Group& group) {
    return std::any_of(group.ownMentions.begin(), group.ownMentions.end(),
                       [](const Mention& m) { return m.kind == WordKind::kForeign; });
  }

  bool areFragments(const std::vector<std::size_t>& groups,
                    const std::vector<std::uint32_t>& slots) const {
    std::size_t narrowest = width(slots[0]);
    for (const std::uint32_t s : slots) narrowest = std::min(narrowest, width(s));
    return std::all_of(groups.begin(), groups.end(), [&](std::size_t g) {
      return group(g).isRow || (!group(g).hasOwnLabel() && group(g).countFilled() < narrowest);
    });
  }

  // Labels that stand about between the anchors must come in the order of the form.
  bool mentionsInOrder(const std::vector<std::size_t>& groups,
                       const std::vector<std::uint32_t>& slots) const {
    std::uint32_t latest = 0;
    const auto check = [&](const std::vector<Mention>& mentions) {
      for (const Mention& mention : mentions) {
        const std::uint32_t slot = names_.slotOf(mention, false);
        if (slot == kNone || std::find(slots.begin(), slots.end(), slot) == slots.end()) continue;
        if (slot < latest) return false;
        latest = slot;
      }
      return true;
    };
    return std::all_of(groups.begin(), groups.end(), [&](std::size_t g) {
      return check(group(g).pendingMentions) && check(group(g).ownMentions);
    });
  }

  // Gives the values of the groups, in order, to the slots, in order. All or nothing.
  bool distribute(const std::vector<std::size_t>& groups, const std::vector<std::uint32_t>& slots) {
    if (isScrambled_ &&
        std::any_of(groups.begin(), groups.end(), [&](std::size_t g) { return !group(g).isRow; }))
      return false;
    std::vector<std::pair<std::size_t, RowCells>> rows;
    std::size_t next = 0;
    for (const std::size_t g : groups) {
      std::size_t at = 0;
      while (at < group(g).values.size()) {
        if (next == slots.size()) return false;
        if (at == 0 && !fitsLabel(group(g), slots[next])) return false;
        if (at == 0 && takeSideBySide(g, slots, next, rows)) break;
        auto cells = takeRow(group(g), at, width(slots[next]));
        if (!cells) return false;
        rows.emplace_back(g, std::move(*cells));
        ++next;
      }
    }
    if (next != slots.size()) return false;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      BoundRow& row = result_.rows[slots[i]];
      row.kind = BoundRow::Kind::kValues;
      row.cells = std::move(rows[i].second);
      row.group = &group(rows[i].first);
      result_.slotOfGroup[rows[i].first] = slots[i];
    }
    return true;
  }

  // Side by side the labels are heads. Where one group alone has all of them above itself, the
  // groups before it are those of another table: its own heading was lost.
  bool distributeBelowHeads(const std::vector<std::size_t>& groups,
                            const std::vector<std::uint32_t>& slots) {
    if (table_.layout != TableLayout::kAcross || slots.size() != result_.rows.size()) return false;
    std::size_t found = groups.size();
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (!namesAll(group(groups[i]).pendingMentions)) continue;
      if (found != groups.size()) return false;
      found = i;
    }
    if (found == 0 || found == groups.size() || !mentionsInOrder({groups[found]}, slots))
      return false;
    const auto begin = groups.begin() + static_cast<std::ptrdiff_t>(found);
    return distribute({begin, groups.end()}, slots) ||
           (group(*begin).isRow && distribute({*begin}, slots));
  }

  bool namesAll(const std::vector<Mention>& mentions) const {
    std::vector<bool> named(result_.rows.size(), false);
    for (const Mention& mention : mentions) {
      const std::uint32_t slot = names_.slotOf(mention, false);
      if (slot != kNone) named[slot] = true;
    }
    return std::all_of(named.begin(), named.end(), [](bool is) { return is; });
  }

  // All remaining slots printed side by side in one row of a grid.
  bool takeSideBySide(std::size_t g, const std::vector<std::uint32_t>& slots, std::size_t& next,
                      std::vector<std::pair<std::size_t, RowCells>>& rows) const {
    if (table_.layout != TableLayout::kAcross || !group(g).isRow || slots.size() - next < 2)
      return false;
    std::size_t total = 0;
    for (std::size_t i = next; i < slots.size(); ++i) total += width(slots[i]);
    const auto cells = window_.pick(group(g), total);
    if (!cells) return false;
    auto begin = cells->begin();
    for (; next < slots.size(); ++next) {
      const auto end = begin + static_cast<std::ptrdiff_t>(width(slots[next]));
      rows.emplace_back(g, RowCells(begin, end));
      begin = end;
    }
    return true;
  }

  // Where lines begin among `columns` values from `at`, counted from there.
  static std::vector<std::size_t> lineStartsIn(const Group& group, std::size_t at,
                                               std::size_t columns) {
    std::vector<std::size_t> starts;
    for (const std::size_t start : group.lineStarts) {
      if (start >= at && start < at + columns) starts.push_back(start - at);
    }
    return starts;
  }

  // The next `columns` values of a group; `at` moves behind them.
  std::optional<RowCells> takeRow(const Group& from, std::size_t& at, std::size_t columns) const {
    const std::size_t size = from.values.size();
    if (from.isRow) {
      at = size;
      return window_.pick(from, columns);
    }
    if (at + columns > size || from.mayHoldBrokenNumber()) return std::nullopt;
    // One number a line: whether row by row or column by column cannot be seen. Side by side the
    // rows are one line of the page, and that has one order only.
    if (table_.layout != TableLayout::kAcross && from.isOneValueALine() && columns > 1 &&
        size > columns && !isSameEitherWay(from, columns))
      return std::nullopt;
    if (!from.isOneValueALine()) {
      // A row may not begin or end in the middle of a line of several numbers.
      const auto starts = [&](std::size_t i) {
        return i == size || std::find(from.lineStarts.begin(), from.lineStarts.end(), i) !=
                                from.lineStarts.end();
      };
      const bool oneLine = from.lineStarts.size() == 1 && size % columns == 0;
      if (!oneLine && (!starts(at) || !starts(at + columns))) return std::nullopt;
      // Rows are broken alike; numbers of two rows mixed up are not.
      if (!oneLine && lineStartsIn(from, at, columns) != lineStartsIn(from, 0, columns))
        return std::nullopt;
    }
    const auto begin = from.values.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = begin + static_cast<std::ptrdiff_t>(columns);
    if (std::any_of(begin, end, [](const Atom* atom) { return atom->mayBePageMark; }))
      return std::nullopt;
    at += columns;
    return RowCells(begin, end);
  }

  // Whether the values are the same table read row by row and column by column.
  static bool isSameEitherWay(const Group& from, std::size_t columns) {
    const std::size_t rows = from.values.size() / columns;
    if (rows * columns != from.values.size()) return false;
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        if (from.values[r * columns + c]->text.text() != from.values[c * rows + r]->text.text())
          return false;
      }
    }
    return true;
  }

  // A label nobody recognised may be what is left of the expected one.
  bool fitsLabel(const Group& from, std::uint32_t slot) const {
    if (!from.hasOwnLabel()) {
      // The label of something else, as far as one can see.
      if (from.pendingMentions.empty()) return true;
      const Mention& last = from.pendingMentions.back();
      if (!last.isStranger()) return true;
      return isSubsequence(
          std::u32string_view(from.pending.letters).substr(last.begin, last.length()),
          rowLetters(table_, result_.shape.slots[slot]));
    }
    // A stranger's label directly before the numbers: they are its own.
    if (from.ownMentions.size() > 1 && from.ownMentions.back().isStranger()) return false;
    std::vector<std::uint32_t> named;
    for (std::size_t i = 0; i < from.ownMentions.size(); ++i) {
      const std::uint32_t s = names_.slotOf(from.ownMentions[i], i + 1 == from.ownMentions.size(),
                                            !RowNames::containsHeads(from.ownMentions));
      if (s != kNone) named.push_back(s);
    }
    // Several labels and then their numbers: the order was checked, the count will be.
    if (!named.empty()) return named.size() > 1 || named[0] == slot;
    return isSubsequence(from.own.letters, rowLetters(table_, result_.shape.slots[slot]));
  }

  // One row of a variant in place of several: a row of numbers without a label below it may be
  // another of the several, and the one label that of them all.
  void doubtRowsOfVariants() {
    for (std::uint32_t s = 0; s < result_.rows.size(); ++s) {
      BoundRow& row = result_.rows[s];
      if (row.group == nullptr || table_.rows.items[result_.shape.slots[s].row].variant == kNone)
        continue;
      const auto next = static_cast<std::size_t>(row.group - text_.groups.data()) + 1;
      if (next >= text_.groups.size() || result_.slotOfGroup[next] != kNone) continue;
      const Group& below = group(next);
      if (below.hasOwnLabel() || !below.pending.empty() || below.countFilled() < 2) continue;
      row.kind = BoundRow::Kind::kUnreadable;
      row.reason = tellDetached();
    }
  }

  // The same row twice: the same numbers are a repetition, others a contradiction.
  void checkRepeatedRows() {
    for (std::size_t g = 0; g < claims_.size(); ++g) {
      const RowClaim& claim = claims_[g];
      if (claim.slot == kNone || result_.slotOfGroup[g] != kNone || claim.quality < kSureQuality)
        continue;
      BoundRow& row = result_.rows[claim.slot];
      const auto cells = window_.pick(group(g), width(claim.slot));
      if (row.kind == BoundRow::Kind::kValues && cells && haveSameValues(row.cells, *cells))
        continue;
      if (group(g).countFilled() == 0) continue;
      row.kind = BoundRow::Kind::kUnreadable;
      row.reason = {"此行在原文中出现两次，数不相同",
                    "this row stands twice in the source, with different numbers"};
    }
  }

  static bool haveSameValues(const RowCells& a, const RowCells& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Atom* x, const Atom* y) {
      const std::string_view left = x == nullptr ? std::string_view() : x->text.text();
      const std::string_view right = y == nullptr ? std::string_view() : y->text.text();
      return left == right;
    });
  }

  const Table& table_;
  const TableText& text_;
  RowNames names_;
  std::vector<RowClaim> claims_;  // as text_.groups
  bool isScrambled_ = names_.isScrambled();
  Alignment result_;
  CellWindow window_;
  std::vector<std::size_t> anchors_;
};

}  // namespace

Alignment alignRows(const Table& table, const TableShape& shape,
                    const std::vector<std::u32string>& bands, const TableText& text) {
  return Aligner(table, shape, bands, text).align();
}

}  // namespace gouji::bind
