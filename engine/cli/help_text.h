// engine/cli/help_text.h
//
// The help of the program and of each command, made from the table of commands.
#pragma once

#include <string>

#include "engine/base/localized.h"
#include "engine/cli/command_table.h"

namespace gouji::cli {

/// What `gouji --help` prints: all commands and some first steps.
[[nodiscard]] std::string describeProgram(Language language);
/// What `gouji help COMMAND` prints: usage, options, examples.
[[nodiscard]] std::string describeCommand(const CommandSpec& command, Language language);

}  // namespace gouji::cli
