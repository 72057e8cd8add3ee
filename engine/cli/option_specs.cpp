#include "engine/cli/option_specs.h"

#include "engine/config/settings.h"
#include "engine/render/renderer.h"

namespace gouji::cli {
namespace {

const Localized kFile = {"文件", "FILE"};
const Localized kPath = {"路径", "PATH"};
const Localized kIds = {"编号", "IDS"};

OptionSpec select() {
  return {OptionId::kSelect,
          "-s",
          "--select",
          ValueKind::kList,
          kIds,
          {"只用这些规则（编号或前缀，如 ARI,NAR-02）",
           "only these rules (ids or prefixes, such as ARI,NAR-02)"}};
}

OptionSpec ignore() {
  return {OptionId::kIgnore, "-i", "--ignore",
          ValueKind::kList,  kIds, {"不用这些规则", "not these rules"}};
}

OptionSpec baseline() {
  return {OptionId::kBaseline,
          "-b",
          "--baseline",
          ValueKind::kOne,
          kFile,
          {"基线文件：其中的问题已接受，不计入状态码",
           "the baseline: its findings are accepted and do not count"},
          {},
          {},
          true};
}

OptionSpec waivers() {
  return {OptionId::kWaivers,
          "",
          "--waivers",
          ValueKind::kMany,
          kFile,
          {"另用这些豁免文件，可重复", "also use these files of waivers; may be repeated"},
          {},
          {},
          true};
}

OptionSpec format() {
  std::vector<std::string_view> names;
  for (const render::OutputFormat& format : render::outputFormats()) names.push_back(format.name);
  return {OptionId::kFormat,  "-f",
          "--format",         ValueKind::kOne,
          {"格式", "FORMAT"}, {"输出格式", "output format"},
          std::move(names),   "text"};
}

}  // namespace

OptionSpec ruleFiles() {
  return {
      OptionId::kRules,
      "-r",
      "--rules",
      ValueKind::kMany,
      kPath,
      {"另用这些规则文件或文件夹，可重复", "also use these rule files or folders; may be repeated"},
      {},
      {},
      true};
}

OptionSpec withoutBuiltin() {
  return {OptionId::kNoBuiltin,
          "",
          "--no-builtin",
          ValueKind::kFlag,
          {},
          {"不用内置规则，只用 --rules 给出的", "leave out the built-in rules, use only --rules"}};
}

OptionSpec form() {
  return {OptionId::kForm,
          "",
          "--form",
          ValueKind::kOne,
          {"格式", "ID"},
          {"按这一格式读，不看年份（如 disclosure-2021）",
           "read as this form whatever the year (such as disclosure-2021)"}};
}

OptionSpec profile() {
  return {OptionId::kProfile,
          "-p",
          "--profile",
          ValueKind::kOne,
          {"名称", "NAME"},
          {"采用规则中的这一配置，或规则文件中的配置",
           "use this profile of the rules, or the one in a rule file"},
          {},
          {},
          true};
}

OptionSpec prior() {
  return {OptionId::kPrior,
          "",
          "--prior",
          ValueKind::kOne,
          kPath,
          {"上年报告，或其所在文件夹（按机关和年份配对）；auto：配置所指的，没有则在每份报告旁边找",
           "last year's report, or a folder of them (matched by agency and year); auto: the "
           "configured one, else what lies beside each report"},
          {},
          {},
          true};
}

OptionSpec output() {
  return {OptionId::kOutput,
          "-o",
          "--output",
          ValueKind::kOne,
          kFile,
          {"写入文件，而不是标准输出", "write to a file instead of standard output"},
          {},
          {},
          true};
}

OptionSpec builtin() {
  return {
      OptionId::kBuiltin,
      "",
      "--builtin",
      ValueKind::kFlag,
      {},
      {"使用内置规则，即使配置中停用", "use the built-in rules though the configuration does not"}};
}

OptionSpec today() {
  return {OptionId::kToday,
          "",
          "--today",
          ValueKind::kOne,
          {"日期", "DATE"},
          {"以这一天判断豁免和停用是否到期（如 2026-12-31）；默认为系统日期",
           "the day that decides what has expired (such as 2026-12-31); that of the system if not "
           "given"}};
}

OptionSpec config() {
  return {OptionId::kConfig,
          "-c",
          "--config",
          ValueKind::kOne,
          kFile,
          {"只用这个配置文件，不再查找 gouji.toml 和报告旁的豁免",
           "this configuration only: neither gouji.toml nor waivers are looked for"},
          {},
          {},
          true};
}

OptionSpec withoutConfig() {
  return {OptionId::kNoConfig,
          "",
          "--no-config",
          ValueKind::kFlag,
          {},
          {"不查找 gouji.toml 和报告旁的豁免", "look for neither gouji.toml nor waivers"}};
}

OptionSpec failOn() {
  return {OptionId::kFailOn,
          "",
          "--fail-on",
          ValueKind::kOne,
          {"级别", "LEVEL"},
          {"达到这一级别时状态码为 1", "findings of this level make the exit status 1"},
          specOf(SettingId::kFailOn).key.choices,
          "error"};
}

OptionSpec jobs() {
  return {OptionId::kJobs,
          "-j",
          "--jobs",
          ValueKind::kOne,
          {"个数", "N"},
          {"同时检查的报告数；默认为处理器核数。输出不因此而变",
           "reports checked at the same time; the number of processors if not given. The output is "
           "the same for every N"}};
}

OptionSpec baselineFile() {
  return {OptionId::kOutput,
          "-o",
          "--output",
          ValueKind::kOne,
          kFile,
          {"基线文件；默认为配置中的 baseline，否则为 gouji-baseline.json",
           "the baseline; the configured one, else gouji-baseline.json"},
          {},
          {},
          true};
}

OptionSpec reason() {
  return {OptionId::kReason,
          "",
          "--reason",
          ValueKind::kOne,
          {"文字", "TEXT"},
          {"为什么接受，写入新增的条目", "why it is accepted; written into new entries"}};
}

OptionSpec author() {
  return {OptionId::kAuthor,
          "",
          "--author",
          ValueKind::kOne,
          {"姓名", "NAME"},
          {"谁作的决定，写入新增的条目", "who decided it; written into new entries"}};
}

OptionSpec textOrJson() {
  return {OptionId::kFormat,  "-f",
          "--format",         ValueKind::kOne,
          {"格式", "FORMAT"}, {"输出格式", "output format"},
          {"text", "json"},   "text"};
}

std::vector<OptionSpec> settingOptions() {
  return {ruleFiles(), builtin(),  withoutBuiltin(), form(),  profile(), select(),       ignore(),
          prior(),     baseline(), waivers(),        today(), config(),  withoutConfig()};
}

std::vector<OptionSpec> outputOptions() {
  OptionSpec target = output();
  target.help = {"写入文件，而不是标准输出；docx、pdf 可写入文件夹",
                 "write to a file instead of standard output; with docx and pdf also to a folder"};
  return {format(), target, failOn(), jobs()};
}

}  // namespace gouji::cli
