#include "engine/locate/locator.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/locate/account.h"
#include "engine/locate/blanks.h"
#include "engine/locate/causes.h"
#include "engine/locate/model.h"
#include "engine/locate/ranking.h"
#include "engine/locate/reduction.h"
#include "engine/locate/search.h"

namespace gouji {
namespace locate {
namespace {

/// A search deeper than this would not end within any useful limit, but would use up the stack.
constexpr std::uint32_t kMostChanges = 64;

/// One call of Locator::locate.
class Run {
 public:
  Run(const Model& model, std::span<const LocatorCell> cells, const LocatorOptions& options)
      : model_(model),
        cells_(cells),
        options_(options),
        steps_(options.maxSteps),
        blanks_(cells, {}) {}

  LocatorResult finish() {
    result_.unchecked = model_.unusable;
    const RowValues values = evaluateRows(model_, cells_);
    if (values.isPlain) {
      explainSystem(model_.system, values.residuals);
    } else {
      explainWithoutBlanks(values);
    }
    for (Found& found : found_) report(found);
    std::sort(result_.unchecked.begin(), result_.unchecked.end(),
              [](const Unchecked& a, const Unchecked& b) { return a.equation < b.equation; });
    std::stable_sort(
        result_.groups.begin(), result_.groups.end(),
        [](const CauseGroup& a, const CauseGroup& b) { return a.equations < b.equations; });
    return std::move(result_);
  }

 private:
  /// A cause before it is put into words.
  struct Found {
    Cause cause;
    SearchLimits limits;
    std::vector<RowId> sources;  // rows of the model
    std::vector<CellId> open;    // instead of solutions: cells whose new value stays open
  };

  void explainWithoutBlanks(const RowValues& values) {
    // Apart from the search, so that many blanks do not leave less for it.
    StepBudget steps(options_.maxSteps);
    Reduction reduction = eliminateBlanks(model_, cells_, values, steps);
    for (const RowId row : reduction.unchecked) {
      using Reason = Unchecked::Reason;
      result_.unchecked.push_back({model_.equationOf[row], values.overflows[row] != 0
                                                               ? Reason::kTooLarge
                                                               : Reason::kTooManyBlanks});
    }
    std::vector<std::vector<Term>> rows;
    std::vector<Wide> residuals;
    rows.reserve(reduction.known.size());
    for (ReducedRow& row : reduction.known) {
      rows.push_back(std::move(row.terms));
      residuals.push_back(row.residual);
      sourcesOf_.push_back(std::move(row.sources));
    }
    const SparseSystem system(model_.cellCount, rows);
    blanks_ = Blanks(cells_, std::move(reduction.blanks));
    explainSystem(system, residuals);
    for (const BlankRow& row : blanks_.rows()) {
      if (!blanks_.valueOf(row)) explainImpossible(row, system);
    }
    for (const BlankRow& row : blanks_.rows()) determine(row);
  }

  void explainSystem(const SparseSystem& system, std::span<const Wide> residuals) {
    std::map<std::uint32_t, std::vector<RowId>> brokenByComponent;
    for (RowId row = 0; row < residuals.size(); ++row) {
      if (residuals[row] != 0) brokenByComponent[system.component(row)].push_back(row);
    }
    if (brokenByComponent.empty()) return;
    const std::uint32_t maxChanges = std::min(options_.maxChanges, kMostChanges);
    for (const auto& [component, broken] : brokenByComponent) {
      for (Part& part : accountFor(model_, system, residuals, cells_, broken, maxChanges, steps_))
        divide(system, std::move(part));
    }
  }

  /// Tells independent mistakes of one part from each other.
  void divide(const SparseSystem& system, Part part) {
    blanks_.preferPossible(part.found.solutions);
    preferRepairing(part.found.solutions);
    const SearchLimits limits = part.found.limits;
    if (!limits.isComplete()) {
      keep({std::move(part.rows), std::move(part.found.solutions)}, limits);
      return;
    }
    for (Cause& cause : splitCauses(system, part.rows, std::move(part.found.solutions)))
      keep(std::move(cause), limits);
  }

