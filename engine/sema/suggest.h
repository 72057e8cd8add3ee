// engine/sema/suggest.h
//
// "Did you mean": the name an author probably had in mind.
//
// Two habits lead to an unknown name. A slip of the finger gives a name a few edits away; an author
// who thinks in the form's own words types the Chinese label where the key belongs. Both are
// answered with the key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"

namespace gouji::sema {

struct Candidate {
  std::string name;
  std::string label;  // what the form prints for it; may be empty
};

/// The candidate whose name is nearest to `word` (at most one edit in three code points, counting
/// a swap of neighbours as one), or whose label is `word` or contains it. Ties go to the first.
[[nodiscard]] std::optional<std::string> findClosest(std::string_view word,
                                                     const std::vector<Candidate>& candidates);

/// The hint for it; empty when nothing is near.
[[nodiscard]] Localized suggest(std::string_view word, const std::vector<Candidate>& candidates);

/// Edits (insert, delete, replace, swap neighbours) between two texts in code points, or
/// `limit + 1` when there are more.
[[nodiscard]] std::size_t editDistance(std::u32string_view a, std::u32string_view b,
                                       std::size_t limit);

}  // namespace gouji::sema
