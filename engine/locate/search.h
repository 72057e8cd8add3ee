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
#include "engine/locate/elimination_stack.h"
#include "engine/locate/sparse_system.h"
#include "engine/locate/step_budget.h"
#include "engine/mistake/mistake_kinds.h"

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

/// Why a search may not have found everything.
struct SearchLimits {
  bool hasMore = false;  // stopped at kMaxSolutions
  bool stepLimitReached = false;
  [[nodiscard]] bool isComplete() const { return !hasMore && !stepLimitReached; }
};

struct SearchResult {
  std::vector<Solution> solutions;  // in the order found, which depends on the input alone
  SearchLimits limits;
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
  using Row = EliminationStack::Row;
  using Mark = EliminationStack::Mark;
  using Place = EliminationStack::Place;

  void descend(std::span<const RowId> broken, std::int64_t used);
  void branch(RowId id, std::span<const RowId> broken, std::int64_t used);
  void closeWithOneCell(std::span<const RowId> broken, RowId id, std::int64_t used);
  void tryLastCell(std::span<const RowId> broken, RowId id, Term term, std::int64_t used);

  void finishTightly(std::span<const RowId> broken, std::int64_t used);
  void offerOption(const Term& term, Wide residual, std::int64_t used);
  void finishWithOneToSpare(std::span<const RowId> broken, std::int64_t used);
  void tryCellsOutside(std::span<const RowId> packing, std::span<const RowId> broken,
                       std::int64_t used);
  /// Calls `next` with the broken rows once the cell of `place` is eliminated.
  template <typename Next>
  void tryExtraCell(const Place& place, std::span<const RowId> broken, Next&& next);

  void accept(std::span<const Choice> last);
  [[nodiscard]] std::optional<std::int64_t> changedValue(CellId cell, Wide delta) const;

  [[nodiscard]] RowId shortestOf(std::span<const RowId> broken) const;
  [[nodiscard]] bool isShorter(RowId a, RowId b) const;
  /// Fills packing_ and gives its size: broken rows that share no possible suspect need a cell
  /// each. kNoLimit when a row has no possible suspect.
  [[nodiscard]] std::int64_t boundFromBelow(std::span<const RowId> broken);

  [[nodiscard]] std::size_t room() const { return maxChanges_ - stack_.pivots().size(); }
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
    return steps_.isSpent() || hasOverflowed_ || stack_.hasOverflowed() || result_.limits.hasMore;
  }

  /// From so many broken equations on, a spare cell is placed first.
  static constexpr std::size_t kManyRows = 3;

  const SparseSystem& system_;
  std::span<const LocatorCell> cells_;
  const std::size_t maxChanges_;
  StepBudget& steps_;
  EliminationStack stack_;
  bool hasUnitWeights_ = true;
  std::vector<std::uint8_t> isForbidden_;  // by cell

  std::vector<RowId> packing_;
  std::vector<RowId> order_;          // scratch of boundFromBelow
  std::vector<std::uint32_t> stamp_;  // by cell, for boundFromBelow
  std::uint32_t lastStamp_ = 0;
  std::vector<std::uint8_t> isPacked_;  // by row, for finishTightly
  Assignment assignment_;
  std::vector<Choice> solved_;  // scratch of accept

  std::int64_t budget_ = 0;      // the weight of the sets looked for now
  std::int64_t nextBudget_ = 0;  // the least weight that was too much
  bool hasOverflowed_ = false;
  SearchResult result_;
};

}  // namespace gouji::locate
