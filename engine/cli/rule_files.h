// engine/cli/rule_files.h
//
// Rule files as their authors work on them: compiled from source, mistakes told in full.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/cli/console.h"
#include "engine/pack/pack.h"

namespace gouji::cli {

/// Compiles files and folders with what they import. Mistakes and warnings are written to standard
/// error; nothing when there are mistakes.
[[nodiscard]] std::optional<CompiledPack> compileRuleFiles(const std::vector<std::string>& paths,
                                                           const Console& console);

}  // namespace gouji::cli
