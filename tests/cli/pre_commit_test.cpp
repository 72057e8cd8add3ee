// The hooks for pre-commit, in a real repository and with the real pre-commit. Nothing is fetched:
// the hooks come from a repository beside it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

bool hasTool(const std::string& name) {
  if (runShell("command -v " + name).status == 0) return true;
  WARN("SKIPPED: " + name + " is not installed (apt install " + name + ")");
  return false;
}

std::string reportOf(int year, const std::string& received) {
  SampleReport report = SampleReport::oneRequest();
  report.year = year;
  report.requests["received total"] = received;
  return asText(report);
}

/// A repository of reports that uses one of our hooks.
class Repository {
 public:
  explicit Repository(const std::string& hook) {
    const std::string hooks = folder_.path("hooks");
    fs::create_directories(hooks);
    fs::copy_file(std::string(GOUJI_SOURCE_DIR) + "/.pre-commit-hooks.yaml",
                  hooks + "/.pre-commit-hooks.yaml");
    // The front door itself is tried in tests/frontdoor: here a built program stands behind it.
    folder_.write("hooks/dev", "#!/bin/sh\nexec '" GOUJI_BINARY "' \"$@\"\n");
    fs::permissions(hooks + "/dev", fs::perms::owner_all);
    must("git init -q -b main . && git add -A && git commit -q -m hooks", hooks);
    const std::string revision = must("git rev-parse HEAD", hooks);
    folder_.write("office/.pre-commit-config.yaml", "repos:\n  - repo: " + hooks +
                                                        "\n    rev: " + revision +
                                                        "    hooks:\n      - id: " + hook + "\n");
    must("git init -q -b main . && pre-commit install", office());
    must("git add -A && git commit -q -m start", office());
  }

  void write(const std::string& name, const std::string& text) const {
    folder_.write("office/" + name, text);
  }
  [[nodiscard]] ProgramRun commit() const {
    return run("git add -A && git commit -q -m change", office());
  }

 private:
  [[nodiscard]] std::string office() const { return folder_.path("office"); }

  /// Whatever git the machine is set to, nothing of it is used here.
  [[nodiscard]] ProgramRun run(const std::string& line, const std::string& where) const {
    const std::string settings =
        "export HOME='" + folder_.path() + "' PRE_COMMIT_HOME='" + folder_.path("cache") +
        "' GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org"
        " GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org"
        " PATH=\"$(dirname \"$GOUJI\"):$PATH\"\n";
    return runShell(settings + line, where);
  }

  std::string must(const std::string& line, const std::string& where) const {
    const ProgramRun done = run(line, where);
    INFO(line << '\n' << done.out << done.err);
    REQUIRE(done.status == 0);
    return done.out;
  }

  TemporaryFolder folder_;
};

TEST_CASE("a hook refuses a commit with a broken report, says why, and lets it pass when mended") {
  if (!hasTool("git") || !hasTool("pre-commit")) return;
  for (const std::string hook : {"gouji", "gouji-build"}) {
    INFO(hook);
    const Repository repository(hook);
    repository.write("reports/教育局2025.txt", reportOf(2025, "3"));
    const ProgramRun refused = repository.commit();
    INFO(refused.out << refused.err);
    CHECK(refused.status == 1);
    const std::string said = refused.out + refused.err;
    CHECK(said.find("reports/教育局2025.txt:") != std::string::npos);
    CHECK(said.find("总计应为 1，实为 3") != std::string::npos);
    repository.write("reports/教育局2025.txt", reportOf(2025, "1"));
    const ProgramRun passed = repository.commit();
    INFO(passed.out << passed.err);
    CHECK(passed.status == 0);
  }
}

TEST_CASE("a hook checks what a commit touches and nothing else") {
  if (!hasTool("git") || !hasTool("pre-commit")) return;
  const Repository repository("gouji");
  repository.write("README.md", "# 不是报告\n");
  repository.write("data/package.json", "{}\n");
  repository.write("reports/gouji-baseline.json", "{}\n");
  CHECK(repository.commit().status == 0);
}

TEST_CASE("a hook compares with last year's report, which the commit does not touch") {
  if (!hasTool("git") || !hasTool("pre-commit")) return;
  const Repository repository("gouji");
  repository.write("reports/教育局2024.txt", reportOf(2024, "1"));
  CHECK(repository.commit().status == 0);
  // One request is carried in, but the report of the year before carried none out.
  SampleReport report = SampleReport::oneRequest();
  for (const char* cell : {"carried_in natural_person", "carried_in total",
                           "carried_out natural_person", "carried_out total"})
    report.requests[cell] = "1";
  repository.write("reports/教育局2025.txt", asText(report));
  const ProgramRun refused = repository.commit();
  INFO(refused.out << refused.err);
  CHECK(refused.status == 1);
  CHECK((refused.out + refused.err).find("XYR-01") != std::string::npos);
}

}  // namespace
