#include "engine/render/xlsx/ranking.h"

#include <algorithm>
#include <tuple>

namespace gouji::xlsx {

std::vector<RankedReport> rankReports(const std::vector<office::JobReport>& reports) {
  std::vector<RankedReport> ranked;
  ranked.reserve(reports.size());
  for (const office::JobReport& report : reports) {
    RankedReport entry;
    entry.report = &report;
    for (const office::JobFinding& finding : report.findings) {
      if (finding.isSuppressed) {
        ++entry.accepted;
      } else if (finding.outcome == Outcome::kFail) {
        ++entry.byLevel[static_cast<std::size_t>(finding.level)];
      }
    }
    ranked.push_back(entry);
  }
  const auto badness = [](const RankedReport& entry) {
    return std::make_tuple(!entry.report->readable, entry.byLevel[0], entry.byLevel[1],
                           entry.byLevel[2]);
  };
  std::stable_sort(ranked.begin(), ranked.end(), [&](const RankedReport& a, const RankedReport& b) {
    return badness(a) > badness(b);
  });
  return ranked;
}

}  // namespace gouji::xlsx
