#include "engine/judge/judge.h"

#include <map>
#include <utility>

#include "engine/judge/causes.h"
#include "engine/judge/finding_builder.h"
#include "engine/judge/fitting_words.h"
#include "engine/judge/verdict.h"

namespace gouji {

namespace {

/// Undecided for a reason that no instance has for itself: it is said once, for the rule.
bool isUndecidedAsRule(const InstanceResult& result) {
  if (result.outcome != Outcome::kUndecided) return false;
  return result.reason == Reason::kNoPrior || result.reason == Reason::kAgencyUnknown ||
         result.reason == Reason::kYearUnknown;
}

void speakForRule(Finding& finding) {
  finding.instance = finding.rule;
  finding.location = {};
  finding.cell.clear();
  finding.cells.clear();
}

/// Gives the findings on the sentences of a report their fingerprints.
class Sentences {
 public:
  std::string fingerprintOf(const Finding& finding) {
    std::string fingerprint = fingerprintOfSentence(finding, 1);
    const std::size_t twin = ++seen_[fingerprint];
    return twin == 1 ? fingerprint : fingerprintOfSentence(finding, twin);
  }

 private:
  std::map<std::string, std::size_t> seen_;
};

}  // namespace

FindingLevel levelOf(plan::Level level) {
  switch (level) {
    case plan::Level::kError:
      return FindingLevel::kError;
    case plan::Level::kWarning:
      return FindingLevel::kWarning;
    case plan::Level::kInfo:
      return FindingLevel::kInfo;
  }
  return FindingLevel::kError;
}

struct Judge::State {
  explicit State(const plan::Plan& rules)
      : plan(rules), evaluator(rules), causes(rules, evaluator) {}

  const plan::Plan& plan;
  const Evaluator evaluator;
  const judge::CauseFinder causes;
};

Judge::Judge(const plan::Plan& plan) : state_(std::make_unique<State>(plan)) {}
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;

const Evaluator& Judge::evaluator() const { return state_->evaluator; }

ReportResult Judge::judge(const Report& report, const Report* prior,
                          const JudgeOptions& options) const {
  ReportResult judged;
  judge(report, prior, options, judged);
  return judged;
}

void Judge::judge(const Report& report, const Report* prior, const JudgeOptions& options,
                  ReportResult& judged) const {
  const Evaluation evaluation = state_->evaluator.evaluate(report, prior, options.evaluation);
  judged.file = report.path;
  judged.record = report.record;
  judged.format = report.format;
  judged.title = report.title;
  judged.agency = report.agency;
  judged.unitId = report.unitId;
  judged.form = report.form->id;
  judged.year = report.year;
  judged.outcomes = evaluation.outcomes;
  judged.readable = judged.isReport = true;
  judged.source = report.source;
  judged.report = nullptr;
  judged.submitted = nullptr;
  if (evaluation.results.empty()) return judged.findings.clear();

  std::size_t count = 0;
  std::uint32_t lastUndecided = kNone;  // the rule of which it was said last
  Sentences sentences;
  const judge::FindingBuilder builder(state_->plan, report, prior);
  const judge::Located located = state_->causes.find(report, prior, options.evaluation, evaluation);
  for (judge::Verdict& verdict :
       judge::reachVerdicts(state_->plan, report, evaluation, located.causes)) {
    const InstanceResult& result = evaluation.results[verdict.result];
    if (result.outcome == Outcome::kUndecided && !options.keepUndecided) continue;
    const bool isAsRule = isUndecidedAsRule(result);
    const std::uint32_t rule = state_->plan.instances[result.instance].rule;
    if (isAsRule && std::exchange(lastUndecided, rule) == rule) continue;
    if (count == judged.findings.size()) judged.findings.emplace_back();
    Finding& finding = judged.findings[count++];
    builder.build(result, finding);
    if (isAsRule) speakForRule(finding);
    if (result.outcome == Outcome::kFail) finding.level = levelOf(verdict.level);
    judge::tellWhatFits(finding, result, state_->plan, *report.form, located);
    if (verdict.cell != kNoCell) builder.pointTo(finding, verdict.cell);
    finding.suspects = std::move(verdict.suspects);
    for (const std::size_t related : verdict.related)
      finding.related.push_back(nameOfInstance(state_->plan, evaluation.results[related]));
    finding.fingerprint =
        result.claimNumber == 0 ? fingerprintOf(finding) : sentences.fingerprintOf(finding);
    finding.valueHash = valueHashOf(finding);
  }
  judged.findings.resize(count);
  sortFindings(judged.findings);
}

}  // namespace gouji
