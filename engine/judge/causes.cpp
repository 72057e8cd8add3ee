#include "engine/judge/causes.h"

#include <algorithm>
#include <optional>

#include "engine/judge/cell_words.h"

namespace gouji::judge {
namespace {

// More ties than a reader can weigh say nothing.
constexpr std::size_t kMaxTies = 3;

std::vector<LocatorCell> toLocatorCells(const Report& report,
                                        const std::vector<Evidence>& evidence) {
  std::vector<LocatorCell> cells(report.states.size());
  for (CellId id = 0; id < cells.size(); ++id) {
    cells[id].mayBeNegative = report.form->cells[id].isSigned;
    if (report.states[id] == CellState::kNumber) cells[id].value = report.values[id].toInteger();
  }
  for (const Evidence& item : evidence) cells[item.cell].evidence = item.value.toInteger();
  return cells;
}

bool isAboutThisYear(const plan::LinearRow& row) {
  return std::all_of(row.terms.begin(), row.terms.end(), [](const plan::LinearRow::Term& term) {
    return term.doc == plan::Doc::kThis;
  });
}

Equation toEquation(const plan::LinearRow& row) {
  Equation equation;
  equation.constant = row.constant;
  for (const plan::LinearRow::Term& term : row.terms)
    equation.terms.push_back({term.cell, term.coefficient});
  return equation;
}

/// With the numbers of last year's report in the constant; nothing when one of them is not known.
std::optional<Equation> toEquation(const plan::LinearRow& row, const Report& report,
                                   const Report& prior) {
  Equation equation;
  equation.constant = row.constant;
  for (const plan::LinearRow::Term& term : row.terms) {
    if (term.doc == plan::Doc::kThis) {
      equation.terms.push_back({term.cell, term.coefficient});
      continue;
    }
    const CellId cell = findInPrior(report, prior, term.cell);
    if (cell == kNoCell || prior.states[cell] != CellState::kNumber) return std::nullopt;
    const std::optional<std::int64_t> value = prior.values[cell].toInteger();
    std::int64_t product = 0;
    if (!value || __builtin_mul_overflow(*value, std::int64_t{term.coefficient}, &product) ||
        __builtin_sub_overflow(equation.constant, product, &equation.constant))
      return std::nullopt;
  }
  if (equation.terms.empty()) return std::nullopt;
  return equation;
}

/// Keeps of the locator's explanations those that may be told.
void chooseExplanations(const CauseGroup& group, Cause& cause) {
  cause.isConclusive = group.isConclusive;
  // One equation alone accuses each of its cells alike.
  if (!group.isConclusive && group.equations.size() < 2) return;
  if (group.likely > kMaxTies) return;
  const auto end = group.explanations.begin() + static_cast<std::ptrdiff_t>(group.likely);
  cause.explanations.assign(group.explanations.begin(), end);
}

bool touchesAny(const Cause& cause, const std::vector<bool>& cells) {
  for (const Explanation& explanation : cause.explanations)
    for (const Change& change : explanation.changes)
      if (cells[change.cell]) return true;
  return false;
}

bool readsAny(const InstanceResult& result, const std::vector<Change>& changes) {
  return std::any_of(result.cells.begin(), result.cells.end(), [&changes](const CellUse& use) {
    return use.doc == plan::Doc::kThis &&
           std::any_of(changes.begin(), changes.end(),
                       [&use](const Change& change) { return change.cell == use.cell; });
  });
}

/// Whether the check behind `result` fails, or cannot be computed, in another evaluation too.
bool failsIn(const Evaluation& evaluation, const InstanceResult& result) {
  return std::any_of(
      evaluation.results.begin(), evaluation.results.end(), [&result](const InstanceResult& other) {
        return other.instance == result.instance && other.claimNumber == result.claimNumber &&
               other.outcome != Outcome::kUndecided;
      });
}

/// Takes over what the equations across the years decide and this year's alone leave open.
void improve(Located& located, Located wider) {
  for (Cause& cause : wider.causes) {
    if (!cause.isConclusive || !cause.isWithinYear) continue;
    const auto isPart = [&cause](const Cause& part) {
      return std::includes(cause.results.begin(), cause.results.end(), part.results.begin(),
                           part.results.end());
    };
    const auto isInTheWay = [&](const Cause& other) {
      const bool meets =
          std::any_of(other.results.begin(), other.results.end(), [&cause](std::size_t result) {
            return std::binary_search(cause.results.begin(), cause.results.end(), result);
          });
      return meets && (other.isConclusive || !isPart(other));
    };
    if (std::any_of(located.causes.begin(), located.causes.end(), isInTheWay)) continue;
    std::erase_if(located.causes, isPart);
    located.causes.push_back(std::move(cause));
  }
  for (FittingValue& fitting : wider.fitting) {
    const auto at =
        std::lower_bound(located.fitting.begin(), located.fitting.end(), fitting.cell,
                         [](const FittingValue& value, CellId cell) { return value.cell < cell; });
    if (at != located.fitting.end() && at->cell == fitting.cell) continue;
    located.fitting.insert(at, std::move(fitting));
  }
}

}  // namespace

CauseFinder::CauseFinder(const plan::Plan& plan, const Evaluator& evaluator)
    : plan_(plan), evaluator_(evaluator), equationsOf_(plan.instances.size(), Equations::kNone) {
  for (const plan::LinearRow& row : plan.linearRows) {
    isAboutThisYear_.push_back(isAboutThisYear(row));
    Equations& equations = equationsOf_[row.instance];
    equations = std::max(
        equations, isAboutThisYear_.back() ? Equations::kOfThisYear : Equations::kAcrossYears);
  }
}

std::shared_ptr<const CauseFinder::System> CauseFinder::systemFor(
    const Form& form, std::vector<std::uint32_t> rows) const {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& system : systems_)
      if (system->rows == rows) return system;
  }
  std::vector<Equation> equations;
  equations.reserve(rows.size());
  for (const std::uint32_t row : rows) equations.push_back(toEquation(plan_.linearRows[row]));
  auto system = std::make_shared<const System>(
      System{std::move(rows), Locator(static_cast<std::uint32_t>(form.cells.size()),
                                      std::move(equations), placesOf(form))});
  const std::lock_guard lock(mutex_);
  if (systems_.size() == kMaxSystems) systems_.erase(systems_.begin());
  systems_.push_back(system);
  return system;
}

