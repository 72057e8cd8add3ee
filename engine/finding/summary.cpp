#include <algorithm>

#include "engine/finding/finding.h"

namespace gouji {

void OutcomeCounts::add(const OutcomeCounts& other) {
  for (std::size_t i = 0; i < kOutcomeCount; ++i) count[i] += other.count[i];
}

void RunSummary::add(const ReportResult& result) {
  if (result.isReport) ++reports;
  if (!result.readable) ++unreadable;
  for (const Finding& finding : result.findings) {
    if (finding.suppressed) {
      ++suppressed;
    } else if (finding.outcome == Outcome::kFail) {
      ++byLevel[static_cast<std::size_t>(finding.level)];
    }
  }
  outcomes.add(result.outcomes);
}

void RunSummary::add(const RunSummary& other) {
  reports += other.reports;
  unreadable += other.unreadable;
  for (std::size_t i = 0; i < byLevel.size(); ++i) byLevel[i] += other.byLevel[i];
  suppressed += other.suppressed;
  outcomes.add(other.outcomes);
  addRulesWithoutPrior(other.rulesWithoutPrior);
}

void RunSummary::addRulesWithoutPrior(const std::vector<std::string>& rules) {
  for (const std::string& rule : rules) {
    const auto place = std::lower_bound(rulesWithoutPrior.begin(), rulesWithoutPrior.end(), rule);
    if (place == rulesWithoutPrior.end() || *place != rule) rulesWithoutPrior.insert(place, rule);
  }
}

}  // namespace gouji
