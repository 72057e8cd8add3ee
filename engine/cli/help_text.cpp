#include "engine/cli/help_text.h"

#include <algorithm>

#include "engine/render/terminal_text.h"
#include "engine/text/utf8.h"

namespace gouji::cli {
namespace {

constexpr std::size_t kWidth = 96;
// Where explanations start; a longer name puts its explanation on the next line.
constexpr std::size_t kColumn = 26;

/// Appends "  name      explanation", wrapped.
void appendEntry(std::string& out, std::string_view name, std::string_view explanation) {
  std::string line = "  " + std::string(name);
  const std::size_t width = displayWidth(std::string_view(line));
  if (width + 2 > kColumn) {
    line += '\n' + std::string(kColumn, ' ');
  } else {
    line.append(kColumn - width, ' ');
  }
  std::string wrapped = render::wrapText(explanation, kWidth - kColumn, 0);
  for (std::size_t at = 0; (at = wrapped.find('\n', at)) != std::string::npos; at += kColumn)
    wrapped.insert(++at, kColumn, ' ');
  out += line + wrapped + '\n';
}

std::string nameOf(const OptionSpec& option, Language language) {
  std::string name(option.shortName.empty() ? "    " : std::string(option.shortName) + ", ");
  name += option.longName;
  if (!option.value.in(language).empty()) name += ' ' + option.value.in(language);
  return name;
}

std::string explain(const OptionSpec& option, Language language) {
  const bool zh = language == Language::kChinese;
  std::string text = option.help.in(language);
  if (option.choices.empty()) return text;
  text += zh ? "：" : ": ";
  bool first = true;
  for (const std::string_view choice : option.choices) {
    if (!first) text += zh ? "、" : ", ";
    first = false;
    text += choice;
    if (choice == option.initial) text += zh ? "（默认）" : " (default)";
  }
  return text;
}

void appendExamples(std::string& out, const std::vector<Example>& examples, Language language) {
  out += language == Language::kChinese ? "\n示例：\n" : "\nExamples:\n";
  std::size_t widest = 0;
  for (const Example& example : examples) widest = std::max(widest, displayWidth(example.command));
  for (const Example& example : examples) {
    out += "  " + std::string(example.command);
    out.append(widest + 3 - displayWidth(example.command), ' ');
    out += "# " + example.explanation.in(language) + '\n';
  }
}

void appendOptions(std::string& out, std::string_view title, const std::vector<OptionSpec>& options,
                   Language language) {
  out += '\n' + std::string(title) + '\n';
  for (const OptionSpec& option : options) {
    appendEntry(out, nameOf(option, language), explain(option, language));
  }
}

}  // namespace

std::string describeProgram(Language language) {
  const bool zh = language == Language::kChinese;
  std::string out =
      zh ? "gouji（勾稽）：检查政府信息公开工作年度报告\n\n用法：gouji 命令 [选项] "
           "[路径…]\n\n命令：\n"
         : "gouji (勾稽) checks annual reports on government information disclosure\n\n"
           "Usage: gouji COMMAND [OPTION…] [PATH…]\n\nCommands:\n";
  for (const CommandSpec& command : allCommands()) {
    appendEntry(out, command.name, command.summary.in(language));
  }
  appendOptions(out, zh ? "所有命令都有的选项：" : "Options of every command:", globalOptions(),
                language);
  const std::vector<Example> examples = {
      {"gouji lint 年报.docx", {"检查一份报告", "check one report"}},
      {"gouji explain ARI-03", {"一条规则为什么存在", "why a rule exists"}},
      {"gouji help lint", {"一个命令的全部选项", "all options of a command"}}};
  appendExamples(out, examples, language);
  return out;
}

std::string describeCommand(const CommandSpec& command, Language language) {
  const bool zh = language == Language::kChinese;
  const std::string name(command.name);
  std::string out = "gouji " + name + (zh ? "：" : ": ") + command.summary.in(language) + "\n\n";
  out += (zh ? "用法：gouji " : "Usage: gouji ") + name;
  if (!command.options.empty()) out += zh ? " [选项]" : " [OPTION…]";
  if (!command.positionals.usage.empty()) out += ' ' + std::string(command.positionals.usage);
  out += "\n\n" + command.description.in(language) + '\n';
  if (!command.positionals.usage.empty()) {
    out += zh ? "\n参数：\n" : "\nArguments:\n";
    appendEntry(out, command.positionals.usage, command.positionals.help.in(language));
  }
  if (!command.options.empty()) {
    appendOptions(out, zh ? "选项：" : "Options:", command.options, language);
  }
  appendOptions(out, zh ? "所有命令都有的选项：" : "Options of every command:", globalOptions(),
                language);
  if (!command.examples.empty()) appendExamples(out, command.examples, language);
  return out;
}

}  // namespace gouji::cli
