#include "engine/read/docx/docx_reader.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "tests/describe_document.h"
#include "tests/read_docx/zip_support.h"

using namespace gouji;
using test::describe;
using test::makeDocx;
using test::makeZip;

namespace {

Document read(const std::string& body, const std::string& numbering = {},
              const std::string& styles = {}) {
  auto document = readDocx("r.docx", makeDocx(body, numbering, styles), ReadLimits{});
  if (!document.ok()) FAIL(document.error().message.en);
  return std::move(document).value();
}

std::string errorCode(const std::string& bytes, const ReadLimits& limits = {}) {
  const auto document = readDocx("r.docx", bytes, limits);
  return document.ok() ? "none" : document.error().code;
}

std::string run(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string paragraph(const std::string& text) { return "<w:p>" + run(text) + "</w:p>"; }
std::string cell(const std::string& text, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}
std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }

}  // namespace

TEST_CASE("Runs of a paragraph are one text") {
  CHECK(describe(read("<w:p>" + run("一、") + run("总体情况") + "</w:p>")) == "p 一、总体情况\n");
}

TEST_CASE("An error in the XML is told with its place in the file") {
  const std::string good = "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>" + run("甲") + "</w:p>";
  const auto placeOf = [](const std::string& body) {
    const auto document = readDocx("r.docx", makeDocx(body), ReadLimits{});
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().code == "docx.xml");
    const std::string& message = document.error().message.en;
    return std::stoul(message.substr(message.rfind(' ')));
  };
  const std::string bad = "<w:p></w:q>";
  CHECK(placeOf(good + bad) == placeOf(bad) + good.size());
}

TEST_CASE("Grid spans and vertical merges give the grid that Word draws") {
  CHECK(describe(read("<w:tbl>" +
                      row(cell("三、", "<w:vMerge w:val='restart'/>") +
                          cell("总计", "<w:gridSpan w:val='2'/>")) +
                      row(cell("", "<w:vMerge/>") + cell("1") + cell("2")) + "</w:tbl>")) ==
        "grid (0,0 2x1 三、) (0,1 1x2 总计) (1,1 1) (1,2 2)\n");
}

TEST_CASE("Changes are read as if they were accepted") {
  CHECK(describe(read("<w:p><w:ins>" + run("新") +
                      "</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>" + run("文") +
                      "</w:p>")) == "p 新文\n");
  CHECK(describe(read("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("上") + "</w:p>" +
                      paragraph("下"))) == "p 上下\n");
  CHECK(describe(read("<w:tbl>" + row(cell("1")) + "<w:tr><w:trPr><w:del/></w:trPr>" + cell("2") +
                      "</w:tr></w:tbl>")) == "grid (0,0 1)\n");
}

TEST_CASE("A deleted paragraph mark joins the digits around it, in a cell too") {
  const std::string pieces = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("12") +
                             "</w:p>" + paragraph("84");
  CHECK(describe(read(pieces + "<w:tbl>" + row("<w:tc>" + pieces + "</w:tc>") + "</w:tbl>")) ==
        "p 1284\ngrid (0,0 1284)\n");
}

TEST_CASE("A content control that still asks for its content is empty") {
  const std::string control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                              run("单击此处输入文字") + "</w:sdtContent></w:sdt>";
  CHECK(describe(read("<w:tbl>" + row(cell("规章") + "<w:tc><w:p>" + control + "</w:p></w:tc>") +
                      "</w:tbl>")) == "grid (0,0 规章) (0,1 )\n");
}

TEST_CASE("Bytes and numbers that are no character become one that says so") {
  CHECK(describe(read(paragraph("甲\xFF乙"))) == "p 甲\uFFFD乙\n");
  CHECK(describe(read(paragraph("甲&#xD800;乙"))) == "p 甲\uFFFD\uFFFD\uFFFD乙\n");
}

