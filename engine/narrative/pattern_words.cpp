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
  if (known != masks_.end()) {
    known->words |= bit;
  } else {
    masks_.push_back({word / 64, set, bit});
  }
}

PatternWords::Answer PatternWords::ask(const WordBits& seen) const {
  for (std::size_t i = 0; i < masks_.size();) {
    const std::uint32_t set = masks_[i].set;
    bool isSeen = false;
    for (; i < masks_.size() && masks_[i].set == set; ++i)
      isSeen = isSeen || (seen.block(masks_[i].block) & masks_[i].words) != 0;
    if (set == PreparedPattern::kTelling) {
      if (isSeen) return Answer::kOccurs;
    } else if (!isSeen) {
      return Answer::kDoesNot;
    }
  }
  return isToldByWords_ ? Answer::kDoesNot : Answer::kPerhaps;
}

}  // namespace gouji::narrative
