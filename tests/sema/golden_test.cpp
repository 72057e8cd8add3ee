// Rule files with mistakes, and what Gouji says about them.
//
// A golden file holds its input and, behind it in lines that start with `//> `, the messages in
// English and in Chinese as they are printed. `GOUJI_UPDATE_GOLDEN=1 test_sema "golden*"` writes
// that part anew; read the diff.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "engine/diag/render.h"
#include "tests/sema/memory_rules.h"

using namespace gouji;
using namespace gouji::test;

namespace {

constexpr std::string_view kMark = "//> ";

std::vector<std::filesystem::path> goldenFiles() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(sourcePath("tests/sema/golden"))) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string inputOf(const std::string& golden) { return golden.substr(0, golden.find(kMark)); }

std::string asComment(const std::string& title, const std::string& text) {
  std::string out = std::string(kMark) + title + "\n";
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += end == begin ? "//>" : std::string(kMark) + text.substr(begin, end - begin);
    out += '\n';
    begin = end + 1;
  }
  return out;
}

Compiled compileGolden(const std::filesystem::path& path) {
  return compileText(inputOf(readFile(path)), path.filename().string());
}

}  // namespace

TEST_CASE("golden files: each mistake is told as written down") {
  const bool isUpdate = std::getenv("GOUJI_UPDATE_GOLDEN") != nullptr;
  for (const auto& path : goldenFiles()) {
    const std::string text = readFile(path);
    const Compiled compiled = compileGolden(path);
    const std::string expected =
        inputOf(text) +
        asComment("---- en", renderDiagnostics(compiled.diagnostics, {Language::kEnglish, false})) +
        asComment("---- zh", renderDiagnostics(compiled.diagnostics, {Language::kChinese, false}));
    if (isUpdate && expected != text) std::ofstream(path, std::ios::binary) << expected;
    INFO(path.string());
    if (!isUpdate) CHECK(text == expected);
  }
}

TEST_CASE("golden files: every kind of mistake that checking finds is shown in one") {
  std::set<std::string_view> shown;
  for (const auto& path : goldenFiles()) {
    for (const Diagnostic& diagnostic : compileGolden(path).diagnostics.sorted()) {
      shown.insert(infoOf(diagnostic.kind).code);
    }
  }
  for (const DiagnosticInfo& info : allDiagnosticKinds()) {
    const char group = info.code[2];
    if (group < '2' || group > '6') continue;  // syntax: tests/parse; limits: limits_test.cpp
    INFO("no golden file shows " << info.code << " " << info.name);
    CHECK(shown.count(info.code) == 1);
  }
}
