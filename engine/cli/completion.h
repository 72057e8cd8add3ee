// engine/cli/completion.h
//
// Completion scripts for shells, made from the table of commands.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/localized.h"

namespace gouji::cli {

/// The script for "bash", "zsh" or "fish"; empty for any other shell. Explanations, where the shell
/// shows them, are in `language`.
[[nodiscard]] std::string writeCompletion(std::string_view shell, Language language);

}  // namespace gouji::cli
