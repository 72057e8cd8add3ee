// engine/narrative/word_table.h
//
// Finds where words of a fixed set stand in a text, in one pass.
//
// Everything that wants to know about words asks the same table, so that a text is gone over once:
// the patterns of extracts, what speaks against their claims, and the patterns of conditions. What
// is not among the sightings of a text does not stand in it.
//
// The words are a tree of characters in which the first two are one step: hardly any place has the
// first two of a word unless the word, or one like it, stands there. A bit per code point says
// that no word starts with it, so that most places cost one look; a step is one look into a table
// of all steps of the tree.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/narrative/letters.h"

namespace gouji::narrative {

/// A place where a word stands.
struct Sighting {
  std::uint32_t word = 0;
  std::uint32_t letter = 0;  // index of its first character
};

/// A bit for every word of a table.
class WordBits {
 public:
  void clear(std::size_t words) { blocks_.assign((words + 63) / 64, 0); }
  void add(std::uint32_t word) { blocks_[word / 64] |= std::uint64_t{1} << (word % 64); }
  /// The bits of the words from 64 * index.
  [[nodiscard]] std::uint64_t block(std::size_t index) const { return blocks_[index]; }

 private:
  std::vector<std::uint64_t> blocks_;
};

/// What of a table stands in one text.
struct Sightings {
  std::vector<Sighting> places;  // by ascending letter
  WordBits words;
};

class WordTable {
 public:
  WordTable();

  /// Room for so many characters of words, beginnings that they share counted once.
  void reserve(std::size_t characters) { nodes_.reserve(characters); }
  /// Adds a word, not empty; returns its number, the same for the same word.
  std::uint32_t add(LetterSpan word);
  [[nodiscard]] std::size_t size() const { return lengths_.size(); }
  /// In characters.
  [[nodiscard]] std::uint32_t lengthOf(std::uint32_t word) const { return lengths_[word]; }

  /// Finds every occurrence of every word; `found` is used again.
  void find(LetterSpan text, Sightings& found) const;

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  static constexpr std::size_t kFewestSlots = 8192;
  /// Not a code point: the second character of a word of one.
  static constexpr char32_t kNoLetter = 0xffffffff;
  /// A bit per code point of the basic plane; others share them.
  using CharacterBits = std::array<std::uint64_t, 1024>;

  /// Words up to one of their characters.
  struct Node {
    std::uint32_t from = 0;  // the node before, or fromFirst of the first character
    char32_t letter = 0;
    std::uint32_t word = kNone;  // that ends here
  };

  [[nodiscard]] static bool isIn(const CharacterBits& bits, char32_t c) {
    return ((bits[(c >> 6U) % bits.size()] >> (c % 64)) & 1U) != 0;
  }
  static void put(CharacterBits& bits, char32_t c) {
    bits[(c >> 6U) % bits.size()] |= std::uint64_t{1} << (c % 64);
  }
  [[nodiscard]] static std::uint32_t fromFirst(char32_t c) { return c | 0x80000000U; }
  /// The slot of the step from a node by a character, or the empty one where it would be.
  [[nodiscard]] std::size_t slotOf(std::uint32_t from, char32_t letter) const {
    const std::uint32_t mixed = (from * 0x9E3779B1U) ^ (letter * 0x85EBCA77U);
    std::size_t slot = (mixed ^ (mixed >> 15U)) & (slots_.size() - 1);
    while (slots_[slot] != kNone &&
           (nodes_[slots_[slot]].from != from || nodes_[slots_[slot]].letter != letter))
      slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  [[nodiscard]] std::uint32_t step(std::uint32_t from, char32_t letter) const {
    return slots_[slotOf(from, letter)];
  }
  std::uint32_t addStep(std::uint32_t from, char32_t letter);
  void note(std::uint32_t node, std::size_t at, Sightings& found) const {
    const std::uint32_t word = nodes_[node].word;
    if (word == kNone) return;
    found.places.push_back({word, static_cast<std::uint32_t>(at)});
    found.words.add(word);
  }

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> slots_;    // nodes, by their steps; a power of two, most of them empty
  std::vector<std::uint32_t> lengths_;  // by word
  CharacterBits first_{};               // of words
  CharacterBits alone_{};               // that are words themselves
};

}  // namespace gouji::narrative
