#include "engine/locate/appearance.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace gouji::locate {
namespace {

/// The digits of a number without its sign.
class Digits {
 public:
  explicit Digits(std::int64_t value) {
    const auto [end, error] = std::to_chars(buffer_.data(), buffer_.data() + buffer_.size(), value);
    begin_ = value < 0 ? 1 : 0;
    size_ = static_cast<std::size_t>(end - buffer_.data()) - begin_;
  }
  [[nodiscard]] std::string_view view() const { return {buffer_.data() + begin_, size_}; }

 private:
  std::array<char, 24> buffer_{};
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
};

bool isTransposed(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  if (a.end() - x < 2) return false;
  return x[0] == y[1] && x[1] == y[0] && std::equal(x + 2, a.end(), y + 2);
}

bool hasOneDigitChanged(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.size() < 2) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  return x != a.end() && std::equal(x + 1, a.end(), y + 1);
}

/// `longer` without one of its digits is `shorter`.
bool hasOneDigitMore(std::string_view longer, std::string_view shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [x, y] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(x, shorter.end(), y + 1);
}

bool isTenfold(std::int64_t large, std::int64_t small) {
  return (large % 10 == 0 && large / 10 == small) || (large % 100 == 0 && large / 100 == small);
}

/// How much too large a number is, nothing if it is not, or beyond counting.
std::optional<std::int64_t> excessOf(const Delta& delta) {
  std::int64_t excess = 0;
  if (__builtin_sub_overflow(delta.from, delta.to, &excess) || excess <= 0) return std::nullopt;
  return excess;
}

bool isTotalLeftAtZero(const Model& model, std::span<const LocatorCell> cells, const Delta& delta) {
  if (delta.from != 0) return false;
  for (const Entry& entry : model.system.column(delta.cell)) {
    if (model.totalOf[entry.row] != delta.cell) continue;
    for (const Term& term : model.system.row(entry.row)) {
      if (cells[term.cell].value.value_or(0) != 0) return true;
    }
  }
  return false;
}

/// A part of one of the cell's sums whose value is exactly the excess.
bool hasPartOf(const Model& model, std::span<const LocatorCell> cells, CellId cell,
               std::int64_t excess) {
  for (const Entry& entry : model.system.column(cell)) {
    const CellId total = model.totalOf[entry.row];
    if (total == kNoCell) continue;
    for (const Term& term : model.system.row(entry.row)) {
      if (term.cell != cell && term.cell != total && cells[term.cell].value == excess) return true;
    }
  }
  return false;
}

bool areNeighbours(std::uint32_t a, std::uint32_t b) { return a + 1 == b || b + 1 == a; }

}  // namespace

MistakeKind recognizeSlip(std::int64_t from, std::int64_t to) {
  if (from == 0 || to == 0 || from == to) return MistakeKind::kNone;
  if (from != INT64_MIN && -from == to) return MistakeKind::kSign;
  if ((from < 0) != (to < 0)) return MistakeKind::kNone;
  const Digits typed(from);
  const Digits right(to);
  if (isTransposed(typed.view(), right.view())) return MistakeKind::kTransposed;
  if (isTenfold(from, to) || isTenfold(to, from)) return MistakeKind::kDecimalPoint;
  if (hasOneDigitMore(typed.view(), right.view())) return MistakeKind::kDigitAdded;
  if (hasOneDigitMore(right.view(), typed.view())) return MistakeKind::kDigitLost;
  if (hasOneDigitChanged(typed.view(), right.view())) return MistakeKind::kDigitChanged;
  return MistakeKind::kNone;
}

MistakeKind recognizeChange(const Model& model, std::span<const LocatorCell> cells,
                            const Delta& delta) {
  if (isTotalLeftAtZero(model, cells, delta)) return MistakeKind::kTotalNotFilled;
  const MistakeKind slip = recognizeSlip(delta.from, delta.to);
  if (slip != MistakeKind::kNone &&
      infoOf(slip).weight < infoOf(MistakeKind::kCountedTwice).weight) {
    return slip;
  }
  // That a part is 1 and the excess is 1 means nothing.
  const std::optional<std::int64_t> excess = excessOf(delta);
  if (excess && *excess > 1 && hasPartOf(model, cells, delta.cell, *excess)) {
    return MistakeKind::kCountedTwice;
  }
  return slip;
}

MistakeKind recognizeAct(const Model& model, std::span<const LocatorCell> cells,
                         std::span<const Delta> deltas) {
  if (deltas.size() != 2) return MistakeKind::kNone;
  const Delta& a = deltas[0];
  const Delta& b = deltas[1];
  if (!model.places.empty() && a.from == b.to && b.from == a.to) {
    const CellPlace& x = model.places[a.cell];
    const CellPlace& y = model.places[b.cell];
    const bool isMove = a.from == 0 || b.from == 0;
    if (x.table == y.table && x.row == y.row && areNeighbours(x.column, y.column)) {
      return isMove ? MistakeKind::kColumnOff : MistakeKind::kColumnsSwapped;
    }
    if (x.table == y.table && x.column == y.column && areNeighbours(x.row, y.row)) {
      return isMove ? MistakeKind::kRowOff : MistakeKind::kRowsSwapped;
    }
  }
  // The same excess in a part and in the total beside it: the row was counted a second time.
  const std::optional<std::int64_t> excess = excessOf(a);
  if (excess && excess == excessOf(b) && hasPartOf(model, cells, a.cell, *excess) &&
      hasPartOf(model, cells, b.cell, *excess)) {
    return MistakeKind::kCountedTwice;
  }
  return MistakeKind::kNone;
}

}  // namespace gouji::locate
