// engine/config/config_file.h
//
// gouji.toml: what a folder of reports is checked with.
//
// The file nearest to a report counts, and it alone: looked for in the report's own folder, then in
// each folder above it, up to the root of the repository (a folder with `.git`) or of the file
// system. What it leaves out has its default; nothing is inherited from files further up, so one
// file shows all that holds.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/diag/diagnostic.h"
#include "engine/toml/toml_value.h"

namespace gouji {

inline constexpr std::string_view kConfigName = "gouji.toml";

/// A configuration file without mistakes.
struct ConfigFile {
  /// As it is shown: relative to the current folder when it lies in it, else absolute.
  std::string path;
  /// What its relative paths are relative to, with a slash at the end; empty: the current folder.
  std::string folder;
  std::shared_ptr<const SourceFile> source;
  TomlValue root;
};

/// Reads and checks one file. Errors: "config.mistakes" after telling them to `diagnostics`, and
/// those of reading a file ("file.not-found", "limit.bytes" …).
[[nodiscard]] Result<std::shared_ptr<const ConfigFile>> readConfigFile(const std::string& path,
                                                                       Diagnostics& diagnostics);

/// Finds the configuration of any number of reports; every folder is looked into once and every
/// file read once.
class ConfigFinder {
 public:
  /// Null when there is none. `path` is a report, a folder (which is its own folder), or "-", which
  /// lies in the current one. Errors are those of readConfigFile.
  [[nodiscard]] Result<std::shared_ptr<const ConfigFile>> find(const std::string& path,
                                                               Diagnostics& diagnostics);

 private:
  [[nodiscard]] std::string locate(const std::string& folder);

  std::map<std::string, std::string> byFolder_;  // absolute folder -> absolute file, "" for none
  std::map<std::string, std::shared_ptr<const ConfigFile>> files_;
};

}  // namespace gouji
