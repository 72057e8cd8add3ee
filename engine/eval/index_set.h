// engine/eval/index_set.h
//
// A set of small numbers, a bit for each: cells of a form, facts about a report.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gouji::eval {

/// A set that lies somewhere: bit `index % 64` of word `index / 64`. All words but these, of which
/// the first is word `begin`, are 0.
struct IndexWords {
  std::size_t begin = 0;
  std::span<const std::uint64_t> words;

  [[nodiscard]] std::size_t end() const { return begin + words.size(); }
};

class IndexSet {
 public:
  /// Leaves it empty, with room for numbers below `count`; only those may be added.
  void clear(std::size_t count) {
    words_.assign((count + 63) / 64, 0);
    begin_ = end_ = 0;
  }
  void add(std::uint32_t index) {
    words_[index / 64] |= std::uint64_t{1} << (index % 64);
    cover(index / 64, index / 64 + 1);
  }
  /// Adds another set, which has no more room than this one.
  void add(const IndexSet& other) {
    if (other.begin_ == other.end_) return;
    for (std::size_t i = other.begin_; i < other.end_; ++i) words_[i] |= other.words_[i];
    cover(other.begin_, other.end_);
  }
  [[nodiscard]] bool has(std::uint32_t index) const {
    return (words_[index / 64] >> (index % 64) & 1U) != 0;
  }
  /// Whether the two have a number in common.
  [[nodiscard]] bool meets(const IndexWords& other) const {
    const std::size_t end = std::min(end_, other.end());
    for (std::size_t i = std::max(begin_, other.begin); i < end; ++i)
      if ((words_[i] & other.words[i - other.begin]) != 0) return true;
    return false;
  }
  operator IndexWords() const { return {begin_, std::span(words_).subspan(begin_, end_ - begin_)}; }

 private:
  void cover(std::size_t begin, std::size_t end) {
    begin_ = begin_ == end_ ? begin : std::min(begin_, begin);
    end_ = std::max(end_, end);
  }

  std::vector<std::uint64_t> words_;
  // All words but [begin_, end_) are 0: most sets are of few numbers that stand together.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace gouji::eval
