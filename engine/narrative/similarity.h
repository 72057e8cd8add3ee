// engine/narrative/similarity.h
//
// How much two narratives have in common once their figures are taken out.
//
// The notice itself names 内容雷同 (国办公开办函〔2021〕30号): last year's text, or a sister
// office's, with new numbers. What is compared are shingles: all runs of five characters of the
// shadow text, after every number, date, punctuation mark and white space has been taken out. The
// similarity is the Jaccard coefficient of the two sets, |A ∩ B| / |A ∪ B| (P. Jaccard, 1901), over
// 64-bit hashes of the shingles.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gouji::narrative {

/// The distinct shingles of one text, sorted. Make it once per text and compare it often.
class Shingles {
 public:
  static constexpr int kLength = 5;  // characters

  Shingles() = default;
  explicit Shingles(std::string_view text);

  [[nodiscard]] const std::vector<std::uint64_t>& hashes() const { return hashes_; }
  [[nodiscard]] bool empty() const { return hashes_.empty(); }

 private:
  std::vector<std::uint64_t> hashes_;
};

/// Shares of the shingles in per mille, so that no floating point enters a rule. Two texts without
/// a shingle have nothing in common: 0.
[[nodiscard]] int similarityPerMille(const Shingles& a, const Shingles& b);

/// How many figures the texts state, if both state the same ones the same number of times; 0
/// otherwise. Zeros, years, dates, ordinals and document numbers are no figures.
[[nodiscard]] std::size_t countSameFigures(std::string_view a, std::string_view b);

/// How many characters of the name `a` do not occur in `b`. A short form of a name takes all its
/// characters from the long one (住建局, 住房和城乡建设局), so two names of which each has a
/// character the other lacks are names of two things.
[[nodiscard]] std::size_t countForeignCharacters(std::string_view a, std::string_view b);

}  // namespace gouji::narrative
