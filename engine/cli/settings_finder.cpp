#include "engine/cli/settings_finder.h"

#include <array>
#include <utility>

#include "engine/diag/render.h"

namespace gouji::cli {
namespace {

constexpr std::array<std::pair<OptionId, SettingId>, 12> kOptions = {{
    {OptionId::kRules, SettingId::kRules},
    {OptionId::kForm, SettingId::kForm},
    {OptionId::kProfile, SettingId::kProfile},
    {OptionId::kSelect, SettingId::kSelect},
    {OptionId::kIgnore, SettingId::kIgnore},
    {OptionId::kPrior, SettingId::kPrior},
    {OptionId::kBaseline, SettingId::kBaseline},
    {OptionId::kWaivers, SettingId::kWaivers},
    {OptionId::kFailOn, SettingId::kFailOn},
    {OptionId::kFormat, SettingId::kFormat},
    {OptionId::kLang, SettingId::kLang},
    {OptionId::kJobs, SettingId::kJobs},
}};

/// Only `lint` has a --format that is the setting; elsewhere it is that of a list.
bool isSetting(const Arguments& arguments, OptionId option) {
  return option != OptionId::kFormat ||
         (arguments.command != nullptr && arguments.command->id == CommandId::kLint);
}

std::map<SettingId, std::vector<std::string>> collectGiven(const Arguments& arguments) {
  std::map<SettingId, std::vector<std::string>> given;
  for (const auto& [option, setting] : kOptions) {
    if (arguments.has(option) && isSetting(arguments, option))
      given[setting] = arguments.all(option);
  }
  if (arguments.has(OptionId::kBuiltin)) given[SettingId::kBuiltin] = {"true"};
  if (arguments.has(OptionId::kNoBuiltin)) given[SettingId::kBuiltin] = {"false"};
  return given;
}

}  // namespace

SettingsFinder::SettingsFinder(const Arguments& arguments, const Console& console)
    : arguments_(arguments), console_(console), given_(collectGiven(arguments)) {}

bool SettingsFinder::isSearching() const {
  return !arguments_.has(OptionId::kConfig) && !arguments_.has(OptionId::kNoConfig);
}

Result<std::shared_ptr<const ConfigFile>> SettingsFinder::findFile(const std::string& path,
                                                                   Diagnostics& diagnostics) {
  if (arguments_.has(OptionId::kNoConfig)) return std::shared_ptr<const ConfigFile>();
  if (!arguments_.has(OptionId::kConfig)) return finder_.find(path, diagnostics);
  if (named_ == nullptr) {
    Result<std::shared_ptr<const ConfigFile>> file =
        readConfigFile(arguments_.last(OptionId::kConfig), diagnostics);
    if (!file) return file.error();
    named_ = *file;
  }
  return named_;
}

const SettingsFinder::Scope* SettingsFinder::find(const std::string& path) {
  Diagnostics diagnostics;
  const Result<std::shared_ptr<const ConfigFile>> file = findFile(path, diagnostics);
  if (!file) {
    console_.say(renderDiagnostics(diagnostics, {console_.language, console_.errorColor}));
    console_.complain(file.error());
    return nullptr;
  }
  std::unique_ptr<Scope>& scope = scopes_[file.value().get()];
  if (scope == nullptr)
    scope = std::make_unique<Scope>(Scope{*file, resolveSettings(file.value().get(), given_)});
  return scope.get();
}

Result<std::optional<Date>> parseToday(const Arguments& arguments) {
  if (!arguments.has(OptionId::kToday)) return std::optional<Date>();
  const std::string text = arguments.last(OptionId::kToday);
  const std::optional<Date> day = Date::parseIso(text);
  if (day) return day;
  return Error{"usage",
               {"`--today` 应为日期，如 2026-12-31，不能是 `" + text + "`",
                "`--today` must be a date such as 2026-12-31, not `" + text + "`"},
               {}};
}

Console inLanguageOf(const Console& console, const Settings& settings) {
  Console out = console;
  if (settings.at(SettingId::kLang).origin.kind == Origin::Kind::kFile)
    out.language = settings.one(SettingId::kLang) == "en" ? Language::kEnglish : Language::kChinese;
  return out;
}

}  // namespace gouji::cli
