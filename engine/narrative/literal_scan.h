// engine/narrative/literal_scan.h
//
// Finds where words of a fixed set stand in a text, in one pass.
//
// The first character decides for most places: a bit per code point says that no word starts with
// it. Behind that the first two characters together are looked up in a table, so that the many
// words that start with 公 or 政 do not stand in each other's way.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/narrative/letters.h"

namespace gouji::narrative {

class LiteralScan {
 public:
  LiteralScan();

  /// Room for so many words of so many letters together.
  void reserve(std::size_t words, std::size_t letters) {
    words_.reserve(words);
    letters_.reserve(letters);
  }
  /// Adds a word, not empty; returns its number, the same for the same word.
  std::uint32_t add(LetterSpan word);
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// Calls `found(word, index)` for every occurrence, by ascending index of its first character.
  template <typename Found>
  void run(LetterSpan text, Found&& found) const {
    const std::uint32_t* const chains = chains_.data();
    const Word* const words = words_.data();
    const auto findIn = [&](std::size_t chain, bool alone, std::size_t at) {
      for (std::uint32_t word = chains[chain]; word != kNone; word = words[word].next)
        if ((words[word].length == 1) == alone && standsAt(words[word], text, at)) found(word, at);
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char32_t c = text[i];
      if (isIn(alone_, c)) findIn(chainOf(c, 0), true, i);
      if (isIn(first_, c) && i + 1 < text.size()) findIn(chainOf(c, text[i + 1]), false, i);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  static constexpr std::size_t kFewestChains = 2048;
  /// A bit per code point of the basic plane; others share them.
  using CharacterBits = std::array<std::uint64_t, 1024>;

  struct Word {
    std::uint32_t begin = 0;  // of letters_
    std::uint32_t length = 0;
    std::uint32_t next = kNone;  // in its chain
    char32_t last = 0;           // character, looked at first: words of a chain begin alike
  };

  [[nodiscard]] static bool isIn(const CharacterBits& bits, char32_t c) {
    return ((bits[(c >> 6U) % bits.size()] >> (c % 64)) & 1U) != 0;
  }
  static void put(CharacterBits& bits, char32_t c) {
    bits[(c >> 6U) % bits.size()] |= std::uint64_t{1} << (c % 64);
  }
  /// The chain of the words that start with these two characters; words of one character have 0 for
  /// the second.
  [[nodiscard]] std::size_t chainOf(char32_t first, char32_t second) const {
    const std::uint32_t mixed = (first * 0x9E3779B1U) ^ (second * 0x85EBCA77U);
    return (mixed ^ (mixed >> 15U)) & (chains_.size() - 1);
  }
  [[nodiscard]] bool standsAt(const Word& word, LetterSpan text, std::size_t at) const {
    if (text.size() - at < word.length || text[at + word.length - 1] != word.last) return false;
    for (std::uint32_t i = 0; i + 1 < word.length; ++i)
      if (text[at + i] != letters_[word.begin + i]) return false;
    return true;
  }
  void link(std::uint32_t word);
  void growChains();

  std::vector<Word> words_;
  std::vector<char32_t> letters_;
  std::vector<std::uint32_t> chains_;  // their first words; a power of two of them
  CharacterBits first_{};              // of words of several characters
  CharacterBits alone_{};              // that are words themselves
};

}  // namespace gouji::narrative
