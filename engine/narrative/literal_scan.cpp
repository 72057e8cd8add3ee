#include "engine/narrative/literal_scan.h"

namespace gouji::narrative {

LiteralScan::LiteralScan() : chains_(kFewestChains, kNone) {}

std::uint32_t LiteralScan::add(LetterSpan word) {
  const std::size_t chain = chainOf(word[0], word.size() > 1 ? word[1] : 0);
  for (std::uint32_t known = chains_[chain]; known != kNone; known = words_[known].next)
    if (words_[known].length == word.size() && standsAt(words_[known], word, 0)) return known;
  put(word.size() == 1 ? alone_ : first_, word[0]);
  words_.push_back({static_cast<std::uint32_t>(letters_.size()),
                    static_cast<std::uint32_t>(word.size()), kNone, word.back()});
  letters_.insert(letters_.end(), word.begin(), word.end());
  const auto number = static_cast<std::uint32_t>(words_.size() - 1);
  link(number);
  if (words_.size() > chains_.size()) growChains();
  return number;
}

void LiteralScan::link(std::uint32_t word) {
  Word& one = words_[word];
  const std::size_t chain =
      chainOf(letters_[one.begin], one.length > 1 ? letters_[one.begin + 1] : 0);
  one.next = chains_[chain];
  chains_[chain] = word;
}

void LiteralScan::growChains() {
  chains_.assign(chains_.size() * 2, kNone);
  for (std::uint32_t word = 0; word < words_.size(); ++word) link(word);
}

}  // namespace gouji::narrative
