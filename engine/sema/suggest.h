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

/// The candidate whose label is `word` or contains it, or else the one whose name, or last word of
/// a dotted name, is nearest to it (see suggestWord in engine/diag/suggest.h).
[[nodiscard]] std::optional<std::string> findClosest(std::string_view word,
                                                     const std::vector<Candidate>& candidates);

/// The hint for it; empty when nothing is near.
[[nodiscard]] Localized suggest(std::string_view word, const std::vector<Candidate>& candidates);
/// The same for a form; where none is near, how to come by one.
[[nodiscard]] Localized suggestForm(std::string_view word, const std::vector<Candidate>& forms);

}  // namespace gouji::sema
