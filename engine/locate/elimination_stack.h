// engine/locate/elimination_stack.h
//
// The equations as the suspects chosen so far have left them, with a way back.
//
// Choosing a suspect takes it out of all equations but one, which is then used up and gives its
// value in the end. Few rows change with each choice, so those are written anew beside the system
// and the choice is undone by pointing back to the old ones.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/locate/sparse_system.h"
#include "engine/locate/step_budget.h"

namespace gouji::locate {

class EliminationStack {
 public:
  struct Row {
    const Term* first = nullptr;
    std::uint32_t size = 0;
    bool isActive = true;     // false: used up to eliminate a cell
    bool isModified = false;  // its terms are no longer those of the system
    Wide residual = 0;
    [[nodiscard]] std::span<const Term> terms() const { return {first, size}; }
  };
  /// A chosen cell and the equation used up for it, as it was then.
  struct Pivot {
    Term term;
    Row row;
  };
  struct Mark {
    std::size_t undo = 0;
    std::size_t pool = 0;
    std::size_t modified = 0;
    std::size_t pivots = 0;
  };
  struct Place {
    RowId row = 0;
    Term term;
  };

  /// `residuals` has sum - constant of each row of `system`, which must outlive this.
  EliminationStack(const SparseSystem& system, std::span<const Wide> residuals, StepBudget& steps);

  [[nodiscard]] const Row& row(RowId id) const { return rows_[id]; }
  [[nodiscard]] RowId rowCount() const { return static_cast<RowId>(rows_.size()); }
  /// First choice first.
  [[nodiscard]] const std::vector<Pivot>& pivots() const { return pivots_; }

  [[nodiscard]] Mark mark() const {
    return {undo_.size(), poolUsed_, modified_.size(), pivots_.size()};
  }
  /// Chooses the cell of `pivot`, a term of the active row `id`. False when the steps are spent or
  /// a number does not fit: restore the mark made before, in either case.
  [[nodiscard]] bool eliminate(RowId id, Term pivot);
  void restore(const Mark& mark);

  /// Of `before`, the broken rows at the time of `mark`, and the rows changed by the one choice
  /// made since: those broken now.
  [[nodiscard]] std::vector<RowId> brokenAfter(std::span<const RowId> before,
                                               const Mark& mark) const;

  /// Calls visit(row, coefficient) for the active rows with the cell until it returns false.
  template <typename Visit>
  void forEachRowWith(CellId cell, Visit&& visit) const {
    for (const Entry& entry : system_.column(cell)) {
      const Row& row = rows_[entry.row];
      if (row.isActive && !row.isModified && !visit(entry.row, entry.coefficient)) return;
    }
    for (const RowId id : modified_) {
      if (!rows_[id].isActive) continue;
      const std::int64_t own = coefficientOf(rows_[id].terms(), cell);
      if (own != 0 && !visit(id, own)) return;
    }
  }
  /// An active row with the cell, if there is one.
  [[nodiscard]] std::optional<Place> findRowWith(CellId cell) const;
  /// What a walk over the rows of a cell costs at most.
  [[nodiscard]] std::uint64_t stepsToVisit(CellId cell) const {
    return system_.column(cell).size() + modified_.size();
  }

  /// Whether a number did not fit since the start or the last forgetOverflow().
  [[nodiscard]] bool hasOverflowed() const { return hasOverflowed_; }
  void forgetOverflow() { hasOverflowed_ = false; }

 private:
  struct Undo {
    RowId id = 0;
    Row row;
  };
  [[nodiscard]] bool combine(RowId id, std::int64_t coefficient, const Pivot& pivot);

  const SparseSystem& system_;
  StepBudget& steps_;
  std::vector<Row> rows_;
  std::vector<Pivot> pivots_;
  std::vector<Undo> undo_;
  std::vector<RowId> modified_;          // rows with isModified, each once
  std::vector<std::vector<Term>> pool_;  // terms of modified rows; the first poolUsed_ are in use
  std::size_t poolUsed_ = 0;
  bool hasOverflowed_ = false;
};

}  // namespace gouji::locate
