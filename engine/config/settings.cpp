#include "engine/config/settings.h"

#include "engine/decision/waiver_file.h"
#include "engine/render/renderer.h"

namespace gouji {
namespace {

std::vector<std::string_view> formatNames() {
  std::vector<std::string_view> names;
  for (const render::OutputFormat& format : render::outputFormats()) names.push_back(format.name);
  return names;
}

/// "a.gj" seen from "reports/" is "reports/a.gj".
std::string pathFrom(const std::string& folder, const std::string& path) {
  return path.starts_with('/') || folder.empty() ? path : folder + path;
}

std::string textOf(const TomlValue& value) {
  switch (value.kind) {
    case TomlKind::kBoolean:
      return value.boolean ? "true" : "false";
    case TomlKind::kInteger:
      return std::to_string(value.integer);
    default:
      return value.text;
  }
}

bool isPath(const SettingSpec& spec, const std::string& value) {
  if (spec.id == SettingId::kPrior && value == kPriorBeside) return false;
  return spec.paths == SettingPaths::kAll ||
         (spec.paths == SettingPaths::kRules && value.ends_with(".gj"));
}

Setting settingFrom(const ConfigFile& file, const SettingSpec& spec, const TomlEntry& entry) {
  Setting setting;
  setting.origin = {Origin::Kind::kFile, file.path, file.source->locate(entry.keySpan.begin)};
  const auto add = [&](const TomlValue& value) {
    const std::string text = textOf(value);
    setting.values.push_back(isPath(spec, text) ? pathFrom(file.folder, text) : text);
  };
  if (entry.value.kind == TomlKind::kList) {
    for (const TomlValue& item : entry.value.items) add(item);
  } else {
    add(entry.value);
  }
  return setting;
}

}  // namespace

const std::array<SettingSpec, kSettingCount>& allSettings() {
  using enum TomlKeyType;
  static const std::array<SettingSpec, kSettingCount> settings = {{
      {.id = SettingId::kRules,
       .key = {.name = "rules",
               .type = kTexts,
               .help = {"内置规则之外的规则文件和文件夹",
                        "rule files and folders besides the built-in ones"}},
       .paths = SettingPaths::kAll},
      {.id = SettingId::kBuiltin,
       .key = {.name = "builtin",
               .type = kBoolean,
               .help = {"是否使用内置规则", "whether the built-in rules are used"}},
       .initial = "true"},
      {.id = SettingId::kForm,
       .key = {.name = "form",
               .type = kText,
               .help = {"按这一格式读，不看年份", "read as this form whatever the year"}},
       .nothing = {"按报告年份", "by the year of the report"}},
      {.id = SettingId::kProfile,
       .key = {.name = "profile",
               .type = kText,
               .help = {"规则中的配置名，或含一个配置的规则文件",
                        "a profile of the rules, or a rule file with one"}},
       .paths = SettingPaths::kRules},
      {.id = SettingId::kSelect,
       .key = {.name = "select",
               .type = kTexts,
               .help = {"只用这些规则（编号、前缀或名称）",
                        "only these rules (ids, prefixes or names)"}},
       .nothing = {"全部", "all"}},
      {.id = SettingId::kIgnore,
       .key = {.name = "ignore", .type = kTexts, .help = {"不用这些规则", "not these rules"}}},
      {.id = SettingId::kPrior,
       .key = {.name = "prior",
               .type = kText,
               .help = {"上年报告或其文件夹；auto：在每份报告旁边找",
                        "last year's report or a folder of them; auto: looked for beside each "
                        "report"}},
       .paths = SettingPaths::kAll},
      {.id = SettingId::kBaseline,
       .key = {.name = "baseline",
               .type = kText,
               .help = {"基线文件：其中的问题已接受", "the baseline: findings that are accepted"}},
       .paths = SettingPaths::kAll},
      {.id = SettingId::kWaivers,
       .key = {.name = "waivers",
               .type = kTexts,
               .help = {"另外的豁免文件", "further files of waivers"}},
       .paths = SettingPaths::kAll},
      {.id = SettingId::kFailOn,
       .key = {.name = "fail-on",
               .type = kText,
               .help = {"达到这一级别时状态码为 1",
                        "findings of this level make the exit status 1"},
               .choices = {"error", "warning", "info", "undecided", "never"}},
       .initial = "error"},
      {.id = SettingId::kFormat,
       .key = {.name = "format",
               .type = kText,
               .help = {"输出格式", "output format"},
               .choices = formatNames()},
       .initial = "text"},
      {.id = SettingId::kLang,
       .key = {.name = "lang",
               .type = kText,
               .help = {"输出语言", "language of the output"},
               .choices = {"zh", "en"}},
       .nothing = {"按 LC_ALL 和 LANG", "by LC_ALL and LANG"}},
      {.id = SettingId::kJobs,
       .key = {.name = "jobs",
               .type = kInteger,
               .help = {"同时检查的报告数", "reports checked at the same time"},
               .least = 1,
               .most = 256},
       .nothing = {"处理器核数", "the number of processors"}},
  }};
  return settings;
}

const SettingSpec& specOf(SettingId id) { return allSettings()[static_cast<std::size_t>(id)]; }

const std::vector<TomlKey>& configKeys() {
  static const std::vector<TomlKey> keys = [] {
    std::vector<TomlKey> all;
    for (const SettingSpec& spec : allSettings()) all.push_back(spec.key);
    all.push_back({.name = "waiver",
                   .type = TomlKeyType::kTables,
                   .help = {"豁免：谁、为什么接受了哪个问题",
                            "waivers: who accepted which finding, and why"}});
    return all;
  }();
  return keys;
}

std::string Settings::one(SettingId id) const {
  const std::vector<std::string>& values = all(id);
  return values.empty() ? std::string() : values.back();
}

Settings resolveSettings(const ConfigFile* file,
                         const std::map<SettingId, std::vector<std::string>>& given) {
  Settings settings;
  for (const SettingSpec& spec : allSettings()) {
    Setting& setting = settings.settings_[static_cast<std::size_t>(spec.id)];
    const TomlEntry* entry = file == nullptr ? nullptr : file->root.find(spec.key.name);
    const auto option = given.find(spec.id);
    // `--prior auto` asks for whatever can be found: what the file names is found already.
    const bool isAuto = spec.id == SettingId::kPrior && entry != nullptr && option != given.end() &&
                        !option->second.empty() && option->second.back() == kPriorBeside;
    if (option != given.end() && !isAuto) {
      setting.origin.kind = Origin::Kind::kCommandLine;
      for (const std::string& value : option->second) {
        if (!value.empty()) setting.values.push_back(value);
      }
    } else if (entry != nullptr) {
      setting = settingFrom(*file, spec, *entry);
    } else if (!spec.initial.empty()) {
      setting.values.emplace_back(spec.initial);
    }
  }
  return settings;
}

std::string writeConfigSchema() {
  std::string text;
  JsonText json(text);
  json.open('{');
  json.startLine(2);
  json.key("$schema");
  json.text("http://json-schema.org/draft-07/schema#");
  json.startLine(2);
  json.key("title");
  json.text("gouji.toml");
  json.startLine(2);
  json.key("description");
  json.text("勾稽的配置 / The configuration of Gouji");
  appendSchemaOf(json, configKeys(), 2, [](JsonText& item, std::size_t indent) {
    appendSchemaOf(item, waiverKeys(), indent + 2, nullptr);
    item.startLine(indent);
  });
  json.startLine(0);
  json.close('}');
  return text + '\n';
}

}  // namespace gouji
