#include "engine/cli/completion.h"

#include <map>
#include <set>

#include "engine/cli/command_table.h"

namespace gouji::cli {
namespace {

std::vector<OptionSpec> optionsOf(const CommandSpec& command) {
  std::vector<OptionSpec> options = command.options;
  options.insert(options.end(), globalOptions().begin(), globalOptions().end());
  return options;
}

std::string join(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

/// First words of all commands, each once, in the order of the table.
std::vector<std::string_view> firstWords() {
  std::vector<std::string_view> words;
  for (const CommandSpec& command : allCommands()) {
    const std::string_view word = command.name.substr(0, command.name.find(' '));
    if (words.empty() || words.back() != word) words.push_back(word);
  }
  return words;
}

/// The second words behind each first word that has some: "rules" -> list, check …
std::map<std::string_view, std::vector<std::string_view>> secondWords() {
  std::map<std::string_view, std::vector<std::string_view>> words;
  for (const CommandSpec& command : allCommands()) {
    const std::size_t space = command.name.find(' ');
    if (space == std::string_view::npos) continue;
    words[command.name.substr(0, space)].push_back(command.name.substr(space + 1));
  }
  return words;
}

/// "rules | baseline": a pattern of a shell that fits the first words with a second one.
std::string groupPattern() {
  std::string pattern;
  for (const auto& [group, words] : secondWords())
    pattern += (pattern.empty() ? "" : "|") + std::string(group);
  return pattern;
}

// ------------------------------------------------------------ bash

std::string writeBash() {
  std::string out =
      "# bash completion for gouji\n"
      "_gouji() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
      "command=${COMP_WORDS[1]}\n"
      "  case $command in " +
      groupPattern() +
      ") ((COMP_CWORD > 2)) && command=\"$command ${COMP_WORDS[2]}\";; esac\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W '" +
      join(firstWords()) +
      " --help --version' -- \"$cur\"))\n"
      "    return\n"
      "  fi\n"
      "  case $command in\n";
  for (const auto& [group, words] : secondWords()) {
    out += "    " + std::string(group) + ") COMPREPLY=($(compgen -W '" + join(words) +
           "' -- \"$cur\")); return;;\n";
  }
  out += "  esac\n  case \"$command $prev\" in\n";
  for (const CommandSpec& command : allCommands()) {
    for (const OptionSpec& option : optionsOf(command)) {
      if (option.choices.empty()) continue;
      const std::string words =
          "COMPREPLY=($(compgen -W '" + join(option.choices) + "' -- \"$cur\")); return;;\n";
      out += "    '" + std::string(command.name) + ' ' + std::string(option.longName) + "'";
      if (!option.shortName.empty()) {
        out += " | '" + std::string(command.name) + ' ' + std::string(option.shortName) + "'";
      }
      out += ") " + words;
    }
  }
  out += "  esac\n  case $command in\n";
  for (const CommandSpec& command : allCommands()) {
    std::vector<std::string_view> words;
    for (const OptionSpec& option : optionsOf(command)) words.push_back(option.longName);
    out += "    '" + std::string(command.name) + "')\n";
    out +=
        "      [[ $cur == -* ]] && COMPREPLY=($(compgen -W '" + join(words) + "' -- \"$cur\"))\n";
    if (!command.positionals.choices.empty()) {
      out += "      [[ $cur != -* ]] && COMPREPLY=($(compgen -W '" +
             join(command.positionals.choices) + "' -- \"$cur\"))\n";
    }
    out += "      ;;\n";
  }
  out += "  esac\n}\ncomplete -o default -F _gouji gouji\n";
  return out;
}

// ------------------------------------------------------------ zsh

/// In single quotes, with what _arguments takes for its own syntax escaped.
std::string quoteZsh(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zshOption(const OptionSpec& option, Language language) {
  const std::string help = '[' + quoteZsh(option.help.in(language)) + ']';
  std::string value;
  if (option.kind != ValueKind::kFlag) {
    value = ":" + quoteZsh(option.value.in(language)) + ":";
    if (!option.choices.empty()) value += '(' + join(option.choices) + ')';
    if (option.takesPath) value += "_files";
  }
  const bool repeats = option.kind == ValueKind::kMany || option.kind == ValueKind::kList;
  std::string out = " \\\n      '" + std::string(repeats ? "*" : "") +
                    std::string(option.longName) + help + value + "'";
  if (!option.shortName.empty()) {
    out += " \\\n      '" + std::string(repeats ? "*" : "") + std::string(option.shortName) + help +
           value + "'";
  }
  return out;
}

/// The branches of a `case` that complete the second word of a group.
std::string zshSecondWords() {
  std::string out;
  for (const auto& [group, words] : secondWords()) {
    out += "    " + std::string(group) +
           ")\n"
           "      if ((CURRENT == 3)); then\n        compadd " +
           join(words) +
           "\n        return\n      fi\n"
           "      command=\"$command $words[3]\"\n      shift 1 words\n      ((CURRENT--))\n"
           "      ;;\n";
  }
  return out;
}

std::string writeZsh(Language language) {
  std::string out = "#compdef gouji\n_gouji() {\n  local -a commands\n  commands=(\n";
  std::set<std::string_view> seen;
  for (const CommandSpec& command : allCommands()) {
    const std::string_view word = command.name.substr(0, command.name.find(' '));
    if (!seen.insert(word).second) continue;
    out += "    '" + std::string(word) + ':' + quoteZsh(command.summary.in(language)) + "'\n";
  }
  out +=
      "  )\n"
      "  if ((CURRENT == 2)); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n"
      "  case $command in\n" +
      zshSecondWords() +
      "  esac\n"
      "  shift 1 words\n  ((CURRENT--))\n"
      "  case $command in\n";
  for (const CommandSpec& command : allCommands()) {
    out += "    '" + std::string(command.name) + "')\n      _arguments -s";
    for (const OptionSpec& option : optionsOf(command)) out += zshOption(option, language);
    const auto& choices = command.positionals.choices;
    if (!choices.empty()) {
      out +=
          " \\\n      '*:" + std::string(command.positionals.usage) + ":(" + join(choices) + ")'";
    } else if (command.positionals.most > 0) {
      out += " \\\n      '*:" + quoteZsh(command.positionals.usage) + ":_files'";
    }
    out += "\n      ;;\n";
  }
  out += "  esac\n}\ncompdef _gouji gouji\n";
  return out;
}

// ------------------------------------------------------------ fish

std::string quoteFish(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

/// The condition under which the completions of a command are offered.
std::string fishCondition(const CommandSpec& command) {
  const std::size_t space = command.name.find(' ');
  std::string condition =
      "__fish_seen_subcommand_from " + std::string(command.name.substr(0, space));
  if (space != std::string_view::npos) {
    condition += "; and __fish_seen_subcommand_from " + std::string(command.name.substr(space + 1));
  }
  return quoteFish(condition);
}

std::string writeFish(Language language) {
  std::string out = "# fish completion for gouji\n";
  std::set<std::string_view> seen;
  for (const CommandSpec& command : allCommands()) {
    const std::size_t space = command.name.find(' ');
    const std::string_view word = command.name.substr(0, space);
    const std::string help = quoteFish(command.summary.in(language));
    if (seen.insert(word).second) {
      out += "complete -c gouji -f -n __fish_use_subcommand -a " + std::string(word) + " -d " +
             help + '\n';
    }
    if (space != std::string_view::npos) {
      out += "complete -c gouji -f -n '__fish_seen_subcommand_from " + std::string(word) +
             "; and not __fish_seen_subcommand_from " + join(secondWords()[word]) + "' -a " +
             std::string(command.name.substr(space + 1)) + " -d " + help + '\n';
    }
  }
  for (const CommandSpec& command : allCommands()) {
    const std::string condition = fishCondition(command);
    for (const OptionSpec& option : optionsOf(command)) {
      out += "complete -c gouji -n " + condition + " -l " + std::string(option.longName.substr(2));
      if (!option.shortName.empty()) out += " -s " + std::string(option.shortName.substr(1));
      if (option.kind != ValueKind::kFlag) out += option.takesPath ? " -r -F" : " -x";
      if (!option.choices.empty()) out += " -a " + quoteFish(join(option.choices));
      out += " -d " + quoteFish(option.help.in(language)) + '\n';
    }
    if (!command.positionals.choices.empty()) {
      out += "complete -c gouji -f -n " + condition + " -a " +
             quoteFish(join(command.positionals.choices)) + '\n';
    }
  }
  return out;
}

}  // namespace

std::string writeCompletion(std::string_view shell, Language language) {
  if (shell == "bash") return writeBash();
  if (shell == "zsh") return writeZsh(language);
  if (shell == "fish") return writeFish(language);
  return {};
}

}  // namespace gouji::cli
