// Which gouji.toml counts for a report.
#include <catch2/catch.hpp>

#include "engine/config/config_file.h"
#include "tests/temporary_folder.h"

using namespace gouji;

namespace {

/// The folder of the configuration found for `path`, below `folder`; "-" for none.
std::string findFrom(const TemporaryFolder& folder, const std::string& path) {
  ConfigFinder finder;
  Diagnostics diagnostics;
  const auto file = finder.find(folder.path(path), diagnostics);
  REQUIRE(file.ok());
  if (file.value() == nullptr) return "-";
  return file.value()->folder.substr(folder.path().size());
}

}  // namespace

TEST_CASE("the configuration nearest to a report counts, looked for upwards") {
  const TemporaryFolder folder;
  folder.write("gouji.toml", "jobs = 1\n");
  folder.write("2025/gouji.toml", "jobs = 2\n");
  folder.write("2025/a/report.txt", "");
  folder.write("2024/report.txt", "");
  CHECK(findFrom(folder, "2025/a/report.txt") == "/2025/");
  CHECK(findFrom(folder, "2025/report.txt") == "/2025/");
  CHECK(findFrom(folder, "2024/report.txt") == "/");
  CHECK(findFrom(folder, "2025") == "/2025/");
  CHECK(findFrom(folder, "2025/") == "/2025/");
  CHECK(findFrom(folder, "2024/../2025/report.txt") == "/2025/");
}

TEST_CASE("the search ends at the root of a repository") {
  const TemporaryFolder folder;
  folder.write("gouji.toml", "jobs = 1\n");
  folder.write("repository/.git/HEAD", "");
  folder.write("repository/reports/a.txt", "");
  CHECK(findFrom(folder, "repository/reports/a.txt") == "-");
  folder.write("repository/gouji.toml", "jobs = 1\n");
  CHECK(findFrom(folder, "repository/reports/a.txt") == "/repository/");
}

TEST_CASE("one configuration is read once for all its reports") {
  const TemporaryFolder folder;
  folder.write("gouji.toml", "jobs = 1\n");
  folder.write("a/b/x.txt", "");
  ConfigFinder finder;
  Diagnostics diagnostics;
  const auto first = finder.find(folder.path("a/b/x.txt"), diagnostics);
  const auto second = finder.find(folder.path("a/y.txt"), diagnostics);
  REQUIRE((first.ok() && second.ok()));
  CHECK(first.value() == second.value());
}

TEST_CASE("a configuration with mistakes is an error, and so is one that is not there") {
  const TemporaryFolder folder;
  const std::string path = folder.write("gouji.toml", "jobs = \"many\"\n");
  Diagnostics diagnostics;
  CHECK(readConfigFile(path, diagnostics).error().code == "config.mistakes");
  CHECK(diagnostics.errorCount() == 1);
  CHECK(readConfigFile(folder.path("none.toml"), diagnostics).error().code == "file.no-access");
}

TEST_CASE("a configuration that is not UTF-8 is an error of its own") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const std::string path = folder.write("gouji.toml", "form = \"\xB8\xF1\"\n");
  CHECK(readConfigFile(path, diagnostics).error().code == "text.not-utf8");
}
