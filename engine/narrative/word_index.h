// engine/narrative/word_index.h
//
// A fixed list of Chinese words, made ready by the compiler to be looked for at any letter.
//
// Readers ask of many places which word of a list stands there, and at most places none does. The
// words are filed by their first letter, so that one look tells that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/narrative/letters.h"

namespace gouji::narrative {

/// All letters of all words take three bytes: Han characters and Chinese marks. Up to 254 words of
/// at most six letters; the constants it is made of must outlive it.
template <std::size_t N>
class WordIndex {
 public:
  static constexpr std::size_t kBytesOfLetter = 3;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  constexpr explicit WordIndex(const std::string_view (&words)[N]) {
    static_assert(N < 255);
    // Words with the same first letter keep their order.
    for (std::size_t i = N; i > 0; --i) {
      spellings_[i - 1] = Spelling(words[i - 1]);
      std::uint8_t& first = first_[bucketOf(spellings_[i - 1].letters[0])];
      next_[i - 1] = first;
      first = static_cast<std::uint8_t>(i);
    }
  }

  /// The index of the first word of the list that stands at a letter of the text; kNone when none
  /// does. Put longer words before their beginnings.
  [[nodiscard]] constexpr std::size_t findAt(LetterSpan text, std::size_t at) const {
    std::size_t i = first_[bucketOf(text[at])];
    while (i != 0 && !spellings_[i - 1].standsAt(text, at)) i = next_[i - 1];
    return i - 1;
  }
  /// Calls `take(index)` for every word that stands there.
  template <typename Take>
  constexpr void forEachAt(LetterSpan text, std::size_t at, Take&& take) const {
    for (std::size_t i = first_[bucketOf(text[at])]; i != 0; i = next_[i - 1])
      if (spellings_[i - 1].standsAt(text, at)) take(i - 1);
  }
  /// In letters.
  [[nodiscard]] constexpr std::size_t lengthOf(std::size_t index) const {
    return spellings_[index].count;
  }

 private:
  struct Spelling {
    static constexpr std::size_t kMostLetters = 6;
    char16_t letters[kMostLetters] = {};
    std::size_t count = 0;

    constexpr Spelling() = default;
    constexpr explicit Spelling(std::string_view word) {
      const auto bits = [&](std::size_t i, unsigned mask) {
        return static_cast<unsigned char>(word[i]) & mask;
      };
      for (std::size_t i = 0; i < word.size(); i += kBytesOfLetter)
        letters[count++] = static_cast<char16_t>((bits(i, 0x0FU) << 12U) |
                                                 (bits(i + 1, 0x3FU) << 6U) | bits(i + 2, 0x3FU));
    }
    [[nodiscard]] constexpr bool standsAt(LetterSpan text, std::size_t at) const {
      if (text.size() - at < count) return false;
      for (std::size_t i = 0; i < count; ++i)
        if (text[at + i] != letters[i]) return false;
      return true;
    }
  };

  static constexpr std::size_t kBuckets = 256;
  static constexpr std::size_t bucketOf(char32_t c) { return c % kBuckets; }

  Spelling spellings_[N];
  std::uint8_t first_[kBuckets] = {};  // one more than the index of a word; 0: none
  std::uint8_t next_[N] = {};          // with a first letter of the same bucket
};

}  // namespace gouji::narrative
