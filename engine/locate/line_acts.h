// engine/locate/line_acts.h
//
// One act, many wrong cells: a row shifted, two lines swapped, a line of totals left at zero.
//
// The smallest set of cells is the right guess for slips, but whoever types a row one column too
// far makes six wrong cells with one mistake. There are few such acts, each with one way to undo
// it, so all are tried: an act is kept if undoing it satisfies what is broken and breaks nothing.
#pragma once

#include <span>
#include <vector>

#include "engine/locate/model.h"
#include "engine/locate/search.h"

namespace gouji::locate {

/// An act counts as two cells when it competes with sets of cells.
inline constexpr std::int64_t kActWeight = 2;

/// An act beside other mistakes must satisfy more rows than it counts cells, or cells say it
/// better.
inline constexpr std::size_t kFewestRows = 3;

struct LineAct {
  Solution solution;
  std::vector<RowId> rows;  // sorted: those of `broken` that undoing it satisfies
};

/// The acts whose undoing satisfies at least `fewestRows` of `broken` (sorted rows of one component
/// of `system`), those of two cells excepted: they are found, and recognised, as pairs.
[[nodiscard]] std::vector<LineAct> findLineActs(const Model& model, const SparseSystem& system,
                                                std::span<const Wide> residuals,
                                                std::span<const LocatorCell> cells,
                                                std::span<const RowId> broken,
                                                std::size_t fewestRows, StepBudget& steps);

}  // namespace gouji::locate
