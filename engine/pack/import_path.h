// engine/pack/import_path.h
//
// One name per rule file, however it is reached: what makes "each file once" true.
#pragma once

#include <string>
#include <string_view>

namespace gouji::pack {

/// What built-in files are called: "builtin:forms/disclosure-2021.gj".
inline constexpr std::string_view kBuiltinPrefix = "builtin:";

/// `path` without `.`, `..` and doubled slashes: "a/./b/../c" is "a/c". Says nothing about links.
[[nodiscard]] std::string normalisePath(std::string_view path);

/// The file that `import "target"` in `importer` means. Built-in files import relative to
/// themselves and stay within the pack.
[[nodiscard]] std::string resolveImport(std::string_view importer, std::string_view target);

}  // namespace gouji::pack
