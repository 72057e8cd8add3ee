#include "engine/eval/folded_texts.h"

namespace gouji::eval {

void FoldedTexts::clear() {
  for (Entry& entry : entries_) entry.isUsed = false;
  next_ = 0;
}

FoldedText& FoldedTexts::fold(std::string_view words) {
  for (const Entry& entry : entries_)
    if (entry.isUsed && entry.words.data() == words.data() && entry.words.size() == words.size())
      return *entry.text;
  Entry& entry = entries_[next_];
  next_ = (next_ + 1) % kKept;
  if (!entry.text) entry.text = std::make_unique<FoldedText>();
  entry.words = words;
  entry.isUsed = true;
  entry.text->shadow.build(words);
  entry.text->isSeen = entry.text->isSearched = false;
  return *entry.text;
}

}  // namespace gouji::eval
