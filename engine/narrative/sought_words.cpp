#include "engine/narrative/sought_words.h"

#include <algorithm>

namespace gouji::narrative {

SoughtWords::Word& SoughtWords::addWord(LetterSpan letters) {
  const std::uint32_t word = table.add(letters);
  if (word >= words.size()) words.resize(word + std::size_t{1});
  return words[word];
}

void SoughtWords::addPattern(std::uint32_t index, std::uint32_t extract, Scope scope,
                             const PreparedPattern& pattern) {
  if (pattern.neededSets() == 0) everywhere.push_back(index);
  pattern.forEachNeededWord([&](std::uint32_t set, LetterSpan letters) {
    Word& word = addWord(letters);
    uses.push_back({index, extract, word.firstUse, static_cast<std::uint16_t>(set),
                    static_cast<std::uint8_t>(pattern.neededSets()), scope});
    word.firstUse = static_cast<std::uint32_t>(uses.size() - 1);
  });
}

void SoughtWords::addSignals(Source source) {
  const auto number = static_cast<std::uint32_t>(source);
  const bool isKnown = std::any_of(signalUses.begin(), signalUses.end(),
                                   [&](const SignalUse& use) { return use.source == number; });
  if (isKnown) return;
  Letters letters;
  const auto signals = signalsOf(source);
  for (std::uint32_t i = 0; i < signals.size(); ++i) {
    Word& word = addWord(letters.read(signals[i]));
    signalUses.push_back({number, i, word.firstSignalUse});
    word.firstSignalUse = static_cast<std::uint32_t>(signalUses.size() - 1);
  }
}

void SoughtWords::addCondition(std::span<const std::uint32_t> prepared) {
  auto& condition = conditions.emplace_back();
  if (!prepared.empty()) condition.emplace(PreparedPattern(prepared), table);
}

}  // namespace gouji::narrative
