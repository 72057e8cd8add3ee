#include "engine/read/html/html_reader.h"
#include "engine/text/utf8.h"

#include <catch2/catch.hpp>

#include "tests/describe_document.h"

using namespace gouji;
using test::describe;

namespace {

Document read(std::string html) {
  auto document = readHtml("page.html", std::move(html), ReadLimits{});
  REQUIRE(document.ok());
  return std::move(document).value();
}

std::string_view wordsAt(const Document& document, const PlacedText& text) {
  const Location place = text.locate(document.source.get());
  return document.source->slice(std::get<TextPlace>(place).span);
}

const Grid& firstGrid(const Document& document) {
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) return *grid;
  }
  FAIL("no grid");
  std::abort();
}

}  // namespace

TEST_CASE("Paragraphs, headings and line breaks become paragraphs") {
  CHECK(describe(read("<h2>一、总体情况</h2><p>甲<br>乙</p><div>丙<span>丁</span></div>")) ==
        "h2 一、总体情况\np 甲\np 乙\np 丙丁\n");
}

TEST_CASE("A label spread over spans and paragraphs by Word is one cell") {
  CHECK(describe(read("<table><tr><td><p><span>三、本</span><span>年度</span></p><p>办理<o:p></"
                      "o:p>结果</p></td>"
                      "<td><p>\n 12 \n</p></td></tr></table>")) ==
        "grid (0,0 三、本年度\n办理结果) (0,1 12)\n");
}

TEST_CASE("Row and column spans fill the grid as a browser draws it") {
  CHECK(
      describe(read(
          "<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>")) ==
      "grid (0,0 2x2 a) (0,2 b) (1,2 c)\n");
}

TEST_CASE("A row that lost its span is kept and the grid says that spans cannot be trusted") {
  CHECK(
      describe(read(
          "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>")) ==
      "grid? (0,0 a) (0,1 b) (0,2 c) (1,0 d) (1,1 e)\n");
}

TEST_CASE("Empty cells stay cells") {
  CHECK(describe(read("<table><tr><td></td><td>&nbsp;</td><td>0</td></tr></table>")) ==
        "grid (0,0 ) (0,1 ) (0,2 0)\n");
}

TEST_CASE("A field of a form in a cell is what it shows, with its place") {
  const std::string page =
      "<table><tr><td>规章</td><td><input type='text' value=\"47\" readonly></td>"
      "<td><input type=hidden value=9><input value='0'></td></tr></table>";
  const Document document = read(page);
  CHECK(describe(document) == "grid (0,0 规章) (0,1 47) (0,2 0)\n");
  CHECK(wordsAt(document, firstGrid(document).cells[1].text) == "47");
}

TEST_CASE("The caption of a table stands above it") {
  CHECK(describe(read("<table><caption>二、主动公开</caption><tr><td>1</td></tr></table>")) ==
        "p 二、主动公开\ngrid (0,0 1)\n");
}

TEST_CASE("Tables that lay out the page are walked through") {
  CHECK(describe(read("<table><tr><td>导航</td><td><p>一、总体情况</p><table><tr><td>1</td></tr></"
                      "table></td></tr></table>")) == "p 导航\np 一、总体情况\ngrid (0,0 1)\n");
}

TEST_CASE("A style hides an element however it is written, and only by its value") {
  const auto isRead = [](const std::string& style) {
    return describe(read("<p style=\"" + style + "\">1</p>")) == "p 1\n";
  };
  for (const char* hiding : {"display:none", "color:red;display:\n none", "visibility: Hidden;",
                             "MSO-HIDE:ALL", "text-align:center; font-size : 9pt; dis play: none"})
    CHECK_FALSE(isRead(hiding));
  for (const char* harmless : {"", "display", "display:", "text-align:justify;", "border:none",
                               "visibility:visible", "font-family:Arial", ":", "a::b"})
    CHECK(isRead(harmless));
}

TEST_CASE("What a reader of the page does not see is not read") {
  CHECK(describe(read("<head><title> 年度报告 </title></head><script>1</script><style>2</style><p "
                      "style='DISPLAY : none'>3</p>"
                      "<p hidden>4</p><!-- 5 --><p>6</p>")) == "p 6\n");
  CHECK(read("<head><title> 年度报告 </title></head><p>x").title == "年度报告");
}

