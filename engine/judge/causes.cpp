#include "engine/judge/causes.h"

#include <algorithm>

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

/// Keeps of the locator's explanations those that may be told.
void chooseExplanations(const CauseGroup& group, Cause& cause) {
  if (group.explanations.empty() || group.stepLimitReached) return;
  if (group.isConclusive) {
    cause.isConclusive = true;
    cause.explanations = {group.explanations.front()};
    return;
  }
  // One equation alone accuses each of its cells alike, and a cut list hides the others that tie.
  if (group.truncated || group.equations.size() < 2) return;
  if (group.explanations.size() <= kMaxTies) cause.explanations = group.explanations;
}

}  // namespace

std::shared_ptr<const CauseFinder::System> CauseFinder::systemFor(
    const Form& form, std::vector<std::uint32_t> rows) const {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& system : systems_)
      if (system->rows == rows) return system;
  }
  std::vector<Equation> equations;
  for (const std::uint32_t row : rows) equations.push_back(toEquation(plan_.linearRows[row]));
  auto system = std::make_shared<const System>(
      System{std::move(rows), Locator(static_cast<std::uint32_t>(form.cells.size()),
                                      std::move(equations), placesOf(form))});
  const std::lock_guard lock(mutex_);
  if (systems_.size() == kMaxSystems) systems_.erase(systems_.begin());
  systems_.push_back(system);
  return system;
}

std::vector<Cause> CauseFinder::find(const Report& report, const Report* prior,
                                     const EvaluationOptions& options,
                                     const Evaluation& evaluation) const {
  // By instance: its failure. Without one that is an equation there is nothing to locate.
  std::vector<std::uint32_t> failureOf(plan_.instances.size(), kNone);
  for (std::size_t i = 0; i < evaluation.results.size(); ++i)
    if (evaluation.results[i].outcome == Outcome::kFail)
      failureOf[evaluation.results[i].instance] = static_cast<std::uint32_t>(i);
  const bool anyBroken =
      std::any_of(plan_.linearRows.begin(), plan_.linearRows.end(),
                  [&](const plan::LinearRow& row) { return failureOf[row.instance] != kNone; });
  if (!anyBroken) return {};

  std::vector<std::uint32_t> rows = evaluator_.findApplicableRows(report, prior, options);
  std::erase_if(rows,
                [this](std::uint32_t row) { return !isAboutThisYear(plan_.linearRows[row]); });
  const auto system = systemFor(*report.form, std::move(rows));
  const LocatorResult located =
      system->locator.locate(toLocatorCells(report, findEvidence(plan_, evaluation)));

  std::vector<Cause> causes;
  for (const CauseGroup& group : located.groups) {
    Cause cause;
    for (const std::uint32_t row : system->rows)
      cause.resultOfEquation.push_back(failureOf[plan_.linearRows[row].instance]);
    for (const std::uint32_t equation : group.equations)
      if (cause.resultOfEquation[equation] != kNone)
        cause.results.push_back(cause.resultOfEquation[equation]);
    std::sort(cause.results.begin(), cause.results.end());
    if (cause.results.empty()) continue;
    chooseExplanations(group, cause);
    causes.push_back(std::move(cause));
  }
  return causes;
}

}  // namespace gouji::judge
