#include "engine/narrative/word_table.h"

namespace gouji::narrative {

std::uint32_t WordTable::addStep(std::uint32_t from, char32_t letter) {
  const std::size_t slot = steps().slotOf(from, letter);
  if (slots_[slot] != kNone) return slots_[slot];
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({from, letter, kNone, 0});
  slots_[slot] = node;
  if (nodes_.size() * 2 > slots_.size()) {
    slots_ = Array(std::vector(slots_.size() * 2, kNone));
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      slots_[steps().slotOf(nodes_[i].from, nodes_[i].letter)] = i;
  }
  return node;
}

std::uint32_t WordTable::add(LetterSpan word) {
  if (slots_.empty()) {
    slots_ = Array(std::vector(kFewestSlots, kNone));
    seconds_.resize(kFirsts);
  }
  const bool isAlone = word.size() == 1;
  seconds_[word[0] % kFirsts] |= isAlone ? kAnySecond : Seconds{1} << (word[1] % 64);
  std::uint32_t node = addStep(fromFirst(word[0]), isAlone ? kNoLetter : word[1]);
  for (std::size_t i = 2; i < word.size(); ++i) {
    nodes_[node].goesOn = 1;
    node = addStep(node, word[i]);
  }
  if (nodes_[node].word == kNone) {
    nodes_[node].word = static_cast<std::uint32_t>(lengths_.size());
    lengths_.push_back(static_cast<std::uint32_t>(word.size()));
  }
  return nodes_[node].word;
}

void WordTable::find(LetterSpan text, Sightings& found) const {
  found.places.clear();
  found.words.clear(size());
  if (text.empty() || size() == 0) return;
  const Steps steps = this->steps();
  const std::size_t last = text.size() - 1;
  for (std::size_t at = 0; at <= last; ++at) {
    // Nothing stands behind the last character, which any bit may say.
    const char32_t second = at == last ? kNoLetter : text[at + 1];
    const Seconds seconds = seconds_[text[at] % kFirsts];
    if ((seconds >> (second % 64) & 1U) == 0) continue;
    if (seconds == kAnySecond) {
      const std::uint32_t node = steps.take(fromFirst(text[at]), kNoLetter);
      if (node != kNone) note(steps.nodes[node], at, found);
    }
    if (at == last) break;
    std::uint32_t node = steps.take(fromFirst(text[at]), second);
    for (std::size_t next = at + 2; node != kNone; ++next) {
      note(steps.nodes[node], at, found);
      if (next > last || steps.nodes[node].goesOn == 0) break;
      node = steps.take(node, text[next]);
    }
  }
  for (const Sighting& sighting : found.places) found.words.add(sighting.word);
}

}  // namespace gouji::narrative
