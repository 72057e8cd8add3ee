// engine/narrative/total_doubts.h
//
// What speaks against a number being the total of the list behind it, or against a sum being wrong.
#pragma once

#include <cstddef>

#include "engine/narrative/passage.h"

namespace gouji::narrative {

/// Two numbers side by side, of which nobody can say which one the list explains:
/// "短视频1113个、图文1775条，其中…".
[[nodiscard]] bool hasRival(const Passage& passage, std::size_t numeral);

/// "办结75件，结转下年6件。其中自然人…": a list that starts a sentence may explain any number of
/// the sentence before it.
[[nodiscard]] bool hasRivalInSentence(const Passage& passage, std::size_t numeral,
                                      std::size_t listBegin);

/// "比去年增加45条。其中…" explains the year's figure, not the difference;
/// "收到5件，上年结转1件，其中…" explains what was received, or both together.
[[nodiscard]] bool isDifference(const Passage& passage, const Numeral& numeral);

/// Half of the last digit that a number in 万 or 亿 gives: 500 for 1.4万; 0 for a number in full.
[[nodiscard]] Decimal roundingOf(const Passage& passage, const Numeral& numeral);

/// Whether a paragraph says that what is published in several places is counted once. Looked up for
/// one paragraph at a time, and only for sums that are not right.
class Deduplication {
 public:
  explicit Deduplication(const Passage& passage) : passage_(passage) {}

  bool isSo(std::size_t offset);

 private:
  const Passage& passage_;
  bool known_ = false;
  std::size_t paragraph_ = 0;
  bool isSo_ = false;
};

}  // namespace gouji::narrative
