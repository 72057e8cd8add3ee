// engine/locate/account.h
//
// What happened to a report: slips in single cells, acts on whole lines, or both.
//
// A row typed one column too far makes six wrong cells. Alone it is recognised because undoing it
// satisfies all that is broken; beside a wrong number elsewhere it satisfies most of it, and what
// is left is explained as if the act had been undone. The account with the least weight is taken:
// an act counts as two cells, so that three wrong cells are never made out to be one.
#pragma once

#include <span>
#include <vector>

#include "engine/locate/model.h"
#include "engine/locate/search.h"

namespace gouji::locate {

/// Broken rows that are explained by themselves.
struct Part {
  std::vector<RowId> rows;  // sorted
  SearchResult found;
};

/// Parts that make up `broken` (sorted rows of one component of `system`, not empty); one of them
/// unless acts stand beside other mistakes.
[[nodiscard]] std::vector<Part> accountFor(const Model& model, const SparseSystem& system,
                                           std::span<const Wide> residuals,
                                           std::span<const LocatorCell> cells,
                                           std::span<const RowId> broken, std::uint32_t maxChanges,
                                           StepBudget& steps);

}  // namespace gouji::locate
