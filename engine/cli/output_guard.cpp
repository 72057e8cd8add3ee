#include "engine/cli/output_guard.h"

#include <sys/stat.h>

namespace gouji::cli {
namespace {

std::optional<std::pair<dev_t, ino_t>> identify(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return std::pair(status.st_dev, status.st_ino);
}

}  // namespace

OutputGuard::OutputGuard(const std::vector<std::string>& reports) {
  for (const std::string& report : reports) {
    if (report == "-") continue;
    if (const auto identity = identify(report)) reports_.insert(*identity);
  }
}

std::optional<Error> OutputGuard::check(const std::string& output) const {
  if (output.empty() || output == "-") return std::nullopt;
  const auto identity = identify(output);
  if (!identity || !reports_.contains(*identity)) return std::nullopt;
  return Error{"output.is-input",
               {"不能写入 " + output + "：它是要检查的报告",
                "will not write to " + output + ": it is one of the reports"},
               {"请换一个文件名", "name another file"}};
}

}  // namespace gouji::cli
