// Rule files with mistakes, and what Gouji says about them.
//
// A golden file holds its input and, behind it in lines that start with `//> `, what is expected:
// the messages in English and in Chinese as they are printed, then the tree that was understood.
// `GOUJI_UPDATE_GOLDEN=1 test_parse "golden*"` writes the expected part anew; read the diff.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <set>

#include "engine/diag/render.h"
#include "tests/parse/support.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string prefixLines(const std::string& title, const std::string& text) {
  std::string out = "//> " + title + "\n";
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    const std::string line = text.substr(begin, end - begin);
    out += line.empty() ? "//>\n" : "//> " + line + "\n";
    begin = end + 1;
  }
  return out;
}

std::string describe(const std::string& name, const std::string& input) {
  const Parsed parsed = parseText(input, {}, name);
  return prefixLines("---- en", renderDiagnostics(parsed.diagnostics, {Language::kEnglish})) +
         prefixLines("---- zh", renderDiagnostics(parsed.diagnostics, {Language::kChinese})) +
         prefixLines("---- tree", syntax::print(parsed.file));
}

}  // namespace

TEST_CASE("golden files: each mistake is told as written down") {
  const bool isUpdate = std::getenv("GOUJI_UPDATE_GOLDEN") != nullptr;
  const auto paths = listRuleFiles("tests/parse/golden");
  REQUIRE(paths.size() > 10);
  for (const auto& path : paths) {
    const std::string text = readFile(path);
    const std::string input = inputOfGolden(text);
    const std::string expected = input + describe(path.filename().string(), input);
    if (isUpdate && expected != text) std::ofstream(path, std::ios::binary) << expected;
    INFO(path.string());
    if (!isUpdate) CHECK(text == expected);
  }
}

TEST_CASE("golden files: every kind of mistake that parsing finds is shown in one") {
  std::set<std::string_view> shown;
  for (const auto& path : listRuleFiles("tests/parse/golden")) {
    const Parsed parsed = parseText(inputOfGolden(readFile(path)));
    for (const Diagnostic& diagnostic : parsed.diagnostics.sorted()) {
      shown.insert(infoOf(diagnostic.kind).code);
    }
  }
  for (const DiagnosticInfo& info : allDiagnosticKinds()) {
    if (!info.code.starts_with("GJ1")) continue;
    INFO("no golden file shows " << info.code << " " << info.name);
    CHECK(shown.count(info.code) == 1);
  }
}
