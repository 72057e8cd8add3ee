// Windows are cut in display columns, where a Chinese character takes two.
#include <catch2/catch.hpp>

#include "engine/render/line_window.h"
#include "engine/text/utf8.h"

using gouji::displayWidth;
using gouji::render::ByteRange;
using gouji::render::ColumnRange;
using gouji::render::LineWindow;

namespace {

/// The window of `width` around the first `words` of `line`, with the columns of the words.
struct Shown {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};
Shown show(std::string_view line, std::string_view words, std::size_t width) {
  const std::size_t at = line.find(words);
  const ByteRange range{at, at + words.size()};
  const LineWindow window(line, range, width);
  const ColumnRange columns = window.columnsOf(range);
  return {window.text(), columns.begin, columns.end};
}

}  // namespace

TEST_CASE("a line that fits is shown whole") {
  const Shown shown = show("合计 = 3", "=", 20);
  CHECK(shown.text == "合计 = 3");
  CHECK(shown.begin == 5);
  CHECK(shown.end == 6);
}

TEST_CASE("Chinese and full-width characters take two columns, emoji too") {
  const Shown shown = show("数１２😀x", "x", 20);
  CHECK(shown.begin == 8);
}

TEST_CASE("a tab advances to the next multiple of four") {
  const Shown shown = show("ab\t7", "7", 20);
  CHECK(shown.text == "ab  7");
  CHECK(shown.begin == 4);
}

TEST_CASE("a long line is cut around the mark, never wider than asked") {
  std::string line;
  for (int i = 0; i < 1000; ++i) line += "文";
  line += "四十七件";
  for (int i = 0; i < 1000; ++i) line += "字";
  for (const std::size_t width : {20U, 41U, 80U}) {
    const Shown shown = show(line, "四十七件", width);
    CHECK(displayWidth(std::string_view(shown.text)) <= width);
    CHECK(shown.text.starts_with("…文"));
    CHECK(shown.text.ends_with("字…"));
    CHECK(shown.end - shown.begin == 8);
    // The mark stands near the middle.
    CHECK(shown.begin + 6 > width / 2 - 6);
  }
}

TEST_CASE("a mark wider than the window is shown from its start") {
  std::string words = "起";
  for (int i = 0; i < 500; ++i) words += "长";
  const Shown shown = show("前面几个字" + words + "后面", words, 40);
  CHECK(shown.text.find("起长") != std::string::npos);
  CHECK(displayWidth(std::string_view(shown.text)) <= 40);
  CHECK(shown.end <= 40);
}

TEST_CASE("an empty place is one column wide, at the end of a line too") {
  const LineWindow window("ab", {2, 2}, 20);
  const ColumnRange columns = window.columnsOf({2, 2});
  CHECK(columns.begin == 2);
  CHECK(columns.end == 3);
}

TEST_CASE("what lies outside of the window has no columns") {
  const std::string line = std::string(300, 'a') + "X" + std::string(300, 'b');
  const LineWindow window(line, {300, 301}, 40);
  CHECK(window.columnsOf({0, 5}).end == 0);
  CHECK(window.columnsOf({300, 301}).end > 0);
}

TEST_CASE("escape sequences and direction marks of a report do not reach the terminal") {
  const LineWindow window("a\x1b[31mb\u202Ec", {0, 1}, 40);
  CHECK(window.text() == "a\uFFFD[31mb\uFFFDc");
}

TEST_CASE("a line of ten million characters costs no more than its window") {
  const std::string line = std::string(10'000'000, 'a') + "X" + std::string(10'000'000, '\x01');
  const Shown shown = show(line, "X", 60);
  CHECK(shown.text.size() < 300);
}
