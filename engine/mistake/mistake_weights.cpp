#include "engine/mistake/mistake_weights.h"

namespace gouji {
namespace {

constexpr std::int32_t kNarrativeDefault = 50;

}  // namespace

MistakeWeights::MistakeWeights() {
  for (const MistakeKindInfo& info : allMistakeKinds())
    values_[static_cast<std::size_t>(info.kind)] = info.weight;
  values_[kNarrativeWeight] = kNarrativeDefault;
}

std::optional<WeightId> findWeight(std::string_view name) {
  for (WeightId id = 0; id < kWeightCount; ++id)
    if (nameOfWeight(id) == name) return id;
  return std::nullopt;
}

std::string_view nameOfWeight(WeightId id) {
  if (id == kNarrativeWeight) return "narrative";
  if (id == static_cast<WeightId>(MistakeKind::kNone)) return "other";
  return allMistakeKinds()[id].name;
}

std::vector<std::string_view> weightNames() {
  std::vector<std::string_view> names;
  for (WeightId id = 0; id < kWeightCount; ++id) names.push_back(nameOfWeight(id));
  return names;
}

}  // namespace gouji
