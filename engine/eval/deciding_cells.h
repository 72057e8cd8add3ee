// engine/eval/deciding_cells.h
//
// The cells a reader must look at to see why a check ended as it did.
#pragma once

#include <vector>

#include "engine/eval/run.h"

namespace gouji::eval {

/// The cells of the part of `check` that decided it, in the order in which they stand there, each
/// once. A check that every row is right gives the cells of the wrong rows only.
[[nodiscard]] std::vector<CellUse> findDecidingCells(Run& run, plan::NodeId check);

}  // namespace gouji::eval
