// engine/cli/command_table.h
//
// Every command and option of the program, as data.
//
// The parser, the help texts in both languages, the completion scripts and the documentation of the
// command line are all made from this table: an option that stands here works, is explained and is
// completed; one that does not stand here does not exist.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"

namespace gouji::cli {

enum class OptionId : std::uint8_t {
  kHelp,
  kVersion,
  kLang,
  kColor,
  kRules,
  kNoBuiltin,
  kForm,
  kProfile,
  kSelect,
  kIgnore,
  kPrior,
  kFormat,
  kOutput,
  kFailOn,
  kJobs,
  kVerbose,
  kQuiet,
  kPositions,
  kCheck,
  kBuiltin,
  kConfig,
  kNoConfig,
  kBaseline,
  kWaivers,
  kToday,
  kReason,
  kAuthor,
  kMan,
  kMutate,
};

enum class ValueKind : std::uint8_t {
  kFlag,  // takes no value
  kOne,   // the last one counts
  kMany,  // may be repeated
  kList,  // may be repeated, and one value may hold several separated by commas
};

struct OptionSpec {
  OptionId id;
  std::string_view shortName;  // "-f", or empty
  std::string_view longName;   // "--format"
  ValueKind kind = ValueKind::kFlag;
  Localized value;  // "文件" / "FILE": what the value is called in help
  Localized help;
  /// The only values allowed; empty: any. Shown in help and completed.
  std::vector<std::string_view> choices = {};
  std::string_view initial = {};  // shown in help; the value without the option
  bool takesPath = false;         // completed with file names
};

struct Example {
  std::string_view command;
  Localized explanation;
};

enum class CommandId : std::uint8_t {
  kLint,
  kExtract,
  kExplain,
  kRulesList,
  kRulesCheck,
  kRulesTest,
  kRulesFmt,
  kRulesDoc,
  kBaselineCreate,
  kBaselinePrune,
  kBaselineShow,
  kConfigShow,
  kConfigSchema,
  kCompletion,
  kVersion,
  kHelp,
};

/// What the arguments that are not options are called and how many there may be.
struct Positionals {
  std::string_view usage;  // "PATH…"
  Localized help;
  std::size_t least = 0;
  std::size_t most = 0;
  std::vector<std::string_view> choices = {};
};

struct CommandSpec {
  CommandId id;
  std::string_view name;  // "lint", "rules check"
  Localized summary;
  Localized description;
  Positionals positionals;
  std::vector<OptionSpec> options;
  std::vector<Example> examples;
};

/// In the order in which help lists them.
[[nodiscard]] std::vector<std::string_view> commandNames();
[[nodiscard]] std::vector<std::reference_wrapper<const CommandSpec>> allCommands();
/// Options of every command: --help, --lang, --color.
[[nodiscard]] const std::vector<OptionSpec>& globalOptions();
/// nullptr when there is no such command.
[[nodiscard]] const CommandSpec* findCommand(std::string_view name);

}  // namespace gouji::cli
