// Help, mistakes in the command line, completion.
#include <catch2/catch.hpp>

#include "engine/cli/command_table.h"
#include "tests/cli/program.h"
#include "tests/golden_file.h"
#include "tests/temporary_folder.h"

namespace {

void requireGolden(const std::string& name, const std::string& text) {
  const std::string difference = compareWithGolden("cli/golden/" + name, text);
  INFO(difference);
  CHECK(difference.empty());
}

TEST_CASE("the help of every command is as it was read through last, in both languages") {
  for (const char* language : {"zh", "en"}) {
    std::string all = runGouji({"--help", "--lang", language}).out;
    for (const gouji::cli::CommandSpec& command : gouji::cli::allCommands()) {
      std::vector<std::string> words = {"help"};
      std::string name(command.name);
      if (const std::size_t space = name.find(' '); space != std::string::npos) {
        words.push_back(name.substr(0, space));
        name = name.substr(space + 1);
      }
      words.push_back(name);
      words.insert(words.end(), {"--lang", language});
      const ProgramRun run = runGouji(words);
      CHECK(run.status == 0);
      all += "\n----------------------------------------\n\n" + run.out;
    }
    requireGolden(std::string("help.") + language + ".txt", all);
  }
}

TEST_CASE("a command is found under the name it has") {
  for (const std::string_view name : gouji::cli::commandNames()) {
    const gouji::cli::CommandSpec* command = gouji::cli::findCommand(name);
    REQUIRE(command != nullptr);
    CHECK(command->name == name);
  }
  CHECK(gouji::cli::allCommands().size() == gouji::cli::commandNames().size());
}

TEST_CASE("options are understood in each way of writing them") {
  const std::vector<std::vector<std::string>> same = {
      {"rules", "list", "--format", "json", "--lang", "en"},
      {"rules", "list", "--format=json", "--lang=en"},
      {"rules", "list", "-f", "json", "--lang", "en"},
      {"rules", "list", "-fjson", "--lang", "en"},
      {"--lang", "en", "rules", "list", "-f", "json"}};
  const std::string expected = runGouji(same.front()).out;
  CHECK(expected.starts_with("["));
  for (const std::vector<std::string>& words : same) CHECK(runGouji(words).out == expected);
}

TEST_CASE("the value of an option may be called like a command or an option") {
  const TemporaryFolder folder;
  for (const char* name : {"lint", "version", "-f"}) {
    CHECK(runGouji({"config", "schema", "-o", name}, {}, folder.path()).status == 0);
    CHECK(std::filesystem::exists(folder.path(name)));
  }
}

TEST_CASE("--help behind a command is the same as help before it") {
  CHECK(runGouji({"lint", "--help"}).out == runGouji({"help", "lint"}).out);
  CHECK(runGouji({"rules", "check", "-h"}).out == runGouji({"help", "rules", "check"}).out);
}

TEST_CASE("mistakes in the command line are told with what was probably meant") {
  std::string all;
  const std::vector<std::vector<std::string>> mistakes = {
      {"lnt", "a.txt"},
      {"lint"},
      {"lint", "--fromat", "json", "a.txt"},
      {"lint", "--format"},
      {"lint", "--format", "jsn", "a.txt"},
      {"lint", "--verbose=3", "a.txt"},
      {"lint", "--quiet=1", "a.txt"},
      {"lint", "--", "--quiet", ""},
      {"lint", "--jobs", "many", "a.txt"},
      {"lint", "--fail-on", "errors", "a.txt"},
      {"lint", "--no-builtin", "a.txt"},
      {"lint", "--form", "disclosure-2012", "a.txt"},
      {"lint", "--profile", "nobody", "a.txt"},
      {"rules"},
      {"rules", "lst"},
      {"explain"},
      {"explain", "ARI-3"},
      {"extract", "a.txt", "b.txt"},
      {"completion", "tcsh"},
      {"help", "lnt"},
      {"--lang", "fr"},
  };
  for (const std::vector<std::string>& words : mistakes) {
    const ProgramRun run = runGouji(words);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    all += "$ gouji";
    for (const std::string& word : words) all += ' ' + word;
    all += '\n' + run.err + '\n';
  }
  requireGolden("mistakes.zh.txt", all);
}

TEST_CASE("without a command the program says what it can do, as a mistake") {
  const ProgramRun run = runGouji({});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err == runGouji({"--help"}).out);
}

TEST_CASE("a file may be called like a command") {
  const TemporaryFolder folder;
  folder.write("version", "");
  const ProgramRun run = runGouji({"lint", "version"}, {}, folder.path());
  CHECK(run.out.find("version 错误 read") != std::string::npos);
}

TEST_CASE("what stands behind -- is a file, whatever it starts with") {
  const TemporaryFolder folder;
  folder.write("-f", "");
  folder.write("--help", "");
  const ProgramRun run = runGouji({"lint", "-q", "--", "-f", "--help"}, {}, folder.path());
  CHECK(run.out.find("-f 错误 read") != std::string::npos);
  CHECK(run.out.find("--help 错误 read") != std::string::npos);
}

TEST_CASE("an empty value behind = is empty, and the next word is not taken for it") {
  const TemporaryFolder folder;
  folder.write("a.txt", "");
  const ProgramRun run =
      runGouji({"lint", "--select=", "--ignore", "", "a.txt"}, {}, folder.path());
  CHECK(run.out.find("a.txt 错误 read") != std::string::npos);
}

TEST_CASE("the version is the same however it is asked for") {
  CHECK(runGouji({"version"}).out == runGouji({"--version"}).out);
  CHECK(runGouji({"version"}).out.starts_with("gouji "));
}

TEST_CASE("bash accepts its completion script and completes with it") {
  const TemporaryFolder folder;
  const std::string script = folder.write("gouji.bash", runGouji({"completion", "bash"}).out);
  const auto complete = [&](const std::string& words, int index) {
    return runShell("source '" + script + "'; COMP_WORDS=(" + words +
                    "); COMP_CWORD=" + std::to_string(index) + "; _gouji; echo \"${COMPREPLY[@]}\"")
        .out;
  };
  CHECK(complete("gouji li", 1) == "lint\n");
  CHECK(complete("gouji lint --form", 2) == "--form --format\n");
  CHECK(complete("gouji lint --format js", 3) == "json\n");
  CHECK(complete("gouji rules ch", 2) == "check\n");
  CHECK(complete("gouji completion z", 2) == "zsh\n");
}

TEST_CASE("the completion scripts of zsh and fish know every option") {
  const std::string zsh = runGouji({"completion", "zsh"}).out;
  const std::string fish = runGouji({"completion", "fish"}).out;
  for (const gouji::cli::CommandSpec& command : gouji::cli::allCommands()) {
    for (const gouji::cli::OptionSpec& option : command.options) {
      INFO(option.longName);
      CHECK(zsh.find(option.longName) != std::string::npos);
      CHECK(fish.find(" -l " + std::string(option.longName.substr(2)) + ' ') != std::string::npos);
    }
  }
}

}  // namespace
