#include "engine/locate/ranking.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "engine/locate/appearance.h"

namespace gouji::locate {
namespace {

Explanation describe(const Model& model, std::span<const LocatorCell> cells,
                     const Solution& solution, const MistakeWeights& weights) {
  Explanation explanation;
  std::int64_t saved = 0;
  std::int64_t dearest = 1;
  for (const Delta& delta : solution.deltas) {
    const LocatorCell& cell = cells[delta.cell];
    const std::int64_t weight = std::max(cell.weight, 1);
    const MistakeKind kind = recognizeChange(model, cells, delta);
    explanation.cost += weight * weights.of(kind);
    if (cell.evidence == delta.to) saved += weight * weights.ofNarrative();
    dearest = std::max(dearest, weight);
    explanation.changes.push_back(
        {delta.cell, delta.from, delta.to, std::string(infoOf(kind).name), {}});
  }
  MistakeKind act = solution.act;
  if (act == MistakeKind::kNone) act = recognizeAct(model, cells, solution.deltas);
  if (act != MistakeKind::kNone) {
    explanation.kind = infoOf(act).name;
    explanation.cost = std::min(explanation.cost, dearest * weights.of(act));
  }
  explanation.cost = std::max<std::int64_t>(explanation.cost - saved, 1);
  return explanation;
}

bool isLikelier(const Explanation& a, const Explanation& b) {
  if (a.cost != b.cost) return a.cost < b.cost;
  return std::lexicographical_compare(a.changes.begin(), a.changes.end(), b.changes.begin(),
                                      b.changes.end(), [](const Change& x, const Change& y) {
                                        return std::tie(x.cell, x.to) < std::tie(y.cell, y.to);
                                      });
}

/// Sorts, judges and cuts the explanations of a group.
void finish(CauseGroup& group, bool isComplete, std::uint32_t maxExplanations) {
  std::vector<Explanation>& ranked = group.explanations;
  std::sort(ranked.begin(), ranked.end(), isLikelier);
  group.truncated = !isComplete || ranked.size() > maxExplanations;
  if (isComplete) {
    const auto isLikely = [&ranked](const Explanation& explanation) {
      return explanation.cost - ranked[0].cost < kClearMargin;
    };
    group.likely = static_cast<std::size_t>(std::count_if(ranked.begin(), ranked.end(), isLikely));
    group.isConclusive = group.likely == 1;
    if (group.likely > maxExplanations) group.likely = 0;
  }
  if (ranked.size() > maxExplanations) ranked.resize(maxExplanations);
}

}  // namespace

CauseGroup rankSolutions(const Model& model, std::span<const LocatorCell> cells,
                         const std::vector<Solution>& solutions, bool isComplete,
                         const Ranking& ranking) {
  CauseGroup group;
  group.explanations.reserve(solutions.size());
  for (const Solution& solution : solutions) {
    group.explanations.push_back(describe(model, cells, solution, ranking.weights));
  }
  finish(group, isComplete, ranking.maxExplanations);
  return group;
}

CauseGroup rankOpen(std::span<const LocatorCell> cells, std::span<const CellId> suspects,
                    const Ranking& ranking) {
  CauseGroup group;
  for (const CellId cell : suspects) {
    Explanation explanation;
    explanation.changes.push_back({cell, *cells[cell].value, std::nullopt, "", {}});
    explanation.cost =
        std::int64_t{ranking.weights.of(MistakeKind::kNone)} * std::max(cells[cell].weight, 1);
    group.explanations.push_back(std::move(explanation));
  }
  finish(group, true, ranking.maxExplanations);
  return group;
}

}  // namespace gouji::locate
