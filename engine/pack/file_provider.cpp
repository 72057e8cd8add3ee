// Rule files from the file system.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/pack/pack.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFileBytes = std::size_t{16} << 20;
constexpr std::size_t kMaxFolderEntries = 100'000;

Error cannotRead(const std::string& path, const std::error_code& why) {
  if (why == std::errc::no_such_file_or_directory || why == std::errc::not_a_directory)
    return {"file.not-found", {path + "：没有这个文件", path + ": there is no such file"}, {}};
  if (why == std::errc::permission_denied)
    return {"file.no-access", {path + "：没有读取权限", path + ": you may not read this"}, {}};
  return {"file.not-readable",
          {path + "：无法读取（" + why.message() + "）",
           path + ": cannot be read (" + why.message() + ")"},
          {}};
}

Error tooLarge(const std::string& path) {
  const std::string most = std::to_string(kMaxFileBytes);
  return {"limit.bytes",
          {path + "：超过 " + most + " 字节", path + ": more than " + most + " bytes"},
          {}};
}

class FileProvider : public RuleSourceProvider {
 public:
  /// From anything that gives bytes: `--rules <(…)` of a shell is a pipe.
  Result<std::string> read(const std::string& path) override {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
      return cannotRead(path, std::make_error_code(std::errc::is_a_directory));
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) return cannotRead(path, std::error_code(errno, std::generic_category()));
    std::string text;
    std::vector<char> piece(std::size_t{64} << 10);
    while (in) {
      in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
      text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
      if (text.size() > kMaxFileBytes) return tooLarge(path);
    }
    if (in.bad()) return cannotRead(path, std::make_error_code(std::errc::io_error));
    return text;
  }

  Result<std::vector<std::string>> list(const std::string& path) override {
    std::error_code error;
    if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
    std::vector<std::string> files;
    std::size_t seen = 0;
    // Links to folders are not followed: a loop of links would never end.
    for (fs::recursive_directory_iterator it(path, error), end; !error && it != end;
         it.increment(error)) {
      if (++seen > kMaxFolderEntries) {
        return Error{"limit.entries",
                     {path + " 中的文件过多", "too many files in " + path},
                     {"直接给出规则文件", "name the rule files"}};
      }
      std::error_code ignored;
      if (it->path().extension() == ".gj" && it->is_regular_file(ignored)) {
        files.push_back(it->path().generic_string());
      }
    }
    if (error) return cannotRead(path, error);
    std::sort(files.begin(), files.end());
    return files;
  }
};

}  // namespace

std::unique_ptr<RuleSourceProvider> makeFileProvider() { return std::make_unique<FileProvider>(); }

}  // namespace gouji
