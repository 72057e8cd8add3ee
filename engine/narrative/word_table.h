// engine/narrative/word_table.h
//
// Finds where words of a fixed set stand in a text, in one pass.
//
// Everything that wants to know about words asks the same table, so that a text is gone over once:
// the patterns of extracts, what speaks against their claims, and the patterns of conditions. What
// is not among the sightings of a text does not stand in it.
//
// The words are a tree of characters in which the first two are one step: hardly any place has the
// first two of a word unless the word, or one like it, stands there. A bit for each pair of
// characters says that no word starts with the two, so that most places cost one look; a step is
// one look into a table of all steps of the tree. It can be written down and used where it lies.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/archive.h"
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
  /// Adds a word, not empty; returns its number, the same for the same word.
  std::uint32_t add(LetterSpan word);
  [[nodiscard]] std::size_t size() const { return lengths_.size(); }
  /// In characters.
  [[nodiscard]] std::uint32_t lengthOf(std::uint32_t word) const { return lengths_[word]; }

  /// Finds every occurrence of every word; `found` is used again.
  void find(LetterSpan text, Sightings& found) const;

  template <typename A>
  friend void transfer(A& archive, WordTable& table) {
    transferAll(archive, table.nodes_, table.slots_, table.lengths_, table.seconds_);
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  static constexpr std::size_t kFewestSlots = 8192;
  /// Not a code point: the second character of a word of one.
  static constexpr char32_t kNoLetter = 0xffffffff;

  /// Words up to one of their characters.
  struct Node {
    std::uint32_t from = 0;  // the node before, or fromFirst of the first character
    char32_t letter = 0;
    std::uint32_t word = kNone;  // that ends here
    std::uint32_t goesOn = 0;    // 1 when longer words begin like this
  };
  /// All steps, as `find` sees them: nothing that is written meanwhile can change them.
  struct Steps {
    const Node* nodes;
    const std::uint32_t* slots;
    std::size_t mask;

    /// The slot of the step from a node by a character, or the empty one where it would be.
    [[nodiscard]] std::size_t slotOf(std::uint32_t from, char32_t letter) const {
      const std::uint32_t mixed = (from * 0x9E3779B1U) ^ (letter * 0x85EBCA77U);
      std::size_t slot = (mixed ^ (mixed >> 15U)) & mask;
      while (slots[slot] != kNone &&
             (nodes[slots[slot]].from != from || nodes[slots[slot]].letter != letter))
        slot = (slot + 1) & mask;
      return slot;
    }
    [[nodiscard]] std::uint32_t take(std::uint32_t from, char32_t letter) const {
      return slots[slotOf(from, letter)];
    }
  };

  /// Which characters may come second in words that start with another: a bit for each, shared by
  /// those alike in their last six bits. All of them when the first is a word of its own.
  using Seconds = std::uint64_t;
  static constexpr Seconds kAnySecond = ~Seconds{0};
  /// Characters alike in their last eleven bits share what may come second.
  static constexpr std::size_t kFirsts = 2048;

  [[nodiscard]] static std::uint32_t fromFirst(char32_t c) { return c | 0x80000000U; }
  [[nodiscard]] Steps steps() const { return {nodes_.data(), slots_.data(), slots_.size() - 1}; }
  std::uint32_t addStep(std::uint32_t from, char32_t letter);
  static void note(const Node& node, std::size_t at, Sightings& found) {
    if (node.word != kNone) found.places.push_back({node.word, static_cast<std::uint32_t>(at)});
  }

  Array<Node> nodes_;
  Array<std::uint32_t> slots_;    // nodes, by their steps; a power of two, most of them empty
  Array<std::uint32_t> lengths_;  // by word
  Array<Seconds> seconds_;        // by first character
};

}  // namespace gouji::narrative
