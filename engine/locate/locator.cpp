#include "engine/locate/locator.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "engine/locate/causes.h"
#include "engine/locate/line_acts.h"
#include "engine/locate/model.h"
#include "engine/locate/ranking.h"
#include "engine/locate/reduction.h"
#include "engine/locate/search.h"

namespace gouji {
namespace locate {
namespace {

/// One call of Locator::locate.
class Run {
 public:
  Run(const Model& model, std::span<const LocatorCell> cells, const LocatorOptions& options)
      : model_(model), cells_(cells), options_(options), steps_(options.maxSteps) {}

  LocatorResult finish() {
    result_.unchecked = model_.unusable;
    RowValues values = evaluateRows(model_, cells_);
    if (values.isPlain) {
      explainSystem(model_.system, values.residuals);
    } else {
      StepBudget steps(options_.maxSteps);
      Reduction reduction = eliminateBlanks(model_, cells_, values, steps);
      for (const RowId row : reduction.unchecked) {
        result_.unchecked.push_back(model_.equationOf[row]);
      }
      explainReduced(std::move(reduction.known));
      determineBlanks(reduction.blanks);
    }
    std::sort(result_.unchecked.begin(), result_.unchecked.end());
    std::stable_sort(
        result_.groups.begin(), result_.groups.end(),
        [](const CauseGroup& a, const CauseGroup& b) { return a.equations < b.equations; });
    return std::move(result_);
  }

 private:
  void explainReduced(std::vector<ReducedRow> known) {
    std::vector<std::vector<Term>> rows;
    std::vector<Wide> residuals;
    rows.reserve(known.size());
    for (ReducedRow& row : known) {
      rows.push_back(std::move(row.terms));
      residuals.push_back(row.residual);
    }
    reduced_ = std::move(known);
    explainSystem(SparseSystem(model_.cellCount, rows), residuals);
  }

  void explainSystem(const SparseSystem& system, std::span<const Wide> residuals) {
    std::map<std::uint32_t, std::vector<RowId>> brokenByComponent;
    for (RowId row = 0; row < residuals.size(); ++row) {
      if (residuals[row] != 0) brokenByComponent[system.component(row)].push_back(row);
    }
    if (brokenByComponent.empty()) return;
    Search search(system, residuals, cells_, options_.maxChanges, steps_);
    for (const auto& [component, broken] : brokenByComponent) {
      explainComponent(system, residuals, search, broken);
    }
  }

  void explainComponent(const SparseSystem& system, std::span<const Wide> residuals, Search& search,
                        std::span<const RowId> broken) {
    SearchResult found = explain(system, residuals, search, broken);
    const bool isComplete = !found.hasMore && !found.stepLimitReached;
    std::vector<Cause> causes;
    if (isComplete) {
      causes = splitCauses(system, broken, std::move(found.solutions));
    } else {
      causes.push_back({{broken.begin(), broken.end()}, std::move(found.solutions)});
    }
    for (const Cause& cause : causes) {
      CauseGroup group =
          rankSolutions(model_, cells_, cause.solutions, isComplete, options_.maxExplanations);
      group.stepLimitReached = found.stepLimitReached;
      nameEquations(cause.rows, group);
      result_.groups.push_back(std::move(group));
    }
  }

  /// One cell if one will do; else acts on whole lines and sets of cells compete.
  SearchResult explain(const SparseSystem& system, std::span<const Wide> residuals, Search& search,
                       std::span<const RowId> broken) {
    SearchResult found = search.run(broken, 1);
    if (!found.solutions.empty() || found.stepLimitReached) return found;
    std::vector<Solution> acts = findLineActs(model_, system, residuals, cells_, broken, steps_);
    found = search.run(broken, acts.empty() ? Search::kNoLimit : kActWeight);
    std::move(acts.begin(), acts.end(), std::back_inserter(found.solutions));
    return found;
  }

  /// From rows of the system that was searched to the equations the caller knows.
  void nameEquations(std::span<const RowId> rows, CauseGroup& group) const {
    for (const RowId row : rows) {
      if (reduced_.empty()) {
        group.equations.push_back(model_.equationOf[row]);
        continue;
      }
      for (const RowId source : reduced_[row].sources) {
        group.equations.push_back(model_.equationOf[source]);
      }
    }
    std::sort(group.equations.begin(), group.equations.end());
    group.equations.erase(std::unique(group.equations.begin(), group.equations.end()),
                          group.equations.end());
    for (Explanation& explanation : group.explanations) {
      explanation.explains = group.equations;
      for (Change& change : explanation.changes) {
        for (const Entry& entry : model_.system.column(change.cell)) {
          const std::uint32_t equation = model_.equationOf[entry.row];
          if (std::binary_search(group.equations.begin(), group.equations.end(), equation)) {
            change.explains.push_back(equation);
          }
        }
      }
    }
  }

  void determineBlanks(const std::vector<BlankRow>& blanks) {
    for (const BlankRow& blank : blanks) {
      const std::optional<Wide> value = divideExactly(-blank.row.residual, blank.coefficient);
      const std::optional<std::int64_t> narrowed = value ? narrow(*value) : std::nullopt;
      if (!narrowed || (*narrowed < 0 && !cells_[blank.blank].mayBeNegative)) continue;
      Determined determined{blank.blank, *narrowed, {}};
      for (const RowId row : blank.row.sources) {
        determined.equations.push_back(model_.equationOf[row]);
      }
      result_.determined.push_back(std::move(determined));
    }
  }

  const Model& model_;
  std::span<const LocatorCell> cells_;
  const LocatorOptions& options_;
  StepBudget steps_;
  std::vector<ReducedRow> reduced_;  // empty: the system searched is the model's
  LocatorResult result_;
};

}  // namespace
}  // namespace locate

Locator::Locator(std::uint32_t cellCount, std::vector<Equation> equations,
                 std::vector<CellPlace> places)
    : model_(std::make_shared<const locate::Model>(cellCount, std::move(equations),
                                                   std::move(places))) {}

LocatorResult Locator::locate(const std::vector<LocatorCell>& cells,
                              const LocatorOptions& options) const {
  if (cells.size() >= model_->cellCount) return locate::Run(*model_, cells, options).finish();
  std::vector<LocatorCell> padded = cells;
  padded.resize(model_->cellCount);
  return locate::Run(*model_, padded, options).finish();
}

std::vector<CellPlace> placesOf(const Form& form) {
  std::vector<CellPlace> places;
  places.reserve(form.cells.size());
  for (const Cell& cell : form.cells) places.push_back({cell.table, cell.row, cell.column});
  return places;
}

}  // namespace gouji
