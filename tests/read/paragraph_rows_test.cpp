#include "engine/read/paragraph_rows.h"

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

/// Each paragraph as "p text", each grid row by row with `/` between its cells.
std::string gather(const std::vector<std::string>& paragraphs) {
  Document document;
  for (const std::string& text : paragraphs) {
    Paragraph paragraph;
    paragraph.text.appendGlue(text);
    document.blocks.emplace_back(std::move(paragraph));
  }
  REQUIRE_FALSE(gatherParagraphRows(document, ReadLimits{}).has_value());
  std::string out;
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      out += "p " + paragraph->text.text() + "\n";
    if (const auto* mark = std::get_if<PageBreak>(&block))
      out += "break " + std::to_string(mark->page) + "\n";
    const auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) continue;
    out += grid->spansAreReliable ? "grid" : "grid?";
    for (const GridCell& cell : grid->cells)
      out += (cell.column == 0 ? " [" : "/") + cell.text.text();
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Paragraphs with bars between cells are the rows of a grid without known spans") {
  CHECK(gather({"表二", "规章 | 0 | 1 | 2 |", "规范性文件 | 3 | | 5 |", "以上"}) ==
        "p 表二\ngrid? [规章/0/1/2 [规范性文件/3//5\np 以上\n");
}

TEST_CASE("Every kind of bar separates, and every paragraph that holds one is looked at") {
  for (const std::string bar : {"|", "｜", "│", "┃", "¦", "\t"}) {
    INFO(bar);
    CHECK(gather({"甲" + bar + "1", "乙" + bar + "2"}) == "grid? [甲/1 [乙/2\n");
  }
  CHECK(gather({"甲，1。", "丨乙1"}) == "p 甲，1。\np 丨乙1\n");
}

TEST_CASE("A row that begins with a bar has an empty first cell unless all of them do") {
  CHECK(gather({"| a | 1 |", "| b | 2 |"}) == "grid? [a/1 [b/2\n");
  CHECK(gather({"a | b | 1 |", "| c | 2 |"}) == "grid? [a/b/1 [/c/2\n");
}

TEST_CASE("A sentence with a bar stays a sentence") {
  CHECK(gather({"当前位置：首页 | 年报", "正文"}) == "p 当前位置：首页 | 年报\np 正文\n");
}

TEST_CASE("Lines of one paragraph with tabs between cells are rows, the others stay paragraphs") {
  CHECK(gather({"一、总体情况\na\t1\t2\nb\t\t4"}) == "p 一、总体情况\ngrid? [a/1/2 [b//4\n");
  CHECK(gather({"\t缩进的段落"}) == "p \t缩进的段落\n");
}

TEST_CASE("A bar behind each cell of a page with one cell a paragraph is taken off") {
  CHECK(gather({"规章 |", "0 |", "1 |"}) == "p 规章\np 0\np 1\n");
}

TEST_CASE("The mark at the foot of a page is a page break, a number alone is a cell") {
  CHECK(gather({"- 7 -", "7", "第 3 页 共 8 页"}) == "break 7\np 7\nbreak 3\n");
}

TEST_CASE("Too many cells are refused by name") {
  Document document;
  for (int i = 0; i < 3; ++i) {
    Paragraph paragraph;
    paragraph.text.appendGlue("a | b |");
    document.blocks.emplace_back(std::move(paragraph));
  }
  ReadLimits limits;
  limits.maxCells = 4;
  CHECK(gatherParagraphRows(document, limits)->code == "limit.cells");
}
