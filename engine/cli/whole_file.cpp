#include "engine/cli/whole_file.h"

#include <filesystem>
#include <system_error>

#include "engine/cli/console.h"

namespace gouji::cli {
namespace fs = std::filesystem;
namespace {

Error cannotReplace(const std::string& path, const std::error_code& code) {
  return {"output.cannot-write",
          {"无法写入 " + path + "：" + code.message(),
           "cannot write to " + path + ": " + code.message()},
          {}};
}

/// Writes through a name as it stands.
std::optional<Error> writeInPlace(const std::string& path, std::string_view bytes) {
  Result<Output> output = Output::open(path);
  if (!output) return output.error();
  output->write(bytes);
  return output->finish();
}

}  // namespace

std::optional<Error> writeWholeFile(const std::string& path, std::string_view bytes) {
  std::error_code code;
  const fs::file_status named = fs::status(path, code);
  // /dev/null, /dev/stdout, a pipe: something that is used, not a file that could be exchanged.
  if (fs::exists(named) && !fs::is_regular_file(named)) return writeInPlace(path, bytes);
  const fs::path target = fs::weakly_canonical(path, code);
  if (code) return cannotReplace(path, code);
  const std::string fresh = target.string() + ".gouji-new";
  if (auto failure = writeInPlace(fresh, bytes)) {
    fs::remove(fresh, code);
    return failure;
  }
  if (fs::exists(named)) fs::permissions(fresh, named.permissions(), code);
  fs::rename(fresh, target, code);
  if (!code) return std::nullopt;
  std::error_code ignored;
  fs::remove(fresh, ignored);
  return cannotReplace(path, code);
}

}  // namespace gouji::cli
