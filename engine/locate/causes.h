// engine/locate/causes.h
//
// Independent mistakes, told apart.
//
// Two wrong cells far from each other are found together, as one set of two. They are two causes if
// the choice made for one never depends on the other: then the broken equations fall into parts
// such that the explanations of the whole are all combinations of explanations of the parts.
#pragma once

#include <span>
#include <vector>

#include "engine/locate/search.h"

namespace gouji::locate {

struct Cause {
  std::vector<RowId> rows;  // sorted
  std::vector<Solution> solutions;
};

/// Splits `broken` (sorted) as far as `solutions`, all minimal ones, allow. One cause when they are
/// not of that form.
[[nodiscard]] std::vector<Cause> splitCauses(const SparseSystem& system,
                                             std::span<const RowId> broken,
                                             std::vector<Solution> solutions);

}  // namespace gouji::locate
