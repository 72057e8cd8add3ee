#include "engine/eval/folded_texts.h"

namespace gouji::eval {

void FoldedTexts::clear() {
  for (Entry& entry : entries_) entry.isUsed = false;
  next_ = 0;
}

const narrative::Shadow& FoldedTexts::fold(std::string_view words) {
  for (const Entry& entry : entries_)
    if (entry.isUsed && entry.words.data() == words.data() && entry.words.size() == words.size())
      return *entry.shadow;
  Entry& entry = entries_[next_];
  next_ = (next_ + 1) % kKept;
  if (!entry.shadow) entry.shadow = std::make_unique<narrative::Shadow>();
  entry.words = words;
  entry.isUsed = true;
  entry.shadow->build(words);
  return *entry.shadow;
}

}  // namespace gouji::eval
