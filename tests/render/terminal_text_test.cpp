// Wrapping knows what Chinese typesetting allows; plain lines are harmless.
#include <catch2/catch.hpp>

#include "engine/render/terminal_text.h"
#include "engine/text/utf8.h"

using namespace gouji::render;

TEST_CASE("Chinese breaks between characters") {
  CHECK(wrapText("一二三四五六七八", 10, 2) == "一二三四五\n  六七八");
}

TEST_CASE("closing punctuation stays on the line of the word before it") {
  CHECK(wrapText("一二三四五，六", 10, 0) == "一二三四\n五，六");
  CHECK(wrapText("一二三四（五六", 10, 0) == "一二三四\n（五六");
}

TEST_CASE("English breaks at spaces and the space is dropped") {
  CHECK(wrapText("received 70 and carried", 12, 2) == "received 70\n  and\n  carried");
}

TEST_CASE("a change of a number is not torn apart") {
  CHECK(wrapText("一二三 47 → 74（数字）", 12, 0) == "一二三\n47 → 74（数\n字）");
}

TEST_CASE("a word longer than the line is cut") {
  CHECK(wrapText("aaaaaaaaaaaaaaaaaaaa", 10, 0) == "aaaaaaaaaa\naaaaaaaaaa");
}

TEST_CASE("a line that fits is left as it is") {
  CHECK(wrapText("一、总体情况 ok", 40, 4) == "一、总体情况 ok");
  CHECK(wrapText("", 40, 4).empty());
}

TEST_CASE("no line is wider than asked, whatever the text") {
  const std::string text =
      "本年新收 70 件（requests[received, natural_person]）：总计应为 74，实为 47。";
  for (std::size_t width = 12; width < 90; ++width) {
    const std::string wrapped = wrapText(text, width, 4);
    std::size_t begin = 0;
    while (begin <= wrapped.size()) {
      const std::size_t end = std::min(wrapped.find('\n', begin), wrapped.size());
      CHECK(gouji::displayWidth(std::string_view(wrapped).substr(begin, end - begin)) <= width);
      begin = end + 1;
    }
  }
}

TEST_CASE("line ends and tabs become spaces, controls and broken bytes are replaced") {
  CHECK(toPlainLine("a\nb\tc") == "a b c");
  CHECK(toPlainLine("a\x1b]0;x\x07") == "a\uFFFD]0;x\uFFFD");
  CHECK(toPlainLine("a\xff") == "a\uFFFD");
  CHECK(toPlainLine("a\u2066b") == "a\uFFFDb");
}

TEST_CASE("colours only when they are wanted") {
  CHECK(Painter(false).paint(Style::kError, "x") == "x");
  CHECK(Painter(true).paint(Style::kError, "x") == "\x1b[1;31mx\x1b[0m");
  CHECK(Painter(true).paint(Style::kError, "").empty());
}
