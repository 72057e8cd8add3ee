// engine/narrative/literal_scan.h
//
// Finds which words of a fixed set occur in a text, in one pass.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/narrative/characters.h"

namespace gouji::narrative {

/// A set of words. The first character decides: a bit per code point says that no word starts with
/// it, which is so for nine characters of ten.
class LiteralScan {
 public:
  /// Adds a word, not empty; returns its number, the same for the same word.
  std::uint32_t add(const std::string& word);
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// Calls `found(word, offset)` for every occurrence, by ascending offset.
  template <typename Found>
  void run(std::string_view text, Found&& found) const {
    std::size_t i = 0;
    while (i < text.size()) {
      const Character c = characterAt(text, i);
      if (mayStart(c.codePoint)) {
        for (const std::uint32_t word : buckets_[bucketOf(c.codePoint)]) {
          const std::string& wanted = words_[word];
          if (text.size() - i >= wanted.size() &&
              std::memcmp(text.data() + i, wanted.data(), wanted.size()) == 0) {
            found(word, i);
          }
        }
      }
      i = c.end;
    }
  }

 private:
  static constexpr std::size_t kBuckets = 512;
  static std::size_t bucketOf(char32_t c) { return (c ^ (c >> 9U)) % kBuckets; }
  [[nodiscard]] bool mayStart(char32_t c) const {
    return ((first_[(c >> 6U) % first_.size()] >> (c % 64)) & 1U) != 0;
  }

  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::array<std::vector<std::uint32_t>, kBuckets> buckets_;  // by first character
  std::array<std::uint64_t, 1024> first_{};
};

}  // namespace gouji::narrative
