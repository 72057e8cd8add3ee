// What the documents show is what the program does: their examples are run.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/cli/program.h"
#include "tests/temporary_folder.h"

namespace {

const std::string kRoot = GOUJI_SOURCE_DIR;

std::string readWhole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Writes the ```gj blocks of a manual as files, named by their first line; gives their names.
std::vector<std::string> writeExamples(const std::string& manual, const TemporaryFolder& folder) {
  const std::string text = readWhole(manual);
  const std::string open = "```gj\n// file: ";
  std::vector<std::string> names;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const std::size_t line = text.find('\n', at);
    names.push_back(text.substr(at, line - at));
    folder.write(names.back(), text.substr(line + 1, text.find("```", line) - line - 1));
  }
  return names;
}

}  // namespace

TEST_CASE("every example of the language manual compiles, and its tests pass") {
  const TemporaryFolder folder;
  const std::vector<std::string> names = writeExamples(kRoot + "/docs/language.md", folder);
  CHECK(names.size() >= 10);
  for (const std::string& name : names) {
    INFO(name);
    const ProgramRun check = runGouji({"rules", "check", folder.path(name)});
    INFO(check.out << check.err);
    CHECK(check.status == 0);
    const ProgramRun run = runGouji({"rules", "test", folder.path(name)});
    INFO(run.out << run.err);
    CHECK(run.status == 0);
  }
}

TEST_CASE("the README shows what the program prints") {
  for (const auto& [file, language] :
       {std::pair{"/README.md", "en"}, std::pair{"/README.zh-CN.md", "zh"}}) {
    const ProgramRun run =
        runGouji({"lint", "--lang", language, "fixtures/reports/mistakes-2025.txt"}, {}, kRoot);
    INFO(run.out);
    CHECK(run.status == 1);
    const std::string shown = readWhole(kRoot + file);
    const std::string open = "$ gouji lint fixtures/reports/mistakes-2025.txt\n";
    const std::size_t begin = shown.find(open);
    REQUIRE(begin != std::string::npos);
    const std::size_t first = begin + open.size();
    CHECK(shown.substr(first, shown.find("```", first) - first) == run.out);
  }
}

TEST_CASE("the document on wrong cells shows what its commands print") {
  const std::string shown = readWhole(kRoot + "/docs/locate.md");
  const std::string open = "```console\n$ ";
  std::size_t commands = 0;
  for (std::size_t at = shown.find(open); at != std::string::npos; at = shown.find(open, at)) {
    at += open.size();
    const std::size_t lineEnd = shown.find('\n', at);
    std::string command = shown.substr(at, lineEnd - at);
    const std::size_t program = command.find("| gouji ");
    REQUIRE(program != std::string::npos);
    command.replace(program, 8, "| \"$GOUJI\" ");
    INFO(command);
    const ProgramRun run = runShell(command, kRoot);
    CHECK(run.err.empty());
    CHECK(run.out == shown.substr(lineEnd + 1, shown.find("```", lineEnd) - lineEnd - 1));
    ++commands;
  }
  CHECK(commands >= 6);
}

TEST_CASE("the rules of the pack and the examples pass their tests") {
  for (const std::string folder : {"/fixtures/rules", "/fixtures/profiles", "/fixtures/examples"}) {
    const ProgramRun run = runGouji({"rules", "test", kRoot + folder});
    INFO(run.out << run.err);
    CHECK(run.status == 0);
  }
}
