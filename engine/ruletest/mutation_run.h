// engine/ruletest/mutation_run.h
//
// How much of what can go wrong in a report the rules notice: every mutant of a report that is
// right is judged, and what was said of it is counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/eval/evaluate.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"
#include "engine/ruletest/mutants.h"

namespace gouji {

/// What became of one mutant.
struct MutantVerdict {
  MutationKind kind = MutationKind::kOneUp;
  std::uint32_t table = kNone;  // index into Form::tables; kNone: the narrative
  CellId cell = kNoCell;
  std::string place;
  std::string before, after;
  /// The highest level at which a rule failed that did not fail before; nothing: not caught. What
  /// merely became undecided is not caught.
  std::optional<plan::Level> caughtAt;
  /// The rules that did, as indices into Plan::rules, ascending.
  std::vector<std::uint32_t> rules;
};

struct MutationRun {
  std::vector<MutantVerdict> verdicts;  // as makeMutants gives them
  /// By cell of the form: whether an equation ties it to other cells of the report. A number
  /// outside of all equations is contradicted by the narrative or by a rule of its own, or by
  /// nothing.
  std::vector<bool> inEquation;
  /// Slips in the number of a cell that an equation holds which no rule calls an error. A sound
  /// rule set has none.
  std::size_t escapes = 0;
};

/// Judges all mutants of `clean`. Failures that `clean` has already do not count as catches.
[[nodiscard]] MutationRun runMutations(const plan::Plan& plan, const Evaluator& evaluator,
                                       const EvaluationOptions& options, const Report& clean);

/// Whether a verdict is one of `MutationRun::escapes`.
[[nodiscard]] bool isEscape(const MutationRun& run, const MutantVerdict& verdict);

}  // namespace gouji
