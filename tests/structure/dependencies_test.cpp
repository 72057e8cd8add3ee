// The folders of the engine are its architecture: engine/CMakeLists.txt says which may use which,
// and here the includes are held against it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "tests/structure/source_tree.h"

namespace {

struct Folder {
  std::string name;
  std::set<std::string> depends;
};

/// The lines `gouji_library(NAME DEPENDS a b LIBRARIES c)` in their order. A call may take several
/// lines of the file.
std::vector<Folder> readFolders() {
  const std::string text = readText("engine/CMakeLists.txt");
  const std::string call = "gouji_library(";
  std::vector<Folder> folders;
  for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
    const std::size_t begin = at + call.size();
    std::istringstream words(text.substr(begin, text.find(')', begin) - begin));
    Folder folder;
    words >> folder.name;
    bool inDepends = false;
    for (std::string word; words >> word;) {
      if (word == "DEPENDS" || word == "LIBRARIES") {
        inDepends = word == "DEPENDS";
      } else if (inDepends) {
        folder.depends.insert(word);
      }
    }
    folders.push_back(std::move(folder));
  }
  return folders;
}

/// The folder of the table a path lies in: the longest that fits, so that engine/read/json/x.h is
/// of read/json and engine/read/pdf/worker/x.h of read/pdf. Empty for what is in none.
std::string folderOf(const std::string& path, const std::vector<Folder>& folders) {
  std::string best;
  for (const Folder& folder : folders) {
    if (path.starts_with("engine/" + folder.name + "/") && folder.name.size() > best.size())
      best = folder.name;
  }
  return best;
}

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("a folder of the engine depends only on folders listed above it") {
  const std::vector<Folder> folders = readFolders();
  REQUIRE(folders.size() > 10);
  std::set<std::string> above;
  std::vector<std::string> offences;
  for (const Folder& folder : folders) {
    for (const std::string& dependency : folder.depends) {
      if (above.count(dependency) == 0)
        offences.push_back("engine/CMakeLists.txt: " + folder.name + " depends on " + dependency +
                           ", which is not listed above it");
    }
    if (!above.insert(folder.name).second)
      offences.push_back("engine/CMakeLists.txt: " + folder.name + " is listed twice");
  }
  INFO(join(offences));
  CHECK(offences.empty());
}

TEST_CASE("an include stays within the folder and its declared dependencies") {
  const std::vector<Folder> folders = readFolders();
  std::map<std::string, std::set<std::string>> allowed;
  for (const Folder& folder : folders) allowed[folder.name] = folder.depends;

  std::vector<std::string> offences;
  for (const SourceText& source : readSources("engine")) {
    const std::string from = folderOf(source.path, folders);
    for (const IncludeLine& include : includesOf(source)) {
      if (!include.target.starts_with("engine/")) continue;
      const std::string to = folderOf(include.target, folders);
      if (from == to || allowed[from].count(to) != 0) continue;
      offences.push_back(source.path + ":" + std::to_string(include.line) + ": " + from +
                         " may not include " + include.target +
                         (to.empty() ? " (of no folder)" : " (of " + to + ")"));
    }
  }
  INFO(join(offences));
  CHECK(offences.empty());
}

TEST_CASE("every source of the engine lies in a folder of the table") {
  const std::vector<Folder> folders = readFolders();
  std::vector<std::string> strays;
  for (const SourceText& source : readSources("engine")) {
    if (folderOf(source.path, folders).empty()) strays.push_back(source.path);
  }
  INFO(join(strays));
  CHECK(strays.empty());
}

TEST_CASE("headers that take seconds to compile are included in one place") {
  struct Fence {
    std::string library;
    std::vector<std::string> beginnings;
    std::vector<std::string> folders;
  };
  const std::vector<Fence> fences = {
      {"ANTLR", {"antlr4-runtime", "Gouji", "gouji_grammar/"}, {"engine/parse/"}},
      {"CLI11", {"CLI/"}, {"engine/cli/"}},
      {"JSON", {"nlohmann/"}, {"engine/read/", "engine/render/", "engine/decision/"}},
      {"toml++", {"toml++/"}, {"engine/toml/"}},
      {"gumbo", {"gumbo.h"}, {"engine/read/html/"}},
      {"minizip", {"minizip/"}, {"engine/read/docx/"}},
      {"libzip", {"zip.h"}, {"engine/render/docx/"}},
      {"libdeflate", {"libdeflate.h"}, {"engine/read/docx/"}},
      {"pugixml", {"pugixml.hpp"}, {"engine/read/docx/", "engine/render/docx/"}},
      {"poppler", {"poppler", "cpp/poppler"}, {"engine/read/pdf/worker/"}},
      {"qpdf", {"qpdf/"}, {"engine/read/pdf/worker/", "engine/render/pdf/"}},
      {"libxlsxwriter", {"xlsxwriter"}, {"engine/render/xlsx/"}},
      {"RE2", {"re2/"}, {"engine/narrative/", "engine/eval/", "engine/sema/", "engine/lower/"}},
      {"std::regex", {"regex"}, {}},
  };
  std::vector<std::string> offences;
  for (const SourceText& source : readSources("engine")) {
    for (const IncludeLine& include : includesOf(source)) {
      for (const Fence& fence : fences) {
        const auto begins = [](const std::string& text) {
          return [&text](const std::string& beginning) { return text.starts_with(beginning); };
        };
        if (std::none_of(fence.beginnings.begin(), fence.beginnings.end(), begins(include.target)))
          continue;
        if (std::none_of(fence.folders.begin(), fence.folders.end(), begins(source.path)))
          offences.push_back(source.path + ":" + std::to_string(include.line) + ": " +
                             fence.library + " is not to be used here (" + include.target + ")");
      }
    }
  }
  INFO(join(offences));
  CHECK(offences.empty());
}

TEST_CASE("iostreams stay out of the headers of the engine") {
  std::vector<std::string> offences;
  for (const SourceText& source : readSources("engine")) {
    if (!source.path.ends_with(".h")) continue;
    for (const IncludeLine& include : includesOf(source)) {
      if (include.target == "iostream" || include.target == "sstream" ||
          include.target == "fstream")
        offences.push_back(source.path + ":" + std::to_string(include.line) + ": <" +
                           include.target + ">");
    }
  }
  INFO(join(offences));
  CHECK(offences.empty());
}

TEST_CASE("nothing in the engine uses the standard streams, which the program does not make") {
  std::vector<std::string> offences;
  for (const SourceText& source : readSources("engine")) {
    for (std::size_t i = 0; i < source.lines.size(); ++i)
      for (const char* stream : {"std::cout", "std::cerr", "std::clog", "std::cin"})
        if (source.lines[i].find(stream) != std::string::npos)
          offences.push_back(source.path + ":" + std::to_string(i + 1) + ": " + stream);
  }
  INFO(join(offences));
  CHECK(offences.empty());
}
