#include "engine/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "engine/cli/suggestion.h"

namespace gouji::cli {
namespace {

Error usageError(Localized message, Localized hint = {}) {
  return {"usage", std::move(message), std::move(hint)};
}

/// Whether a word may be this option: "--format", "--format=json"; "-f", "-qf", "-fjson".
bool mayBe(std::string_view word, const OptionSpec& option) {
  if (word.starts_with(option.longName)) {
    word.remove_prefix(option.longName.size());
    return word.empty() || word.front() == '=';
  }
  return !option.shortName.empty() && word.starts_with('-') &&
         word.find(option.shortName.back(), 1) != std::string_view::npos;
}

/// The options and positionals of one command, bound to the place where CLI11 puts their values.
/// Options that no word may be are left out: CLI11 spends more on knowing one than on reading it.
class Binding {
 public:
  Binding(CLI::App& app, const CommandSpec* command, const std::vector<std::string>& words)
      : app_(&app), command_(command) {
    app.set_help_flag();
    app.allow_extras();
    const auto addGiven = [&](const OptionSpec& option) {
      if (std::any_of(words.begin(), words.end(),
                      [&](const std::string& word) { return mayBe(word, option); })) {
        add(option);
      }
    };
    for (const OptionSpec& option : globalOptions()) addGiven(option);
    if (command == nullptr) return;
    for (const OptionSpec& option : command->options) addGiven(option);
    if (command->positionals.most > 0) {
      app.add_option("positionals", positionals_)->expected(0, -1);
    }
  }
  Binding(const Binding&) = delete;

  [[nodiscard]] const CLI::App& app() const { return *app_; }
  [[nodiscard]] const CommandSpec* command() const { return command_; }

  void collect(Arguments& arguments) const {
    for (const auto& [spec, option] : options_) {
      if (option->count() == 0) continue;
      std::vector<std::string>& values = arguments.values[spec->id];
      if (spec->kind == ValueKind::kFlag) continue;
      for (const std::string& value : option->results()) values.push_back(value);
    }
    arguments.positionals.insert(arguments.positionals.end(), positionals_.begin(),
                                 positionals_.end());
  }

 private:
  void add(const OptionSpec& spec) {
    std::string names(spec.longName);
    if (!spec.shortName.empty()) names = std::string(spec.shortName) + ',' + names;
    CLI::Option* option = nullptr;
    if (spec.kind == ValueKind::kFlag) {
      option = app_->add_flag(names)->disable_flag_override();
    } else {
      // One value each time it is given: a list of files behind an option belongs to the command.
      option = app_->add_option(names);
      option->type_size(1)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      if (spec.kind == ValueKind::kList) option->delimiter(',');
    }
    options_.emplace_back(&spec, option);
  }

  CLI::App* app_;
  const CommandSpec* command_;
  std::vector<std::pair<const OptionSpec*, CLI::Option*>> options_;
  std::vector<std::string> positionals_;
};

/// CLI11's tree of commands: "rules check" is `check` below `rules`. Only commands that one of the
/// words may mean are in it.
class CommandTree {
 public:
  explicit CommandTree(const std::vector<std::string>& words)
      : words_(words), root_("gouji", "gouji") {
    // One command only: in `gouji lint version` the second word is a file.
    root_.require_subcommand(0, 1);
    bind(root_, nullptr);
    for (const std::string_view name : commandNames()) addCommand(name);
  }

  CLI::App& root() { return root_; }

  /// The bindings on the way from the root to the command that was given.
  [[nodiscard]] std::vector<const Binding*> given() const {
    std::vector<const Binding*> path;
    for (const auto& binding : bindings_) {
      if (binding->app().parsed() || &binding->app() == &root_) path.push_back(binding.get());
    }
    return path;
  }

  /// The group that was given, such as `rules`, or empty.
  [[nodiscard]] std::string givenGroup() const {
    for (const auto& [name, group] : groups_) {
      if (group->parsed()) return name;
    }
    return {};
  }

 private:
  void bind(CLI::App& app, const CommandSpec* command) {
    bindings_.push_back(std::make_unique<Binding>(app, command, words_));
  }

  [[nodiscard]] bool isGiven(std::string_view word) const {
    return std::find(words_.begin(), words_.end(), word) != words_.end();
  }

  void addCommand(std::string_view name) {
    const std::string first(name.substr(0, name.find(' ')));
    if (!isGiven(first)) return;
    if (first == name) return bind(*root_.add_subcommand(first), findCommand(name));
    CLI::App*& group = groups_[first];
    if (group == nullptr) {
      group = root_.add_subcommand(first);
      group->require_subcommand(0, 1);
      bind(*group, nullptr);
    }
    const std::string second(name.substr(first.size() + 1));
    if (isGiven(second)) bind(*group->add_subcommand(second), findCommand(name));
  }

