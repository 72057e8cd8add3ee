#include "tests/structure/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = GOUJI_SOURCE_DIR;

bool isSource(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".h" || extension == ".cpp" || extension == ".def";
}

std::vector<std::string> splitLines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

std::string readText(const std::string& path) {
  std::ifstream in(kRoot / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<SourceText> readSources(const std::string& top) {
  std::vector<SourceText> sources;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
    if (!entry.is_regular_file() || !isSource(entry.path())) continue;
    SourceText source;
    source.path = fs::relative(entry.path(), kRoot).generic_string();
    source.folder = fs::relative(entry.path().parent_path(), kRoot / top).generic_string();
    source.lines = splitLines(readText(source.path));
    sources.push_back(std::move(source));
  }
  std::sort(sources.begin(), sources.end(),
            [](const SourceText& a, const SourceText& b) { return a.path < b.path; });
  return sources;
}

std::vector<std::string> listTextFiles() {
  const std::vector<std::string> tops = {"bench",   "cmake", "docs",  "editors", "engine",
                                         "grammar", "rules", "tests", "fixtures"};
  const std::vector<std::string> extensions = {".h",  ".cpp", ".def", ".gj", ".g4",   ".md",
                                               ".sh", ".txt", ".py",  ".js", ".cmake"};
  std::vector<std::string> files = {"CMakeLists.txt", "CMakePresets.json", "dev", "README.md"};
  for (const std::string& top : tops) {
    if (!fs::exists(kRoot / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
      const std::string extension = entry.path().extension().string();
      if (std::find(extensions.begin(), extensions.end(), extension) != extensions.end())
        files.push_back(fs::relative(entry.path(), kRoot).generic_string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<IncludeLine> includesOf(const SourceText& source) {
  std::vector<IncludeLine> includes;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string& line = source.lines[i];
    if (!line.starts_with("#include ")) continue;
    const std::size_t open = line.find_first_of("\"<");
    const std::size_t close = line.find_first_of("\">", open + 1);
    if (open == std::string::npos || close == std::string::npos) continue;
    includes.push_back({i + 1, line.substr(open + 1, close - open - 1)});
  }
  return includes;
}
