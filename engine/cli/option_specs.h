// engine/cli/option_specs.h
//
// The options that several commands share, each described once.
#pragma once

#include <vector>

#include "engine/cli/command_table.h"

namespace gouji::cli {

[[nodiscard]] OptionSpec ruleFiles();
[[nodiscard]] OptionSpec builtin();
[[nodiscard]] OptionSpec withoutBuiltin();
[[nodiscard]] OptionSpec form();
[[nodiscard]] OptionSpec profile();
[[nodiscard]] OptionSpec prior();
[[nodiscard]] OptionSpec today();
[[nodiscard]] OptionSpec config();
[[nodiscard]] OptionSpec withoutConfig();
[[nodiscard]] OptionSpec output();
[[nodiscard]] OptionSpec failOn();
[[nodiscard]] OptionSpec jobs();
/// --output of a command that writes a baseline.
[[nodiscard]] OptionSpec baselineFile();
[[nodiscard]] OptionSpec reason();
[[nodiscard]] OptionSpec author();
/// --format of commands that print a list.
[[nodiscard]] OptionSpec textOrJson();

/// What reports are checked with; the same names as in gouji.toml.
[[nodiscard]] std::vector<OptionSpec> settingOptions();
/// How findings are written and what they mean for the exit status.
[[nodiscard]] std::vector<OptionSpec> outputOptions();

}  // namespace gouji::cli
