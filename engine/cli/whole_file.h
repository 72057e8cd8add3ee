// engine/cli/whole_file.h
//
// Files that are written whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace gouji::cli {

/// Puts `bytes` in the place of a file, or makes it, at once: whatever happens, the old or the new
/// one is there whole. A link stays a link, permissions stay as they are. Errors:
/// "output.cannot-open", "output.cannot-write".
[[nodiscard]] std::optional<Error> writeWholeFile(const std::string& path, std::string_view bytes);

}  // namespace gouji::cli
