#include "engine/pack/import_path.h"

#include <algorithm>
#include <vector>

namespace gouji::pack {

std::string normalisePath(std::string_view path) {
  if (path.starts_with(kBuiltinPrefix)) {
    // `..` at the top of the pack leads nowhere: there is nothing above it.
    std::string inside = normalisePath(path.substr(kBuiltinPrefix.size()));
    while (inside.starts_with("../")) inside.erase(0, 3);
    return std::string(kBuiltinPrefix) + (inside == "." ? "" : inside);
  }
  const bool isAbsolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part != ".." || !isAbsolute) {
      parts.push_back(part);
    }
  }
  std::string result = isAbsolute ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += '/';
    result += parts[i];
  }
  return result.empty() ? "." : result;
}

std::string resolveImport(std::string_view importer, std::string_view target) {
  if (target.starts_with(kBuiltinPrefix) || target.starts_with('/')) return normalisePath(target);
  const bool isBuiltin = importer.starts_with(kBuiltinPrefix);
  const std::string_view path = isBuiltin ? importer.substr(kBuiltinPrefix.size()) : importer;
  const auto slash = path.rfind('/');
  std::string joined = slash == std::string_view::npos
                           ? std::string(target)
                           : std::string(path.substr(0, slash + 1)) + std::string(target);
  if (isBuiltin) joined = std::string(kBuiltinPrefix) + joined;
  return normalisePath(joined);
}

}  // namespace gouji::pack
