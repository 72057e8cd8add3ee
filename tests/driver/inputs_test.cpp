// Which files a user means when naming files and folders.
#include <catch2/catch.hpp>

#include "engine/driver/inputs.h"
#include "tests/temporary_folder.h"

namespace gouji {
namespace {

std::vector<std::string> namesBelow(const TemporaryFolder& folder, const InputList& list) {
  std::vector<std::string> names;
  for (const std::string& file : list.files) names.push_back(file.substr(folder.path().size() + 1));
  return names;
}

TEST_CASE("files are taken as they are named, in their order, whatever their extension") {
  CHECK(findInputs({"b.xyz", "-", "a.txt"}).files ==
        std::vector<std::string>{"b.xyz", "-", "a.txt"});
}

TEST_CASE("a folder is searched with the folders below it, sorted by path") {
  const TemporaryFolder folder;
  for (const char* name : {"b.docx", "a.TXT", "c/z.html", "c/d/y.ndjson", "c/x.md"}) {
    folder.write(name, "");
  }
  CHECK(namesBelow(folder, findInputs({folder.path()})) ==
        std::vector<std::string>{"a.TXT", "b.docx", "c/d/y.ndjson", "c/x.md", "c/z.html"});
}

TEST_CASE("what cannot be a report is left out, and so is what is hidden") {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "photo.jpg", "readme", ".hidden.txt", ".git/config.txt",
                           "~$a.docx", "gouji-baseline.json"}) {
    folder.write(name, "");
  }
  CHECK(namesBelow(folder, findInputs({folder.path()})) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("old Word files are not passed over silently") {
  const TemporaryFolder folder;
  folder.write("a.doc", "");
  CHECK(findInputs({folder.path()}).files.size() == 1);
}

TEST_CASE("a link to a folder above does not make an endless search") {
  const TemporaryFolder folder;
  folder.write("a/a.txt", "");
  std::filesystem::create_directory_symlink(folder.path(), folder.path("a/loop"));
  CHECK(namesBelow(folder, findInputs({folder.path()})) == std::vector<std::string>{"a/a.txt"});
}

TEST_CASE("a link to a report that is gone is listed, so that somebody is told") {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("gone.docx", folder.path("a.docx"));
  std::filesystem::create_symlink("gone.jpg", folder.path("b.jpg"));
  CHECK(namesBelow(folder, findInputs({folder.path()})) == std::vector<std::string>{"a.docx"});
}

TEST_CASE("what is named and found, or named twice, is checked once, where it came first") {
  const TemporaryFolder folder;
  folder.write("a.txt", "");
  folder.write("b.txt", "");
  const std::string b = folder.path("b.txt");
  CHECK(namesBelow(folder, findInputs({b, folder.path(), b, folder.path("./b.txt")})) ==
        std::vector<std::string>{"b.txt", "a.txt"});
}

TEST_CASE("an empty folder gives nothing and no problem") {
  const TemporaryFolder folder;
  const InputList list = findInputs({folder.path()});
  CHECK(list.files.empty());
  CHECK(list.problems.empty());
}

}  // namespace
}  // namespace gouji
