// Pages made by hand: letters and lines as the worker would tell them.
#include <catch2/catch.hpp>

#include "engine/read/pdf/pdf_reader.h"
#include "engine/read/pdf/ruled_table.h"
#include "engine/read/pdf/worker_process.h"
#include "engine/text/utf8.h"

using namespace gouji;
using pdf::Glyph;
using pdf::PageContent;
using pdf::Ruling;

namespace {

/// Letters of 10 points side by side from (x, y).
void write(PageContent& page, double x, double y, std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    static_cast<void>(decodeUtf8(text, offset));
    const std::string letter(text.substr(begin, offset - begin));
    const double width = letter.size() == 1 ? 5 : 10;
    page.glyphs.push_back({x, y, x + width, y + 10, letter, false});
    x += width;
  }
}

void drawBox(PageContent& page, double x0, double y0, double x1, double y1) {
  page.rulings.insert(page.rulings.end(),
                      {{x0, y0, x1, y0}, {x0, y1, x1, y1}, {x0, y0, x0, y1}, {x1, y0, x1, y1}});
}

PageContent emptyPage() { return {600, 800, {}, {}, 0}; }

std::string describe(const Grid& grid) {
  std::string out = grid.spansAreReliable ? "" : "? ";
  for (const GridCell& cell : grid.cells) {
    out += "(" + std::to_string(cell.row) + "," + std::to_string(cell.column) + " " +
           std::to_string(cell.rowSpan) + "x" + std::to_string(cell.columnSpan) + " " +
           cell.text.text() + ")";
  }
  return out;
}

std::string describe(const Document& document) {
  std::string out;
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      out += "p " + paragraph->text.text() + "\n";
    if (const auto* grid = std::get_if<Grid>(&block)) out += "grid " + describe(*grid) + "\n";
    if (std::holds_alternative<PageBreak>(block)) out += "break\n";
  }
  return out;
}

std::string firstTable(const PageContent& page) {
  std::vector<bool> inTable;
  const auto tables = pdf::findTables(page, 1, inTable);
  return tables.empty() ? "none" : describe(tables[0].grid);
}

}  // namespace

TEST_CASE("Boxes drawn cell by cell are one table, open sides join fields") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 300, 120);
  drawBox(page, 100, 120, 200, 140);
  drawBox(page, 200, 120, 300, 140);
  write(page, 110, 105, "总计");
  write(page, 110, 125, "12");
  write(page, 210, 125, "3");
  CHECK(firstTable(page) == "(0,0 1x2 总计)(1,0 1x1 12)(1,1 1x1 3)");
}

TEST_CASE("A cell over two rows spans them") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 200, 140);
  drawBox(page, 200, 100, 300, 120);
  drawBox(page, 200, 120, 300, 140);
  write(page, 110, 115, "三、");
  write(page, 210, 105, "1");
  write(page, 210, 125, "2");
  CHECK(firstTable(page) == "(0,0 2x1 三、)(0,1 1x1 1)(1,1 1x1 2)");
}

TEST_CASE("A table without left and right borders reaches as far as its rows") {
  PageContent page = emptyPage();
  for (const double y : {100.0, 120.0, 140.0}) page.rulings.push_back({100, y, 300, y});
  page.rulings.push_back({200, 100, 200, 140});
  write(page, 110, 105, "规章");
  write(page, 210, 105, "0");
  CHECK(firstTable(page) == "(0,0 1x1 规章)(0,1 1x1 0)(1,0 1x1 )(1,1 1x1 )");
}

TEST_CASE("A single line, or a frame around the page, is no table") {
  PageContent page = emptyPage();
  page.rulings.push_back({100, 100, 300, 100});
  CHECK(firstTable(page) == "none");
  drawBox(page, 50, 50, 550, 750);
  CHECK(firstTable(page) == "none");
}

TEST_CASE("A number that runs over a border is no number in either cell") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 200, 120);
  drawBox(page, 200, 100, 300, 120);
  write(page, 183, 105, "12345");
  CHECK(firstTable(page) == "(0,0 1x1 123 4)(0,1 1x1 3 45)");
  page.glyphs.clear();
  write(page, 185, 105, "123");
  write(page, 206, 105, "45");
  CHECK(firstTable(page) == "(0,0 1x1 123)(0,1 1x1 45)");
}

TEST_CASE("A number knows the box it stands in") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 200, 120);
  drawBox(page, 200, 100, 300, 120);
  write(page, 210, 105, "47");
  std::vector<bool> inTable;
  const auto tables = pdf::findTables(page, 3, inTable);
  const auto place = std::get<PagePlace>(tables.at(0).grid.cells.at(1).text.locate(nullptr));
  CHECK(place == PagePlace{3, 210, 105, 10, 10});
}

