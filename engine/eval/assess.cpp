#include "engine/eval/assess.h"

#include "engine/eval/deciding_cells.h"
#include "engine/eval/explain.h"
#include "engine/eval/message.h"

namespace gouji::eval {
namespace {

/// Whether a missing value is the report's own: `missing strict` blames the report only for these.
bool isMissingInReport(const Cause& cause) {
  if (cause.inPrior) return false;
  switch (cause.reason) {
    case Reason::kBlankCell:
    case Reason::kFillerCell:
    case Reason::kTextCell:
    case Reason::kAbsentCell:
    case Reason::kUnreadableCell:
    case Reason::kSectionMissing:
    case Reason::kTextMissing:
    case Reason::kYearUnknown:
    case Reason::kDateUnknown:
    case Reason::kNoClaim:
    case Reason::kVagueClaim:
      return true;
    default:
      return false;
  }
}

std::optional<Decimal> exactValue(const Number& number) {
  return number.isKnown() ? std::optional(number.low) : std::nullopt;
}

}  // namespace

Assessment::Assessment(const Program& program, Run& run, const EvaluationOptions& options,
                       bool keepAll, Evaluation& evaluation)
    : program_(program),
      plan_(program.plan()),
      run_(run),
      options_(options),
      keepAll_(keepAll),
      evaluation_(evaluation) {}

inline bool Assessment::isEnabled(std::uint32_t rule) const {
  if (rule < options_.enabled.size()) return options_.enabled[rule];
  return !plan_.rules[rule].offByDefault;
}

bool Assessment::hasShape(const plan::Instance& instance) const {
  return instance.variantTable == kNone ||
         instance.appliesToVariant(run_.report().variants[instance.variantTable]);
}

Outcome Assessment::scopeOf(const plan::Rule& rule, Cause& cause) const {
  if (rule.firstYear || rule.lastYear) {
    const std::optional<int>& year = run_.report().year;
    if (!year) {
      cause = {Reason::kYearUnknown};
      return Outcome::kUndecided;
    }
    if ((rule.firstYear && *year < *rule.firstYear) || (rule.lastYear && *year > *rule.lastYear)) {
      cause = {Reason::kOtherYear};
      return Outcome::kNotApplicable;
    }
  }
  if (rule.agencyMask != 0) {
    const AgencyKind kind = run_.report().agencyKind;
    if (kind == AgencyKind::kUnknown) {
      cause = {Reason::kAgencyUnknown};
      return Outcome::kUndecided;
    }
    if ((rule.agencyMask >> static_cast<unsigned>(kind) & 1U) == 0) {
      cause = {Reason::kOtherAgency};
      return Outcome::kNotApplicable;
    }
  }
  return Outcome::kPass;
}

bool Assessment::applies(const plan::Instance& instance) {
  const plan::Rule& rule = plan_.rules[instance.rule];
  Cause cause;
  if (!isEnabled(instance.rule) || !hasShape(instance)) return false;
  if (scopeOf(rule, cause) != Outcome::kPass || instance.collection != kNone) return false;
  run_.startInstance(rule.missing == plan::Missing::kZero);
  return guardOutcome(instance, cause) == Outcome::kPass;
}

void Assessment::assess(const Schedule& schedule, const SeenReport& report) {
  for (const Family& family : schedule.families()) {
    if (!isEnabled(family.rule)) continue;
    // Most families of most reports are done with this.
    const bool isSettled = family.isOfFacts() ? schedule.isForegone(family, report.facts)
                                              : report.sumsHold && family.isOfSums();
    if (isSettled && !keepAll_) {
      evaluation_.outcomes.add(family.outcome, family.end - family.begin);
    } else {
      assess(schedule, family, report);
    }
  }
}

void Assessment::assess(const Schedule& schedule, const Family& family, const SeenReport& report) {
  // What is asked of the first instance has the same answer for all.
  if (family.variantTable != kNone && !hasShape(plan_.instances[schedule.instanceAt(family.begin)]))
    return;
  Cause cause;
  const Outcome scope = family.hasScope ? scopeOf(plan_.rules[family.rule], cause) : Outcome::kPass;
  if (scope != Outcome::kPass || keepAll_) {
    for (std::uint32_t i = family.begin; i < family.end; ++i) {
      const std::uint32_t index = schedule.instanceAt(i);
      scope == Outcome::kPass ? assessInstance(index) : finishOutOfScope(index, scope, cause);
    }
    return;
  }
  const std::uint64_t settled = schedule.settle(family, report, [&](std::uint32_t position) {
    assessInstance(schedule.instanceAt(position));
  });
  evaluation_.outcomes.add(family.outcome, settled);
}

void Assessment::assessAll(std::uint32_t form) {
  for (std::uint32_t index = 0; index < plan_.instances.size(); ++index) {
    const plan::Instance& instance = plan_.instances[index];
    if (instance.form != form || !isEnabled(instance.rule) || !hasShape(instance)) continue;
    Cause cause;
    const Outcome scope = scopeOf(plan_.rules[instance.rule], cause);
    scope == Outcome::kPass ? assessInstance(index) : finishOutOfScope(index, scope, cause);
  }
}

void Assessment::assessInstance(std::uint32_t index) {
  if (plan_.instances[index].collection != kNone) return assessClaims(index);
  assessOne(index, nullptr, 0);
}

void Assessment::assessClaims(std::uint32_t index) {
  const plan::Instance& instance = plan_.instances[index];
  const ClaimList& list = run_.claimsOf(instance.collection);
  if (list.cause.isSet()) {
    // Without labels or an introduction there is nothing to check; with a section lost there was
    // something.
    const bool isOptional =
        list.cause.reason == Reason::kNoLabels || list.cause.reason == Reason::kTextMissing;
    Outcome outcome = isOptional ? Outcome::kNotApplicable : Outcome::kUndecided;
    if (list.cause.isError()) outcome = Outcome::kRuleError;
    return finishWithoutClaim(index, outcome, list.cause);
  }
  if (list.claims.empty()) {
    // What is forbidden was looked for and not found.
    if (instance.forbids) return finishWithoutClaim(index, Outcome::kPass, {});
    return finishWithoutClaim(index, Outcome::kNotApplicable, {Reason::kNoClaim});
  }
  for (std::size_t i = 0; i < list.claims.size(); ++i) {
    const FoundClaim& found = list.claims[i];
    run_.bind(instance.slot, found);
    assessOne(index, &found, static_cast<std::uint32_t>(i + 1));
  }
}

Outcome Assessment::guardOutcome(const plan::Instance& instance, Cause& cause) {
  if (instance.guard == kNone) return Outcome::kPass;
  const Truth guard = run_.evaluateTruth(instance.guard);
  if (guard.isTrue()) return Outcome::kPass;
  cause = guard.isFalse() ? Cause{Reason::kGuardFalse} : guard.cause;
  if (cause.isError()) return Outcome::kRuleError;
  if (guard.isFalse() || cause.reason == Reason::kParamUnset) return Outcome::kNotApplicable;
  const bool skips = plan_.rules[instance.rule].missing == plan::Missing::kSkip;
  return skips ? Outcome::kNotApplicable : Outcome::kUndecided;
}

Outcome Assessment::checkOutcome(const plan::Instance& instance, Cause& cause) {
  const Truth check =
      instance.check == kNone ? Truth::of(!instance.forbids) : run_.evaluateTruth(instance.check);
  if (check.isTrue()) return Outcome::kPass;
  if (check.isFalse()) return Outcome::kFail;
  cause = check.cause;
  if (cause.isError()) return Outcome::kRuleError;
  if (cause.reason == Reason::kParamUnset) return Outcome::kNotApplicable;
  switch (plan_.rules[instance.rule].missing) {
    case plan::Missing::kStrict:
      return isMissingInReport(cause) ? Outcome::kFail : Outcome::kUndecided;
    case plan::Missing::kSkip:
      return Outcome::kNotApplicable;
    case plan::Missing::kUndecided:
    case plan::Missing::kZero:
      break;
  }
  return Outcome::kUndecided;
}

void Assessment::assessOne(std::uint32_t index, const FoundClaim* found,
                           std::uint32_t claimNumber) {
  const plan::Instance& instance = plan_.instances[index];
  run_.startInstance(plan_.rules[instance.rule].missing == plan::Missing::kZero);
  Cause cause;
  Outcome outcome = guardOutcome(instance, cause);
  const bool isGuarded = outcome != Outcome::kPass;
  if (!isGuarded) outcome = checkOutcome(instance, cause);
  if (finishQuietly(outcome)) return;
  InstanceResult result;
  result.instance = index;
  result.claimNumber = claimNumber;
  if (found != nullptr) {
    result.claim = *found->claim;
    result.claim->label = found->label;
    result.observation = found->observation;
  }
  result.level = levelOf(instance);
  result.outcome = outcome;
  const bool isOpen = outcome == Outcome::kUndecided || outcome == Outcome::kRuleError;
  if (!isGuarded && (outcome == Outcome::kFail || keepAll_)) describeFigures(instance, result);
  if (outcome == Outcome::kFail || isOpen) {
    const plan::NodeId decided = isGuarded ? instance.guard : instance.check;
    if (decided != kNone) result.cells = findDecidingCells(run_, decided);
  }
  finish(std::move(result), outcome, cause);
}

void Assessment::describeFigures(const plan::Instance& instance, InstanceResult& result) {
  if (instance.left != kNone && instance.right != kNone) {
    // What was compared, which is in one unit where the sides as written are in two.
    const plan::Node& check = plan_.nodes[instance.check];
    const bool isComparison = check.op == plan::Op::kCompare;
    result.left = exactValue(run_.evaluateNumber(isComparison ? check.a : instance.left));
    result.right = exactValue(run_.evaluateNumber(isComparison ? check.b : instance.right));
  }
  result.explain = explainInstance(run_, instance);
  result.message = {composeMessage(run_, instance.zh, Language::kChinese),
                    composeMessage(run_, instance.en, Language::kEnglish)};
  result.hint = {composeMessage(run_, instance.hintZh, Language::kChinese),
                 composeMessage(run_, instance.hintEn, Language::kEnglish)};
  const plan::Rule& rule = plan_.rules[instance.rule];
  if (result.message.zh.empty())
    result.message.zh =
        !result.explain.zh.empty() ? result.explain.zh : "不符合规则「" + rule.title + "」";
  if (result.message.en.empty())
    result.message.en =
        !result.explain.en.empty() ? result.explain.en : "does not satisfy `" + rule.name + "`";
}

plan::Level Assessment::levelOf(const plan::Instance& instance) {
  if (instance.rule < options_.levelOverride.size() && options_.levelOverride[instance.rule])
    return *options_.levelOverride[instance.rule];
  for (const plan::LevelCase& choice : plan_.levelsOf(instance))
    if (choice.condition == kNone || run_.evaluateTruth(choice.condition).isTrue())
      return choice.level;
  return plan_.rules[instance.rule].level;
}

bool Assessment::finishQuietly(Outcome outcome) {
  if (keepAll_ || (outcome != Outcome::kPass && outcome != Outcome::kNotApplicable)) return false;
  evaluation_.outcomes.add(outcome);
  return true;
}

void Assessment::finishWithoutClaim(std::uint32_t index, Outcome outcome, const Cause& cause) {
  if (finishQuietly(outcome)) return;
  InstanceResult result;
  result.instance = index;
  finish(std::move(result), outcome, cause);
}

void Assessment::finishOutOfScope(std::uint32_t index, Outcome scope, Cause cause) {
  const plan::Instance& instance = plan_.instances[index];
  if (scope == Outcome::kUndecided && instance.collection == kNone) {
    // Whoever the report is of, a guard that says no is enough.
    const plan::Rule& rule = plan_.rules[instance.rule];
    run_.startInstance(rule.missing == plan::Missing::kZero);
    Cause guard;
    if (guardOutcome(instance, guard) == Outcome::kNotApplicable) {
      scope = Outcome::kNotApplicable;
      cause = guard;
    }
  }
  finishWithoutClaim(index, scope, cause);
}

void Assessment::finish(InstanceResult result, Outcome outcome, const Cause& cause) {
  evaluation_.outcomes.add(outcome);
  result.outcome = outcome;
  result.reason = cause.reason;
  result.reasonCell = cause.cell;
  result.reasonInPrior = cause.inPrior;
  if (outcome == Outcome::kFail && cause.isSet())
    result.explain = describeReason(result, *run_.report().form);
  // Results are large, and most reports have about as many.
  constexpr std::size_t kUsual = 16;
  if (evaluation_.results.empty()) evaluation_.results.reserve(kUsual);
  evaluation_.results.push_back(std::move(result));
}

}  // namespace gouji::eval
