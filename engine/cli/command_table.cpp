#include "engine/cli/command_table.h"

#include "engine/cli/option_specs.h"

namespace gouji::cli {
namespace {

template <typename... Lists>
std::vector<OptionSpec> join(const Lists&... lists) {
  std::vector<OptionSpec> all;
  (all.insert(all.end(), lists.begin(), lists.end()), ...);
  return all;
}

CommandSpec lint() {
  return {
      CommandId::kLint,
      "lint",
      {"检查报告", "check reports"},
      {"读取报告，按规则检查，指出错在哪里、哪个单元格最可能有误、依据是什么。\n"
       "状态码：0 没有达到 --fail-on 的问题；1 有；2 用法或规则有误，或有报告未能读取。",
       "Reads reports, checks them against the rules and says what is wrong, where, which cell is\n"
       "the likely culprit and why the rule exists.\n"
       "Exit status: 0 nothing at or above --fail-on; 1 findings; 2 a mistake in usage or rules, "
       "or\n"
       "a report that could not be read."},
      {"PATH…",
       {"报告文件或文件夹；- 为标准输入。格式按内容识别；NDJSON 逐行检查",
        "report files or folders; - is standard input. Formats are recognised by content; NDJSON "
        "is "
        "checked line by line"},
       1,
       static_cast<std::size_t>(-1)},
      join(settingOptions(), outputOptions(),
           std::vector<OptionSpec>{
               {OptionId::kVerbose,
                "-v",
                "--verbose",
                ValueKind::kFlag,
                {},
                {"也列出无法判断的检查及原因",
                 "also list the checks that could not be decided, and why"}},
               {OptionId::kQuiet,
                "-q",
                "--quiet",
                ValueKind::kFlag,
                {},
                {"不在标准错误上显示进度和汇总", "no progress and no summary on standard error"}}}),
      {{"gouji lint 年报.docx", {"检查一份报告", "check one report"}},
       {"gouji lint 2025/ --prior 2024/",
        {"检查一个文件夹，并与上年报告对照", "check a folder against last year's"}},
       {"gouji lint *.txt --format json --output findings.json", {"供程序使用", "for programs"}},
       {"gouji lint 2025/ --format xlsx --output 检查结果.xlsx",
        {"全部单位的问题清单", "the findings of all units as a workbook"}},
       {"gouji lint 年报.docx --format docx --output 批注.docx",
        {"退回单位：问题处加批注", "for the unit: a comment at each finding"}},
       {"cat reports.ndjson | gouji lint - --format ndjson",
        {"逐行检查，内存占用不随行数增长", "line by line, in constant memory"}},
       {"gouji lint 年报.md --select ARI --fail-on warning",
        {"只查算术规则，警告也算失败", "arithmetic only; warnings fail too"}},
       {"gouji lint 2025/ --baseline gouji-baseline.json",
        {"只看基线之后新出现的问题", "only what is new since the baseline"}}}};
}

CommandSpec extract() {
  return {
      CommandId::kExtract,
      "extract",
      {"提取报告数据为规范 JSON", "give one report as canonical JSON"},
      {"读取一份报告，输出规范 JSON：各章节文字和每个单元格。没有读到的单元格不会写成 0。",
       "Reads one report and writes its canonical JSON: the text of its sections and every cell.\n"
       "A cell that was not read never becomes 0."},
      {"PATH", {"报告文件；- 为标准输入", "the report; - is standard input"}, 1, 1},
      {{OptionId::kPositions,
        "",
        "--positions",
        ValueKind::kFlag,
        {},
        {"附上每个章节和单元格在原文中的位置",
         "add where each section and cell stands in the source"}},
       ruleFiles(),
       builtin(),
       withoutBuiltin(),
       form(),
       config(),
       withoutConfig(),
       output()},
      {{"gouji extract 年报.txt > 年报.json", {"转换为 JSON", "convert to JSON"}},
       {"gouji extract 年报.html --positions", {"带原文位置", "with places in the source"}}}};
}

CommandSpec explain() {
  return {
      CommandId::kExplain,
      "explain",
      {"说明一条规则，或一个结果是怎样算出来的", "why a rule exists, or how a result was computed"},
      {"只给规则编号时，说明它查什么、依据什么、怎样停用。\n"
       "再给出报告时，逐项列出参与计算的单元格、数值和位置，以及怎样才算满足。",
       "With a rule's id alone: what it checks, on what basis, and how to switch it off.\n"
       "With a report as well: every operand with its value and place, and what would satisfy it."},
      {"RULE|INSTANCE|FINGERPRINT [PATH]",
       {"规则编号（ARI-03）、实例（ARI-03[business]）或问题的指纹；报告文件",
        "a rule (ARI-03), an instance (ARI-03[business]) or a finding's fingerprint; a report"},
       1,
       2},
      {ruleFiles(), builtin(), withoutBuiltin(), form(), profile(), prior(), today(), config(),
       withoutConfig()},
      {{"gouji explain ARI-03", {"规则本身", "the rule itself"}},
       {"gouji explain ARI-03 年报.txt",
        {"规则在这份报告中没有通过的各项", "its failures in a report"}},
       {"gouji explain 'ARI-03[business]' 年报.txt",
        {"某一项，不论是否通过", "one instance, passed or not"}},
       {"gouji explain 0123456789abcdef 年报.txt",
        {"某一个问题，按输出中的指纹", "one finding, by the fingerprint of an output"}}}};
}

CommandSpec rulesList() {
  return {CommandId::kRulesList,
          "rules list",
          {"列出规则", "list the rules"},
          {"每行一条规则：编号、级别、名称、标题。", "One rule a line: id, level, name, title."},
          {},
          {ruleFiles(), builtin(), withoutBuiltin(), profile(), config(), withoutConfig(),
           textOrJson()},
          {{"gouji rules list", {"内置规则", "the built-in rules"}},
           {"gouji rules list --format json", {"供程序使用", "for programs"}}}};
}

CommandSpec rulesCheck() {
  return {
      CommandId::kRulesCheck,
      "rules check",
      {"检查规则文件", "check rule files"},
      {"不需要数据即可发现规则文件中的错误：写错的行名、单位冲突、未被合计覆盖的单元格。\n"
       "状态码：0 没有错误；2 有。",
       "Finds the mistakes that need no data: unknown rows, unit clashes, cells no total covers.\n"
       "Exit status: 0 no mistakes; 2 mistakes."},
      {"PATH…", {"规则文件或文件夹", "rule files or folders"}, 1, static_cast<std::size_t>(-1)},
      {},
      {{"gouji rules check rules/", {"检查一个文件夹", "check a folder"}}}};
}

CommandSpec rulesTest() {
  return {
      CommandId::kRulesTest,
      "rules test",
      {"运行规则文件中的测试，或考验规则", "run the tests in rule files, or try the rules"},
      {"运行 test 块，逐项比较期望与实际。状态码：0 全部通过；1 有未通过；2 规则有误。\n"
       "用 --mutate "
       "时，在一份正确的报告（内置的，或给出的）中逐处造成填报差错：改数、漏填、错行错列、"
       "正文与表格不符，列出每种差错有多少被发现、由哪条规则发现。状态码：0 "
       "等式约束的单元格填错的数全部发现为错误；1 "
       "有的没有；2 用法或规则有误，或报告本身有问题。",
       "Runs the test blocks and compares what was expected with what came out.\n"
       "Exit status: 0 all passed; 1 some failed; 2 mistakes in the rules.\n"
       "With --mutate: makes the slips of people who fill in reports, one at a time, in a report\n"
       "that is right (a built-in one, or the one given): numbers changed, cells left blank, rows\n"
       "and columns shifted, words that disagree with the tables. Prints for each kind how many\n"
       "were caught and by which rules. Exit status: 0 every wrong number in a cell of an "
       "equation\n"
       "is caught as an error; 1 some are not; 2 a mistake in usage or rules, or a report that is\n"
       "not right."},
      {"PATH…",
       {"规则文件或文件夹；用 --mutate 时为一份报告，可不给",
        "rule files or folders; with --mutate a report, or nothing"},
       0,
       static_cast<std::size_t>(-1)},
      {{OptionId::kMutate,
        "",
        "--mutate",
        ValueKind::kFlag,
        {},
        {"逐处造成填报差错，看规则能发现多少",
         "make slips in a report that is right and see what the rules notice"}},
       {OptionId::kSelect,
        "-s",
        "--select",
        ValueKind::kList,
        {"编号", "IDS"},
        {"只运行这些规则的测试（编号或前缀）；用 --mutate 时只用这些规则",
         "only the tests of these rules (ids or prefixes); with --mutate only these rules"}},
       {OptionId::kVerbose,
        "-v",
        "--verbose",
        ValueKind::kFlag,
        {},
        {"用 --mutate 时列出全部未发现的差错",
         "with --mutate list every slip that was not caught"}},
       ruleFiles(),
       builtin(),
       withoutBuiltin(),
       profile(),
       config(),
       withoutConfig(),
       textOrJson(),
       output()},
      {{"gouji rules test rules/", {"运行一个文件夹的测试", "run the tests of a folder"}},
       {"gouji rules test --mutate", {"内置规则能发现多少差错", "what the built-in rules notice"}},
       {"gouji rules test --mutate 年报.docx --profile department",
        {"在自己的报告上，按部门的配置", "on a report of your own, for a department"}},
       {"gouji rules test --mutate --format json -o mutants.json",
        {"每处差错的结果，供程序使用", "the fate of every slip, for programs"}}}};
}

CommandSpec rulesDoc() {
  return {
      CommandId::kRulesDoc,
      "rules doc",
      {"由规则生成规则目录", "make the catalogue of the rules"},
      {"生成 Markdown：每条规则查什么、依据什么、适用于谁、怎样停用，以及一个不通过的例子。\n"
       "给出规则文件或文件夹时，写入它们及其 import 的全部规则，例子取自其中的 test "
       "块；不给时写入内置规则，没有例子。",
       "Writes Markdown: what each rule checks, on what basis, for whom, how to switch it off, "
       "and\n"
       "an example that fails. With rule files or folders: the rules in them and in what they\n"
       "import, with examples from their test blocks; without: the built-in rules, without "
       "examples."},
      {"[PATH…]", {"规则文件或文件夹", "rule files or folders"}, 0, static_cast<std::size_t>(-1)},
      {output()},
      {{"gouji rules doc our-rules/ -o 规则目录.md",
        {"自己的规则和例子", "rules of your own with their examples"}},
       {"gouji rules doc fixtures/rules --lang en -o docs/rules.md",
        {"本项目的规则目录", "the catalogue of this project"}}}};
}

CommandSpec rulesFmt() {
  return {
      CommandId::kRulesFmt,
      "rules fmt",
      {"整理规则文件的排版", "lay out rule files"},
      {"把规则文件改写为统一排版，中文标点改为半角；含义不变。",
       "Rewrites rule files in the one layout, Chinese punctuation in ASCII; the meaning stays."},
      {"PATH…",
       {"规则文件或文件夹；- 为标准输入", "rule files or folders; - is standard input"},
       1,
       static_cast<std::size_t>(-1)},
      {{OptionId::kCheck,
        "",
        "--check",
        ValueKind::kFlag,
        {},
        {"不改文件，只列出需要改的；有则状态码为 1",
         "change nothing, list what would change; exit status 1 if anything"}}},
      {{"gouji rules fmt rules/", {"整理一个文件夹", "lay out a folder"}},
       {"gouji rules fmt --check rules/", {"在 CI 中检查", "in CI"}}}};
}

CommandSpec configShow() {
  return {
      CommandId::kConfigShow,
      "config show",
      {"显示生效的设置及其来源", "show the settings in force and where they come from"},
      {"列出检查一份报告（或一个文件夹）时的每项设置，以及来自哪里：默认、gouji.toml "
       "的哪一行、命令行。\n"
       "gouji.toml 从报告所在文件夹起向上查找，到 git 仓库的根为止，最近的一个有效。",
       "Lists each setting a report (or a folder) is checked with, and where it comes from: the\n"
       "default, a line of gouji.toml, the command line. gouji.toml is looked for from the folder\n"
       "of the report upwards to the root of the git repository; the nearest one counts."},
      {"[PATH]", {"报告或文件夹；默认当前文件夹", "a report or a folder; here if not given"}, 0, 1},
      join(settingOptions(), std::vector<OptionSpec>{failOn(), jobs(), textOrJson()}),
      {{"gouji config show 2025/年报.docx",
        {"检查这份报告用的设置", "what this report is checked with"}},
       {"gouji config show --format json", {"供程序使用", "for programs"}}}};
}

CommandSpec configSchema() {
  return {CommandId::kConfigSchema,
          "config schema",
          {"输出 gouji.toml 的 JSON Schema", "print the JSON schema of gouji.toml"},
          {"输出 JSON Schema（draft-07），编辑器据此补全和检查 gouji.toml。",
           "Prints the JSON schema (draft-07) from which editors complete and check gouji.toml."},
          {},
          {output()},
          {{"gouji config schema -o gouji.schema.json", {"存为文件", "into a file"}}}};
}

CommandSpec baselineCreate() {
  return {
      CommandId::kBaselineCreate,
      "baseline create",
      {"把现有问题记为已接受", "accept what is found now"},
      {"检查报告，把发现的问题写入基线文件。以后用 --baseline "
       "检查时，这些问题不再计入，数值一变即失效。\n"
       "文件已存在时，只更新这次检查的报告，其余条目不动；已写的理由保留。\n"
       "状态码：0 已写入；2 用法或规则有误，或有报告未能读取。",
       "Checks reports and writes what it finds into a baseline. `lint --baseline` does not count\n"
       "these findings any more, until their numbers change. If the file is there, only the "
       "reports\n"
       "checked now are brought up to date; reasons stay.\n"
       "Exit status: 0 written; 2 a mistake in usage or rules, or a report that could not be "
       "read."},
      {"PATH…", {"报告文件或文件夹", "report files or folders"}, 1, static_cast<std::size_t>(-1)},
      join(std::vector<OptionSpec>{baselineFile(), reason(), author(), jobs()}, settingOptions()),
      {{"gouji baseline create 2025/ -o gouji-baseline.json",
        {"从这里开始只看新问题", "from here on only what is new"}}}};
}

CommandSpec baselinePrune() {
  return {
      CommandId::kBaselinePrune,
      "baseline prune",
      {"删去基线中用不到的条目", "remove entries that nothing needs any more"},
      {"检查报告，从基线中删去已改正的和数值已变的条目。没有检查的报告，其条目不动。\n"
       "状态码：0 已清理；1 有可删的条目（--check）；2 用法、规则或基线有误，或有报告未能读取。",
       "Checks reports and removes the entries for what was mended or has other numbers now.\n"
       "Entries of reports that are not checked stay.\n"
       "Exit status: 0 done; 1 something would be removed (--check); 2 a mistake in usage, rules\n"
       "or baseline, or a report that could not be read."},
      {"PATH…", {"报告文件或文件夹", "report files or folders"}, 1, static_cast<std::size_t>(-1)},
      join(std::vector<OptionSpec>{{OptionId::kCheck,
                                    "",
                                    "--check",
                                    ValueKind::kFlag,
                                    {},
                                    {"不改文件，只列出可删的；有则状态码为 1",
                                     "change nothing, list what would go; exit status 1 if "
                                     "anything"}},
                                   jobs()},
           settingOptions()),
      {{"gouji baseline prune 2025/ --baseline gouji-baseline.json",
        {"清理", "remove what is not needed"}},
       {"gouji baseline prune --check 2025/", {"在 CI 中检查", "in CI"}}}};
}

CommandSpec baselineShow() {
  return {CommandId::kBaselineShow,
          "baseline show",
          {"列出基线中的条目", "list the entries of a baseline"},
          {"按单位列出已接受的问题和理由。", "Lists what is accepted, by unit, with the reasons."},
          {"[FILE]",
           {"基线文件；默认为配置中的 baseline", "the baseline; the configured one if not given"},
           0,
           1},
          {config(), withoutConfig(), textOrJson()},
          {{"gouji baseline show gouji-baseline.json", {"接受了什么", "what is accepted"}}}};
}

CommandSpec completion() {
  return {CommandId::kCompletion,
          "completion",
          {"输出命令补全脚本", "print a completion script"},
          {"输出给 shell 用的补全脚本。", "Prints the completion script of a shell."},
          {"SHELL", {"bash、zsh 或 fish", "bash, zsh or fish"}, 1, 1, {"bash", "zsh", "fish"}},
          {},
          {{"source <(gouji completion bash)", {"在当前 bash 中启用", "in this bash"}},
           {"gouji completion zsh > ~/.zfunc/_gouji", {"zsh", "zsh"}},
           {"gouji completion fish > ~/.config/fish/completions/gouji.fish", {"fish", "fish"}}}};
}

CommandSpec version() {
  return {CommandId::kVersion,
          "version",
          {"显示版本", "print the version"},
          {"显示版本号。", "Prints the version."},
          {},
          {},
          {}};
}

CommandSpec help() {
  return {CommandId::kHelp,
          "help",
          {"显示帮助", "print help"},
          {"显示一个命令的帮助；不给命令时列出全部命令。",
           "Prints the help of a command, or lists all commands."},
          {"[COMMAND]", {"命令", "a command"}, 0, 2},
          {{OptionId::kMan,
            "",
            "--man",
            ValueKind::kFlag,
            {},
            {"输出整本手册页（roff）", "print the whole manual page (roff)"}}},
          {{"gouji help lint", {"lint 的帮助", "the help of lint"}},
           {"gouji help --man | man -l -", {"读手册页", "read the manual page"}}}};
}

/// A command is described when it is asked for: most runs need one of them.
template <CommandSpec (*describe)()>
const CommandSpec& once() {
  static const CommandSpec spec = describe();
  return spec;
}

struct NamedCommand {
  std::string_view name;
  const CommandSpec& (*get)();
};

constexpr NamedCommand kCommands[] = {{"lint", once<lint>},
                                      {"extract", once<extract>},
                                      {"explain", once<explain>},
                                      {"rules list", once<rulesList>},
                                      {"rules check", once<rulesCheck>},
                                      {"rules test", once<rulesTest>},
                                      {"rules doc", once<rulesDoc>},
                                      {"rules fmt", once<rulesFmt>},
                                      {"baseline create", once<baselineCreate>},
                                      {"baseline prune", once<baselinePrune>},
                                      {"baseline show", once<baselineShow>},
                                      {"config show", once<configShow>},
                                      {"config schema", once<configSchema>},
                                      {"completion", once<completion>},
                                      {"version", once<version>},
                                      {"help", once<help>}};

}  // namespace

std::vector<std::string_view> commandNames() {
  std::vector<std::string_view> names;
  for (const NamedCommand& command : kCommands) names.push_back(command.name);
  return names;
}

std::vector<std::reference_wrapper<const CommandSpec>> allCommands() {
  std::vector<std::reference_wrapper<const CommandSpec>> commands;
  for (const NamedCommand& command : kCommands) commands.emplace_back(command.get());
  return commands;
}

const std::vector<OptionSpec>& globalOptions() {
  static const std::vector<OptionSpec> options = {
      {OptionId::kLang,
       "",
       "--lang",
       ValueKind::kOne,
       {"语言", "LANG"},
       {"默认中文；LC_ALL 或 LANG 以 en 开头时为英文",
        "Chinese unless LC_ALL or LANG starts with en"},
       {"zh", "en"}},
      {OptionId::kColor,
       "",
       "--color",
       ValueKind::kOne,
       {"何时", "WHEN"},
       {"何时用彩色；auto 指在终端上且未设 NO_COLOR",
        "when to use colours; auto means on a terminal, without NO_COLOR"},
       {"auto", "always", "never"},
       "auto"},
      {OptionId::kHelp, "-h", "--help", ValueKind::kFlag, {}, {"显示帮助", "print help"}},
      {OptionId::kVersion,
       "-V",
       "--version",
       ValueKind::kFlag,
       {},
       {"显示版本", "print the version"}}};
  return options;
}

const CommandSpec* findCommand(std::string_view name) {
  for (const NamedCommand& command : kCommands) {
    if (command.name == name) return &command.get();
  }
  return nullptr;
}

}  // namespace gouji::cli
