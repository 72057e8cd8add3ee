// engine/diag/suggest.h
//
// "Did you mean …?": the word nearest to one that nobody knows.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"

namespace gouji {

/// The candidate with the fewest letters inserted, removed, replaced or swapped with their
/// neighbour (optimal string alignment distance over code points), if that is at most a third of
/// the longer word, and two letters at least for words of four letters. Among equals the first.
/// Words longer than 64 code points have no suggestion.
[[nodiscard]] std::optional<std::string_view> suggestWord(
    std::string_view word, const std::vector<std::string_view>& candidates);

/// The hint that goes with it: "did you mean `received`?". Empty for nothing.
[[nodiscard]] Localized hintAt(std::optional<std::string_view> suggestion);

}  // namespace gouji
