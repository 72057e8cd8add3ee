#include "engine/narrative/word_table.h"

namespace gouji::narrative {

WordTable::WordTable() : slots_(kFewestSlots, kNone) {}

std::uint32_t WordTable::addStep(std::uint32_t from, char32_t letter) {
  const std::size_t slot = slotOf(from, letter);
  if (slots_[slot] != kNone) return slots_[slot];
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({from, letter, kNone});
  slots_[slot] = node;
  if (nodes_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 2, kNone);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      slots_[slotOf(nodes_[i].from, nodes_[i].letter)] = i;
  }
  return node;
}

std::uint32_t WordTable::add(LetterSpan word) {
  put(first_, word[0]);
  if (word.size() == 1) put(alone_, word[0]);
  std::uint32_t node = addStep(fromFirst(word[0]), word.size() == 1 ? kNoLetter : word[1]);
  for (std::size_t i = 2; i < word.size(); ++i) node = addStep(node, word[i]);
  if (nodes_[node].word == kNone) {
    nodes_[node].word = static_cast<std::uint32_t>(lengths_.size());
    lengths_.push_back(static_cast<std::uint32_t>(word.size()));
  }
  return nodes_[node].word;
}

void WordTable::find(LetterSpan text, Sightings& found) const {
  found.places.clear();
  found.words.clear(size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (!isIn(first_, c)) continue;
    if (isIn(alone_, c)) note(step(fromFirst(c), kNoLetter), i, found);
    if (i + 1 == text.size()) break;
    std::uint32_t node = step(fromFirst(c), text[i + 1]);
    for (std::size_t next = i + 2; node != kNone; ++next) {
      note(node, i, found);
      if (next == text.size()) break;
      node = step(node, text[next]);
    }
  }
}

}  // namespace gouji::narrative
