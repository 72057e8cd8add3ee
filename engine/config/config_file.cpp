#include "engine/config/config_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "engine/config/settings.h"

namespace gouji {
namespace fs = std::filesystem;
namespace {

std::string absoluteOf(const std::string& path) {
  std::error_code code;
  const fs::path absolute = fs::absolute(path, code);
  fs::path normal = (code ? fs::path(path) : absolute).lexically_normal();
  // "/a/b/" is the folder "/a/b".
  if (!normal.has_filename() && normal.has_relative_path()) normal = normal.parent_path();
  return normal.string();
}

/// The path as a person in the current folder would write it.
std::string shownPath(const std::string& path) {
  std::error_code code;
  const fs::path here = fs::current_path(code);
  if (code) return path;
  const std::string relative = fs::path(path).lexically_relative(here).string();
  return relative.empty() || relative.starts_with("..") ? path : relative;
}

std::string folderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

Error cannotRead(const std::string& path) {
  const std::string why = std::strerror(errno);
  return {
      "file.no-access", {"无法读取 " + path + "：" + why, "cannot read " + path + ": " + why}, {}};
}

Result<std::shared_ptr<const SourceFile>> readSource(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return cannotRead(path);
  // One byte more than allowed shows that there is more; the limit is told by the reader.
  std::string text(kTomlMaxBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || (in.gcount() == 0 && errno != 0)) return cannotRead(path);
  text.resize(static_cast<std::size_t>(in.gcount()));
  Result<SourceFile> source = SourceFile::make(path, std::move(text));
  if (!source) return source.error();
  return std::make_shared<const SourceFile>(std::move(*source));
}

Error mistakes(const std::string& path) {
  return {"config.mistakes",
          {"配置文件 " + path + " 有错误，没有检查任何报告",
           "there are mistakes in " + path + ": no report was checked"},
          {"`gouji config schema` 给出全部可用的键", "`gouji config schema` has all keys"}};
}

}  // namespace

Result<std::shared_ptr<const ConfigFile>> readConfigFile(const std::string& path,
                                                         Diagnostics& diagnostics) {
  Result<std::shared_ptr<const SourceFile>> source = readSource(path);
  if (!source) return source.error();
  const std::size_t before = diagnostics.errorCount();
  ConfigFile file{path, folderOf(path), *source, readToml(*source, diagnostics)};
  checkTable(file.root, configKeys(), {"配置", "the configuration"}, *source, diagnostics);
  if (diagnostics.errorCount() > before) return mistakes(path);
  return std::make_shared<const ConfigFile>(std::move(file));
}

std::string ConfigFinder::locate(const std::string& folder) {
  std::vector<std::string> passed;
  std::string found;
  for (fs::path current = folder;; current = current.parent_path()) {
    if (const auto known = byFolder_.find(current.string()); known != byFolder_.end()) {
      found = known->second;
      break;
    }
    passed.push_back(current.string());
    std::error_code ignored;
    const fs::path candidate = current / kConfigName;
    if (fs::is_regular_file(candidate, ignored)) {
      found = candidate.string();
      break;
    }
    if (fs::exists(current / ".git", ignored) || current == current.parent_path()) break;
  }
  for (const std::string& each : passed) byFolder_[each] = found;
  return found;
}

Result<std::shared_ptr<const ConfigFile>> ConfigFinder::find(const std::string& path,
                                                             Diagnostics& diagnostics) {
  const std::string absolute = absoluteOf(path == "-" ? "." : path);
  std::error_code ignored;
  const bool isFolder = path == "-" || fs::is_directory(absolute, ignored);
  const std::string file = locate(isFolder ? absolute : fs::path(absolute).parent_path().string());
  if (file.empty()) return std::shared_ptr<const ConfigFile>();
  if (const auto known = files_.find(file); known != files_.end()) return known->second;
  Result<std::shared_ptr<const ConfigFile>> config = readConfigFile(shownPath(file), diagnostics);
  if (config) files_[file] = *config;
  return config;
}

}  // namespace gouji
