// engine/eval/assess.h
//
// From the truth of a check to the outcome of an instance.
//
// The order of the questions is fixed: is the instance for this report at all, does its guard hold,
// does its check hold, and if that is not known, what does its rule want of missing values.
#pragma once

#include "engine/eval/run.h"
#include "engine/eval/schedule.h"

namespace gouji::eval {

/// Assesses the instances of one form on one report.
class Assessment {
 public:
  Assessment(const Program& program, Run& run, const EvaluationOptions& options, bool keepAll,
             Evaluation& evaluation);

  /// All instances of a schedule; those that what is seen of the report settles are counted and no
  /// more.
  void assess(const Schedule& schedule, const SeenReport& report);
  /// All instances of a form, one by one, as without a schedule.
  void assessAll(std::uint32_t form);
  /// What `assess` asks before the check: false when the instance does not apply or cannot be told.
  [[nodiscard]] bool applies(const plan::Instance& instance);

 private:
  [[nodiscard]] bool isEnabled(std::uint32_t rule) const;
  /// The same for one family whose rule is enabled.
  void assess(const Schedule& schedule, const Family& family, const SeenReport& report);
  [[nodiscard]] bool hasShape(const plan::Instance& instance) const;
  /// kPass when the rule is for this year and agency.
  [[nodiscard]] Outcome scopeOf(const plan::Rule& rule, Cause& cause) const;
  /// An instance of an enabled rule that is for this report.
  void assessInstance(std::uint32_t index);
  void assessClaims(std::uint32_t index);
  /// `found` is the claim of a loop over claims, the `claimNumber`-th; null without a loop.
  void assessOne(std::uint32_t index, const FoundClaim* found, std::uint32_t claimNumber);
  Outcome guardOutcome(const plan::Instance& instance, Cause& cause);
  Outcome checkOutcome(const plan::Instance& instance, Cause& cause);
  void describeFigures(const plan::Instance& instance, InstanceResult& result);
  plan::Level levelOf(const plan::Instance& instance);
  void finish(InstanceResult result, Outcome outcome, const Cause& cause);
  void finishOutOfScope(std::uint32_t index, Outcome scope, Cause cause);
  void finishWithoutClaim(std::uint32_t index, Outcome outcome, const Cause& cause);
  /// Counts an outcome nobody asks about; false when it has to be kept. Most checks of most reports
  /// end here, before a result is made for them.
  [[nodiscard]] bool finishQuietly(Outcome outcome);

  const Program& program_;
  const plan::Plan& plan_;
  Run& run_;
  const EvaluationOptions& options_;
  bool keepAll_;
  Evaluation& evaluation_;
};

}  // namespace gouji::eval
