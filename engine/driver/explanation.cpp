#include "engine/driver/explanation.h"

#include <algorithm>

#include "engine/judge/finding_builder.h"

namespace gouji {
namespace {

/// One term of a sum, as the finding shows it.
struct Operand {
  std::size_t cell = 0;  // into Finding::cells
  std::int32_t coefficient = 1;
  bool mayBeNegative = false;
};

/// The terms of the equation, nothing when the finding does not show them all.
std::optional<std::vector<Operand>> findOperands(const plan::LinearRow& row, const Form& form,
                                                 const Finding& finding) {
  std::vector<Operand> operands;
  for (const plan::LinearRow::Term& term : row.terms) {
    const std::string name = form.cellName(term.cell);
    const bool isPrior = term.doc == plan::Doc::kPrior;
    const auto shown = std::find_if(
        finding.cells.begin(), finding.cells.end(),
        [&](const FindingCell& cell) { return cell.cell == name && cell.prior == isPrior; });
    if (shown == finding.cells.end()) return std::nullopt;
    operands.push_back({static_cast<std::size_t>(shown - finding.cells.begin()), term.coefficient,
                        form.cells[term.cell].isSigned});
  }
  return operands;
}

/// What `left` must be for the sum of all others and it to be zero.
std::optional<Decimal> solveFor(const Operand& left, const std::vector<Operand>& operands,
                                const Finding& finding, Decimal constant) {
  if (left.coefficient != 1 && left.coefficient != -1) return std::nullopt;
  std::optional<Decimal> rest = constant.negated();
  for (const Operand& other : operands) {
    if (&other == &left) continue;
    const FindingCell& cell = finding.cells[other.cell];
    if (cell.state != CellState::kNumber) return std::nullopt;
    const std::optional<Decimal> part = cell.value.times(Decimal(other.coefficient));
    rest = part && rest ? rest->plus(*part) : std::nullopt;
    if (!rest) return std::nullopt;
  }
  const Decimal value = left.coefficient == 1 ? rest->negated() : *rest;
  if (value.isNegative() && !left.mayBeNegative) return std::nullopt;
  return value;
}

std::vector<std::optional<Decimal>> findRemedies(const plan::Plan& plan, const Form& form,
                                                 const InstanceResult& result,
                                                 const Finding& finding) {
  std::vector<std::optional<Decimal>> remedies(finding.cells.size());
  if (result.outcome != Outcome::kFail && result.outcome != Outcome::kUndecided) return remedies;
  const auto row = std::find_if(plan.linearRows.begin(), plan.linearRows.end(),
                                [&result](const plan::LinearRow& candidate) {
                                  return candidate.instance == result.instance;
                                });
  if (row == plan.linearRows.end()) return remedies;
  const auto operands = findOperands(*row, form, finding);
  if (!operands) return remedies;
  for (const Operand& operand : *operands)
    remedies[operand.cell] = solveFor(operand, *operands, finding, Decimal(row->constant));
  return remedies;
}

/// All results of the checks asked for; a rule's instances share its id.
std::vector<CheckExplanation> buildExplanations(const Session& session, const Report& report,
                                                const Report* prior, const std::string& wanted) {
  const plan::Plan& plan = session.plan();
  const Evaluation evaluation =
      session.judge().evaluator().evaluate(report, prior, session.evaluation(), true);
  const judge::FindingBuilder builder(plan, report, prior);
  std::vector<CheckExplanation> explanations;
  for (const InstanceResult& result : evaluation.results) {
    const plan::Rule& rule = plan.rules[plan.instances[result.instance].rule];
    if (rule.id != wanted && nameOfInstance(plan, result) != wanted) continue;
    CheckExplanation explanation{builder.build(result), {}};
    Finding& finding = explanation.finding;
    if (result.outcome == Outcome::kPass) {
      finding.message = {"通过：" + rule.title, "passed: " + rule.title};
      finding.explain = result.explain;
    }
    explanation.remedies = findRemedies(plan, *report.form, result, finding);
    explanations.push_back(std::move(explanation));
  }
  return explanations;
}

bool speaksFor(const Finding& finding, const std::string& instance) {
  return finding.instance == instance || std::find(finding.related.begin(), finding.related.end(),
                                                   instance) != finding.related.end();
}

bool isFingerprint(const std::string& text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::vector<CheckExplanation> explainChecks(const Session& session, const Report& report,
                                            const Report* prior, const std::string& wanted) {
  const ReportResult judged = session.lint(report, prior);
  if (isFingerprint(wanted)) {
    std::vector<CheckExplanation> named;
    for (const Finding& finding : judged.findings) {
      if (finding.fingerprint != wanted) continue;
      CheckExplanation explanation{finding, {}};
      for (CheckExplanation& built : buildExplanations(session, report, prior, finding.instance))
        if (built.finding.cells.size() == finding.cells.size())
          explanation.remedies = std::move(built.remedies);
      named.push_back(std::move(explanation));
    }
    return named;
  }
  std::vector<CheckExplanation> explanations = buildExplanations(session, report, prior, wanted);
  for (CheckExplanation& explanation : explanations) {
    Finding& finding = explanation.finding;
    for (const Finding& cause : judged.findings) {
      if (cause.instance == finding.instance && cause.outcome == finding.outcome)
        finding.explain = cause.explain;
      if (finding.outcome != Outcome::kFail || !speaksFor(cause, finding.instance)) continue;
      finding.suspects = cause.suspects;
      finding.related.clear();
      // Baselines and waivers know it by the finding it was put into.
      finding.fingerprint = cause.fingerprint;
      finding.valueHash = cause.valueHash;
      if (cause.instance != finding.instance) finding.related.push_back(cause.instance);
      break;
    }
  }
  const auto isOpen = [](const CheckExplanation& explanation) {
    return explanation.finding.outcome != Outcome::kPass &&
           explanation.finding.outcome != Outcome::kNotApplicable;
  };
  const bool isRule = explanations.size() > 1;
  if (isRule && std::any_of(explanations.begin(), explanations.end(), isOpen)) {
    std::erase_if(explanations,
                  [&](const CheckExplanation& explanation) { return !isOpen(explanation); });
  }
  return explanations;
}

}  // namespace gouji
