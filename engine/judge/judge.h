// engine/judge/judge.h
//
// From a report to what is said about it: evaluates the rules, locates the cells behind broken
// equations, and puts both together as findings.
//
// One wrong cell breaks several equations. It is one mistake, so it becomes one finding, which
// stands at the cell and names the other broken equations as related. Every instance still counts
// in the outcomes.
#pragma once

#include <memory>

#include "engine/eval/evaluate.h"
#include "engine/finding/finding.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"

namespace gouji {

struct JudgeOptions {
  EvaluationOptions evaluation;
  /// Also give findings for what is undecided. They are never more than information.
  bool keepUndecided = true;
};

/// Judges reports by one plan, which must outlive it. Safe to use from several threads at once.
class Judge {
 public:
  explicit Judge(const plan::Plan& plan);
  ~Judge();
  Judge(Judge&&) noexcept;

  /// `prior` may be null. Findings are in their stable order, with fingerprint and value hash.
  [[nodiscard]] ReportResult judge(const Report& report, const Report* prior,
                                   const JudgeOptions& options) const;
  /// The same into `judged`, whatever it held before; its memory is used again.
  void judge(const Report& report, const Report* prior, const JudgeOptions& options,
             ReportResult& judged) const;

  /// What it evaluates with, for those who want single outcomes.
  [[nodiscard]] const Evaluator& evaluator() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] FindingLevel levelOf(plan::Level level);

}  // namespace gouji