TEST_CASE("Wrapped lines are one paragraph, a short line or an indentation ends it") {
  PageContent page = emptyPage();
  write(page, 120, 300, "根据条例规定要求编制本年度报告本报告由");
  write(page, 100, 315, "以下六个部分组成的全文在门户网站上公布供");
  write(page, 100, 330, "查阅。");
  write(page, 120, 345, "第二段从这里开始并且写满了一整行的文字了");
  CHECK(
      describe(assemblePages("r.pdf", {page})) ==
      "p 根据条例规定要求编制本年度报告本报告由\n以下六个部分组成的全文在门户网站上公布供\n查阅。\n"
      "p 第二段从这里开始并且写满了一整行的文字了\n");
}

TEST_CASE("Page numbers and running heads are taken out, a paragraph goes on over the page") {
  std::vector<PageContent> pages;
  for (int i = 0; i < 3; ++i) {
    PageContent page = emptyPage();
    write(page, 200, 30, "某局年度报告");
    write(page, 100, 400, "满满的一行文字一直写到右边界为止没有停下");
    write(page, 290, 770, "- " + std::to_string(i + 1) + " -");
    pages.push_back(std::move(page));
  }
  const std::string line = "满满的一行文字一直写到右边界为止没有停下";
  CHECK(describe(assemblePages("r.pdf", pages)) == "p " + line + "\n" + line + "\n" + line + "\n");
}

TEST_CASE("Numbers of a row at the foot of a page are not taken for the number of the page") {
  PageContent page = emptyPage();
  write(page, 100, 740, "其他处理");
  for (const double x : {200, 250, 300}) write(page, x, 760, "0");
  write(page, 200, 780, "7");
  write(page, 290, 795, "1");
  CHECK(describe(assemblePages("r.pdf", {page})) == "p 其他处理\np 0\t0\t0\np 7\n");
}

TEST_CASE("Bare numbers at the foot that go on from page to page count the pages") {
  std::vector<PageContent> pages(2, emptyPage());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    write(pages[i], 100, 400, "行政强制");
    write(pages[i], 290, 780, std::to_string(i + 6));
  }
  CHECK(describe(assemblePages("r.pdf", pages)) == "p 行政强制\nbreak\np 行政强制\n");
}

TEST_CASE("Numbers beside a label of two lines go on with its first") {
  PageContent page = emptyPage();
  write(page, 100, 300, "本年新收政府信息");
  write(page, 100, 309, "公开申请数量");
  write(page, 200, 304.5, "7");
  CHECK(describe(assemblePages("r.pdf", {page})) == "p 本年新收政府信息\t7\np 公开申请数量\n");
}

TEST_CASE("Digits further apart than those of a number are numbers of their own") {
  PageContent page = emptyPage();
  write(page, 100, 300, "12");
  write(page, 113, 300, "4");
  page.glyphs.push_back({200, 300, 206.5, 310, "4", false});
  page.glyphs.push_back({206.5, 300, 211.5, 310, "3", false});
  CHECK(describe(assemblePages("r.pdf", {page})) == "p 12 4\t4 3\n");
}

TEST_CASE("Letters named after a radical are the characters they look like") {
  const auto content = pdf::parseAnswer(
      "r.pdf",
      "page 600 800\nglyph 100 100 110 110 0 ⾏\nglyph 110 100 120 110 0 政\n"
      "glyph 120 100 130 110 0 ⻅\nglyph 130 100 140 110 0 ⿕\nglyph 140 100 150 110 0 —\nend\n",
      ReadLimits{});
  REQUIRE(content.ok());
  CHECK(describe(assemblePages("r.pdf", content->pages)) == "p 行政见龠—\n");
}

TEST_CASE("Large letters across the page are no part of its table, a large title stays") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 200, 130);
  drawBox(page, 200, 100, 300, 130);
  write(page, 110, 110, "行政许可");
  write(page, 250, 110, "13");
  page.glyphs.push_back({240, 90, 290, 140, "5", false});
  page.glyphs.push_back({300, 120, 350, 170, "年", false});
  page.glyphs.push_back({100, 20, 130, 50, "题", false});
  CHECK(describe(assemblePages("r.pdf", {page})) == "p 题\ngrid (0,0 1x1 行政许可)(0,1 1x1 13)\n");
}

TEST_CASE("A note wrapped in its column is put into the row it stands beside") {
  PageContent page = emptyPage();
  write(page, 200, 300, "10（其中");
  write(page, 100, 306, "行政许可");
  write(page, 260, 306, "7");
  write(page, 200, 312, "修订1件）");
  CHECK(describe(assemblePages("r.pdf", {page})) == "p 行政许可\t10（其中修订1件）\t7\n");
}

TEST_CASE("A bracket that is never closed moves nothing") {
  PageContent page = emptyPage();
  write(page, 200, 300, "10（其中");
  write(page, 200, 312, "修订");
  CHECK(describe(assemblePages("r.pdf", {page})) == "p 10（其中\np 修订\n");
}

