// Markdown that was printed into another format, read as the text it was.
#include "engine/read/text/printed_markdown.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/describe_document.h"

namespace gouji {
namespace {

Document makeDocument(const std::vector<std::string>& paragraphs, const std::string& format) {
  Document document;
  document.path = "report." + format;
  document.format = format;
  std::uint32_t number = 0;
  for (const std::string& text : paragraphs) {
    // Word counts empty paragraphs and the reader leaves them out.
    ++number;
    if (text.empty()) continue;
    Paragraph paragraph;
    paragraph.text.append(text, ParagraphPlace{number});
    document.blocks.emplace_back(std::move(paragraph));
  }
  return document;
}

std::string read(const std::vector<std::string>& paragraphs, const std::string& format = "docx") {
  Document document = makeDocument(paragraphs, format);
  REQUIRE_FALSE(readPrintedMarkdown(document, ReadLimits{}).has_value());
  return test::describe(document);
}

}  // namespace

TEST_CASE("Headings and tables of printed Markdown are what the marks say") {
  CHECK(read({"# 某某局年度报告", "## 一、总体情况", "**本局**认真工作。", "| 规章 | 现行 |",
              "|---|---|", "| 规章 | 3 |"}) ==
        "h1 某某局年度报告\nh2 一、总体情况\np 本局认真工作。\n"
        "grid? (0,0 规章) (0,1 现行) (1,0 规章) (1,1 3)\n");
}

TEST_CASE("What is read from printed Markdown has the place of its paragraph") {
  Document document = makeDocument({"## 一、总体情况", "", "## 二、其他"}, "docx");
  REQUIRE_FALSE(readPrintedMarkdown(document, ReadLimits{}).has_value());
  REQUIRE(document.blocks.size() == 2);
  const auto& second = std::get<Paragraph>(document.blocks[1]);
  CHECK(std::get<ParagraphPlace>(second.text.locate(nullptr)) == ParagraphPlace{3});
}

TEST_CASE("A document with a mark here and there is not Markdown") {
  const std::vector<std::string> once = {"# 一", "--", "话题#公开#受到关注", "| 甲 | 乙 |"};
  CHECK(read(once) == "p # 一\np --\np 话题#公开#受到关注\np | 甲 | 乙 |\n");
}

TEST_CASE("Headings of the format itself stay, and end the text before them") {
  Document document =
      makeDocument({"## 一、总体情况", "| 甲 | 1 |", "|---|---|", "| 乙 | 2 |"}, "docx");
  Paragraph own;
  own.headingLevel = 2;
  own.text.append("# 二", ParagraphPlace{5});
  document.blocks.emplace_back(own);
  REQUIRE_FALSE(readPrintedMarkdown(document, ReadLimits{}).has_value());
  CHECK(test::describe(document) ==
        "h2 一、总体情况\ngrid? (0,0 甲) (0,1 1) (1,0 乙) (1,1 2)\nh2 # 二\n");
}

TEST_CASE("Rows and sentences broken at the edge of a page are put together, headings are not") {
  CHECK(read({"# 报告", "## 一、总体情况", "本局认真\n工作。\n二、改进", "|---|---|---|",
              "| 总计 | 1 |\n2 |\n| 其他 | 3\n| 4 |"},
             "pdf") ==
        "h1 报告\nh2 一、总体情况\np 本局认真工作。\np 二、改进\n"
        "grid? (0,0 总计) (0,1 1) (0,2 2) (1,0 其他) (1,1 3) (1,2 4)\n");
}

TEST_CASE("Printed Markdown has the limits of a text") {
  Document document = makeDocument({"| 甲 | 1 |", "|---|---|", "| 乙 | 2 |"}, "docx");
  ReadLimits limits;
  limits.maxCells = 3;
  const auto error = readPrintedMarkdown(document, limits);
  REQUIRE(error.has_value());
  CHECK(error->code == "limit.cells");
}

}  // namespace gouji
