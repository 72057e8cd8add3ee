// engine/eval/evaluate.h
//
// Runs a plan on one report: every instance gets one of five outcomes and the figures behind it.
//
// A number is evaluated as an interval. A cell that is missing in a table of counts can hold
// anything from 0 up, so a sum whose known parts already exceed its total fails whatever the
// blanks hold, and a comparison that the intervals do not decide is unknown, with its reason.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/finding/finding.h"
#include "engine/mistake/mistake_weights.h"
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
  kTextMissing,    // title, agency or introduction are not known
  kNoLabels,       // the input carries no headings and labels
  kParamUnset,     // not applicable: a parameter the rule needs is not set
  kAgencyUnknown,  // the kind of the agency
  kYearUnknown,
  kDateUnknown,
  kNoClaim,      // the narrative does not say it
  kVagueClaim,   // 余, 多, 近, 约: what it says is not a number to compare
  kGuardFalse,   // not applicable: a `when` does not hold
  kOtherYear,    // not applicable: a rule for other years
  kOtherAgency,  // not applicable: a rule for another kind of agency
  // Rule errors from here on.
  kOverflow,  // a number leaves the range or needs more than nine decimals
  kDivisionByZero,
  kTextTooLong,   // more than kMaxTextBytes to search
  kTooManySteps,  // more than kMaxSteps for one instance
};

/// Limits of one instance on one report; beyond them it is a rule error with its reason.
inline constexpr std::size_t kMaxTextBytes = 16u << 20;
inline constexpr std::uint64_t kMaxSteps = 2'000'000;

/// A cell that a check reads, of this year's report or of last year's.
struct CellUse {
  CellId cell = kNoCell;
  plan::Doc doc = plan::Doc::kThis;
  bool operator==(const CellUse&) const = default;
};

/// One instance on one report.
struct InstanceResult {
  std::uint32_t instance = 0;  // index into Plan::instances
  /// 1 for the first claim of a loop over claims, 0 without such a loop.
  std::uint32_t claimNumber = 0;
  Outcome outcome = Outcome::kPass;
  Reason reason = Reason::kNone;
  /// The cell that is to blame, of last year's report with `reasonInPrior`.
  CellId reasonCell = kNoCell;
  bool reasonInPrior = false;
  plan::Level level = plan::Level::kError;
  /// Exact values of the two sides, where known.
  std::optional<Decimal> left, right;
  /// The claim of the loop, and its index into Report::observations when it is one.
  std::optional<narrative::Claim> claim;
  std::uint32_t observation = kNone;
  /// The cells to look at, those of the part of the check that decided it. Filled in unless the
  /// instance passed or does not apply.
  std::vector<CellUse> cells;
  /// Filled in for failures only.
  Localized message;
  Localized explain;
  /// With its values filled in; empty when the rule's hint has none.
  Localized hint;
};

struct EvaluationOptions {
  /// By index of Plan::rules: evaluate it at all. Empty: all that are not off by default.
  std::vector<bool> enabled;
  /// By index of Plan::rules: level set by a profile. Empty: as the rules say.
  std::vector<std::optional<plan::Level>> levelOverride;
  /// By index of Plan::params; empty means as in the plan.
  std::vector<plan::Param> params;
  /// How a profile weighs mistakes where several cells may be wrong. No outcome depends on it.
  MistakeWeights weights;
};

struct Evaluation {
  /// Failures, undecided and rule errors in the order of the plan. Passed and not applicable
  /// instances are counted only, unless `keepAll` was asked for. Instances for another shape of a
  /// table are not even counted.
  std::vector<InstanceResult> results;
  OutcomeCounts outcomes;
  /// Whether every cell of the regular form holds a number of the kind the form declares, and not a
  /// very large one.
  bool hasPlainCells = false;
};

/// Evaluates plans. Build it once per plan, which must outlive it: it compiles the patterns. Safe
/// to use from several threads at once.
class Evaluator {
 public:
  explicit Evaluator(const plan::Plan& plan);
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;

  /// `prior` may be null. `keepAll` also returns passed and not applicable instances with their
  /// messages and explain lines, for `explain` and tests.
  [[nodiscard]] Evaluation evaluate(const Report& report, const Report* prior,
                                    const EvaluationOptions& options, bool keepAll = false) const;

  /// The linear rows (indices of Plan::linearRows) whose instance applies to this report: enabled,
  /// of its form, year, agency and table shape, and with a guard that holds.
  [[nodiscard]] std::vector<std::uint32_t> findApplicableRows(
      const Report& report, const Report* prior, const EvaluationOptions& options) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// "ARI-01[received]", "NAR-02", "NAR-02#2" for the second claim.
[[nodiscard]] std::string nameOfInstance(const plan::Plan& plan, const InstanceResult& result);
/// The same in place of what `name` holds.
void writeNameOfInstance(const plan::Plan& plan, const InstanceResult& result, std::string& name);

/// The reason in words: "requests[received, business] 为空白，无法判断". Empty without a reason.
[[nodiscard]] Localized describeReason(const InstanceResult& result, const Form& form);
/// The same in place of what `words` hold.
void writeReason(const InstanceResult& result, const Form& form, Localized& words);

}  // namespace gouji
