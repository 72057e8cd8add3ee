#include "engine/narrative/literal_scan.h"

#include "engine/narrative/characters.h"

namespace gouji::narrative {

LiteralScan::LiteralScan() : chains_(kFewestChains, kNone) {}

std::uint32_t LiteralScan::add(std::string_view word) {
  Word added;
  added.begin = static_cast<std::uint32_t>(letters_.size());
  for (std::size_t at = 0; at < word.size();) {
    const Character c = characterAt(word, at);
    letters_.push_back(c.codePoint);
    at = c.end;
  }
  added.length = static_cast<std::uint32_t>(letters_.size()) - added.begin;
  const LetterSpan letters = LetterSpan(letters_).subspan(added.begin);
  const std::size_t chain = chainOf(letters[0], letters.size() > 1 ? letters[1] : 0);
  for (std::uint32_t known = chains_[chain]; known != kNone; known = words_[known].next) {
    if (words_[known].length == added.length && standsAt(words_[known], letters, 0)) {
      letters_.resize(added.begin);
      return known;
    }
  }
  first_[(letters[0] >> 6U) % first_.size()] |= std::uint64_t{1} << (letters[0] % 64);
  words_.push_back(added);
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
