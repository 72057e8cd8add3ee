// engine/locate/line_acts.h
//
// One act, many wrong cells: a row shifted, two lines swapped, a line of totals left at zero.
//
// The smallest set of cells is the right guess for slips, but whoever types a row one column too
// far makes six wrong cells with one mistake. There are few such acts, each with one way to undo
// it, so all are tried: an act is kept if undoing it satisfies everything that is broken and breaks
// nothing.
#pragma once

#include <span>
#include <vector>

#include "engine/locate/model.h"
#include "engine/locate/search.h"

namespace gouji::locate {

/// An act counts as two cells when it competes with sets of cells.
inline constexpr std::int64_t kActWeight = 2;

/// The acts that explain all of `broken` (sorted rows of one component of `system`), those of two
/// cells excepted: they are found, and recognised, as pairs.
[[nodiscard]] std::vector<Solution> findLineActs(const Model& model, const SparseSystem& system,
                                                 std::span<const Wide> residuals,
                                                 std::span<const LocatorCell> cells,
                                                 std::span<const RowId> broken, StepBudget& steps);

}  // namespace gouji::locate
