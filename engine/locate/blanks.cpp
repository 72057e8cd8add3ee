#include "engine/locate/blanks.h"

#include <algorithm>
#include <utility>

namespace gouji::locate {

std::optional<std::int64_t> Blanks::valueOf(const BlankRow& row,
                                            std::span<const Delta> changes) const {
  Wide sum = row.row.residual;
  for (const Delta& change : changes) {
    const Wide difference = static_cast<Wide>(change.to) - change.from;
    if (!addProduct(sum, difference, coefficientOf(row.row.terms, change.cell))) {
      return std::nullopt;
    }
  }
  const std::optional<Wide> value = divideExactly(-sum, row.coefficient);
  const std::optional<std::int64_t> narrowed = value ? narrow(*value) : std::nullopt;
  if (!narrowed || (*narrowed < 0 && !cells_[row.blank].mayBeNegative)) return std::nullopt;
  return narrowed;
}

bool Blanks::touches(const BlankRow& row, std::span<const Delta> changes) {
  return std::any_of(changes.begin(), changes.end(), [&](const Delta& change) {
    return coefficientOf(row.row.terms, change.cell) != 0;
  });
}

void Blanks::preferPossible(std::vector<Solution>& solutions) const {
  if (rows_.empty()) return;
  const auto isImpossible = [&](const Solution& solution) {
    return std::any_of(rows_.begin(), rows_.end(), [&](const BlankRow& row) {
      return touches(row, solution.deltas) && !valueOf(row, solution.deltas);
    });
  };
  if (std::all_of(solutions.begin(), solutions.end(), isImpossible)) return;
  std::erase_if(solutions, isImpossible);
}

bool Blanks::keepRepairing(const BlankRow& row, std::vector<Solution>& solutions) const {
  const auto leavesImpossible = [&](const Solution& solution) {
    return !valueOf(row, solution.deltas).has_value();
  };
  if (std::all_of(solutions.begin(), solutions.end(), leavesImpossible)) return false;
  std::erase_if(solutions, leavesImpossible);
  return true;
}

std::vector<CellId> Blanks::suspectsOf(const BlankRow& row, const SparseSystem& known) const {
  std::vector<CellId> suspects;
  for (const Term& term : row.row.terms) {
    if (term.cell == row.blank || cells_[term.cell].isFixed) continue;
    if (known.column(term.cell).empty() && canRepair(row, term)) suspects.push_back(term.cell);
  }
  return suspects;
}

// The least change of the cell that lifts the blank to 0 must be allowed, and leave the other
// blanks possible.
bool Blanks::canRepair(const BlankRow& row, const Term& term) const {
  const bool isUnit = (row.coefficient == 1 || row.coefficient == -1) &&
                      (term.coefficient == 1 || term.coefficient == -1);
  if (!isUnit) return false;
  const std::int64_t from = *cells_[term.cell].value;
  // A change that makes the known part of the row 0 makes the blank 0.
  Wide to = from;
  if (!addProduct(to, -row.row.residual, term.coefficient)) return false;
  const std::optional<std::int64_t> narrowed = narrow(to);
  if (!narrowed || (*narrowed < 0 && !cells_[term.cell].mayBeNegative)) return false;
  const Delta change{term.cell, from, *narrowed};
  return std::all_of(rows_.begin(), rows_.end(), [&](const BlankRow& other) {
    return !touches(other, {&change, 1}) || valueOf(other, {&change, 1}).has_value();
  });
}

}  // namespace gouji::locate
