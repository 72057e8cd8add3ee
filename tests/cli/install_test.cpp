// What is installed works where it is installed, and somebody else's project can use the library.

#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/temporary_folder.h"

namespace {

const std::string kSource = GOUJI_SOURCE_DIR;

// A library with the sanitizer in it wants a program that starts it.
#ifdef __SANITIZE_ADDRESS__
const std::string kConsumerFlags = " -DCMAKE_CXX_FLAGS=-fsanitize=address,undefined";
#else
const std::string kConsumerFlags;
#endif

/// Installs the build into `folder`/usr.
void install(const TemporaryFolder& folder) {
  const ProgramRun run =
      runShell("cmake --install '" GOUJI_BUILD_DIR "' --prefix '" + folder.path("usr") + "'");
  INFO(run.err);
  REQUIRE(run.status == 0);
}

}  // namespace

TEST_CASE("an installed program needs nothing of the folder it was built in", "[install]") {
  const TemporaryFolder folder;
  install(folder);
  const std::string usr = folder.path("usr");

  const ProgramRun lint = runShell("'" + usr + "/bin/gouji' lint '" + kSource +
                                   "/fixtures/reports/department-2025.txt'");
  CHECK(lint.status == 0);

  const ProgramRun pages =
      runShell("head -n 1 '" + usr + "/share/man/man1/gouji.1' '" + usr +
               "/share/man/zh_CN/man1/gouji.1' && ls '" + usr +
               "/share/bash-completion/completions/gouji' '" + usr + "/libexec/gouji/gouji-pdf'");
  INFO(pages.err);
  CHECK(pages.status == 0);
  CHECK(pages.out.find(".TH GOUJI 1") != std::string::npos);
}

TEST_CASE("a project that finds the package lints with the one header", "[install]") {
  const TemporaryFolder folder;
  install(folder);
  const std::string consumer = folder.path("consumer");
  const ProgramRun built = runShell("cmake -G Ninja -S '" + kSource + "/tests/cli/consumer' -B '" +
                                    consumer + "' -DCMAKE_PREFIX_PATH='" + folder.path("usr") +
                                    "'" + kConsumerFlags + " && cmake --build '" + consumer + "'");
  INFO(built.out << built.err);
  REQUIRE(built.status == 0);

  const ProgramRun lint =
      runShell(consumer + "/consumer '" + kSource + "/fixtures/reports/mistakes-2025.txt'");
  INFO(lint.out << lint.err);
  CHECK(lint.status == 1);
  CHECK(lint.out.find("disclosure-2021") != std::string::npos);
  CHECK(lint.out.find("ARI-") != std::string::npos);

  const std::string rules = folder.write("mine.gj", "rule MY-01 a \"A\" { check nowhere == 1 }\n");
  const ProgramRun mistakes = runShell(consumer + "/consumer '" + kSource +
                                       "/fixtures/reports/department-2025.txt' " + rules);
  CHECK(mistakes.status == 2);
  CHECK(mistakes.err.find("rules.mistakes") != std::string::npos);
  CHECK(mistakes.err.find("mine.gj:1:") != std::string::npos);

  const ProgramRun missing = runShell(consumer + "/consumer nowhere.txt");
  CHECK(missing.status == 2);
  CHECK(missing.err.find("file.not-found") != std::string::npos);
}
