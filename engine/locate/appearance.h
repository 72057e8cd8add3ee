// engine/locate/appearance.h
//
// What a change looks like: the slip of a typist, or nothing in particular.
//
// Looks decide nothing about which sets of cells explain the equations. They order sets that tie
// and put the likely story into words.
#pragma once

#include <span>

#include "engine/locate/model.h"
#include "engine/locate/search.h"
#include "engine/mistake/mistake_kinds.h"

namespace gouji::locate {

/// The slip that turns `to`, the right number, into `from`, the one that was typed, judged by the
/// digits alone.
[[nodiscard]] MistakeKind recognizeSlip(std::int64_t from, std::int64_t to);

/// Also looks at the other cells of the equations: totals not filled, parts counted twice.
[[nodiscard]] MistakeKind recognizeChange(const Model& model, std::span<const LocatorCell> cells,
                                          const Delta& delta);

/// What several changes are together, kNone when they are just several changes.
[[nodiscard]] MistakeKind recognizeAct(const Model& model, std::span<const LocatorCell> cells,
                                       std::span<const Delta> deltas);

}  // namespace gouji::locate
