#include "engine/driver/explanation.h"

#include <algorithm>

#include "engine/judge/finding_builder.h"

namespace gouji {
namespace {

/// All results of the checks asked for; a rule's instances share its id.
std::vector<Finding> buildFindings(const Session& session, const Report& report,
                                   const Report* prior, const std::string& wanted) {
  const plan::Plan& plan = session.plan();
  const Evaluation evaluation =
      session.judge().evaluator().evaluate(report, prior, session.evaluation(), true);
  const judge::FindingBuilder builder(plan, report, prior);
  std::vector<Finding> findings;
  for (const InstanceResult& result : evaluation.results) {
    const plan::Rule& rule = plan.rules[plan.instances[result.instance].rule];
    if (rule.id != wanted && nameOfInstance(plan, result) != wanted) continue;
    Finding finding = builder.build(result);
    if (result.outcome == Outcome::kPass) {
      finding.message = {"通过：" + rule.title, "passed: " + rule.title};
      finding.explain = result.explain;
    }
    finding.fingerprint = fingerprintOf(finding);
    finding.valueHash = valueHashOf(finding);
    findings.push_back(std::move(finding));
  }
  return findings;
}

bool speaksFor(const Finding& finding, const std::string& instance) {
  return finding.instance == instance || std::find(finding.related.begin(), finding.related.end(),
                                                   instance) != finding.related.end();
}

bool isFingerprint(const std::string& text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::vector<Finding> explainChecks(const Session& session, const Report& report,
                                   const Report* prior, const std::string& wanted) {
  const ReportResult judged = session.lint(report, prior);
  if (isFingerprint(wanted)) {
    std::vector<Finding> named;
    for (const Finding& finding : judged.findings) {
      if (finding.fingerprint == wanted) named.push_back(finding);
    }
    return named;
  }
  std::vector<Finding> findings = buildFindings(session, report, prior, wanted);
  for (Finding& finding : findings) {
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
  const auto isOpen = [](const Finding& finding) {
    return finding.outcome != Outcome::kPass && finding.outcome != Outcome::kNotApplicable;
  };
  const bool isRule = findings.size() > 1;
  if (isRule && std::any_of(findings.begin(), findings.end(), isOpen)) {
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return !isOpen(finding); }),
                   findings.end());
  }
  return findings;
}

}  // namespace gouji
