#include "tests/locate/expectation.h"

#include <algorithm>

namespace gouji::sample {

bool explains(const LocatorResult& result, const Values& right, const Values& wrong) {
  Values corrected = wrong;
  for (const CauseGroup& group : result.groups) {
    const auto isTrue = [&](const Explanation& explanation) {
      return std::all_of(
          explanation.changes.begin(), explanation.changes.end(), [&](const Change& change) {
            return change.from == wrong[change.cell] && change.to == right[change.cell];
          });
    };
    const auto found = std::find_if(group.explanations.begin(), group.explanations.end(), isTrue);
    if (found == group.explanations.end()) return false;
    for (const Change& change : found->changes) corrected[change.cell] = *change.to;
  }
  return corrected == right;
}

std::size_t countExplanations(const LocatorResult& result) {
  std::size_t count = 1;
  for (const CauseGroup& group : result.groups) count *= group.explanations.size();
  return count;
}

std::size_t changesPerExplanation(const LocatorResult& result) {
  std::size_t count = 0;
  for (const CauseGroup& group : result.groups) {
    if (!group.explanations.empty()) count += group.explanations[0].changes.size();
  }
  return count;
}

}  // namespace gouji::sample
