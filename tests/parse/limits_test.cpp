// What a stranger may submit: too large, too deep, broken off, not text at all.
#include <catch2/catch.hpp>

#include "tests/parse/support.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string repeat(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("an empty file is a warning, not an error") {
  for (const char* text : {"", "\n\n", "// only a comment\n", "\xEF\xBB\xBF"}) {
    const Parsed parsed = parseText(text);
    CHECK(codesOf(parsed.diagnostics) == "GJ190");
    CHECK_FALSE(parsed.diagnostics.hasErrors());
  }
}

TEST_CASE("a byte order mark and CRLF line ends change nothing but the places") {
  const std::string plain = "unit 件\nconst a = 1 件\n";
  const std::string windows = "\xEF\xBB\xBFunit 件\r\nconst a = 1 件\r\n";
  const Parsed one = parseText(plain);
  const Parsed other = parseText(windows);
  CHECK(codesOf(other.diagnostics).empty());
  CHECK(syntax::print(one.file) == syntax::print(other.file));
  const auto& constant = std::get<syntax::ConstDecl>(other.file.declarations[1]);
  CHECK(other.source->slice(constant.name.span) == "a");
  CHECK(other.source->locate(constant.name.span.begin).line == 2);
}

TEST_CASE("a file beyond the size limit is refused unread") {
  ParseLimits limits;
  limits.maxBytes = 100;
  CHECK(codesOf(parseText(repeat("#", 101), limits).diagnostics) == "GJ901");
  CHECK(codesOf(parseText(repeat("#", 100), limits).diagnostics) == "GJ190");
  CHECK(codesOf(parseText(repeat("(", 100'000'000)).diagnostics) == "GJ901");
}

TEST_CASE("nesting is checked before anything recurses") {
  const std::string head = "const a = ";
  for (const char* opening :
       {"(", "[", "{", "f(", "t[a, ", "if a then b else ", "if a then if b then ", "(if a then "}) {
    INFO(opening);
    CHECK(codesOf(parseText(head + repeat(opening, 100'000)).diagnostics) == "GJ902");
  }
  CHECK(codesOf(parseText("form f \"t\" { section s \"x\" { table t { rows { " +
                          repeat("band \"b\" { ", 100'000))
                    .diagnostics) == "GJ902");
}

TEST_CASE("as deep as the limit is fine") {
  ParseLimits limits;
  const std::size_t depth = limits.maxNesting;
  CHECK(codesOf(parseText("const a = " + repeat("(", depth) + "1" + repeat(")", depth)).diagnostics)
            .empty());
  CHECK(codesOf(parseText("const a = " + repeat("if x then y else ", depth) + "1").diagnostics)
            .empty());
  // A short conditional behind a longer one is not nested in it.
  CHECK(codesOf(parseText("const a = if b then 1 else if c then 2 else if d then 3 else 4\n"
                          "const e = if f then 1 else 2\n")
                    .diagnostics)
            .empty());
  // Many conditionals side by side are not nested.
  CHECK(codesOf(parseText(repeat("const a = if x then y else z\n", 1000)).diagnostics).empty());
  CHECK(
      codesOf(parseText("const a = f(" + repeat("(if x then y else z), ", 500) + "1)").diagnostics)
          .empty());
}

TEST_CASE("an expression may not grow without bound, neither flat nor in steps") {
  CHECK(codesOf(parseText("const a = 1" + repeat(" + 1", 1000)).diagnostics).empty());
  CHECK(codesOf(parseText("const a = 1" + repeat(" + 1", 1001)).diagnostics) == "GJ905");
  CHECK(codesOf(parseText("const a = 1" + repeat(" + 1", 100'000)).diagnostics) == "GJ905");
  CHECK(codesOf(parseText("const a = " + repeat("not ", 100'000) + "b").diagnostics) == "GJ905");
  CHECK(codesOf(parseText("const a = " + repeat("- ", 100'000) + "b").diagnostics) == "GJ905");
  const std::string step = repeat(" + 1", 20) + ")";
  CHECK(codesOf(parseText("const a = " + repeat("(", 90) + "1" + repeat(step, 90)).diagnostics) ==
        "GJ905");
}

TEST_CASE("a file has a limit of words") {
  ParseLimits limits;
  limits.maxTokens = 50;
  CHECK(codesOf(parseText(repeat("unit 件\n", 25), limits).diagnostics).empty());
  CHECK(codesOf(parseText(repeat("unit 件\n", 26), limits).diagnostics) == "GJ903");
}

TEST_CASE("after a hundred mistakes the rest is not read") {
  const Parsed parsed = parseText(repeat("const = 1\n", 500));
  CHECK(parsed.diagnostics.errorCount() == 101);
  CHECK(codesOf(parsed.diagnostics).ends_with("GJ904"));
}

TEST_CASE("a file cut anywhere gives a tree or a message, and a message for every cut inside") {
  const std::string whole =
      "rule ARI-03 flow \"勾稽\" {\n  for c in requests.columns\n"
      "  check requests[received, c] == 1 件\n  message zh \"{c}：{left}\"\n}\n";
  CHECK(codesOf(parseText(whole).diagnostics).empty());
  for (std::size_t length = 1; length < whole.size(); ++length) {
    auto source = SourceFile::make("cut.gj", whole.substr(0, length));
    if (!source.ok()) continue;  // cut inside a character
    const Parsed parsed = parseText(whole.substr(0, length));
    INFO("cut after " << length << " bytes");
    const bool isComplete = length + 1 == whole.size();  // only the line end is missing
    CHECK(parsed.diagnostics.hasErrors() == !isComplete);
  }
}

TEST_CASE("bytes that are not UTF-8 never reach the parser") {
  CHECK_FALSE(SourceFile::make("bad.gj", "unit \xFF").ok());
}

TEST_CASE("control characters are named, not printed") {
  const Parsed parsed = parseText(std::string("unit a\0\x01\nunit b", 15));
  CHECK(codesOf(parsed.diagnostics) == "GJ101");
  CHECK(parsed.diagnostics.sorted()[0].message().en == "the character U+0000 cannot stand here");
  CHECK(parsed.file.declarations.size() == 2);
}

TEST_CASE("the same text gives the same tree and the same messages") {
  for (const std::string& text : listCorrectTexts()) {
    const Parsed one = parseText(text);
    const Parsed other = parseText(text);
    CHECK(syntax::print(one.file) == syntax::print(other.file));
  }
}
