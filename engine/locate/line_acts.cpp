#include "engine/locate/line_acts.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace gouji::locate {
namespace {

class LineActs {
 public:
  LineActs(const Model& model, const SparseSystem& system, std::span<const Wide> residuals,
           std::span<const LocatorCell> cells, std::span<const RowId> broken,
           std::size_t fewestRows, StepBudget& steps)
      : model_(model),
        system_(system),
        residuals_(residuals),
        cells_(cells),
        broken_(broken),
        fewestRows_(fewestRows),
        steps_(steps),
        change_(residuals.size(), 0),
        isTouched_(residuals.size(), 0) {}

  std::vector<LineAct> find() {
    std::vector<std::size_t> reach;
    reach.reserve(model_.lines.size());
    for (const Line& line : model_.lines) reach.push_back(countBroken(line));
    for (std::size_t i = 0; i < model_.lines.size() && !steps_.isSpent(); ++i) {
      const Line& line = model_.lines[i];
      if (reach[i] >= fewestRows_) {
        if (line.isRow) tryShifts(line);
        tryTotals(line);
      }
      const std::size_t next = nextLine(i);
      if (next != model_.lines.size() && reach[i] + reach[next] >= fewestRows_) {
        trySwap(line, model_.lines[next]);
      }
    }
    return std::move(found_);
  }

 private:
  /// How many of the broken rows the line has a cell in: an act on it explains no others.
  std::size_t countBroken(const Line& line) {
    std::size_t count = 0;
    for (const CellId cell : line.cells) {
      const std::span<const Entry> column = system_.column(cell);
      if (!steps_.spend(1 + column.size())) return 0;
      for (const Entry& entry : column) {
        if (isTouched_[entry.row] || !isBroken(entry.row)) continue;
        isTouched_[entry.row] = 1;
        touched_.push_back(entry.row);
        ++count;
      }
    }
    forgetTouched();
    return count;
  }

  [[nodiscard]] bool isBroken(RowId row) const {
    return residuals_[row] != 0 && std::binary_search(broken_.begin(), broken_.end(), row);
  }

  [[nodiscard]] bool hasValues(const Line& line) const {
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [&](CellId cell) { return cells_[cell].value.has_value(); });
  }

  /// The line printed after line i. One without any value is not there (a row of another variant).
  [[nodiscard]] std::size_t nextLine(std::size_t i) const {
    const Line& line = model_.lines[i];
    for (std::size_t next = i + 1; next < model_.lines.size(); ++next) {
      const Line& other = model_.lines[next];
      if (other.isRow != line.isRow || other.table != line.table) break;
      if (hasValues(other)) return next;
    }
    return model_.lines.size();
  }

  /// A column without any value is not there (a column of another variant).
  [[nodiscard]] bool isPrinted(const CellPlace& place) const {
    return std::any_of(model_.lines.begin(), model_.lines.end(), [&](const Line& line) {
      return !line.isRow && line.table == place.table && line.position == place.column &&
             hasValues(line);
    });
  }

  void trySwap(const Line& a, const Line& b) {
    std::vector<Delta> deltas;
    auto across = [&](CellId cell) {
      const CellPlace& place = model_.places[cell];
      return a.isRow ? place.column : place.row;
    };
    for (std::size_t i = 0, j = 0; i < a.cells.size() && j < b.cells.size();) {
      const CellId x = a.cells[i];
      const CellId y = b.cells[j];
      if (across(x) != across(y)) {
        ++(across(x) < across(y) ? i : j);
        continue;
      }
      ++i, ++j;
      const auto& left = cells_[x].value;
      const auto& right = cells_[y].value;
      if (left.has_value() != right.has_value()) return;
      if (!left || *left == *right) continue;
      deltas.push_back({x, *left, *right});
      deltas.push_back({y, *right, *left});
    }
    keepIfItMends(std::move(deltas),
                  a.isRow ? MistakeKind::kRowsSwapped : MistakeKind::kColumnsSwapped);
  }

  /// One column to the right or to the left, with the last cell (the total) or without it.
  void tryShifts(const Line& line) {
    std::vector<std::int64_t> values;
    std::vector<CellId> printed;
    for (const CellId cell : line.cells) {
      if (!cells_[cell].value) {
        if (isPrinted(model_.places[cell])) return;
        continue;
      }
      values.push_back(*cells_[cell].value);
      printed.push_back(cell);
    }
    if (values.empty()) return;
    for (const std::size_t count : {values.size(), values.size() - 1}) {
      if (count < 3) continue;
      std::vector<Delta> typedTooFar;
      std::vector<Delta> typedTooEarly;
      for (std::size_t i = 0; i + 1 < count; ++i) {
        typedTooFar.push_back({printed[i], values[i], values[i + 1]});
        typedTooEarly.push_back({printed[i + 1], values[i + 1], values[i]});
      }
      completeShift(std::move(typedTooFar), printed[count - 1]);
      completeShift(std::move(typedTooEarly), printed[0]);
    }
  }