TEST_CASE("A tag that nobody opened is not seen") {
  CHECK(describe(read("<p>全年收到申请七件。</p>\n</body>\n</html>\n")) ==
        "p 全年收到申请七件。\n");
  CHECK(describe(read("<p>收到</font>申请<!-- 甲 -->7</span id=\"a>b\"> 件 < 8 件&nbsp;。</p>")) ==
        "p 收到申请7 件 < 8 件 。\n");
}

TEST_CASE("What is struck out was taken back: it is no part of the number that stands for it") {
  CHECK(describe(read("<table><tr><td><del>1291</del><ins>1284</ins></td><td><s>3</s>36</td>"
                      "<td><strike>4</strike> 5</td>"
                      "<td><span style='text-decoration: line-through'>6</span>7</td></tr></table>"
                      "<p>收到<s>12</s>13件</p>")) ==
        "grid (0,0 1284) (0,1 36) (0,2 5) (0,3 7)\np 收到13件\n");
}

TEST_CASE("A cell that shows something other than words is not blank") {
  const Document document = read(
      "<table><tr><td><img src='n.png'></td><td><s>36</s></td>"
      "<td><b style='text-decoration:line-through'>36</b></td><td><svg></svg></td></tr></table>");
  CHECK(describe(document) == "grid (0,0 \uFFFD) (0,1 \uFFFD) (0,2 \uFFFD) (0,3 \uFFFD)\n");
  CHECK(wordsAt(document, firstGrid(document).cells[0].text) == "<td>");
  // A picture beside words, one that keeps a distance, one that is not shown.
  CHECK(describe(read("<table><tr><td><img>5</td><td><img width=1 height=1></td>"
                      "<td><img style='display:none'></td></tr></table>")) ==
        "grid (0,0 5) (0,1 ) (0,2 )\n");
}

TEST_CASE("A raised number in a cell is the mark of a note") {
  CHECK(describe(read("<table><tr><td>1284<sup>1</sup></td><td>12<sup>注</sup></td>"
                      "<td>7<sub>2</sub></td></tr></table><p>10m<sup>2</sup></p>")) ==
        "grid (0,0 1284[1]) (0,1 12注) (0,2 7[2])\np 10m2\n");
}

TEST_CASE("Cells without a table stay apart, and so do words behind the end of the page") {
  CHECK(describe(read("<p>表</p><tr><td>规章<td>1<td>2</tr>")) == "p 表\np 规章\t1\t2\n");
  CHECK(describe(read("<p>甲</p>12</body></html>34")) == "p 甲\np 12\n\n34\n");
}

TEST_CASE("A page names its article where the standard of government sites has it") {
  const std::string site = "<head><title>某县人民政府</title>";
  CHECK(
      read(site + "<meta name='articleTitle' content='某局&#50;025年年度报告'></head><p>x").title ==
      "某局2025年年度报告_某县人民政府");
  CHECK(read(site + "<meta name='ColumnName' content='年报'></head><p>x").title == "某县人民政府");
  CHECK(read("<head><meta name=ArticleTitle content='年度报告'></head><p>x").title == "年度报告");
}

TEST_CASE("Unclosed cells and rows are read as a browser reads them") {
  CHECK(describe(read("<table><tr><td>a<td>b<tr><td>c<td>d</table>e")) ==
        "grid (0,0 a) (0,1 b) (1,0 c) (1,1 d)\np e\n");
}

TEST_CASE("Every number is found in the page at its place, behind character references too") {
  const Document document = read(
      "<p>x</p>\r\n<table>\r\n<tr><td>&ldquo;三安全&rdquo;&nbsp;&#8220;一&#x201D;</td><td>\r\n  "
      "&nbsp;1&#50;345&nbsp;</td><td>67</td></tr></table>");
  const Grid& grid = firstGrid(document);
  CHECK(grid.cells[0].text.text() == "“三安全” “一”");
  CHECK(grid.cells[1].text.text() == "12345");
  CHECK(grid.cells[2].text.text() == "67");
  CHECK(wordsAt(document, grid.cells[2].text) == "67");
  CHECK(std::get<TextPlace>(grid.cells[2].text.locate(document.source.get())).begin.line == 4);
}