/// What is asked about one report.
struct CauseFinder::Query {
  const Report& report;
  const Report* prior;
  const MistakeWeights& weights;
  std::vector<LocatorCell> cells;
  std::vector<std::uint32_t> failureOf;  // by instance: index of its failed result, or kNone
};

CauseFinder::System CauseFinder::systemAcrossYears(const Query& query,
                                                   const std::vector<std::uint32_t>& rows) const {
  std::vector<std::uint32_t> usable;
  std::vector<Equation> equations;
  equations.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    auto equation = toEquation(plan_.linearRows[row], query.report, *query.prior);
    if (!equation) continue;
    usable.push_back(row);
    equations.push_back(std::move(*equation));
  }
  const Form& form = *query.report.form;
  return {std::move(usable), Locator(static_cast<std::uint32_t>(form.cells.size()),
                                     std::move(equations), placesOf(form))};
}

Located CauseFinder::ask(const System& system, const Query& query) const {
  LocatorOptions options;
  options.weights = query.weights;
  const LocatorResult result = system.locator.locate(query.cells, options);
  const auto rowOf = [&](std::uint32_t equation) -> const plan::LinearRow& {
    return plan_.linearRows[system.rows[equation]];
  };
  Located located;
  std::vector<bool> isDoubtful(query.cells.size(), false);
  for (const Unchecked& unchecked : result.unchecked) {
    located.leftOut.push_back({rowOf(unchecked.equation).instance, unchecked.reason});
    for (const plan::LinearRow::Term& term : rowOf(unchecked.equation).terms)
      if (term.cell < isDoubtful.size()) isDoubtful[term.cell] = true;
  }
  for (const CauseGroup& group : result.groups) {
    Cause cause = startCause(system, query);
    for (const std::uint32_t equation : group.equations) {
      if (cause.resultOfEquation[equation] == kNone) continue;
      cause.results.push_back(cause.resultOfEquation[equation]);
      if (isAboutThisYear_[system.rows[equation]]) cause.isWithinYear = true;
    }
    std::sort(cause.results.begin(), cause.results.end());
    if (cause.results.empty()) continue;
    chooseExplanations(group, cause);
    if (touchesAny(cause, isDoubtful)) {
      cause.isConclusive = false;
      cause.explanations.clear();
    }
    located.causes.push_back(std::move(cause));
  }
  for (const Determined& determined : result.determined) {
    if (isDoubtful[determined.cell]) continue;
    if (query.report.states[determined.cell] == CellState::kNumber) {
      Cause cause = blameNumber(system, query, determined);
      if (!cause.results.empty()) located.causes.push_back(std::move(cause));
      continue;
    }
    FittingValue fitting{determined.cell, determined.value, {}};
    for (const std::uint32_t equation : determined.equations)
      fitting.instances.push_back(rowOf(equation).instance);
    located.fitting.push_back(std::move(fitting));
  }
  return located;
}

