// engine/locate/ranking.h
//
// Which of several explanations comes first, and whether it stands out.
#pragma once

#include <span>
#include <vector>

#include "engine/locate/causes.h"
#include "engine/locate/model.h"

namespace gouji::locate {

/// An explanation may be named as the cause when the next one costs at least this much more.
inline constexpr std::int64_t kClearMargin = 30;

struct Ranking {
  const MistakeWeights& weights;
  std::uint32_t maxExplanations = 0;
};

/// Puts the solutions of a cause into words, best first: by cost, then by cells and values. Fills
/// in everything of the group but its equations and limits.
[[nodiscard]] CauseGroup rankSolutions(const Model& model, std::span<const LocatorCell> cells,
                                       const std::vector<Solution>& solutions, bool isComplete,
                                       const Ranking& ranking);

/// The same for cells of which one must change by an amount that stays open.
[[nodiscard]] CauseGroup rankOpen(std::span<const LocatorCell> cells,
                                  std::span<const CellId> suspects, const Ranking& ranking);

}  // namespace gouji::locate
