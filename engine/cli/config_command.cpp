#include <algorithm>

#include "engine/cli/commands.h"
#include "engine/cli/settings_finder.h"
#include "engine/render/say.h"
#include "engine/render/terminal_text.h"
#include "engine/text/json_text.h"
#include "engine/text/utf8.h"

namespace gouji::cli {
namespace {

/// The value as gouji.toml would say it.
std::string describeValue(const SettingSpec& spec, const Setting& setting, Language language) {
  if (setting.values.empty()) {
    const std::string& nothing = spec.nothing.in(language);
    return nothing.empty()                  ? render::say(language, "（无）", "(none)")
           : language == Language::kChinese ? "（" + nothing + "）"
                                            : "(" + nothing + ")";
  }
  const bool isBare =
      spec.key.type == TomlKeyType::kBoolean || spec.key.type == TomlKeyType::kInteger;
  const bool isList = spec.key.type == TomlKeyType::kTexts;
  std::string out;
  for (const std::string& value : setting.values) {
    if (!out.empty()) out += ", ";
    isBare ? out += value : (JsonText(out).text(value), out);
  }
  return isList ? "[" + out + "]" : out;
}

std::string describeOrigin(const Origin& origin, Language language) {
  switch (origin.kind) {
    case Origin::Kind::kFile:
      return origin.file + ":" + std::to_string(origin.at.line) + ":" +
             std::to_string(origin.at.column);
    case Origin::Kind::kCommandLine:
      return render::say(language, "命令行", "command line");
    case Origin::Kind::kDefault:
      break;
  }
  return render::say(language, "默认", "default");
}

std::string showAsText(const SettingsFinder::Scope& scope, const Console& console) {
  std::string out =
      scope.file == nullptr
          ? render::say(console.language, "没有找到 gouji.toml\n", "no gouji.toml was found\n")
          : render::say(console.language, "配置文件：{}\n", "configuration: {}\n",
                        render::toPlainLine(scope.file->path));
  std::size_t widest = 0;
  std::vector<std::string> values;
  for (const SettingSpec& spec : allSettings()) {
    values.push_back(
        render::toPlainLine(describeValue(spec, scope.settings.at(spec.id), console.language)));
    widest = std::max(widest, displayWidth(std::string_view(values.back())));
  }
  widest = std::min<std::size_t>(widest, 48);
  for (const SettingSpec& spec : allSettings()) {
    std::string value = values[static_cast<std::size_t>(spec.id)];
    const std::size_t width = displayWidth(std::string_view(value));
    value.append(width < widest ? widest - width : 0, ' ');
    std::string name(spec.key.name);
    name.append(10 - std::min<std::size_t>(name.size(), 9), ' ');
    out +=
        "  " + name + value + "  " +
        render::toPlainLine(describeOrigin(scope.settings.at(spec.id).origin, console.language)) +
        '\n';
  }
  return out;
}

void appendValue(JsonText& json, const SettingSpec& spec, const Setting& setting) {
  if (spec.key.type == TomlKeyType::kTexts) {
    json.open('[');
    for (const std::string& value : setting.values) json.text(value);
    json.close(']');
  } else if (setting.values.empty()) {
    json.null();
  } else if (spec.key.type == TomlKeyType::kBoolean) {
    json.boolean(setting.values.back() == "true");
  } else if (const auto number = Decimal::parse(setting.values.back());
             spec.key.type == TomlKeyType::kInteger && number) {
    json.number(*number);
  } else {
    json.text(setting.values.back());
  }
}

std::string showAsJson(const SettingsFinder::Scope& scope) {
  std::string out;
  JsonText json(out);
  json.open('{');
  json.startLine(2);
  json.key("file");
  json.textOrNull(scope.file == nullptr ? std::string() : scope.file->path);
  json.startLine(2);
  json.key("settings");
  json.open('{');
  for (const SettingSpec& spec : allSettings()) {
    const Setting& setting = scope.settings.at(spec.id);
    json.startLine(4);
    json.key(spec.key.name);
    json.open('{');
    json.key("value");
    appendValue(json, spec, setting);
    json.key("origin");
    const bool isFile = setting.origin.kind == Origin::Kind::kFile;
    json.text(isFile                                              ? "file"
              : setting.origin.kind == Origin::Kind::kCommandLine ? "command-line"
                                                                  : "default");
    if (isFile) {
      json.key("line");
      json.number(std::uint64_t{setting.origin.at.line});
      json.key("column");
      json.number(std::uint64_t{setting.origin.at.column});
    }
    json.close('}');
  }
  json.startLine(2);
  json.close('}');
  json.startLine(0);
  json.close('}');
  return out + '\n';
}

}  // namespace

int runConfigShow(const Arguments& arguments, const Console& givenConsole) {
  SettingsFinder finder(arguments, givenConsole);
  const SettingsFinder::Scope* scope =
      finder.find(arguments.positionals.empty() ? "." : arguments.positionals.front());
  if (scope == nullptr) return kTrouble;
  const Console console = inLanguageOf(givenConsole, scope->settings);
  const bool asJson = arguments.last(OptionId::kFormat) == "json";
  return writeOutput({}, console, asJson ? showAsJson(*scope) : showAsText(*scope, console));
}

}  // namespace gouji::cli
