// engine/cli/settings_finder.h
//
// The settings of each report of a run: the options given, over the configuration nearest to it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/cli/arguments.h"
#include "engine/cli/console.h"
#include "engine/config/config_file.h"
#include "engine/config/settings.h"

namespace gouji::cli {

class SettingsFinder {
 public:
  /// What reports below the same configuration share. `file` is null without one.
  struct Scope {
    std::shared_ptr<const ConfigFile> file;
    Settings settings;
  };

  SettingsFinder(const Arguments& arguments, const Console& console);

  /// The same scope for the same configuration, valid as long as this lives. Complains of mistakes
  /// and gives null when there are any.
  [[nodiscard]] const Scope* find(const std::string& path);

  /// Whether files beside the reports are looked for: neither --config nor --no-config was given.
  [[nodiscard]] bool isSearching() const;

 private:
  [[nodiscard]] Result<std::shared_ptr<const ConfigFile>> findFile(const std::string& path,
                                                                   Diagnostics& diagnostics);

  const Arguments& arguments_;
  const Console& console_;
  std::map<SettingId, std::vector<std::string>> given_;
  ConfigFinder finder_;
  std::shared_ptr<const ConfigFile> named_;  // of --config, once it is read
  std::map<const ConfigFile*, std::unique_ptr<Scope>> scopes_;
};

/// The day of --today; nothing when it was not given. Fails with "usage".
[[nodiscard]] Result<std::optional<Date>> parseToday(const Arguments& arguments);

/// `console` in the language that the settings ask for.
[[nodiscard]] Console inLanguageOf(const Console& console, const Settings& settings);

}  // namespace gouji::cli
