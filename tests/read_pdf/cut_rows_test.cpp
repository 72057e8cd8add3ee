// A row of a table that the end of the page cuts, drawn on both pages past their edges.
#include <catch2/catch.hpp>

#include "engine/read/pdf/pdf_reader.h"
#include "engine/text/utf8.h"

using namespace gouji;
using pdf::PageContent;

namespace {

constexpr double kColumns[] = {100, 200, 300, 400};
constexpr double kHeight = 800;

PageContent emptyPage() { return {600, kHeight, {}, {}, 0}; }

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

/// Boxes of three columns from y0 to y1.
void drawRow(PageContent& page, double y0, double y1) {
  for (const double x : kColumns) page.rulings.push_back({x, y0, x, y1});
  for (const double y : {y0, y1}) page.rulings.push_back({kColumns[0], y, kColumns[3], y});
}

/// Rows of three cells, from top to bottom: "a|b|c".
std::string describe(const Document& document) {
  std::string out;
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      out += "p " + paragraph->text.text() + "\n";
    const auto* grid = std::get_if<Grid>(&block);
    for (std::uint32_t row = 0; grid != nullptr && row < grid->rowCount; ++row) {
      for (const GridCell& cell : grid->cells) {
        if (cell.row == row) out += cell.text.text() + (cell.columnSpan > 1 ? "||" : "|");
      }
      out += "\n";
    }
  }
  return out;
}

/// Two pages with a row cut at the bottom of the first: 60 points high, 40 of them on that page.
struct CutTable {
  PageContent upper = emptyPage();
  PageContent lower = emptyPage();

  CutTable() {
    drawRow(upper, 700, 760);
    drawRow(upper, 760, 820);
    drawRow(lower, -40, 20);
    drawRow(lower, 20, 80);
    write(upper, 110, 710, "部分公开");
    write(upper, 210, 710, "7");
    write(upper, 310, 710, "8");
    write(lower, 110, 40, "重复申请");
    write(lower, 210, 40, "3");
    write(lower, 310, 40, "4");
  }
  [[nodiscard]] std::string read() const {
    return describe(assemblePages("r.pdf", {upper, lower}));
  }
};

}  // namespace

TEST_CASE("The numbers of a cut row and its label on the next page are one row") {
  CutTable table;
  write(table.upper, 210, 770, "1");
  write(table.upper, 310, 770, "2");
  write(table.lower, 110, 5, "国家秘密");
  CHECK(table.read() == "部分公开|7|8|\n国家秘密|1|2|\n重复申请|3|4|\n");
}

TEST_CASE("The letters of a cell on both pages are one cell") {
  CutTable table;
  write(table.upper, 110, 770, "属于");
  write(table.upper, 210, 770, "1");
  write(table.upper, 310, 770, "2");
  write(table.lower, 110, 5, "国家秘密");
  CHECK(table.read() == "部分公开|7|8|\n属于\n国家秘密|1|2|\n重复申请|3|4|\n");
}

TEST_CASE("A row whose whole text stands on one of the pages is there once") {
  CutTable table;
  write(table.lower, 110, 5, "国家秘密");
  write(table.lower, 210, 5, "1");
  CHECK(table.read() == "部分公开|7|8|\n国家秘密|1||\n重复申请|3|4|\n");
}

TEST_CASE("Rows drawn wholly beside the page are none") {
  CutTable table;
  write(table.lower, 210, 5, "1");
  drawRow(table.upper, 820, 880);
  drawRow(table.lower, -100, -40);
  CHECK(table.read() == "部分公开|7|8|\n|1||\n重复申请|3|4|\n");
}

TEST_CASE("A table may go on over three pages") {
  CutTable table;
  write(table.upper, 210, 770, "1");
  write(table.lower, 110, 5, "国家秘密");
  drawRow(table.lower, 750, 810);
  for (const double x : kColumns) table.lower.rulings.push_back({x, 80, x, 750});
  write(table.lower, 210, 760, "5");
  PageContent last = emptyPage();
  drawRow(last, -50, 10);
  drawRow(last, 10, 40);
  write(last, 110, 0, "其他");
  CHECK(describe(assemblePages("r.pdf", {table.upper, table.lower, last})) ==
        "部分公开|7|8|\n国家秘密|1||\n重复申请|3|4|\n|||\n其他|5||\n|||\n");
}

TEST_CASE(
    "What is missing of a row that is not found on the next page is neither blank nor whole") {
  CutTable table;
  write(table.upper, 210, 770, "1");
  table.lower = emptyPage();
  CHECK(table.read() == "部分公开|7|8|\n\xEF\xBF\xBD|1\xEF\xBF\xBD|\xEF\xBF\xBD|\n");
}

TEST_CASE("A row of another height or of other columns is not the same") {
  CutTable table;
  write(table.upper, 210, 770, "1");
  SECTION("height") {
    for (pdf::Ruling& line : table.lower.rulings) {
      if (line.y0 == -40) line.y0 -= 10;
      if (line.y1 == -40) line.y1 -= 10;
    }
  }
  SECTION("columns") { table.lower.rulings.push_back({350, -40, 350, 20}); }
  CHECK(table.read().find("1\xEF\xBF\xBD") != std::string::npos);
}
