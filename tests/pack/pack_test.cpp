// Files to a plan: imports, the built-in pack, and what a user's file may not do to it.
#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "engine/pack/import_path.h"
#include "tests/sema/memory_rules.h"
#include "tests/temporary_folder.h"

using namespace gouji;
using namespace gouji::test;

namespace {

Compiled compileFiles(std::map<std::string, std::string> files,
                      const std::vector<std::string>& roots) {
  MemoryRules provider(std::move(files));
  Compiled compiled;
  compiled.pack = compilePack(roots, provider, compiled.diagnostics);
  return compiled;
}

}  // namespace

TEST_CASE("one file has one name, however it is reached") {
  CHECK(pack::resolveImport("rules/a.gj", "forms/b.gj") == "rules/forms/b.gj");
  CHECK(pack::resolveImport("rules/forms/b.gj", "../units.gj") == "rules/units.gj");
  CHECK(pack::resolveImport("builtin:forms/b.gj", "../units.gj") == "builtin:units.gj");
  CHECK(pack::resolveImport("builtin:a.gj", "../../../etc/x.gj") == "builtin:etc/x.gj");
  CHECK(pack::resolveImport("a.gj", "builtin:units.gj") == "builtin:units.gj");
  CHECK(pack::resolveImport("../a.gj", "../b.gj") == "../../b.gj");
  CHECK(pack::normalisePath("/a//b/./../c") == "/a/c");
  CHECK(pack::normalisePath("/../..") == "/");
}

TEST_CASE("a file that several import is compiled once") {
  const Compiled c = compileFiles(
      {{"a.gj", "import \"small.gj\"\nimport \"b.gj\""}, {"b.gj", "import \"./small.gj\""}},
      {"a.gj", "b.gj"});
  CHECK(c.diagnostics.errorCount() == 0);
  CHECK(c.plan().forms.size() == 1);
  CHECK(c.pack.files.size() == 3);
}

TEST_CASE("files that import each other are told of it and compiled all the same") {
  const Compiled c = compileFiles(
      {{"a.gj", "import \"b.gj\"\nimport \"small.gj\""}, {"b.gj", "import \"a.gj\"\nunit 项"}},
      {"a.gj"});
  CHECK(c.tells(DiagnosticKind::CyclicImport));
  CHECK(c.diagnostics.errorCount() == 0);
}

TEST_CASE("a rule that names no form is for those its file knows, not for others beside it") {
  const std::map<std::string, std::string> files = {
      {"other.gj", "unit 件\nform other \"别的报表\" { years 2021.. section words \"一、文字\" }"},
      {"about-other.gj",
       "import \"other.gj\"\nrule OWN-01 wordy \"文字\" { check present(words) level info }"},
      {"about-small.gj",
       "import \"small.gj\"\nrule OWN-02 left \"结转\" { check work[left, total] > 0 level info "
       "}"}};
  const Compiled c = compileFiles(files, {"about-small.gj", "about-other.gj"});
  CHECK(c.diagnostics.errorCount() == 0);
  CHECK(c.plan().forms.size() == 2);
}

TEST_CASE("two files may declare one unit if they say the same of it") {
  const auto withUnit = [](const std::string& unit) {
    return compileFiles({{"own.gj", "import \"small.gj\"\n" + unit}}, {"own.gj"});
  };
  CHECK_FALSE(withUnit("unit 件").tells(DiagnosticKind::DuplicateName));
  CHECK_FALSE(withUnit("unit 万元 = 10000 元").tells(DiagnosticKind::DuplicateName));
  CHECK(withUnit("unit 万元 = 1000 元").tells(DiagnosticKind::DuplicateName));
  CHECK(withUnit("unit 万元").tells(DiagnosticKind::DuplicateName));
}

TEST_CASE("the built-in pack is there without compiling, and its files can be imported") {
  const plan::Plan& plan = builtinPlan();
  CHECK(plan.findRule("ARI-01").has_value());
  CHECK(plan.formForYear(2025) == plan.findForm("disclosure-2021"));
  CHECK(plan.formForYear(2020) == plan.findForm("disclosure-2019"));
  REQUIRE(builtinRuleText("units.gj").has_value());
  const Compiled c = compileText(R"(
    import "builtin:forms/disclosure-2021.gj"
    rule OWN-01 carried "结转" { check requests[carried_out, total] <= 100 level info })");
  CHECK(c.diagnostics.errorCount() == 0);
  CHECK(c.plan().findRule("OWN-01").has_value());
}

TEST_CASE("compiling all built-in files again gives the embedded plan") {
  const Compiled c = compileFiles({}, {"builtin:"});
  CHECK(c.diagnostics.errorCount() == 0);
  CHECK(c.plan().contentHash == builtinPlan().contentHash);
}

TEST_CASE("a built-in rule cannot be written anew, and the message names the way to change it") {
  const Compiled c = compileFiles(
      {{"own.gj", "rule ARI-01 own \"自写\" { check totals level info }"}}, {"builtin:", "own.gj"});
  REQUIRE(c.tells(DiagnosticKind::DuplicateRule));
  for (const Diagnostic& diagnostic : c.diagnostics.sorted()) {
    if (diagnostic.kind != DiagnosticKind::DuplicateRule) continue;
    CHECK(diagnostic.source->path() == "own.gj");
    CHECK(diagnostic.hint.en.find("profile") != std::string::npos);
  }
}

TEST_CASE("a file named by the user that is not there is a diagnostic") {
  CHECK(compileFiles({}, {"nowhere.gj"}).tells(DiagnosticKind::FileNotReadable));
  CHECK(compileFiles({}, {"builtin:nowhere.gj"}).tells(DiagnosticKind::UnknownBuiltinFile));
}

TEST_CASE("a rule file is read from whatever gives its bytes, a pipe as well") {
  const TemporaryFolder folder;
  const std::string text(100'000, ' ');
  const auto provider = makeFileProvider();
  CHECK(provider->read(folder.write("a.gj", text)).value() == text);
  CHECK(provider->read(folder.write("empty.gj", "")).value().empty());
  const std::string pipe = folder.path("pipe");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << text; });
  const auto piped = provider->read(pipe);
  writer.join();
  CHECK(piped.value() == text);
}

TEST_CASE("a rule file that cannot be read is told with the reason") {
  const TemporaryFolder folder;
  const auto provider = makeFileProvider();
  CHECK(provider->read(folder.path("none.gj")).error().code == "file.not-found");
  CHECK(provider->read(folder.path()).error().code == "file.not-readable");
  const std::string large = folder.write("large.gj", std::string((16u << 20) + 1, ' '));
  CHECK(provider->read(large).error().code == "limit.bytes");
}