  /// The number that fell off the end of the row follows from one of its equations.
  void completeShift(std::vector<Delta> deltas, CellId open) {
    const std::span<const Entry> column = system_.column(open);
    if (column.empty()) return;
    if (!apply(deltas)) return;
    const RowId row = column.front().row;
    Wide rest = residuals_[row];
    const bool fits = addProduct(rest, change_[row], 1);
    forgetTouched();
    const std::optional<Wide> missing =
        fits ? divideExactly(-rest, column.front().coefficient) : std::nullopt;
    if (!missing) return;
    Wide to = *cells_[open].value;
    if (!addProduct(to, *missing, 1)) return;
    const std::optional<std::int64_t> narrowed = narrow(to);
    if (!narrowed) return;
    deltas.push_back({open, *cells_[open].value, *narrowed});
    keepIfItMends(std::move(deltas), MistakeKind::kRowShifted);
  }

  /// All totals of the line that are 0 and should not be, each from a sum that crosses the line.
  void tryTotals(const Line& line) {
    std::vector<Delta> deltas;
    for (const CellId cell : line.cells) {
      if (cells_[cell].value != 0) continue;
      for (const Entry& entry : system_.column(cell)) {
        if (residuals_[entry.row] == 0 || !crosses(line, cell, entry.row)) continue;
        const std::optional<Wide> to = divideExactly(-residuals_[entry.row], entry.coefficient);
        const std::optional<std::int64_t> narrowed = to ? narrow(*to) : std::nullopt;
        if (narrowed) deltas.push_back({cell, 0, *narrowed});
        break;
      }
    }
    keepIfItMends(std::move(deltas), MistakeKind::kTotalNotFilled);
  }

  /// Whether `cell` is the total of `row` and the only cell of the line in it.
  [[nodiscard]] bool crosses(const Line& line, CellId cell, RowId row) const {
    const std::span<const Term> terms = system_.row(row);
    if (!steps_.spend(terms.size() + line.cells.size()) || findTotal(terms) != cell) return false;
    return std::none_of(line.cells.begin(), line.cells.end(), [&](CellId other) {
      return other != cell && coefficientOf(terms, other) != 0;
    });
  }

  void keepIfItMends(std::vector<Delta> deltas, MistakeKind act) {
    std::erase_if(deltas, [](const Delta& delta) { return delta.from == delta.to; });
    if (deltas.size() < 3) return;
    for (const Delta& delta : deltas) {
      const LocatorCell& cell = cells_[delta.cell];
      if (cell.isFixed || (delta.to < 0 && !cell.mayBeNegative)) return;
    }
    bool breaksNone = apply(deltas);
    std::vector<RowId> satisfied;
    for (const RowId row : touched_) {
      if (residuals_[row] == 0) {
        breaksNone = breaksNone && change_[row] == 0;
      } else if (change_[row] == -residuals_[row]) {
        satisfied.push_back(row);
      }
    }
    forgetTouched();
    if (!breaksNone || satisfied.size() < fewestRows_) return;
    std::sort(satisfied.begin(), satisfied.end());
    std::sort(deltas.begin(), deltas.end(),
              [](const Delta& a, const Delta& b) { return a.cell < b.cell; });
    const bool isKnown = std::any_of(found_.begin(), found_.end(), [&](const LineAct& known) {
      return known.solution.deltas == deltas;
    });
    if (!isKnown) found_.push_back({{std::move(deltas), act}, std::move(satisfied)});
  }

  /// Fills change_ for the rows the changes touch. False when it cannot be computed.
  bool apply(const std::vector<Delta>& deltas) {
    for (const Delta& delta : deltas) {
      const Wide difference = static_cast<Wide>(delta.to) - delta.from;
      const std::span<const Entry> column = system_.column(delta.cell);
      if (!steps_.spend(1 + column.size())) return abandon();
      for (const Entry& entry : column) {
        if (!isTouched_[entry.row]) touched_.push_back(entry.row);
        isTouched_[entry.row] = 1;
        if (!addProduct(change_[entry.row], difference, entry.coefficient)) return abandon();
      }
    }
    return true;
  }

  bool abandon() {
    forgetTouched();
    return false;
  }

  void forgetTouched() {
    for (const RowId row : touched_) {
      change_[row] = 0;
      isTouched_[row] = 0;
    }
    touched_.clear();
  }

  const Model& model_;
  const SparseSystem& system_;
  std::span<const Wide> residuals_;
  std::span<const LocatorCell> cells_;
  std::span<const RowId> broken_;
  const std::size_t fewestRows_;
  StepBudget& steps_;
  std::vector<Wide> change_;  // by row, 0 except for rows in touched_
  std::vector<std::uint8_t> isTouched_;
  std::vector<RowId> touched_;
  std::vector<LineAct> found_;
};

}  // namespace

std::vector<LineAct> findLineActs(const Model& model, const SparseSystem& system,
                                  std::span<const Wide> residuals,
                                  std::span<const LocatorCell> cells, std::span<const RowId> broken,
                                  std::size_t fewestRows, StepBudget& steps) {
  if (model.lines.empty()) return {};
  return LineActs(model, system, residuals, cells, broken, fewestRows, steps).find();
}

}  // namespace gouji::locate
