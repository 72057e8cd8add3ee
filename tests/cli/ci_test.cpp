// What docs/ci.md and action.yml tell a forge to do, done without a forge.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kRoot = GOUJI_SOURCE_DIR;

std::string readWhole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The first block of docs/ci.md that holds `words`, without its fences.
std::string blockWith(const std::string& words) {
  const std::string manual = readWhole(kRoot + "/docs/ci.md");
  const std::size_t at = manual.find(words);
  REQUIRE(at != std::string::npos);
  const std::size_t open = manual.find('\n', manual.rfind("```", at)) + 1;
  return manual.substr(open, manual.find("\n```", open) + 1 - open);
}

/// YAML as JSON, by the library that pre-commit reads it with; nothing where it is not there.
json parseYaml(const TemporaryFolder& folder, const std::string& text) {
  const std::string program =
      "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1], encoding='utf-8')), "
      "sys.stdout, default=str)";
  const std::string path = folder.write("input.yml", text);
  const ProgramRun run = runShell("python3 -c \"" + program + "\" '" + path + "'");
  if (run.status != 0) {
    WARN("SKIPPED: python3-yaml is not installed (apt install python3-yaml): " << run.err);
    return nullptr;
  }
  return json::parse(run.out);
}

std::string reportOf(const std::string& received) {
  SampleReport report = SampleReport::oneRequest();
  report.requests["received total"] = received;
  return asText(report);
}

/// A folder that looks like this repository when it is built: `dev`, and the program in its place.
void writeFrontDoor(const TemporaryFolder& folder) {
  folder.write("gouji/dev",
               "#!/bin/sh\n[ \"$1\" = run ] || exit 0\nshift\nexec \"$GOUJI\" \"$@\"\n");
  fs::permissions(folder.path("gouji/dev"), fs::perms::owner_all);
  fs::create_directories(folder.path("gouji/build/release"));
  fs::create_symlink(GOUJI_BINARY, folder.path("gouji/build/release/gouji"));
}

/// Runs the steps of action.yml with bash, as GitHub does.
ProgramRun runAction(const TemporaryFolder& folder, const json& action, const std::string& inputs) {
  std::string line = "set -a\nGITHUB_ACTION_PATH='" + folder.path("gouji") +
                     "' GITHUB_PATH=path.txt GITHUB_STEP_SUMMARY=summary.md\n" + inputs +
                     "set +a\n";
  int number = 0;
  for (const json& step : action["runs"]["steps"]) {
    if (!step.contains("run")) continue;
    CHECK(step["shell"] == "bash");
    const std::string name = "step" + std::to_string(++number) + ".sh";
    folder.write(name, step["run"].get<std::string>());
    line +=
        "[ ! -e path.txt ] || PATH=$(cat path.txt):$PATH\n"
        "bash --noprofile --norc -eo pipefail " +
        name + " || exit\n";
  }
  CHECK(number == 2);
  return runShell(line, folder.path());
}

TEST_CASE("the steps of the action annotate, summarise, write SARIF and fail on findings") {
  const TemporaryFolder folder;
  const json action = parseYaml(folder, readWhole(kRoot + "/action.yml"));
  if (action.is_null()) return;
  CHECK(action["runs"]["using"] == "composite");
  writeFrontDoor(folder);
  folder.write("reports/a b.txt", reportOf("3"));
  const std::string inputs =
      "PATHS=$'reports/a b.txt\\n' OPTIONS=$'--lang\\nen\\n' SARIF=gouji.sarif\n";
  const ProgramRun wrong = runAction(folder, action, inputs);
  INFO(wrong.out << wrong.err);
  CHECK(wrong.status == 1);
  CHECK(wrong.out.find("::error file=reports/a b.txt,line=") != std::string::npos);
  CHECK(wrong.out.find("::notice title=Gouji::") != std::string::npos);
  CHECK(readWhole(folder.path("summary.md")).find("## Gouji") != std::string::npos);
  CHECK(json::parse(readWhole(folder.path("gouji.sarif")))["version"] == "2.1.0");

  folder.write("reports/a b.txt", reportOf("1"));
  const ProgramRun right = runAction(folder, action, inputs);
  INFO(right.out << right.err);
  CHECK(right.status == 0);
}

