#include "engine/locate/account.h"

#include <algorithm>
#include <utility>

#include "engine/locate/line_acts.h"

namespace gouji::locate {
namespace {

/// Acts that stand beside each other. A report with more was not filled in, it was made up.
constexpr int kMostActs = 4;
/// What is spent on the rest beside acts, so that an act found by chance leaves enough to go on.
constexpr std::uint64_t kStepsBesideActs = 200'000;
constexpr std::size_t kMostCandidates = 16;

class Accountant {
 public:
  Accountant(const Model& model, const SparseSystem& system, std::span<const LocatorCell> cells,
             std::uint32_t maxChanges)
      : model_(model), system_(system), cells_(cells), maxChanges_(maxChanges) {}

  struct Account {
    std::int64_t weight = Search::kNoLimit;  // kNoLimit: nothing was found
    std::vector<Part> parts;
  };

  Account account(std::span<const Wide> residuals, std::span<const RowId> broken, int actsLeft,
                  StepBudget& steps) const {
    Search search(system_, residuals, cells_, maxChanges_, steps);
    SearchResult found = search.run(broken, 1);
    if (isSettled(found)) return inOne(broken, std::move(found));
    // Sets of two cells compete with acts on whole lines.
    std::vector<LineAct> acts =
        findLineActs(model_, system_, residuals, cells_, broken, broken.size(), steps);
    found = search.run(broken, kActWeight);
    for (LineAct& act : acts) found.solutions.push_back(std::move(act.solution));
    if (isSettled(found)) return inOne(broken, std::move(found));
    if (actsLeft > 0) {
      Account beside = accountBesideAct(residuals, broken, actsLeft, steps);
      if (beside.weight != Search::kNoLimit) {
        found = search.run(broken, beside.weight);
        if (found.solutions.empty()) {
          for (Part& part : beside.parts)
            part.found.limits.stepLimitReached |= found.limits.stepLimitReached;
          return beside;
        }
        return inOne(broken, std::move(found));
      }
    }
    return inOne(broken, search.run(broken));
  }

 private:
  static bool isSettled(const SearchResult& found) {
    return !found.solutions.empty() || found.limits.stepLimitReached;
  }

  Account inOne(std::span<const RowId> broken, SearchResult found) const {
    Account whole;
    if (!found.solutions.empty()) whole.weight = weightOf(found.solutions.front());
    whole.parts.push_back({{broken.begin(), broken.end()}, std::move(found)});
    return whole;
  }

  [[nodiscard]] std::int64_t weightOf(const Solution& solution) const {
    if (solution.act != MistakeKind::kNone) return kActWeight;
    std::int64_t weight = 0;
    for (const Delta& delta : solution.deltas) weight += std::max(cells_[delta.cell].weight, 1);
    return weight;
  }

  /// Acts that leave the same to be explained, and what they leave.
  struct Undone {
    std::vector<RowId> rows;  // satisfied
    std::vector<Wide> residuals;
    std::vector<Solution> acts;
  };

  /// The lightest account with an act that explains some of the rows.
  Account accountBesideAct(std::span<const Wide> residuals, std::span<const RowId> broken,
                           int actsLeft, StepBudget& steps) const {
    StepBudget stepsOfRest(kStepsBesideActs);
    Account best;
    for (Undone& undone : undoActs(residuals, broken, steps)) {
      std::vector<RowId> rest;
      for (const RowId row : broken)
        if (undone.residuals[row] != 0) rest.push_back(row);
      const std::vector<LocatorCell> cells = settle(undone.acts);
      Account account = Accountant(model_, system_, cells, maxChanges_)
                            .account(undone.residuals, rest, actsLeft - 1, stepsOfRest);
      if (account.weight == Search::kNoLimit) continue;
      account.weight += kActWeight;
      if (account.weight >= best.weight) continue;
      account.parts.push_back({std::move(undone.rows), {std::move(undone.acts), {}}});
      best = std::move(account);
    }
    return best;
  }

  /// In the order of the acts found, those that satisfy most first.
  std::vector<Undone> undoActs(std::span<const Wide> residuals, std::span<const RowId> broken,
                               StepBudget& steps) const {
    std::vector<Undone> undone;
    for (LineAct& act :
         findLineActs(model_, system_, residuals, cells_, broken, kFewestRows, steps)) {
      std::vector<Wide> left(residuals.begin(), residuals.end());
      for (const Delta& delta : act.solution.deltas) {
        const Wide difference = static_cast<Wide>(delta.to) - delta.from;
        for (const Entry& entry : system_.column(delta.cell))
          left[entry.row] += difference * entry.coefficient;  // fits: the act was tried with it
      }
      const auto same = std::find_if(undone.begin(), undone.end(), [&left](const Undone& other) {
        return other.residuals == left;
      });
      if (same != undone.end()) {
        same->acts.push_back(std::move(act.solution));
      } else if (undone.size() < kMostCandidates) {
        undone.push_back({std::move(act.rows), std::move(left), {std::move(act.solution)}});
      }
    }
    std::stable_sort(undone.begin(), undone.end(), [](const Undone& a, const Undone& b) {
      return a.rows.size() > b.rows.size();
    });
    return undone;
  }

  /// The cells once the acts are undone: nothing else is wrong with those that took part.
  [[nodiscard]] std::vector<LocatorCell> settle(const std::vector<Solution>& acts) const {
    std::vector<LocatorCell> cells(cells_.begin(), cells_.end());
    for (const Solution& act : acts) {
      for (const Delta& delta : act.deltas) {
        cells[delta.cell].isFixed = true;
        if (&act == &acts.front()) cells[delta.cell].value = delta.to;
      }
    }
    return cells;
  }

  const Model& model_;
  const SparseSystem& system_;
  std::span<const LocatorCell> cells_;
  const std::uint32_t maxChanges_;
};

}  // namespace

std::vector<Part> accountFor(const Model& model, const SparseSystem& system,
                             std::span<const Wide> residuals, std::span<const LocatorCell> cells,
                             std::span<const RowId> broken, std::uint32_t maxChanges,
                             StepBudget& steps) {
  return Accountant(model, system, cells, maxChanges)
      .account(residuals, broken, kMostActs, steps)
      .parts;
}

}  // namespace gouji::locate