TEST_CASE("What the edge of the page may have cut off is neither blank nor a number") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 500, 130);
  drawBox(page, 500, 100, 600, 130);
  drawBox(page, 100, 130, 500, 160);
  drawBox(page, 500, 130, 600, 160);
  write(page, 200, 110, "12");
  write(page, 590, 110, "14");
  write(page, 200, 140, "7");
  CHECK(firstTable(page) ==
        "(0,0 1x1 12)(0,1 1x1 14\xEF\xBF\xBD)(1,0 1x1 7)(1,1 1x1 \xEF\xBF\xBD)");
}

TEST_CASE("A number that ends before the edge of the page is whole") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 500, 130);
  drawBox(page, 500, 100, 600, 130);
  write(page, 200, 110, "12");
  write(page, 550, 110, "14");
  CHECK(firstTable(page) == "(0,0 1x1 12)(0,1 1x1 14)");
}

TEST_CASE("Digits below each other are one number where a column had no room for more of them") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 200, 130);
  drawBox(page, 200, 100, 216, 130);
  drawBox(page, 216, 100, 260, 130);
  write(page, 103, 110, "结转下年度继续");
  write(page, 203, 103, "37");
  write(page, 203, 115, "6");
  SECTION("another number of the row stands in one line") {
    write(page, 219, 103, "0");
    CHECK(firstTable(page) == "(0,0 1x1 结转下年度继续)(0,1 1x1 376)(0,2 1x1 0)");
  }
  SECTION("all numbers of the row stand in two: they may be two rows") {
    write(page, 219, 103, "0");
    write(page, 219, 115, "1");
    CHECK(firstTable(page) == "(0,0 1x1 结转下年度继续)(0,1 1x1 37\n6)(0,2 1x1 0\n1)");
  }
  SECTION("where a digit more had room they are two") {
    drawBox(page, 100, 130, 200, 160);
    drawBox(page, 200, 130, 216, 160);
    drawBox(page, 216, 130, 260, 160);
    write(page, 219, 133, "37");
    write(page, 219, 145, "6");
    write(page, 203, 133, "0");
    CHECK(firstTable(page).ends_with("(1,1 1x1 0)(1,2 1x1 37\n6)"));
  }
}

TEST_CASE("A column too narrow for a digit does not show that its cells are empty") {
  PageContent page = emptyPage();
  drawBox(page, 100, 100, 200, 130);
  drawBox(page, 200, 100, 207, 130);
  write(page, 150, 110, "12");
  CHECK(firstTable(page) == "(0,0 1x1 12)(0,1 1x1 \xEF\xBF\xBD)");
}

TEST_CASE("Columns of a table without lines are parted by tabs") {
  PageContent page = emptyPage();
  write(page, 100, 300, "行政许可");
  write(page, 300, 300, "12");
  CHECK(describe(assemblePages("r.pdf", {page})) == "p 行政许可\t12\n");
}

TEST_CASE(
    "A row printed with bars goes on in the line that ends with one, and bars touch no number") {
  PageContent page = emptyPage();
  write(page, 100, 300, "|申请人逾期未按收费通知要求缴纳费用|0|1");
  write(page, 100, 315, "|0|12|");
  write(page, 100, 330, "行政复议尚未审结行政诉讼尚未审结|0|0|");
  write(page, 100, 345, "总计|");
  CHECK(describe(assemblePages("r.pdf", {page})) ==
        "p | 申请人逾期未按收费通知要求缴纳费用 | 0 | 1 | 0 | 12 |\n"
        "p 行政复议尚未审结行政诉讼尚未审结 | 0 | 0 | 总计 |\n");
}

TEST_CASE("The worker's answer is not believed blindly") {
  const auto code = [](std::string_view answer) {
    const auto pages = pdf::parseAnswer("r.pdf", answer, ReadLimits{});
    return pages.ok() ? std::string("ok") : pages.error().code;
  };
  CHECK(code("page 600 800\nglyph 1 2 3 4 0 a\nend\n") == "ok");
  CHECK(code("page 600 800\nglyph 1 2 3 4 0 a\n") == "pdf.crashed");
  CHECK(code("") == "pdf.crashed");
  CHECK(code("glyph 1 2 3 4 0 a\nend\n") == "pdf.crashed");
  CHECK(code("page 600 800\nglyph nan 2 3 4 0 a\nend\n") == "pdf.crashed");
  CHECK(code("page 1e300 800\nend\n") == "pdf.crashed");
  CHECK(code("page 600 800\nglyph 1 2 3 4 0 \xC3\nend\n") == "pdf.crashed");
  CHECK(code("error encrypted\n") == "pdf.encrypted");
  CHECK(code("error no-poppler-data\n") == "pdf.no-poppler-data");
  CHECK(code("error too-many-pages\n") == "limit.pages");
  CHECK(code("error whatever\n") == "pdf.damaged");
}
