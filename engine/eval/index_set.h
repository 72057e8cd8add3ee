// engine/eval/index_set.h
//
// A set of small numbers, a bit for each: cells of a form, facts about a report.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gouji::eval {

class IndexSet {
 public:
  /// Leaves it empty, with room for numbers below `count`; only those may be added.
  void clear(std::size_t count) { words_.assign((count + 63) / 64, 0); }
  void add(std::uint32_t index) { words_[index / 64] |= std::uint64_t{1} << (index % 64); }
  /// Adds another set, which has no more room than this one.
  void add(const IndexSet& other) {
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }
  [[nodiscard]] bool has(std::uint32_t index) const {
    return (words_[index / 64] >> (index % 64) & 1U) != 0;
  }
  /// Whether the two have a number in common.
  [[nodiscard]] bool meets(const IndexSet& other) const {
    const std::size_t count = std::min(words_.size(), other.words_.size());
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < count; ++i) common |= words_[i] & other.words_[i];
    return common != 0;
  }

 private:
  std::vector<std::uint64_t> words_;  // bit `index % 64` of word `index / 64`
};

}  // namespace gouji::eval