  const std::vector<std::string>& words_;
  CLI::App root_;
  std::map<std::string, CLI::App*> groups_;
  std::vector<std::unique_ptr<Binding>> bindings_;
};

std::vector<std::string> commandWords(std::string_view prefix) {
  std::vector<std::string> words;
  for (std::string_view name : commandNames()) {
    if (!name.starts_with(prefix)) continue;
    name.remove_prefix(prefix.size());
    const std::string word(name.substr(0, name.find(' ')));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return words;
}

std::vector<std::string> optionWords(const CommandSpec* command) {
  std::vector<std::string> words;
  for (const OptionSpec& option : globalOptions()) words.emplace_back(option.longName);
  if (command == nullptr) return words;
  for (const OptionSpec& option : command->options) words.emplace_back(option.longName);
  return words;
}

Error unknownOption(const std::string& word, const CommandSpec* command) {
  const std::string name = word.substr(0, word.find('='));
  const std::string help =
      command == nullptr ? "gouji --help" : "gouji help " + std::string(command->name);
  return usageError(
      {"没有 `" + name + "` 这个选项", "there is no option `" + name + "`"},
      suggestNear(name, optionWords(command),
                  {"用 `" + help + "` 查看全部选项", "`" + help + "` lists all options"}));
}

Error unknownCommand(const std::string& word, std::string_view prefix) {
  const std::string name = std::string(prefix) + word;
  return usageError(
      {"没有 `" + name + "` 这个命令", "there is no command `" + name + "`"},
      suggestNear(word, commandWords(prefix),
                  {"用 `gouji --help` 查看全部命令", "`gouji --help` lists all commands"}));
}

bool isFlag(std::string_view name) {
  const auto isThis = [&](const OptionSpec& option) {
    return option.kind == ValueKind::kFlag && (option.longName == name || option.shortName == name);
  };
  const auto& global = globalOptions();
  if (std::any_of(global.begin(), global.end(), isThis)) return true;
  for (const CommandSpec& command : allCommands()) {
    if (std::any_of(command.options.begin(), command.options.end(), isThis)) return true;
  }
  return false;
}

/// CLI11 says "--format: 1 required TEXT missing" and "quiet was given a disallowed flag override";
/// its words are English only.
Error translate(const CLI::ParseError& error) {
  const std::string text = error.what();
  std::string name = text.substr(0, text.find_first_of(": "));
  if (isFlag("--" + name)) name.insert(0, "--");
  if (name.starts_with("-") && isFlag(name)) {
    return usageError({"选项 `" + name + "` 不带取值", "option `" + name + "` takes no value"});
  }
  if (name.starts_with("-")) {
    return usageError({"选项 `" + name + "` 后面缺少取值", "option `" + name + "` needs a value"});
  }
  return usageError({"命令行无法理解：" + text, "the command line was not understood: " + text},
                    {"用 `gouji --help` 查看用法", "see `gouji --help`"});
}

/// What CLI11 would read otherwise than people mean it, said so that it cannot.
struct PlainWords {
  /// Up to `--`; "--ignore=" (and a shell's --ignore='') is "--ignore" with an empty value, which
  /// CLI11 would look for in the next word.
  std::vector<std::string> words;
  /// Behind `--`: what it is about, whatever it starts with.
  std::vector<std::string> operands;
};

PlainWords spellOut(const std::vector<std::string>& words) {
  PlainWords plain;
  const auto mark = std::find(words.begin(), words.end(), "--");
  for (auto word = words.begin(); word != mark; ++word) {
    const bool hasEmptyValue = word->starts_with("--") && word->find('=') + 1 == word->size();
    plain.words.push_back(word->substr(0, word->size() - (hasEmptyValue ? 1 : 0)));
    if (hasEmptyValue) plain.words.emplace_back();
  }
  if (mark != words.end()) plain.operands.assign(mark + 1, words.end());
  return plain;
}

std::string joinChoices(const std::vector<std::string_view>& choices, std::string_view comma) {
  std::string out;
  for (const std::string_view choice : choices) {
    if (!out.empty()) out += comma;
    out += choice;
  }
  return out;
}

Error notAChoice(std::string_view what, const std::string& value,
                 const std::vector<std::string_view>& choices) {
  const std::string name(what);
  const Localized message = {
      "`" + name + "` 不能是 `" + value + "`；可用：" + joinChoices(choices, "、"),
      "`" + name + "` cannot be `" + value + "`; available: " + joinChoices(choices, ", ")};
  return usageError(
      message, suggestNear(value, std::vector<std::string>(choices.begin(), choices.end()), {}));
}

std::optional<Error> checkChoices(const Arguments& arguments) {
  const auto check = [&](const OptionSpec& option) -> std::optional<Error> {
    if (option.choices.empty()) return std::nullopt;
    for (const std::string& value : arguments.all(option.id)) {
      const auto& choices = option.choices;
      if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
        return notAChoice(option.longName, value, choices);
      }
    }
    return std::nullopt;
  };
  for (const OptionSpec& option : globalOptions()) {
    if (auto error = check(option)) return error;
  }
  if (arguments.command == nullptr) return std::nullopt;
  for (const OptionSpec& option : arguments.command->options) {
    if (auto error = check(option)) return error;
  }
  return std::nullopt;
}

std::optional<Error> checkPositionals(const Arguments& arguments) {
  const Positionals& expected = arguments.command->positionals;
  const std::size_t count = arguments.positionals.size();
  const std::string usage =
      "gouji " + std::string(arguments.command->name) + ' ' + std::string(expected.usage);
  if (count < expected.least) {
    return usageError({"缺少参数：" + usage, "something is missing: " + usage},
                      {std::string(expected.usage) + "：" + expected.help.zh,
                       std::string(expected.usage) + ": " + expected.help.en});
  }
  if (count > expected.most) {
    const std::string& extra = arguments.positionals[expected.most];
    return usageError({"多余的参数 `" + extra + "`", "`" + extra + "` is one argument too many"},
                      {"用法：" + usage, "usage: " + usage});
  }
  for (const std::string& value : arguments.positionals) {
    if (value.empty()) {
      return usageError({"有一个参数是空的：" + usage, "an argument is empty: " + usage},
                        {"常因脚本中的变量没有值", "a variable of a script may have no value"});
    }
    if (!expected.choices.empty() && std::find(expected.choices.begin(), expected.choices.end(),
                                               value) == expected.choices.end()) {
      return notAChoice(expected.usage, value, expected.choices);
    }
  }
  return std::nullopt;
}

/// What CLI11 did not know: an option or a command that does not exist.
std::optional<Error> checkLeftovers(const std::vector<const Binding*>& path) {
  std::string prefix;
  for (const Binding* binding : path) {
    const std::vector<std::string> leftovers = binding->app().remaining();
    const bool isGroup = binding->command() == nullptr;
    if (isGroup && &binding->app() != &path.front()->app())
      prefix = binding->app().get_name() + ' ';
    for (const std::string& word : leftovers) {
      if (word.size() > 1 && word[0] == '-') return unknownOption(word, binding->command());
    }
    if (leftovers.empty()) continue;
    if (isGroup) return unknownCommand(leftovers.front(), prefix);
    return usageError({"多余的参数 `" + leftovers.front() + "`",
                       "`" + leftovers.front() + "` is one argument too many"});
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> Arguments::all(OptionId option) const {
  const auto found = values.find(option);
  return found == values.end() ? std::vector<std::string>() : found->second;
}

std::string Arguments::last(OptionId option, std::string_view otherwise) const {
  const auto found = values.find(option);
  if (found == values.end() || found->second.empty()) return std::string(otherwise);
  return found->second.back();
}

Result<Arguments> parseArguments(const std::vector<std::string>& given) {
  const auto [words, operands] = spellOut(given);
  CommandTree tree(words);
  try {
    // CLI11 wants the words from the last to the first.
    tree.root().parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& error) {
    return translate(error);
  }
  const std::vector<const Binding*> path = tree.given();
  if (auto error = checkLeftovers(path)) return *error;
  Arguments arguments;
  for (const Binding* binding : path) {
    binding->collect(arguments);
    if (binding->command() != nullptr) arguments.command = binding->command();
  }
  arguments.positionals.insert(arguments.positionals.end(), operands.begin(), operands.end());
  if (auto error = checkChoices(arguments)) return *error;
  if (arguments.has(OptionId::kHelp) || arguments.has(OptionId::kVersion)) return arguments;
  if (const std::string group = tree.givenGroup(); arguments.command == nullptr && !group.empty()) {
    const std::vector<std::string> commands = commandWords(group + ' ');
    const std::vector<std::string_view> names(commands.begin(), commands.end());
    return usageError(
        {"`gouji " + group + "` 后面缺少子命令", "`gouji " + group + "` needs a command"},
        {"可用：" + joinChoices(names, "、"), "available: " + joinChoices(names, ", ")});
  }
  if (arguments.command != nullptr) {
    if (auto error = checkPositionals(arguments)) return *error;
  }
  return arguments;
}

Language chooseLanguage(const std::vector<std::string>& words, const char* lcAll,
                        const char* lang) {
  std::string_view wanted = lcAll != nullptr && *lcAll != '\0' ? lcAll
                            : lang != nullptr                  ? lang
                                                               : "";
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    if (word == "--lang" && i + 1 < words.size()) wanted = words[i + 1];
    if (word.starts_with("--lang=")) wanted = word.substr(7);
  }
  return wanted.starts_with("en") ? Language::kEnglish : Language::kChinese;
}

}  // namespace gouji::cli
