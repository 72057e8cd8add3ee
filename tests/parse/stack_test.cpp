// What is as deep as the limits allow goes through parsing, printing and laying out on a small
// stack; what is deeper is refused on it.
#include <catch2/catch.hpp>

#include "engine/parse/format.h"
#include "tests/parse/support.h"
#include "tests/small_stack.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string repeat(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Catch is not made for assertions on other threads: the work only returns what is to be looked at.
std::string codesOnSmallStack(const std::string& text) {
  std::string codes;
  runOnSmallStack([&] {
    const Parsed parsed = parseText(text);
    codes = codesOf(parsed.diagnostics);
    static_cast<void>(syntax::print(parsed.file));
    Diagnostics diagnostics;
    static_cast<void>(formatRuleFile(parsed.source, diagnostics));
  });
  return codes;
}

}  // namespace

TEST_CASE("the deepest expressions that are allowed fit a small stack") {
  const ParseLimits limits;
  const std::size_t nesting = limits.maxNesting;
  const std::size_t operations = limits.maxOperations;
  const std::string flat = repeat(" + 1", operations);
  for (const std::string& expression :
       {"1" + flat, repeat("- ", operations) + "1", repeat("not ", operations) + "a",
        "a" + repeat(" implies b", operations),
        repeat("(", nesting) + "1" + flat + repeat(")", nesting),
        repeat("(", nesting) + "1" + repeat(" + 1 + 1 + 1)", nesting),
        repeat("f(", nesting) + "1" + repeat(" + 1)", nesting),
        repeat("t[a, ", nesting) + "b" + repeat("]", nesting),
        repeat("{", nesting) + "a" + repeat("}", nesting),
        repeat("every(x in y : ", nesting) + "b" + repeat(")", nesting),
        repeat("if a then b else ", nesting) + "c",
        repeat("if ", nesting) + "a" + repeat(" then b else c", nesting)}) {
    INFO(expression.substr(0, 60));
    CHECK(codesOnSmallStack("const a = " + expression).empty());
  }
}

TEST_CASE("the deepest bodies that are allowed fit a small stack") {
  const std::size_t depth = ParseLimits{}.maxNesting - 4;
  CHECK(codesOnSmallStack("form f \"t\" { section s \"x\" { table t { rows { " +
                          repeat("band \"b\" { ", depth) + repeat("}", depth) +
                          "} columns { c \"c\" } } } }\n")
            .empty());
}

TEST_CASE("what is too deep is refused without using the stack up") {
  for (const char* opening : {"(", "[", "{", "f(", "t[a, ", "if a then b else ", "not ", "- ",
                              "a implies ", "a + ", "every(x in y : "}) {
    INFO(opening);
    CHECK_FALSE(codesOnSmallStack("const a = " + repeat(opening, 100'000) + "b").empty());
  }
}
