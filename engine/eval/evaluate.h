// engine/eval/evaluate.h
//
// Runs a plan on one report: every instance gets one of five outcomes and the figures behind it.
//
// A number is evaluated as an interval. A cell that is missing in a table of counts can hold
// anything from 0 up, so a sum whose known parts already exceed its total fails whatever the
// blanks hold, and a comparison that the intervals do not decide is unknown, with its reason.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/finding/finding.h"
#include "engine/narrative/claim.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"

namespace gouji {

/// Why an instance is undecided, not applicable or a rule error.
enum class Reason : std::uint8_t {
  kNone,
  kBlankCell,
  kFillerCell,
  kTextCell,
  kAbsentCell,
  kUnreadableCell,
  kNoPrior,  // no report of the year before
  kSectionMissing,
  kNoLabels,
  kParamUnset,
  kAgencyUnknown,
  kYearUnknown,
  kDateUnknown,
  kNoClaim,
  kGuardFalse,    // not applicable: a `when` does not hold
  kOtherVariant,  // not applicable: belongs to another variant of the table
  kOtherYear,
  kOtherAgency,
  kOverflow,
  kDivisionByZero,
  kTextTooLong,  // rule errors
};

/// One instance on one report.
struct InstanceResult {
  std::uint32_t instance = 0;  // index into Plan::instances
  /// 1 for the first claim of a loop over claims, 0 without such a loop.
  std::uint32_t claimNumber = 0;
  Outcome outcome = Outcome::kPass;
  Reason reason = Reason::kNone;
  CellId reasonCell = kNoCell;
  plan::Level level = plan::Level::kError;
  /// Exact values of the two sides, where known.
  std::optional<Decimal> left, right;
  /// The claim of the loop.
  std::optional<narrative::Claim> claim;
  /// Filled in for failures only.
  Localized message;
  Localized explain;
};

struct EvaluationOptions {
  /// By index of Plan::rules: evaluate it at all.
  std::vector<bool> enabled;
  /// By index of Plan::rules: level set by a profile.
  std::vector<std::optional<plan::Level>> levelOverride;
  /// By index of Plan::params; empty means as in the plan.
  std::vector<plan::Param> params;
};

struct Evaluation {
  /// Failures, undecided and rule errors in the order of the plan. Passed and not applicable
  /// instances are counted only, unless `keepAll` was asked for.
  std::vector<InstanceResult> results;
  OutcomeCounts outcomes;
};

/// Evaluates plans. Build it once per plan: it compiles the patterns. Safe to use from several
/// threads at once.
class Evaluator {
 public:
  explicit Evaluator(const plan::Plan& plan);
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;

  /// `prior` may be null. `keepAll` also returns passed and not applicable instances with their
  /// messages and explain lines, for `explain` and tests.
  [[nodiscard]] Evaluation evaluate(const Report& report, const Report* prior,
                                    const EvaluationOptions& options, bool keepAll = false) const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

/// The reason in words: "requests[received, business] 为空白，无法判断".
[[nodiscard]] Localized describeReason(const InstanceResult& result, const Form& form);

}  // namespace gouji
