#include "engine/read/text/text_reader.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

namespace gouji {
namespace {

Document read(const std::string& text, const ReadLimits& limits = {}) {
  auto source = SourceFile::make("report.txt", text);
  REQUIRE(source.ok());
  auto document =
      readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false, limits);
  REQUIRE(document.ok());
  return std::move(document).value();
}

// One line per block: paragraphs as they are, rows of grids with their cells in brackets.
std::string draw(const Document& document) {
  std::string drawn;
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      drawn += std::string(paragraph->headingLevel, '#') + paragraph->text.text() + "\n";
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      std::uint32_t row = 0;
      for (const GridCell& cell : grid->cells) {
        if (cell.row != row) drawn += "\n";
        row = cell.row;
        drawn += "[" + cell.text.text() + "]";
      }
      drawn += "\n";
    } else {
      drawn += "page " + std::to_string(std::get<PageBreak>(block).page) + "\n";
    }
  }
  return drawn;
}

}  // namespace

TEST_CASE("Lines with tabs are rows of a grid, empty cells included") {
  CHECK(draw(read("规章\t0\t0\t3\n行政规范性文件\t1\t\t2\n")) ==
        "[规章][0][0][3]\n[行政规范性文件][1][][2]\n");
  CHECK(draw(read("\t自然人\t总计\n\t\t商业企业\n")) == "[][自然人][总计]\n[][][商业企业]\n");
}

TEST_CASE("An indented paragraph is no row") {
  CHECK(draw(read("\t一、总体情况\n\t本局认真工作。\n")) == "一、总体情况\n本局认真工作。\n");
}

TEST_CASE("Pipes make rows with or without one at either end") {
  CHECK(draw(read("| 规章 | 0 | 1 |\n")) == "[规章][0][1]\n");
  CHECK(draw(read("规章 | 0 | 1 |\n行政强制 | 0 | ||\n")) == "[规章][0][1]\n[行政强制][0][][]\n");
  CHECK(draw(read("规章 | 0\n")) == "[规章][0]\n");
}

TEST_CASE("Separators of Markdown are no rows, a row of dashes is one") {
  CHECK(draw(read("| 类别 | 总计 |\n|---|:-:|\n| - | - |\n")) == "[类别][总计]\n[-][-]\n");
  CHECK(draw(read("| 类别 | 总计 |\n|-|-|\n| 规章 | 1 |\n")) == "[类别][总计]\n[规章][1]\n");
}

TEST_CASE("One cell a line stays one paragraph a line, whatever pipes stand about") {
  CHECK(draw(read("规章\n|\n0\n|\n3\n|\n")) == "规章\n0\n3\n");
  CHECK(draw(read("规章 |\n0 |\n3 |\n||\n")) == "规章\n0\n3\n");
}

TEST_CASE("Tables written as HTML in a text are grids with their spans") {
  const Document document = read(
      "# 一、总体情况\n正文。\n\n<table>\n<tr><td rowspan=\"2\">行政处罚</td><td>7</td></tr>\n"
      "<tr><td>8</td></tr>\n</table>\n\n二、说明\n<html><body><TABLE><tr><td>规章</td>"
      "<td>3</td></tr></TABLE></body></html>\n末段\n");
  CHECK(draw(document) == "#一、总体情况\n正文。\n[行政处罚][7]\n[8]\n二、说明\n[规章][3]\n末段\n");
  const auto& grid = std::get<Grid>(document.blocks[2]);
  CHECK(grid.spansAreReliable);
  CHECK(grid.cells[0].rowSpan == 2);
  const auto place = std::get<TextPlace>(grid.cells[1].text.locate(document.source.get()));
  CHECK(document.source->slice(place.span) == "7");
  CHECK(place.begin.line == 5);
}

TEST_CASE("A table that is not closed is text") {
  CHECK(draw(read("说明 <table 3\n正文。\n")) == "说明 <table 3\n正文。\n");
}

TEST_CASE("Headings and emphasis lose their marks") {
  CHECK(draw(read("## 一、总体情况 ##\n**二、主动公开**\n###四、其他\n#话题\n")) ==
        "##一、总体情况\n二、主动公开\n###四、其他\n#话题\n");
}

TEST_CASE("Page marks are taken out, a lone number is not one") {
  CHECK(draw(read("甲\n- 3 -\n— 4 —\n第 5 页 共 9 页\n乙\n7\n")) ==
        "甲\npage 3\npage 4\npage 5\n乙\n7\n");
  CHECK(draw(read("-\n—\n-5\n")) == "-\n—\n-5\n");
}

TEST_CASE("Lines broken at the width of a page are joined, others are not") {
  const std::string wrapped =
      "一、总体情况\n"
      "本局认真贯彻落实政府信息公开条例和上级各项规定，切实做好\n"
      "主动公开工作，全年通过网站发布信息三百余条，其中政策文件\n"
      "若干条，办理结果若干条，回应公众关注的热点问题若干次，并\n"
      "定期清理失效过时的信息，确保内容准确，同时加强对公开工作\n"
      "的监督检查，落实责任到人，全年没有发生泄密事件，也没有接\n"
      "到对公开工作的投诉举报，群众满意程度有了较大的提高，各项\n"
      "指标均已完成。\n"
      "二、其他\n";
  const std::string drawn = draw(read(wrapped));
  CHECK(drawn.find("切实做好主动公开工作") != std::string::npos);
  CHECK(drawn.find("一、总体情况\n本局") == 0);
  CHECK(drawn.find("均已完成。\n二、其他\n") != std::string::npos);
  CHECK(draw(read("一、总体情况\n短句\n短句\n")) == "一、总体情况\n短句\n短句\n");
}