TEST_CASE("what an input of the action says never reaches a shell") {
  const TemporaryFolder folder;
  const json action = parseYaml(folder, readWhole(kRoot + "/action.yml"));
  if (action.is_null()) return;
  writeFrontDoor(folder);
  const ProgramRun run =
      runAction(folder, action, "PATHS='$(touch owned); `touch owned`' OPTIONS= SARIF=\n");
  CHECK(run.status == 2);
  CHECK_FALSE(fs::exists(folder.path("owned")));
  // No expression stands inside a script: GitHub would paste the input into it.
  for (const json& step : action["runs"]["steps"]) {
    if (step.contains("run"))
      CHECK(step["run"].get<std::string>().find("${{") == std::string::npos);
  }
}

TEST_CASE("the jobs for forges are YAML, and that for GitLab writes its report") {
  const TemporaryFolder folder;
  const json workflow = parseYaml(folder, blockWith("# .github/workflows/reports.yml"));
  if (workflow.is_null()) return;
  const json action = parseYaml(folder, readWhole(kRoot + "/action.yml"));
  for (const auto& [input, value] : workflow["jobs"]["gouji"]["steps"][2]["with"].items())
    CHECK(action["inputs"].contains(input));
  CHECK(parseYaml(folder, blockWith("# .pre-commit-config.yaml"))["repos"][0]["hooks"][0]["id"] ==
        "gouji");

  const json job = parseYaml(folder, blockWith("# .gitlab-ci.yml"))["gouji"];
  writeFrontDoor(folder);
  folder.write("reports/a.txt", reportOf("3"));
  std::string script = "set -e\nGOUJI_HOME='" + folder.path("gouji") + "'\n";
  for (const std::string line : job["script"]) {
    if (line.find("apt-get") == std::string::npos && line.find("git clone") == std::string::npos)
      script += line + '\n';
  }
  const ProgramRun run = runShell(script, folder.path());
  INFO(run.out << run.err);
  CHECK(run.status == 1);
  const std::string report = job["artifacts"]["reports"]["codequality"];
  CHECK(json::parse(readWhole(folder.path(report))).is_array());
}

TEST_CASE("the hooks are YAML and have what pre-commit asks for") {
  const TemporaryFolder folder;
  const json hooks = parseYaml(folder, readWhole(kRoot + "/.pre-commit-hooks.yaml"));
  if (hooks.is_null()) return;
  REQUIRE(hooks.size() == 2);
  for (const json& hook : hooks) {
    for (const char* key : {"id", "name", "entry", "language", "files"}) CHECK(hook.contains(key));
  }
}

TEST_CASE("the gate in plain shell lets a change in or not, and keeps the baseline clean") {
  if (runShell("command -v git").status != 0) {
    WARN("SKIPPED: git is not installed");
    return;
  }
  const TemporaryFolder folder;
  folder.write("gate.sh", blockWith("# gate.sh [BASE]"));
  folder.write("bin/keep", "");
  fs::create_symlink(GOUJI_BINARY, folder.path("bin/gouji"));
  folder.write("office/gouji.toml", "baseline = \"gouji-baseline.json\"\n");
  folder.write("office/reports/旧.txt", reportOf("4"));
  const auto run = [&](const std::string& line) {
    return runShell("export HOME='" + folder.path() +
                        "' GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org"
                        " GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org PATH=\"" +
                        folder.path("bin") + ":$PATH\"\n" + line,
                    folder.path("office"));
  };
  const auto gate = [&](const std::string& message) {
    CHECK(run("git add reports && git commit -q -m " + message).status == 0);
    const ProgramRun done = run("sh ../gate.sh main");
    INFO(done.out << done.err);
    CHECK(fs::exists(folder.path("office/gouji.html")));
    return done.status;
  };
  CHECK(run("git init -q -b main . && gouji baseline create reports && git add -A && "
            "git commit -q -m start && git switch -q -c change")
            .status == 0);
  // An old mistake is accepted, a new one is not.
  SampleReport fresh = SampleReport::oneRequest();
  fresh.agency = "某某县水务局";
  fresh.requests["received total"] = "3";
  folder.write("office/reports/新.txt", asText(fresh));
  CHECK(gate("new") != 0);
  fresh.requests["received total"] = "1";
  folder.write("office/reports/新.txt", asText(fresh));
  CHECK(gate("mended") == 0);
  // Another wrong number in the place of the accepted one.
  folder.write("office/reports/旧.txt", reportOf("5"));
  CHECK(gate("other") != 0);
  // Mended, but still accepted: the entry has to go first.
  folder.write("office/reports/旧.txt", reportOf("1"));
  CHECK(gate("right") == 1);
  CHECK(run("gouji baseline prune reports").status == 0);
  CHECK(run("sh ../gate.sh main").status == 0);
}

}  // namespace
