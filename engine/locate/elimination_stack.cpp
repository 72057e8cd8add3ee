#include "engine/locate/elimination_stack.h"

namespace gouji::locate {
namespace {

/// What an elimination costs beside the terms it looks at, in steps.
constexpr std::uint64_t kCombineSteps = 16;

}  // namespace

EliminationStack::EliminationStack(const SparseSystem& system, std::span<const Wide> residuals,
                                   StepBudget& steps)
    : system_(system), steps_(steps), rows_(system.rowCount()) {
  for (RowId id = 0; id < rows_.size(); ++id) {
    const std::span<const Term> terms = system.row(id);
    rows_[id].first = terms.data();
    rows_[id].size = static_cast<std::uint32_t>(terms.size());
    rows_[id].residual = residuals[id];
  }
}

bool EliminationStack::eliminate(RowId id, Term term) {
  const Pivot pivot{term, rows_[id]};
  undo_.push_back({id, rows_[id]});
  rows_[id].isActive = false;
  pivots_.push_back(pivot);
  // The rows modified from here on have lost the cell already.
  const std::size_t modifiedBefore = modified_.size();
  for (const Entry& entry : system_.column(term.cell)) {
    const Row& row = rows_[entry.row];
    if (!row.isActive || row.isModified) continue;
    if (!combine(entry.row, entry.coefficient, pivot)) return false;
  }
  for (std::size_t i = 0; i < modifiedBefore; ++i) {
    const Row& row = rows_[modified_[i]];
    if (!row.isActive) continue;
    const std::int64_t own = coefficientOf(row.terms(), term.cell);
    if (own != 0 && !combine(modified_[i], own, pivot)) return false;
  }
  return true;
}

// Adds multiples of the pivot's row so that its cell is gone from row `id`.
bool EliminationStack::combine(RowId id, std::int64_t coefficient, const Pivot& pivot) {
  Row& row = rows_[id];
  if (!steps_.spend(kCombineSteps + row.size + pivot.row.size)) return false;
  const Multiples multiples = cancel(coefficient, pivot.term.coefficient);
  if (poolUsed_ == pool_.size()) pool_.emplace_back();
  std::vector<Term>& out = pool_[poolUsed_];
  Wide residual = 0;
  if (!addMultiples(row.terms(), pivot.row.terms(), multiples, out) ||
      !addProduct(residual, row.residual, multiples.target) ||
      !addProduct(residual, pivot.row.residual, multiples.pivot)) {
    hasOverflowed_ = true;
    return false;
  }
  ++poolUsed_;
  undo_.push_back({id, row});
  if (!row.isModified) modified_.push_back(id);
  row.first = out.data();
  row.size = static_cast<std::uint32_t>(out.size());
  row.isModified = true;
  row.residual = residual;
  return true;
}

void EliminationStack::restore(const Mark& mark) {
  while (undo_.size() > mark.undo) {
    rows_[undo_.back().id] = undo_.back().row;
    undo_.pop_back();
  }
  poolUsed_ = mark.pool;
  modified_.resize(mark.modified);
  pivots_.resize(mark.pivots);
}

std::vector<RowId> EliminationStack::brokenAfter(std::span<const RowId> before,
                                                 const Mark& mark) const {
  std::vector<RowId> broken;
  broken.reserve(before.size() + 2);
  for (const RowId id : before) {
    if (rows_[id].isActive && rows_[id].residual != 0) broken.push_back(id);
  }
  // One choice changes a row once, so what was whole before stands in undo_ once.
  for (std::size_t i = mark.undo; i < undo_.size(); ++i) {
    const RowId id = undo_[i].id;
    if (undo_[i].row.residual == 0 && rows_[id].isActive && rows_[id].residual != 0) {
      broken.push_back(id);
    }
  }
  return broken;
}

std::optional<EliminationStack::Place> EliminationStack::findRowWith(CellId cell) const {
  std::optional<Place> place;
  forEachRowWith(cell, [&](RowId id, std::int64_t coefficient) {
    place = Place{id, {cell, coefficient}};
    return false;
  });
  return place;
}

}  // namespace gouji::locate
