// The table of mistakes: names, words, weights.

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "engine/mistake/mistake_kinds.h"
#include "engine/mistake/mistake_weights.h"

namespace gouji {
namespace {

TEST_CASE("Every kind has a name of its own and words in both languages") {
  std::set<std::string_view> names;
  for (const MistakeKindInfo& info : allMistakeKinds()) {
    CHECK(names.insert(info.name).second);
    CHECK(&infoOf(info.kind) == &info);
    const Localized words = mistakeWords(info.name);
    CHECK(words.zh.empty() == (info.kind == MistakeKind::kNone));
    CHECK(words.en.empty() == (info.kind == MistakeKind::kNone));
  }
  CHECK(mistakeWords("no such kind") == Localized{});
}

TEST_CASE("The words stand in brackets, so they hold none") {
  for (const MistakeKindInfo& info : allMistakeKinds()) {
    CHECK(info.zh.find("（") == std::string_view::npos);
    CHECK(info.en.find('(') == std::string_view::npos);
  }
}

TEST_CASE("Every weight has a name by which it is found") {
  std::set<std::string_view> names;
  for (WeightId id = 0; id < kWeightCount; ++id) {
    CHECK(names.insert(nameOfWeight(id)).second);
    CHECK(findWeight(nameOfWeight(id)) == id);
  }
  CHECK(names.count("other") == 1);
  CHECK(names.count("narrative") == 1);
  CHECK_FALSE(findWeight(""));
  CHECK_FALSE(findWeight("transposd"));
}

TEST_CASE("Weights start from the table and lie within what a profile may set") {
  MistakeWeights weights;
  for (const MistakeKindInfo& info : allMistakeKinds()) {
    CHECK(weights.of(info.kind) == info.weight);
    CHECK(info.weight >= kLeastWeight);
    CHECK(info.weight <= kGreatestWeight);
  }
  CHECK(weights.ofNarrative() == 50);
  weights.set(*findWeight("sign"), 7);
  weights.set(kNarrativeWeight, 8);
  CHECK(weights.of(MistakeKind::kSign) == 7);
  CHECK(weights.of(MistakeKind::kTransposed) == MistakeWeights().of(MistakeKind::kTransposed));
  CHECK(weights.ofNarrative() == 8);
}

TEST_CASE("The documentation lists every weight with its default") {
  std::ifstream file(GOUJI_SOURCE_DIR "/docs/locate.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (WeightId id = 0; id < kWeightCount; ++id) {
    const bool isNarrative = id == kNarrativeWeight;
    const MistakeWeights weights;
    const int value = isNarrative ? weights.ofNarrative() : weights.of(allMistakeKinds()[id].kind);
    const std::string line =
        "| `" + std::string(nameOfWeight(id)) + "` | " + std::to_string(value) + " |";
    INFO(line);
    CHECK(text.find(line) != std::string::npos);
  }
}

}  // namespace
}  // namespace gouji
