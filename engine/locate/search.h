// engine/locate/search.h
//
// All smallest sets of cells that explain broken equations: exact, by implied equations.
//
// Suppose some cells are already suspected. Eliminating them from the equations, as Gauss does,
// leaves equations in which they do not occur: what Fellegi and Holt call implied edits. If one of
// those is broken, no values of the suspected cells can help, so any explanation that contains them
// needs a further cell of that equation: branch on its cells. If none is broken, the suspected
// cells explain everything, and the eliminated equations give their values. Every explanation is
// reached this way, once: a cell whose branch is done is forbidden in the branches of its siblings.
//
// Only sets whose values the equations determine are found (their columns are independent).
// Weights are met in rising order, so what is found first is smallest and the search stops there.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "engine/locate/assignment.h"
#include "engine/locate/kinds.h"
#include "engine/locate/sparse_system.h"
#include "engine/locate/step_budget.h"

namespace gouji::locate {

/// A cell's change in numbers.
struct Delta {
  CellId cell = 0;
  std::int64_t from = 0;
  std::int64_t to = 0;
  bool operator==(const Delta&) const = default;
};

struct Solution {
  std::vector<Delta> deltas;  // by cell
  /// Set when the changes are one act (a row shifted), found by its looks and not by the search.
  MistakeKind act = MistakeKind::kNone;
  bool operator==(const Solution&) const = default;
};

struct SearchResult {
  std::vector<Solution> solutions;  // in the order found, which depends on the input alone
  std::int64_t weight = 0;          // of each of them
  bool hasMore = false;             // stopped at kMaxSolutions
  bool stepLimitReached = false;
};

class Search {
 public:
  /// Ties beyond this are not kept; they could not be ranked in a useful way anyhow.
  static constexpr std::size_t kMaxSolutions = 4096;
  static constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();

  /// `residuals` has sum - constant of each row. All arguments must outlive the search.
  Search(const SparseSystem& system, std::span<const Wide> residuals,
         std::span<const LocatorCell> cells, std::uint32_t maxChanges, StepBudget& steps);

  /// Explains the broken rows of one component (sorted, not empty), with at most `weightLimit`.
  [[nodiscard]] SearchResult run(std::span<const RowId> broken,
                                 std::int64_t weightLimit = kNoLimit);

 private:
  /// An equation as the eliminations so far have left it.
  struct RowState {
    const Term* terms = nullptr;
    std::uint32_t size = 0;
    bool isActive = true;     // false: used up to eliminate a cell
    bool isModified = false;  // its terms are no longer those of the system
    Wide residual = 0;
    [[nodiscard]] std::span<const Term> span() const { return {terms, size}; }
  };
  struct Undo {
    RowId row = 0;
    RowState state;
  };
  struct Pivot {
    CellId cell = 0;
    std::int64_t coefficient = 0;
    RowState row;
  };
  /// From so many broken equations on, a spare cell is placed first.
  static constexpr std::size_t kManyRows = 3;
  struct Mark {
    std::size_t undo, pool, modified;
  };

  void descend(std::span<const RowId> broken, std::int64_t used);
  void closeWithOneCell(std::span<const RowId> broken, RowId pivotRow, std::int64_t used);
  void tryLastCell(std::span<const RowId> broken, RowId pivotRow, CellId cell,
                   std::int64_t coefficient, std::int64_t used);
  void finishTightly(std::span<const RowId> broken, std::int64_t used);
  void finishWithOneToSpare(std::span<const RowId> broken, std::int64_t used);
  void tryCellsOutside(std::span<const RowId> packing, std::span<const RowId> broken,
                       std::int64_t used);
  /// Calls `next` with the broken rows once `pivot` of `pivotRow` is eliminated.
  template <typename Next>
  void tryExtraCell(RowId pivotRow, Term pivot, std::span<const RowId> broken, Next&& next);
  struct RowTerm {
    RowId row = 0;
    Term term;
  };
  [[nodiscard]] std::optional<RowTerm> findRowWith(CellId cell) const;
  void offerOption(const Term& term, Wide residual, std::int64_t used);
  void accept(std::span<const Choice> last);

  [[nodiscard]] bool eliminate(RowId pivotRow, Term pivot);
  [[nodiscard]] bool combine(RowId row, std::int64_t coefficient, const RowState& pivotRow,
                             Term pivot);
  void restore(const Mark& mark);
  [[nodiscard]] Mark mark() const { return {undo_.size(), poolUsed_, modified_.size()}; }
  [[nodiscard]] std::vector<RowId> brokenAfter(std::span<const RowId> before,
                                               const Mark& mark) const;

  [[nodiscard]] RowId chooseRow(std::span<const RowId> broken) const;
  /// Fills packing_.
  [[nodiscard]] std::int64_t boundFromBelow(std::span<const RowId> broken);
  [[nodiscard]] std::optional<std::int64_t> changedValue(CellId cell, Wide delta) const;
  [[nodiscard]] bool isAllowed(CellId cell) const {
    return !isForbidden_[cell] && !cells_[cell].isFixed;
  }
  [[nodiscard]] std::int64_t weightOf(CellId cell) const {
    return cells_[cell].weight < 1 ? 1 : cells_[cell].weight;
  }
  void noteDearer(std::int64_t weight) {
    if (weight > budget_ && weight < nextBudget_) nextBudget_ = weight;
  }
  [[nodiscard]] bool isStopped() const {
    return steps_.isSpent() || hasOverflowed_ || result_.hasMore;
  }

  const SparseSystem& system_;
  std::span<const LocatorCell> cells_;
  const std::uint32_t maxChanges_;
  StepBudget& steps_;

  std::vector<RowState> rows_;
  std::vector<Pivot> pivots_;
  std::vector<Undo> undo_;
  std::vector<RowId> modified_;          // rows with isModified, each once
  std::vector<std::vector<Term>> pool_;  // terms of modified rows; [0, poolUsed_) are in use
  std::size_t poolUsed_ = 0;
  bool hasUnitWeights_ = true;
  std::vector<std::uint8_t> isForbidden_;
  std::vector<std::uint32_t> stamp_;  // by cell, for boundFromBelow
  std::uint32_t lastStamp_ = 0;
  std::vector<RowId> packing_;          // broken rows no two of which share an allowed cell
  std::vector<RowId> order_;            // scratch of boundFromBelow
  std::vector<std::uint8_t> isPacked_;  // by row, for finishTightly
  Assignment assignment_;
  std::vector<Choice> solved_;  // scratch of accept

  std::int64_t budget_ = 0;
  std::int64_t nextBudget_ = 0;
  bool hasOverflowed_ = false;
  SearchResult result_;
};

}  // namespace gouji::locate
