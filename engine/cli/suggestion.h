// engine/cli/suggestion.h
//
// "Did you mean" for the words of a command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"

namespace gouji::cli {

/// Names the candidate nearest to `word`, or says `otherwise` when none is near.
[[nodiscard]] Localized suggestNear(std::string_view word,
                                    const std::vector<std::string>& candidates,
                                    Localized otherwise);

}  // namespace gouji::cli