TEST_CASE("Control characters before a character reference do not shift what it means") {
  // The parser makes three bytes of each of them and drops the NUL and the CR.
  const std::string page = std::string("<p>\x0f弧\x01&\x0f珑&lt;5") + '\0' + "\r\n&amp;&gt;件</p>";
  CHECK(read(page).blocks.size() == 1);
  const std::string text = describe(read(page));
  INFO(text);
  CHECK_FALSE(findInvalidUtf8(text));
  CHECK(text.find("珑<5") != std::string::npos);
  CHECK(text.find("&>件") != std::string::npos);
}

TEST_CASE("A number that no character has is no character") {
  for (const char* page : {"<p>1&#6666666666;2</p>", "<p>1&#xD800;2</p>", "<p>1&#xFFFFFFFF;2</p>",
                           "<table><tr><td><input value='&#6666666666;2'></td></tr></table>"}) {
    const std::string text = describe(read(page));
    INFO(text);
    CHECK_FALSE(findInvalidUtf8(text));
    CHECK(text.find('2') != std::string::npos);
  }
}

TEST_CASE("Character references mean what a browser shows") {
  CHECK(describe(read("<p>x&ltfoo</p>")) == "p x<foo\n");
  CHECK(describe(read("<p>&amp;amp;1&ltfoo&bar;2&lt;&gt;3&amp;lt;4&</p>")) ==
        "p &amp;1<foo&bar;2<>3&lt;4&\n");
  CHECK(describe(read("<p>a&nGt;b&bar;&lt;c</p>")) ==
        "p a\xE2\x89\xAB\xE2\x83\x92"
        "b&bar;<c\n");
}

TEST_CASE("A page in GBK is read whatever it calls itself") {
  // 总计 in GBK.
  const std::string page =
      "<html><head><meta charset=\"gb2312\"></head><body><p>\xD7\xDC\xBC\xC6</p></body></html>";
  const Document document = read(page);
  CHECK(describe(document) == "p 总计\n");
  CHECK(document.charset == "GB18030");
}

TEST_CASE("A page that says GBK and is UTF-8 is read as UTF-8") {
  CHECK(describe(read("<meta charset=gbk><p>总计</p>")) == "p 总计\n");
}

TEST_CASE("A page made to be deep is refused by name before it is parsed") {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<div>";
  const auto document = readHtml("deep.html", html, ReadLimits{});
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().code == "limit.nesting");
  CHECK(document.error().message.en.find("20000") != std::string::npos);
}

TEST_CASE("A page of nothing but tags is refused by name before it is parsed") {
  std::string html;
  for (int i = 0; i < 600'000; ++i) html += "<i></i>";
  const auto document = readHtml("tags.html", html, ReadLimits{});
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().code == "limit.elements");
  CHECK(document.error().message.en.find("500000") != std::string::npos);
}

TEST_CASE("Absurd spans cost nothing") {
  std::string html = "<table>";
  for (int i = 0; i < 200; ++i) html += "<tr><td colspan=100000 rowspan=100000>1</td></tr>";
  const Document document = read(html);
  CHECK(firstGrid(document).columnCount <= 512);
}

TEST_CASE("Too many cells are refused by name") {
  ReadLimits limits;
  limits.maxCells = 10;
  std::string html = "<table>";
  for (int i = 0; i < 20; ++i) html += "<tr><td>1</td></tr>";
  const auto document = readHtml("big.html", html, limits);
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().code == "limit.cells");
}

TEST_CASE("Any cut of a page is read without a crash") {
  const std::string page =
      "<html><body><!-- c --><table border='1'><tr><td "
      "rowspan=\"2\">三、本&nbsp;年度</td><td>1&amp;2</td></tr><tr><td>&#x4e00;</td></tr></table></"
      "body></html>";
  for (std::size_t length = 0; length <= page.size(); ++length) {
    CHECK(readHtml("cut.html", page.substr(0, length), ReadLimits{}).ok());
  }
}
