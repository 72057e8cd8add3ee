// engine/config/settings.h
//
// What a run is set to, and where each value comes from.
//
// Every setting has a key in gouji.toml and an option on the command line. The command line beats
// the file, the file beats the default, and a value never mixes two of them: `--select STR` leaves
// nothing of the file's `select`. Values are texts throughout ("true", "4"), as they are written.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/config_file.h"
#include "engine/text/source_file.h"
#include "engine/toml/table_keys.h"

namespace gouji {

enum class SettingId : std::uint8_t {
  kRules,
  kBuiltin,
  kForm,
  kProfile,
  kSelect,
  kIgnore,
  kPrior,
  kBaseline,
  kWaivers,
  kFailOn,
  kFormat,
  kLang,
  kJobs,
};
inline constexpr std::size_t kSettingCount = 13;

enum class SettingPaths : std::uint8_t {
  kNone,
  kAll,    // every value is a path, relative to the folder of the file that names it
  kRules,  // a path when it ends like a rule file, else a name
};

struct SettingSpec {
  SettingId id;
  TomlKey key;
  SettingPaths paths = SettingPaths::kNone;
  /// Without file and option; empty: nothing.
  std::string_view initial = {};
  /// How it is shown when it is nothing ("by the year of the report").
  Localized nothing = {};
};

/// All settings, in the order in which they are shown.
[[nodiscard]] const std::array<SettingSpec, kSettingCount>& allSettings();
[[nodiscard]] const SettingSpec& specOf(SettingId id);
/// The keys of gouji.toml: the settings, and `[[waiver]]`.
[[nodiscard]] const std::vector<TomlKey>& configKeys();

/// Where a value comes from.
struct Origin {
  enum class Kind : std::uint8_t { kDefault, kFile, kCommandLine };
  Kind kind = Kind::kDefault;
  std::string file;
  LineColumn at;
};

struct Setting {
  std::vector<std::string> values;
  Origin origin;
};

class Settings {
 public:
  [[nodiscard]] const Setting& at(SettingId id) const {
    return settings_[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const std::vector<std::string>& all(SettingId id) const { return at(id).values; }
  /// The only value, or nothing.
  [[nodiscard]] std::string one(SettingId id) const;

 private:
  friend Settings resolveSettings(const ConfigFile* file,
                                  const std::map<SettingId, std::vector<std::string>>& given);
  std::array<Setting, kSettingCount> settings_;
};

/// `given` are the options of the command line; an option with an empty value sets to nothing.
/// `file` may be null.
[[nodiscard]] Settings resolveSettings(const ConfigFile* file,
                                       const std::map<SettingId, std::vector<std::string>>& given);

/// The schema of gouji.toml (JSON Schema, draft 7) for editors.
[[nodiscard]] std::string writeConfigSchema();

/// The name that `prior` gives to the reports that lie beside each report. As an option it leaves a
/// `prior` of the file as it is.
inline constexpr std::string_view kPriorBeside = "auto";

}  // namespace gouji
