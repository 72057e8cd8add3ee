// Rule files from the file system.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/pack/pack.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{16} << 20;
constexpr std::size_t kMaxFolderEntries = 100'000;

Error notFound(const std::string& path, const std::error_code& why) {
  return {"file.not-readable",
          {"无法读取 " + path + "：" + why.message(), "cannot read " + path + ": " + why.message()},
          {}};
}

class FileProvider : public RuleSourceProvider {
 public:
  Result<std::string> read(const std::string& path) override {
    std::error_code error;
    if (!fs::exists(path, error)) {
      return notFound(path, std::make_error_code(std::errc::no_such_file_or_directory));
    }
    if (!fs::is_regular_file(path, error)) {
      return notFound(path, std::make_error_code(std::errc::invalid_argument));
    }
    const std::uintmax_t bytes = fs::file_size(path, error);
    if (error) return notFound(path, error);
    if (bytes > kMaxFileBytes) {
      return Error{"limit.bytes",
                   {path + " 超过 " + std::to_string(kMaxFileBytes) + " 字节",
                    path + " has more than " + std::to_string(kMaxFileBytes) + " bytes"},
                   {}};
    }
    std::ifstream in(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(bytes), '\0');
    if (!in.read(text.data(), static_cast<std::streamsize>(bytes))) {
      return notFound(path, std::make_error_code(std::errc::io_error));
    }
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
    if (error) return notFound(path, error);
    std::sort(files.begin(), files.end());
    return files;
  }
};

}  // namespace

std::unique_ptr<RuleSourceProvider> makeFileProvider() { return std::make_unique<FileProvider>(); }

}  // namespace gouji
