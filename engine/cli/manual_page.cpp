#include "engine/cli/manual_page.h"

#include <string_view>

#include "engine/cli/command_table.h"

namespace gouji::cli {
namespace {

/// Text as roff prints it: a backslash or a leading dot is a command there, and a plain hyphen
/// would become a typographic one, which cannot be copied back to a shell.
std::string escapeRoff(std::string_view text) {
  std::string out;
  bool lineStart = true;
  for (const char c : text) {
    if (lineStart && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    lineStart = c == '\n';
  }
  return out;
}

class ManualPage {
 public:
  explicit ManualPage(Language language)
      : language_(language), zh_(language == Language::kChinese) {}

  std::string write() {
    out_ = ".TH GOUJI 1 \"\" \"gouji " GOUJI_VERSION "\" \"" + choose("用户手册", "User Commands") +
           "\"\n";
    heading("名称", "NAME");
    out_ += choose("gouji \\- 检查政府信息公开工作年度报告\n",
                   "gouji \\- check annual reports on government information disclosure\n");
    heading("概要", "SYNOPSIS");
    out_ += choose(".B gouji\n命令 [选项] [路径…]\n", ".B gouji\nCOMMAND [OPTION…] [PATH…]\n");
    heading("命令", "COMMANDS");
    for (const CommandSpec& command : allCommands()) writeCommand(command);
    heading("所有命令都有的选项", "OPTIONS OF EVERY COMMAND");
    for (const OptionSpec& option : globalOptions()) writeOption(option);
    writeEnvironment();
    writeExamples();
    return std::move(out_);
  }

 private:
  std::string choose(std::string_view zh, std::string_view en) const {
    return std::string(zh_ ? zh : en);
  }
  std::string words(const Localized& text) const { return escapeRoff(text.in(language_)); }

  void heading(std::string_view zh, std::string_view en) { out_ += ".SH " + choose(zh, en) + '\n'; }

  void writeCommand(const CommandSpec& command) {
    out_ += ".SS \"gouji " + std::string(command.name);
    if (!command.options.empty()) out_ += zh_ ? " [选项]" : " [OPTION…]";
    if (!command.positionals.usage.empty()) out_ += ' ' + escapeRoff(command.positionals.usage);
    out_ += "\"\n" + words(command.description) + '\n';
    if (!command.positionals.usage.empty()) {
      out_ += ".TP\n.I " + escapeRoff(command.positionals.usage) + '\n' +
              words(command.positionals.help) + '\n';
    }
    for (const OptionSpec& option : command.options) writeOption(option);
  }

  void writeOption(const OptionSpec& option) {
    out_ += ".TP\n.B ";
    if (!option.shortName.empty()) out_ += escapeRoff(option.shortName) + ", ";
    out_ += escapeRoff(option.longName);
    if (!option.value.in(language_).empty()) out_ += " \\fI" + words(option.value) + "\\fR";
    out_ += '\n' + words(option.help);
    if (!option.choices.empty()) {
      out_ += zh_ ? "：" : ": ";
      for (const std::string_view choice : option.choices) {
        if (choice != option.choices.front()) out_ += zh_ ? "、" : ", ";
        out_ += escapeRoff(choice);
        if (choice == option.initial) out_ += zh_ ? "（默认）" : " (default)";
      }
    }
    out_ += '\n';
  }

  void writeEnvironment() {
    heading("环境变量", "ENVIRONMENT");
    out_ += ".TP\n.B LC_ALL\\fR, \\fBLANG\n" +
            choose("以 en 开头时输出英文。\n", "English output if it starts with en.\n");
    out_ += ".TP\n.B NO_COLOR\n" + choose("设置后不用彩色。\n", "No colours when it is set.\n");
  }

  void writeExamples() {
    heading("示例", "EXAMPLES");
    for (const CommandSpec& command : allCommands()) {
      for (const Example& example : command.examples) {
        out_ += ".TP\n.B " + escapeRoff(example.command) + '\n' + words(example.explanation) + '\n';
      }
    }
  }

  Language language_;
  bool zh_;
  std::string out_;
};

}  // namespace

std::string writeManualPage(Language language) { return ManualPage(language).write(); }

}  // namespace gouji::cli
