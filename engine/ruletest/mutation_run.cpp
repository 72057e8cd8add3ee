#include "engine/ruletest/mutation_run.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/eval/claims.h"

namespace gouji {
namespace {

using ruletest::ClaimedNumber;
using ruletest::Mutant;

/// Failures by instance and level: a loop over claims counts them, because a claim more or less
/// moves the numbers of those behind it.
using FailureCounts = std::map<std::pair<std::uint32_t, plan::Level>, std::size_t>;

FailureCounts countFailures(const Evaluation& evaluation) {
  FailureCounts counts;
  for (const InstanceResult& result : evaluation.results)
    if (result.outcome == Outcome::kFail) ++counts[{result.instance, result.level}];
  return counts;
}

bool isDigit(char byte) { return byte >= '0' && byte <= '9'; }

/// The numbers written in digits within the claim.
void addNumbers(std::string_view text, const narrative::TextRange& range, std::uint32_t section,
                std::set<ClaimedNumber>& numbers) {
  for (std::size_t at = range.begin; at < range.end && at < text.size();) {
    if (!isDigit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    const auto goesOn = [&](std::size_t i) {
      return isDigit(text[i]) ||
             ((text[i] == '.' || text[i] == ',') && i + 1 < text.size() && isDigit(text[i + 1]));
    };
    while (end < text.size() && goesOn(end)) ++end;
    numbers.insert({section, at, end});
    at = end;
  }
}

bool hasFigures(const narrative::Claim& claim) {
  return claim.value || claim.total || claim.percent || claim.start || claim.end;
}

/// Every number of the narrative that an extract of the rules reads, each once.
std::vector<ClaimedNumber> findNumbers(const plan::Plan& plan, const Report& report) {
  using Where = narrative::TextRange::Where;
  std::set<ClaimedNumber> numbers;
  const auto form = plan.findForm(report.form->id);
  if (!form) return {};
  const eval::ClaimFinder finder(plan);
  narrative::Workspace workspace;
  eval::NarrativeClaims claims;
  eval::FoldedTexts folded;
  finder.readNarrative(*form, report, folded, workspace, claims);
  for (const auto& list : claims.byExtract) {
    for (const narrative::Claim& claim : list) {
      if (!hasFigures(claim)) continue;
      if (claim.range.where == Where::kFront)
        addNumbers(report.front.text(), claim.range, ClaimedNumber::kFront, numbers);
      if (claim.range.where == Where::kSection)
        addNumbers(report.sections[claim.range.section].text.text(), claim.range,
                   claim.range.section, numbers);
    }
  }
  return {numbers.begin(), numbers.end()};
}

std::vector<bool> findCellsInEquations(const plan::Plan& plan, const Evaluator& evaluator,
                                       const EvaluationOptions& options, const Report& report) {
  std::vector<bool> inEquation(report.form->cells.size());
  for (const std::uint32_t row : evaluator.findApplicableRows(report, nullptr, options)) {
    // "Must be 0" is no equation: it ties the cell to nothing else in the report.
    if (plan.linearRows[row].terms.size() < 2) continue;
    for (const plan::LinearRow::Term& term : plan.linearRows[row].terms)
      if (term.doc == plan::Doc::kThis) inEquation[term.cell] = true;
  }
  return inEquation;
}

/// What is said of the mutant and was not said before.
MutantVerdict judgeMutant(const plan::Plan& plan, const Mutant& mutant, const FailureCounts& before,
                          const Evaluation& evaluation) {
  MutantVerdict verdict{mutant.kind,   mutant.table, mutant.cell, mutant.place,
                        mutant.before, mutant.after, {},          {}};
  std::set<std::uint32_t> rules;
  for (const auto& [failure, count] : countFailures(evaluation)) {
    const auto known = before.find(failure);
    if (known != before.end() && known->second >= count) continue;
    const auto [instance, level] = failure;
    rules.insert(plan.instances[instance].rule);
    if (!verdict.caughtAt || level < *verdict.caughtAt) verdict.caughtAt = level;
  }
  verdict.rules.assign(rules.begin(), rules.end());
  return verdict;
}

}  // namespace

MutationRun runMutations(const plan::Plan& plan, const Evaluator& evaluator,
                         const EvaluationOptions& options, const Report& clean) {
  MutationRun run;
  run.inEquation = findCellsInEquations(plan, evaluator, options, clean);
  const FailureCounts before = countFailures(evaluator.evaluate(clean, nullptr, options));
  ruletest::makeMutants(clean, findNumbers(plan, clean), [&](const Mutant& mutant) {
    run.verdicts.push_back(
        judgeMutant(plan, mutant, before, evaluator.evaluate(mutant.report, nullptr, options)));
    if (isEscape(run, run.verdicts.back())) ++run.escapes;
  });
  return run;
}

bool isEscape(const MutationRun& run, const MutantVerdict& verdict) {
  return isNumberSlip(verdict.kind) && run.inEquation[verdict.cell] &&
         verdict.caughtAt != plan::Level::kError;
}

}  // namespace gouji