TEST_CASE("Content controls, links, alternate content and text boxes are read") {
  CHECK(describe(read("<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("甲") +
                      "</w:sdtContent></w:sdt>")) == "p 甲\n");
  CHECK(describe(read("<w:p><w:hyperlink>" + run("乙") + "</w:hyperlink></w:p>")) == "p 乙\n");
  CHECK(describe(
            read("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><wps:"
                 "txbx><w:txbxContent>" +
                 paragraph("框") +
                 "</w:txbxContent></wps:txbx></a:graphic></wp:inline></w:drawing></"
                 "mc:Choice><mc:Fallback><w:pict>" +
                 "<v:textbox><w:txbxContent>" + paragraph("框") +
                 "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                 run("文") + "</w:p>")) == "p 文\np 框\n");
}

TEST_CASE("Hidden text is not read") {
  CHECK(describe(read("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>" + run("显") +
                      "</w:p>")) == "p 显\n");
}

TEST_CASE("A character style hides or strikes out, and a run may take it back") {
  const std::string styles =
      "<w:style w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
      "<w:style w:styleId='c'><w:rPr><w:dstrike/></w:rPr></w:style>";
  const auto styled = [](const std::string& id, const std::string& more) {
    return "<w:r><w:rPr><w:rStyle w:val='" + id + "'/>" + more + "</w:rPr><w:t>9</w:t></w:r>";
  };
  for (const char* id : {"a", "b", "c"})
    CHECK(describe(read("<w:p>" + styled(id, "") + run("36") + "</w:p>", "", styles)) == "p 36\n");
  CHECK(describe(read("<w:p>" + styled("b", "<w:vanish w:val='0'/>") + run("36") + "</w:p>", "",
                      styles)) == "p 936\n");
}

TEST_CASE("Letters struck out are not read, and no part of the number beside them") {
  const std::string old = "<w:r><w:rPr><w:strike/></w:rPr><w:t>77</w:t></w:r>";
  const auto cellOf = [](const std::string& runs) {
    return "<w:tc><w:p>" + runs + "</w:p></w:tc>";
  };
  CHECK(describe(read("<w:p>" + old + run("1284件") + "</w:p>")) == "p 1284件\n");
  CHECK(describe(read("<w:tbl>" + row(cellOf(old + run("1284")) + cellOf(old)) + "</w:tbl>")) ==
        "grid (0,0 1284) (0,1 \uFFFD)\n");
}

TEST_CASE("A raised number in a cell is the mark of a note") {
  const std::string mark =
      "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>";
  const std::string words = "<w:p>" + run("1284") + mark + "</w:p>";
  CHECK(describe(read("<w:tbl>" + row("<w:tc>" + words + "</w:tc>") + "</w:tbl>" + words)) ==
        "grid (0,0 1284[1])\np 12841\n");
}

TEST_CASE("A cell that shows something other than words is not blank") {
  const auto gridOf = [](const std::string& content) {
    return describe(read("<w:tbl>" + row("<w:tc><w:p>" + content + "</w:p></w:tc>") + "</w:tbl>"));
  };
  const std::string symbol = "<w:r><w:sym w:font='Symbol' w:char='F036'/></w:r>";
  const std::string picture =
      "<w:r><w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>";
  CHECK(gridOf(symbol) == "grid (0,0 \uFFFD)\n");
  CHECK(gridOf(run("3") + symbol) == "grid (0,0 3\uFFFD)\n");
  CHECK(gridOf("<m:oMath><m:r><m:t>36</m:t></m:r></m:oMath>") == "grid (0,0 \uFFFD)\n");
  CHECK(gridOf(picture) == "grid (0,0 \uFFFD)\n");
  CHECK(gridOf("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>") ==
        "grid (0,0 \uFFFD)\n");
  // They say nothing of the words beside them.
  CHECK(gridOf(picture + run("5")) == "grid (0,0 5)\n");
  CHECK(gridOf(symbol + run("规章")) == "grid (0,0 规章)\n");
}

TEST_CASE("Numbers of list styles are written out as Word prints them") {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt "
      "w:val='chineseCountingThousand'/>"
      "<w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
      "w:val='chineseCounting'/>"
      "<w:lvlText w:val='（%2）'/></w:lvl></w:abstractNum><w:num w:numId='7'><w:abstractNumId "
      "w:val='0'/></w:num>";
  const std::string styles =
      "<w:style w:styleId='H'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr><w:outlineLvl "
      "w:val='0'/></w:pPr></w:style>"
      "<w:style w:styleId='H2'><w:basedOn w:val='H'/></w:style>";
  const auto styled = [](const std::string& properties, const std::string& text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
  };
  const std::string second = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/></w:numPr>";
  CHECK(describe(
            read(styled("<w:pStyle w:val='H'/>", "总体情况") + styled(second, "主动公开") +
                     styled(second, "管理") + styled("<w:pStyle w:val='H2'/>", "主动公开情况") +
                     styled(second, "其他") +
                     styled("<w:pStyle w:val='H'/><w:numPr><w:numId w:val='0'/></w:numPr>", "无号"),
                 numbering, styles)) ==
        "h1 一、总体情况\np （一）主动公开\np （二）管理\nh1 二、主动公开情况\np （一）其他\nh1 "
        "无号\n");
}

TEST_CASE("What a style does not say the nearest one it is based on says, in circles too") {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='%1.'/></w:lvl>"
      "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='0'/></w:num>";
  const std::string styles =
      "<w:style w:styleId='Base'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr><w:outlineLvl "
      "w:val='2'/></w:pPr></w:style>"
      "<w:style w:styleId='Middle'><w:basedOn w:val='Base'/><w:pPr><w:outlineLvl "
      "w:val='1'/></w:pPr>"
      "</w:style>"
      "<w:style w:styleId='Top'><w:basedOn w:val='Middle'/></w:style>"
      "<w:style w:styleId='Off'><w:basedOn w:val='Top'/><w:pPr><w:numPr><w:numId w:val='0'/>"
      "</w:numPr></w:pPr></w:style>"
      "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
      "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>";
  const auto styled = [](const std::string& style) {
    return "<w:p><w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>" + run(style) + "</w:p>";
  };
  CHECK(describe(read(styled("Top") + styled("Top") + styled("Base") + styled("Off") + styled("A") +
                          styled("None") + styled("Middle"),
                      numbering, styles)) ==
        "h2 1.Top\nh2 2.Top\nh3 3.Base\nh2 Off\np A\np None\nh2 4.Middle\n");
}

TEST_CASE("A cell with more words than a form has is a layout, however they are cut into runs") {
  std::string runs;
  for (int i = 0; i < 60; ++i) runs += run("一二三");
  const auto table = [](const std::string& inside) {
    return "<w:tbl>" + row("<w:tc><w:tcPr/><w:p><w:pPr/>" + inside + "</w:p></w:tc>" + cell("1")) +
           "</w:tbl>";
  };
  CHECK(describe(read(table(runs))).starts_with("p 一二三"));
  CHECK(describe(read(table("<w:hyperlink>" + runs + "</w:hyperlink>"))).starts_with("p 一二三"));
  CHECK(describe(read(table(run("一二三")))).starts_with("grid"));
}

TEST_CASE("Cells and paragraphs know their place") {
  const Document document = read(paragraph("甲") + "<w:tbl>" + row(cell("a") + cell("b")) +
                                 row(cell("c") + cell("d")) + "</w:tbl>" + paragraph("乙"));
  const auto& grid = std::get<Grid>(document.blocks[1]);
  CHECK(std::get<GridPlace>(grid.cells[3].text.locate(nullptr)) == GridPlace{1, 2, 2});
  CHECK(std::get<ParagraphPlace>(std::get<Paragraph>(document.blocks[2]).text.locate(nullptr))
            .paragraph == 2);
}

TEST_CASE("A table that only lays out the page is walked through") {
  CHECK(describe(read("<w:tbl>" +
                      row("<w:tc>" + paragraph("一、总体情况") + "<w:tbl>" + row(cell("1")) +
                          "</w:tbl></w:tc>") +
                      "</w:tbl>")) == "p 一、总体情况\ngrid (0,0 1)\n");
}

TEST_CASE("A zip that unpacks to far more than it should is refused while it is unpacked") {
  ReadLimits limits;
  limits.maxUnpackedBytes = 1U << 20;
  CHECK(errorCode(makeDocx("<w:p>" + std::string(4U << 20, ' ') + "</w:p>"), limits) ==
        "limit.unpacked");
}

TEST_CASE("A zip of more parts than any document has is refused before one is looked for") {
  ReadLimits limits;
  limits.maxParts = 2;
  CHECK(errorCode(makeZip({{"a", "1"}, {"b", "2"}, {"c", "3"}}), limits) == "limit.parts");
  CHECK(errorCode(makeZip({{"a", "1"}, {"b", "2"}}), limits) == "docx.not-a-document");
}

TEST_CASE("A part is found whatever the case of its name, and not by half of it") {
  CHECK(errorCode(makeZip({{"_RELS/.Rels", test::kRelationships},
                           {"Word/Document.xml", "<w:document><w:body/></w:document>"}})) ==
        "none");
  CHECK(errorCode(makeZip({{"_rels/.rel", test::kRelationships}})) == "docx.not-a-document");
}

TEST_CASE("A DOCTYPE is refused, entities are never expanded") {
  CHECK(errorCode(
            makeZip({{"_rels/.rels", test::kRelationships},
                     {"word/document.xml",
                      "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><w:document><w:body/></w:document>"}})) ==
        "docx.doctype");
}

TEST_CASE("What is not a Word document says so") {
  CHECK(errorCode("") == "docx.not-a-zip");
  CHECK(errorCode("PK\x03\x04 cut") == "docx.not-a-zip");
  CHECK(errorCode(makeZip({{"a.txt", "1"}})) == "docx.not-a-document");
  CHECK(errorCode(makeZip({{"_rels/.rels", test::kRelationships}})) == "docx.damaged");
  CHECK(errorCode(makeZip({{"_rels/.rels", test::kRelationships},
                           {"word/document.xml", "<w:document><w:body>"}})) == "docx.xml");
  CHECK(errorCode(makeZip(
            {{"_rels/.rels", "<R><r Type='x/officeDocument' Target='../../etc/passwd'/></R>"}})) ==
        "docx.damaged");
}

TEST_CASE("Deep nesting is refused by name") {
  std::string body;
  for (int i = 0; i < 5'000; ++i) body += "<w:sdt><w:sdtContent>";
  for (int i = 0; i < 5'000; ++i) body += "</w:sdtContent></w:sdt>";
  CHECK(errorCode(makeDocx(body)) == "limit.nesting");
}

TEST_CASE("Cut and flipped bytes give a document or an error, never a crash") {
  const std::string whole =
      makeDocx("<w:tbl>" + row(cell("1") + cell("2")) + "</w:tbl>" + paragraph("文"));
  for (std::size_t length = 0; length < whole.size(); ++length) errorCode(whole.substr(0, length));
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 2'000; ++i) {
    std::string damaged = whole;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    refused += errorCode(damaged) == "none" ? 0 : 1;
  }
  CHECK(refused > 0);
}

TEST_CASE("Numbers are written in the formats of Word") {
  CHECK(docx::formatNumber(10, "chineseCounting") == "十");
  CHECK(docx::formatNumber(12, "chineseCountingThousand") == "十二");
  CHECK(docx::formatNumber(105, "chineseCounting") == "一百零五");
  CHECK(docx::formatNumber(14, "upperRoman") == "XIV");
  CHECK(docx::formatNumber(3, "decimalEnclosedCircle") == "③");
  CHECK(docx::formatNumber(28, "lowerLetter") == "bb");
  CHECK(docx::formatNumber(7, "decimalFullWidth") == "７");
  CHECK(docx::formatNumber(7, "unheardOf") == "7");
}
