// engine/narrative/compiled_pattern.h
//
// A translated pattern as RE2 runs it, and what a text must contain before it is worth running.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "engine/narrative/pattern.h"

namespace gouji::narrative {

/// How all patterns are compiled: UTF-8, quiet, with a limit on memory.
[[nodiscard]] RE2::Options patternOptions();

/// Literals of which a match contains at least one; several such sets may hold at once.
struct RequiredLiterals {
  std::vector<std::vector<std::string>> anyOf;  // lower case
};

/// Works out what every match of the pattern must contain. Empty when nothing can be said.
[[nodiscard]] RequiredLiterals findRequiredLiterals(const std::string& regex);

}  // namespace gouji::narrative
