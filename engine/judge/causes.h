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
  /// What would explain them about as well, best first; one when it is conclusive, empty when
  /// nothing can be said.
  std::vector<Explanation> explanations;
  bool isConclusive = false;
  /// An equation of this year's report alone is among the broken ones.
  bool isWithinYear = false;
  /// With one conclusive explanation: failures that are no equations, read one of its cells, and
  /// no longer fail once it has the suggested value. Ascending.
  std::vector<std::size_t> repaired;
  /// By number of equation as in Explanation::explains: its result, or kNone.
  std::vector<std::uint32_t> resultOfEquation;
};

/// A cell without a number, and the only number with which the equations hold. It is told as
/// information and never filled in: a report is an official record.
struct FittingValue {
  CellId cell = kNoCell;
  std::int64_t value = 0;
  std::vector<std::uint32_t> instances;  // whose equations say so
};

/// All that the equations of one report say.
struct Located {
  std::vector<Cause> causes;
  std::vector<FittingValue> fitting;  // by cell
  /// An instance whose equation was left out. It did not pass, and nothing is concluded about its
  /// cells.
  struct LeftOut {
    std::uint32_t instance = 0;
    Unchecked::Reason reason = Unchecked::Reason::kTooLarge;
  };
  std::vector<LeftOut> leftOut;
};

/// Finds causes; keeps the locators it needed, one for each set of equations. Safe to use from
/// several threads at once.
class CauseFinder {
 public:
  CauseFinder(const plan::Plan& plan, const Evaluator& evaluator);

  /// `evaluation` is what `options` gave for the report; `prior` may be null.
  ///
  /// Last year's report helps in a second pass, its cells taken as they are: equations across the
  /// years choose where this year's leave several explanations open, and say what blanks should
  /// hold. Alone they accuse nobody, because then either report may be the wrong one.
  [[nodiscard]] Located find(const Report& report, const Report* prior,
                             const EvaluationOptions& options, const Evaluation& evaluation) const;

 private:
  struct System {
    std::vector<std::uint32_t> rows;  // indices into Plan::linearRows, by number of equation
    Locator locator;
  };
  struct Query;
  /// What equations an instance has; the locator is of use only where one of them is open.
  enum class Equations : std::uint8_t { kNone, kAcrossYears, kOfThisYear };
  [[nodiscard]] bool hasNothingToSay(const Evaluation& evaluation, bool hasPrior) const;
  [[nodiscard]] std::shared_ptr<const System> systemFor(const Form& form,
                                                        std::vector<std::uint32_t> rows) const;
  [[nodiscard]] System systemAcrossYears(const Query& query,
                                         const std::vector<std::uint32_t>& rows) const;
  [[nodiscard]] Located ask(const System& system, const Query& query) const;
  [[nodiscard]] Cause startCause(const System& system, const Query& query) const;
  [[nodiscard]] Cause blameNumber(const System& system, const Query& query,
                                  const Determined& determined) const;
  void findRepaired(std::vector<Cause>& causes, const Report& report, const Report* prior,
                    const EvaluationOptions& options, const Evaluation& evaluation) const;

  const plan::Plan& plan_;
  const Evaluator& evaluator_;
  std::vector<Equations> equationsOf_;  // by instance
  std::vector<bool> isAboutThisYear_;   // by linear row
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
