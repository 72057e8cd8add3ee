#include "engine/narrative/pattern_words.h"

#include <algorithm>

namespace gouji::narrative {

PatternWords::PatternWords(const PreparedPattern& pattern, WordTable& table)
    : isToldByWords_(pattern.isToldByWords()) {
  pattern.forEachWord([&](std::uint32_t set, LetterSpan word) { add(set, table.add(word)); });
}

void PatternWords::add(std::uint32_t set, std::uint32_t word) {
  const std::uint64_t bit = std::uint64_t{1} << (word % 64);
  const auto known = std::find_if(masks_.begin(), masks_.end(), [&](const Mask& mask) {
    return mask.set == set && mask.block == word / 64;
  });
  if (known == masks_.end()) return masks_.push_back({word / 64, set, bit});
  masks_[static_cast<std::size_t>(known - masks_.begin())].words |= bit;
}

PatternWords::Answer PatternWords::ask(const WordBits& seen) const {
  for (const Mask* mask = masks_.begin(); mask != masks_.end();) {
    const std::uint32_t set = mask->set;
    bool isSeen = false;
    for (; mask != masks_.end() && mask->set == set; ++mask)
      isSeen = isSeen || (seen.block(mask->block) & mask->words) != 0;
    if (set == PreparedPattern::kTelling) {
      if (isSeen) return Answer::kOccurs;
    } else if (!isSeen) {
      return Answer::kDoesNot;
    }
  }
  return isToldByWords_ ? Answer::kDoesNot : Answer::kPerhaps;
}

}  // namespace gouji::narrative
