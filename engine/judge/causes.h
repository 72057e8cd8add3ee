// engine/judge/causes.h
//
// Which broken equations have one cause, and which cell it is.
//
// The linear rows of the plan that apply to a report are a system of equations. The locator finds
// the cells whose change would satisfy the broken ones; here its answer is turned from equations
// into results of the evaluation.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/eval/evaluate.h"
#include "engine/locate/locator.h"

namespace gouji::judge {

/// Results that break together. Indices into Evaluation::results, ascending.
struct Cause {
  std::vector<std::size_t> results;
  /// What would explain them, best first; empty when nothing can be said. With `isConclusive` only
  /// the first one.
  std::vector<Explanation> explanations;
  bool isConclusive = false;
  /// By number of equation as in Explanation::explains: its result, or kNone.
  std::vector<std::uint32_t> resultOfEquation;
};

/// Finds causes; keeps the locators it needed, one for each set of equations. Safe to use from
/// several threads at once.
class CauseFinder {
 public:
  CauseFinder(const plan::Plan& plan, const Evaluator& evaluator)
      : plan_(plan), evaluator_(evaluator) {}

  /// `evaluation` is what `options` gave for the report.
  [[nodiscard]] std::vector<Cause> find(const Report& report, const Report* prior,
                                        const EvaluationOptions& options,
                                        const Evaluation& evaluation) const;

 private:
  struct System {
    std::vector<std::uint32_t> rows;  // indices into Plan::linearRows, by number of equation
    Locator locator;
  };
  [[nodiscard]] std::shared_ptr<const System> systemFor(const Form& form,
                                                        std::vector<std::uint32_t> rows) const;

  const plan::Plan& plan_;
  const Evaluator& evaluator_;
  // A report uses one of few shapes, so there are few systems. The oldest one makes room.
  static constexpr std::size_t kMaxSystems = 16;
  mutable std::mutex mutex_;
  mutable std::vector<std::shared_ptr<const System>> systems_;
};

/// What the narrative and last year's report say of a cell: the value that a failed comparison of
/// this one cell with something outside of the tables would have wanted. By cell, kNone where
/// nothing does.
struct Evidence {
  CellId cell = kNoCell;
  Decimal value;
  std::size_t result = 0;
};
[[nodiscard]] std::vector<Evidence> findEvidence(const plan::Plan& plan,
                                                 const Evaluation& evaluation);

}  // namespace gouji::judge