  /// A count below zero is wrong whatever the equations say: explanations that mend more of them go
  /// before those that leave them.
  void preferRepairing(std::vector<Solution>& solutions) const {
    const auto countMended = [&](const Solution& solution) {
      return std::count_if(solution.deltas.begin(), solution.deltas.end(), [&](const Delta& delta) {
        return delta.from < 0 && !cells_[delta.cell].mayBeNegative;
      });
    };
    std::ptrdiff_t most = 0;
    for (const Solution& solution : solutions) most = std::max(most, countMended(solution));
    std::erase_if(solutions,
                  [&](const Solution& solution) { return countMended(solution) < most; });
  }

  void keep(Cause cause, const SearchLimits& limits) {
    Found found;
    for (const RowId row : cause.rows) {
      if (sourcesOf_.empty()) {
        found.sources.push_back(row);
      } else {
        found.sources.insert(found.sources.end(), sourcesOf_[row].begin(), sourcesOf_[row].end());
      }
    }
    found.cause = std::move(cause);
    found.limits = limits;
    found_.push_back(std::move(found));
  }

  /// No value is possible for the blank: for a reason that is known already, or for one of its own.
  void explainImpossible(const BlankRow& row, const SparseSystem& known) {
    for (Found& found : found_) {
      if (!found.limits.isComplete() || !blanks_.keepRepairing(row, found.cause.solutions))
        continue;
      found.sources.insert(found.sources.end(), row.row.sources.begin(), row.row.sources.end());
      return;
    }
    Found found;
    found.sources = row.row.sources;
    found.open = blanks_.suspectsOf(row, known);
    found_.push_back(std::move(found));
  }

  void determine(const BlankRow& row) {
    const std::optional<std::int64_t> value = blanks_.valueOf(row);
    if (!value || isDoubtful(row)) return;
    Determined determined{row.blank, *value, {}};
    for (const RowId source : row.row.sources) {
      determined.equations.push_back(model_.equationOf[source]);
    }
    result_.determined.push_back(std::move(determined));
  }

  /// Whether a suspect, or a cell of an equation nobody could explain, has a say in the row.
  [[nodiscard]] bool isDoubtful(const BlankRow& row) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
      for (const Solution& solution : found.cause.solutions) {
        if (Blanks::touches(row, solution.deltas)) return true;
      }
      if (!found.cause.solutions.empty() && found.limits.isComplete()) return false;
      return std::any_of(found.sources.begin(), found.sources.end(), [&](RowId source) {
        const std::span<const Term> terms = model_.system.row(source);
        return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
          return coefficientOf(row.row.terms, term.cell) != 0;
        });
      });
    });
  }

  void report(Found& found) {
    const Ranking ranking{options_.weights, options_.maxExplanations};
    CauseGroup group =
        rankSolutions(model_, cells_, found.cause.solutions, found.limits.isComplete(), ranking);
    if (!found.open.empty()) group = rankOpen(cells_, found.open, ranking);
    group.stepLimitReached = found.limits.stepLimitReached;
    for (const RowId source : found.sources) group.equations.push_back(model_.equationOf[source]);
    std::sort(group.equations.begin(), group.equations.end());
    group.equations.erase(std::unique(group.equations.begin(), group.equations.end()),
                          group.equations.end());
    for (Explanation& explanation : group.explanations) {
      explanation.explains = group.equations;
      for (Change& change : explanation.changes) nameEquations(group, change);
    }
    result_.groups.push_back(std::move(group));
  }

  void nameEquations(const CauseGroup& group, Change& change) const {
    for (const Entry& entry : model_.system.column(change.cell)) {
      const std::uint32_t equation = model_.equationOf[entry.row];
      if (std::binary_search(group.equations.begin(), group.equations.end(), equation)) {
        change.explains.push_back(equation);
      }
    }
  }

  const Model& model_;
  std::span<const LocatorCell> cells_;
  const LocatorOptions& options_;
  StepBudget steps_;
  Blanks blanks_;
  std::vector<std::vector<RowId>> sourcesOf_;  // of each searched row; empty: the model's rows
  std::vector<Found> found_;
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
