// engine/cli/arguments.h
//
// The words of a command line, sorted: which command, which options, which paths.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/localized.h"
#include "engine/base/result.h"
#include "engine/cli/command_table.h"

namespace gouji::cli {

/// A command line that is understood. What is asked for help or the version only may lack paths.
struct Arguments {
  const CommandSpec* command = nullptr;  // null: none was given
  std::map<OptionId, std::vector<std::string>> values;
  std::vector<std::string> positionals;

  [[nodiscard]] bool has(OptionId option) const { return values.contains(option); }
  /// All values of an option, in the order given.
  [[nodiscard]] std::vector<std::string> all(OptionId option) const;
  /// The last value of an option.
  [[nodiscard]] std::string last(OptionId option, std::string_view otherwise = {}) const;
};

/// Understands the words `given` (without the program's name); those behind `--` are no options and
/// no commands. Errors ("usage") say what was not understood and what was probably meant.
[[nodiscard]] Result<Arguments> parseArguments(const std::vector<std::string>& given);

/// The language of messages, known before anything else so that mistakes in the command line are
/// told in it: `--lang`, else LC_ALL, else LANG (null when not set). Chinese in doubt.
[[nodiscard]] Language chooseLanguage(const std::vector<std::string>& words, const char* lcAll,
                                      const char* lang);

}  // namespace gouji::cli
