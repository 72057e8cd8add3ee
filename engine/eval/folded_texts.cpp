#include "engine/eval/folded_texts.h"

namespace gouji::eval {

void FoldedTexts::clear() {
  for (Entry& entry : entries_) entry.isUsed = false;
  next_ = 0;
}

std::string_view FoldedTexts::fold(std::string_view words) { return entryOf(words).shadow->text(); }

FoldedTexts::Found FoldedTexts::search(std::string_view words,
                                       const narrative::CompiledPattern& pattern) {
  Entry& entry = entryOf(words);
  const std::string_view text = entry.shadow->text();
  if (!entry.hasLetters) entry.letters.read(text);
  entry.hasLetters = true;
  narrative::PatternSearch search(pattern, text, entry.letters, {0, text.size()}, memory_);
  if (search.next()) return Found::kYes;
  return search.complete() ? Found::kNo : Found::kCannotSay;
}

FoldedTexts::Entry& FoldedTexts::entryOf(std::string_view words) {
  for (Entry& entry : entries_)
    if (entry.isUsed && entry.words.data() == words.data() && entry.words.size() == words.size())
      return entry;
  Entry& entry = entries_[next_];
  next_ = (next_ + 1) % kKept;
  if (!entry.shadow) entry.shadow = std::make_unique<narrative::Shadow>();
  entry.words = words;
  entry.isUsed = true;
  entry.hasLetters = false;
  entry.shadow->build(words);
  return entry;
}

}  // namespace gouji::eval
