// engine/narrative/segment.h
//
// Paragraphs, sentences and clauses of a shadow text.
//
// A paragraph ends at a line end that the shadow kept. A sentence ends at 。！？ or with its
// paragraph. A clause ends at ，；： or with its sentence. Nothing ends inside of 《》 and “”.
// Round brackets are passed over when they only qualify a word
// (宁夏政务服务网（惠农区站点）1130条); when they hold a number or several clauses, what they hold
// is clauses of its own and does not end the sentence.
#pragma once

#include <string_view>
#include <vector>

#include "engine/narrative/shadow.h"

namespace gouji::narrative {

/// How much of the text around a match belongs to it.
enum class Scope : unsigned char { kClause, kSentence, kParagraph, kSection };

/// All stretches are bytes of the shadow, ascending, without overlap, none empty. The mark that
/// ends a clause or sentence belongs to it, brackets belong to what they hold, line ends to
/// nothing. Longer ones are cut every `kLongest` bytes, at a character.
struct Segments {
  static constexpr std::size_t kLongest = 32768;

  std::vector<Stretch> clauses;
  std::vector<Stretch> sentences;
  std::vector<Stretch> paragraphs;

  void clear();
};

/// Linear in the text. `out` is cleared first and keeps its memory.
void segment(std::string_view shadow, const std::vector<Mark>& marks, Segments& out);

/// Index of the stretch that contains `offset`, or of the first one behind it; the size of the list
/// when there is none.
[[nodiscard]] std::size_t findStretch(const std::vector<Stretch>& stretches, std::size_t offset);

}  // namespace gouji::narrative
