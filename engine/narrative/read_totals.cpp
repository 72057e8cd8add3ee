// Totals with their parts as claims.
#include <algorithm>

#include "engine/narrative/part_list.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {

void readTotals(const Passage& passage, std::vector<Reading>& out) {
  const auto& numerals = passage.numerals();
  for (const PartList& list : findPartLists(passage)) {
    const Numeral& total = numerals[list.total];
    Reading reading = makeReading(passage, {total.begin, numerals[list.parts.back()].unitEnd});
    Claim& claim = reading.claim;
    claim.value = total.value;
    claim.total = total.value;
    claim.partSum = list.sum;
    claim.partCount = static_cast<std::uint32_t>(list.parts.size());
    claim.part = list.largest;
    claim.exhaustive = list.exhaustive;
    claim.vague = list.vague;
    claim.unit = total.unit;
    out.push_back(std::move(reading));
  }
}

}  // namespace gouji::narrative
