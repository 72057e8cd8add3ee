// engine/narrative/required_literals.h
//
// The words that a text must contain before a pattern is worth running.
#pragma once

#include <string>
#include <vector>

#include "engine/narrative/regex_tree.h"

namespace gouji::narrative {

/// Sets of words; every match contains at least one word of each set.
struct RequiredLiterals {
  static constexpr std::size_t kMostSets = 4;
  static constexpr std::size_t kMostWords = 32;  // of one set
  std::vector<std::vector<std::string>> anyOf;
};

/// Empty when nothing can be said. Of several sets the most telling are kept: those whose shortest
/// word is longest.
[[nodiscard]] RequiredLiterals findRequiredLiterals(const RegexTree& tree);

}  // namespace gouji::narrative
