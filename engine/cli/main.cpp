// engine/cli/main.cpp
//
// The program `gouji`: understands its arguments and hands over to a command.

#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/cli/arguments.h"
#include "engine/cli/commands.h"
#include "engine/cli/completion.h"
#include "engine/cli/console.h"
#include "engine/cli/help_text.h"
#include "engine/cli/manual_page.h"
#include "engine/config/settings.h"

namespace gouji::cli {
namespace {

/// The help of the command that was named, or of the program.
Result<std::string> findHelp(const Arguments& arguments, Language language) {
  std::string name;
  for (const std::string& word : arguments.positionals) name += (name.empty() ? "" : " ") + word;
  if (name.empty()) return describeProgram(language);
  if (const CommandSpec* command = findCommand(name)) return describeCommand(*command, language);
  std::string group;
  for (const CommandSpec& command : allCommands()) {
    if (command.name.starts_with(name + ' ')) group += describeCommand(command, language) + '\n';
  }
  if (!group.empty()) return group;
  return Error{"usage",
               {"没有 `" + name + "` 这个命令", "there is no command `" + name + "`"},
               {"用 `gouji --help` 查看全部命令", "`gouji --help` lists all commands"}};
}

int printHelp(const Arguments& arguments, const Console& console) {
  const bool isHelpCommand =
      arguments.command != nullptr && arguments.command->id == CommandId::kHelp;
  if (arguments.has(OptionId::kMan))
    return writeOutput({}, console, writeManualPage(console.language));
  if (arguments.command != nullptr && !isHelpCommand) {
    return writeOutput({}, console, describeCommand(*arguments.command, console.language));
  }
  const Result<std::string> text = findHelp(arguments, console.language);
  if (!text) {
    console.complain(text.error());
    return kTrouble;
  }
  return writeOutput({}, console, *text);
}

int run(const Arguments& arguments, const Console& console) {
  if (arguments.has(OptionId::kHelp)) return printHelp(arguments, console);
  if (arguments.has(OptionId::kVersion))
    return writeOutput({}, console, "gouji " GOUJI_VERSION "\n");
  if (arguments.command == nullptr) {
    console.say(describeProgram(console.language));
    return kTrouble;
  }
  switch (arguments.command->id) {
    case CommandId::kLint:
      return runLint(arguments, console);
    case CommandId::kExtract:
      return runExtract(arguments, console);
    case CommandId::kExplain:
      return runExplain(arguments, console);
    case CommandId::kRulesList:
      return runRulesList(arguments, console);
    case CommandId::kRulesCheck:
      return runRulesCheck(arguments, console);
    case CommandId::kRulesTest:
      return runRulesTest(arguments, console);
    case CommandId::kRulesDoc:
      return runRulesDoc(arguments, console);
    case CommandId::kRulesFmt:
      return runRulesFmt(arguments, console);
    case CommandId::kBaselineCreate:
      return runBaselineCreate(arguments, console);
    case CommandId::kBaselinePrune:
      return runBaselinePrune(arguments, console);
    case CommandId::kBaselineShow:
      return runBaselineShow(arguments, console);
    case CommandId::kConfigShow:
      return runConfigShow(arguments, console);
    case CommandId::kConfigSchema:
      return writeOutput(arguments, console, writeConfigSchema());
    case CommandId::kCompletion:
      return writeOutput({}, console,
                         writeCompletion(arguments.positionals.front(), console.language));
    case CommandId::kVersion:
      return writeOutput({}, console, "gouji " GOUJI_VERSION "\n");
    case CommandId::kHelp:
      return printHelp(arguments, console);
  }
  return kTrouble;
}

/// Whoever started us may have closed a standard stream. A file that is opened would then get its
/// number, and what is meant for the stream would go into the file; so the number is taken by
/// something that refuses to be read, or to be written to.
void holdStandardStreams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest number that is free is given, and all below it are taken.
    static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

/// Keeps the memory of one report for the next. Given back to the system it would come again page
/// by page, which took a tenth of the time of a web page.
void keepFreedMemory() {
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
}

}  // namespace
}  // namespace gouji::cli

int main(int argc, char** argv) {
  using namespace gouji::cli;
  holdStandardStreams();
  keepFreedMemory();
  // A reader that went away is noticed where it is written to.
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  const gouji::Language language =
      chooseLanguage(words, std::getenv("LC_ALL"), std::getenv("LANG"));
  const gouji::Result<Arguments> arguments = parseArguments(words);
  if (!arguments) {
    Console::make(language, "auto").complain(arguments.error());
    return kTrouble;
  }
  const int status =
      run(*arguments, Console::make(language, arguments->last(OptionId::kColor, "auto")));
#ifndef GOUJI_INSTRUMENTED
  // All output is written; what is left are destructors, and nobody is there to see their work.
  std::fflush(nullptr);
  std::_Exit(status);
#endif
  return status;
}
