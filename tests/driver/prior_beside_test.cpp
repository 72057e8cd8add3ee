// Last year's report, guessed from the names beside this year's.
#include <catch2/catch.hpp>

#include "engine/driver/prior_beside.h"
#include "tests/temporary_folder.h"

using namespace gouji;

namespace {

/// The candidates for a file of `folder`, as paths below it.
std::vector<std::string> candidatesFor(const TemporaryFolder& folder, const std::string& path) {
  std::vector<std::string> found;
  FolderList folders;
  for (const std::string& candidate : findPriorCandidates(folder.path(path), 2025, folders))
    found.push_back(candidate.substr(folder.path().size() + 1));
  return found;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("the same name with the year before comes first, whatever its format") {
  const TemporaryFolder folder;
  for (const char* name : {"水务局2025.docx", "水务局2024.html", "教育局2024.html", "说明.md"})
    folder.write(name, "x");
  CHECK(candidatesFor(folder, "水务局2025.docx") == Paths{"水务局2024.html", "教育局2024.html"});
}

TEST_CASE("the folder of the year before is looked into for the same name") {
  const TemporaryFolder folder;
  folder.write("2025/水务局.txt", "x");
  folder.write("2024/水务局.txt", "x");
  folder.write("2024/教育局.txt", "x");
  CHECK(candidatesFor(folder, "2025/水务局.txt") == Paths{"2024/水务局.txt"});
}

TEST_CASE("where no name says the year the other reports of the folder are looked at") {
  const TemporaryFolder folder;
  folder.write("今年.txt", "x");
  folder.write("去年.txt", "x");
  folder.write("gouji.toml", "x");
  CHECK(candidatesFor(folder, "今年.txt") == Paths{"去年.txt"});
}

TEST_CASE("no more than a few candidates are named, however many files there are") {
  const TemporaryFolder folder;
  for (int i = 0; i < 100; ++i) folder.write("r" + std::to_string(i) + ".txt", "x");
  CHECK(candidatesFor(folder, "r0.txt").size() == kMostCandidates);
}

TEST_CASE("a folder that is not there has no candidates") {
  FolderList folders;
  CHECK(findPriorCandidates("/no/such/folder/a.txt", 2025, folders).empty());
}
