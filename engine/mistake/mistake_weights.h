// engine/mistake/mistake_weights.h
//
// How much each kind of mistake counts when several explanations tie: the less, the likelier.
//
// The table of mistake_kinds.h holds the defaults. An office that knows its units better, because
// a template left totals to be typed by hand or the narrative is copied from last year's, says so
// in a profile: `weight total-not-filled = 30`. Weights order explanations and decide whether one
// stands out; they never make an explanation of what is none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/mistake/mistake_kinds.h"

namespace gouji {

/// A MistakeKind as a number, or kNarrativeWeight.
using WeightId = std::uint32_t;
/// What a value stated in the narrative takes off the weight of the change to it.
inline constexpr WeightId kNarrativeWeight = kMistakeKindCount;
inline constexpr std::size_t kWeightCount = kMistakeKindCount + 1;

inline constexpr std::int32_t kLeastWeight = 1;
inline constexpr std::int32_t kGreatestWeight = 1000;

class MistakeWeights {
 public:
  /// The defaults.
  MistakeWeights();

  [[nodiscard]] std::int32_t of(MistakeKind kind) const {
    return values_[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] std::int32_t ofNarrative() const { return values_[kNarrativeWeight]; }
  /// `value` is between kLeastWeight and kGreatestWeight, `id` less than kWeightCount.
  void set(WeightId id, std::int32_t value) { values_[id] = value; }

  bool operator==(const MistakeWeights&) const = default;

 private:
  std::array<std::int32_t, kWeightCount> values_{};
};

/// By the name a profile uses: that of a kind, `other` for a change that looks like nothing in
/// particular, `narrative` for what the text states.
[[nodiscard]] std::optional<WeightId> findWeight(std::string_view name);
[[nodiscard]] std::string_view nameOfWeight(WeightId id);
/// All names, for suggestions.
[[nodiscard]] std::vector<std::string_view> weightNames();

}  // namespace gouji