TEST_CASE("Every number knows its bytes in the source") {
  const std::string text = "\xEF\xBB\xBF规章\t0\t 12 \r\n";
  const Document document = read(text);
  const Grid& grid = std::get<Grid>(document.blocks.at(0));
  const Location place = grid.cells.at(2).text.locate(document.source.get());
  const TextPlace& found = std::get<TextPlace>(place);
  CHECK(document.source->slice(found.span) == "12");
  CHECK(found.begin.line == 1);
  CHECK(found.begin.column == 7);
}

TEST_CASE("Limits are named") {
  ReadLimits limits;
  limits.maxCells = 3;
  auto source = SourceFile::make("report.txt", "a\tb\tc\td\n");
  REQUIRE(source.ok());
  const auto document =
      readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false, limits);
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().code == "limit.cells");
}

TEST_CASE("More lines than any report has are refused by name, blank ones too") {
  const auto errorOf = [](std::size_t lines) -> std::string {
    auto source = SourceFile::make("report.txt", std::string(lines, '\n'));
    REQUIRE(source.ok());
    const auto document =
        readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false, {});
    return document.ok() ? "none" : document.error().code;
  };
  CHECK(errorOf(1'900'000) == "none");
  CHECK(errorOf(2'100'000) == "limit.lines");
}

TEST_CASE("Between rulers the lines of a drawn table are one row") {
  CHECK(draw(read("+------+----+\n| 规章 | 3  |\n+------+----+\n| 行政 | 5  |\n| 强制 |    |\n"
                  "+------+----+\n|      | 7  |\n| 合计 |    |\n+------+----+\n")) ==
        "[规章][3]\n[行政强制][5]\n[合计][7]\n");
}

TEST_CASE("Where a ruler stands under the heads only, each line of a drawn table is a row") {
  CHECK(draw(read("+------+----+\n| 内容 | 数 |\n+------+----+\n| 规章 | 3  |\n| 强制 | 5  |\n"
                  "+------+----+\n")) == "[内容][数]\n[规章][3]\n[强制][5]\n");
  CHECK(draw(read("+------+----+\n| 内容 | 数 |\n+------+----+\n| 规章 | 3  |\n| 强制 | 5  |\n"
                  "+------+----+\n| 合计 | 8  |\n+------+----+\n")) ==
        "[内容][数]\n[规章][3]\n[强制][5]\n[合计][8]\n");
}

TEST_CASE("Lines with more or fewer cells than the others between two rulers are not joined") {
  CHECK(draw(read("+----+---+\n| 甲 | 3 |\n| 乙 |\n+----+---+\n| 丙 | 5 | 6 |\n| 丁 |\n+----+---+\n"
                  "| 戊 | 7 |\n+----+---+\n")) == "[甲][3]\n[乙]\n[丙][5][6]\n[丁]\n[戊][7]\n");
}

TEST_CASE("With a ruler between all rows a number that goes on is several pieces of one cell") {
  std::string table = "+----+---+\n";
  for (int i = 0; i < 8; ++i) table += "| 规 | 1 |\n| 章 | 2 |\n+----+---+\n";
  const std::string drawn = draw(read(table));
  CHECK(drawn.substr(0, drawn.find('\n')) == "[规章][1 2]");
}

TEST_CASE("Lines with commas are rows where several have short pieces and numbers") {
  CHECK(draw(read("信息内容,制发件数,现行有效\n规章,0,3\n行政规范性文件,,2\n")) ==
        "[信息内容][制发件数][现行有效]\n[规章][0][3]\n[行政规范性文件][][2]\n");
  CHECK(draw(read("\"信息,内容\",\"现行\n有效\",废止\n\"规章\",\"3\",\"0\"\n")) ==
        "[信息,内容][现行有效][废止]\n[规章][3][0]\n");
  CHECK(draw(read("0,1,2\n规章,0,3\n文件,1,2\n")) == "[规章][0][3]\n[文件][1][2]\n");
}

TEST_CASE("Commas of prose make no rows, nor do those of a table whose rows were torn") {
  const std::string prose = "本局认真工作,及时公开。\n收到申请3件,答复3件,结转0件。\n";
  CHECK(draw(read(prose)) == prose);
  const std::string torn = draw(read("规章,\"件数\n3\",5\n行政许可,74,6\n"));
  CHECK(torn.find('[') == std::string::npos);
  const std::string stacked = draw(read("规章,\"13\n0\",5,7\n行政许可,74,6,1\n"));
  CHECK(stacked.find('[') == std::string::npos);
  CHECK(draw(read("规章,\"1361\n2\",5\n行政许可,74,6\n")) ==
        "[规章][1361 2][5]\n[行政许可][74][6]\n");
}

TEST_CASE("A whole report in one line is words in their order, bars or not") {
  std::string line;
  std::string words;
  for (int i = 0; i < 70; ++i) {
    line += (i == 0 ? "" : "|") + std::to_string(i);
    words += (i == 0 ? "" : " ") + std::to_string(i);
  }
  CHECK(draw(read(line + "\n")) == words + "\n");

  auto source = SourceFile::make("report.txt", line + "\n");
  REQUIRE(source.ok());
  ReadLimits limits;
  limits.maxCells = 69;
  const auto refused =
      readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false, limits);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "limit.cells");
}

}  // namespace gouji
