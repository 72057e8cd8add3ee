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

}  // namespace

std::optional<Error> writeWholeFile(const std::string& path, std::string_view bytes) {
  std::error_code code;
  const fs::path target = fs::weakly_canonical(path, code);
  if (code) return cannotReplace(path, code);
  const fs::file_status before = fs::status(target, code);
  const std::string fresh = target.string() + ".gouji-new";
  Result<Output> output = Output::open(fresh);
  if (!output) return output.error();
  output->write(bytes);
  if (auto failure = output->finish()) {
    fs::remove(fresh, code);
    return failure;
  }
  if (fs::exists(before)) fs::permissions(fresh, before.permissions(), code);
  fs::rename(fresh, target, code);
  if (!code) return std::nullopt;
  std::error_code ignored;
  fs::remove(fresh, ignored);
  return cannotReplace(path, code);
}

}  // namespace gouji::cli