/// 8.5 and a number of thirty digits are no counts: such a cell is wrong by itself. The locator was
/// shown a blank there, and what would have to stand in it is what should have been typed. What
/// else fails because of it is found as for every wrong cell.
Cause CauseFinder::blameNumber(const System& system, const Query& query,
                               const Determined& determined) const {
  Cause cause = startCause(system, query);
  Change change{determined.cell, 0, determined.value, {}, {}};
  for (const std::uint32_t equation : determined.equations) {
    if (cause.resultOfEquation[equation] == kNone) continue;
    cause.results.push_back(cause.resultOfEquation[equation]);
    change.explains.push_back(equation);
  }
  std::sort(cause.results.begin(), cause.results.end());
  Explanation explanation;
  explanation.explains = change.explains;
  explanation.changes.push_back(std::move(change));
  cause.explanations.push_back(std::move(explanation));
  cause.isConclusive = true;
  cause.isWithinYear = true;
  return cause;
}

Cause CauseFinder::startCause(const System& system, const Query& query) const {
  Cause cause;
  for (const std::uint32_t row : system.rows)
    cause.resultOfEquation.push_back(query.failureOf[plan_.linearRows[row].instance]);
  return cause;
}

/// Where no equation is broken or open there is nothing to locate. Without last year's report those
/// across the years are always open and tell nothing; the others may still say what should stand in
/// a cell that holds no count.
bool CauseFinder::hasNothingToSay(const Evaluation& evaluation, bool hasPrior) const {
  const bool needsOwn = !hasPrior && evaluation.hasPlainCells;
  const Equations least = needsOwn ? Equations::kOfThisYear : Equations::kAcrossYears;
  return std::none_of(
      evaluation.results.begin(), evaluation.results.end(),
      [&](const InstanceResult& result) { return equationsOf_[result.instance] >= least; });
}

Located CauseFinder::find(const Report& report, const Report* prior,
                          const EvaluationOptions& options, const Evaluation& evaluation) const {
  if (hasNothingToSay(evaluation, prior != nullptr)) return {};
  Query query{report, prior, options.weights,
              toLocatorCells(report, findEvidence(plan_, evaluation)),
              std::vector<std::uint32_t>(plan_.instances.size(), kNone)};
  bool anyUndecided = false;
  for (std::size_t i = 0; i < evaluation.results.size(); ++i) {
    const InstanceResult& result = evaluation.results[i];
    if (result.outcome == Outcome::kFail)
      query.failureOf[result.instance] = static_cast<std::uint32_t>(i);
    if (result.outcome == Outcome::kUndecided) anyUndecided = true;
  }
  const std::vector<std::uint32_t> rows = evaluator_.findApplicableRows(report, prior, options);
  std::vector<std::uint32_t> ownRows = rows;
  std::erase_if(ownRows, [this](std::uint32_t row) { return !isAboutThisYear_[row]; });
  const bool hasRowsAcrossYears = ownRows.size() < rows.size();
  Located located = ask(*systemFor(*report.form, std::move(ownRows)), query);
  const bool isSettled =
      !anyUndecided && std::all_of(located.causes.begin(), located.causes.end(),
                                   [](const Cause& cause) { return cause.isConclusive; });
  if (prior != nullptr && hasRowsAcrossYears && !isSettled)
    improve(located, ask(systemAcrossYears(query, rows), query));
  findRepaired(located.causes, report, prior, options, evaluation);
  return located;
}

/// A wrong cell also fails checks that are no equations, such as that a count is not negative. They
/// are of the same cause if they would not fail without it, which the evaluator is asked.
void CauseFinder::findRepaired(std::vector<Cause>& causes, const Report& report,
                               const Report* prior, const EvaluationOptions& options,
                               const Evaluation& evaluation) const {
  std::vector<bool> isExplained(evaluation.results.size(), false);
  for (const Cause& cause : causes)
    for (const std::size_t result : cause.results) isExplained[result] = true;
  for (Cause& cause : causes) {
    if (!cause.isConclusive) continue;
    const std::vector<Change>& changes = cause.explanations.front().changes;
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < evaluation.results.size(); ++i)
      if (!isExplained[i] && evaluation.results[i].outcome == Outcome::kFail &&
          readsAny(evaluation.results[i], changes))
        candidates.push_back(i);
    if (candidates.empty()) continue;
    Report corrected = report;
    for (const Change& change : changes)
      if (change.to) corrected.setNumber(change.cell, Decimal(*change.to));
    const Evaluation after = evaluator_.evaluate(corrected, prior, options);
    for (const std::size_t candidate : candidates) {
      if (failsIn(after, evaluation.results[candidate])) continue;
      cause.repaired.push_back(candidate);
      isExplained[candidate] = true;
    }
  }
}

}  // namespace gouji::judge
