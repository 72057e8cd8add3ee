// What the heads say of the columns below them.
#include <catch2/catch.hpp>

#include "engine/bind/bind.h"
#include "engine/document/document.h"
#include "tests/bind/forms.h"
#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

Report readProactive(const std::string& text) {
  return readReport("二、主动公开政府信息情况\n" + text);
}

Report readRequests(const std::string& text) {
  return readReport("三、收到和处理政府信息公开申请情况\n" + text);
}

/// A document with one table, put together cell by cell.
class GridReport {
 public:
  GridReport(const std::string& heading, std::uint32_t rows, std::uint32_t columns) {
    Paragraph paragraph;
    paragraph.text.appendGlue(heading);
    document_.blocks.emplace_back(std::move(paragraph));
    grid_.rowCount = rows;
    grid_.columnCount = columns;
  }

  void add(std::uint32_t row, std::uint32_t column, const std::string& text, std::uint32_t rows = 1,
           std::uint32_t columns = 1) {
    GridCell cell{row, column, rows, columns, {}};
    cell.text.appendGlue(text);
    grid_.cells.push_back(std::move(cell));
  }

  Report bind() {
    document_.blocks.emplace_back(std::move(grid_));
    auto report = bindDocument(document_, bothForms(), {});
    REQUIRE(report.ok());
    return std::move(report).value();
  }

 private:
  Document document_;
  Grid grid_;
};

}  // namespace

TEST_CASE("Heads that nobody knows make a block unreadable") {
  const Report report =
      readProactive("信息内容\t去年发文总量\t今年减少总量\t历史累计总量\n规章\t1\t2\t3\n");
  CHECK(rowText(report, "proactive", "regulations") == "? ? ?");
}

TEST_CASE("Heads in another order are followed") {
  const Report report = readProactive(
      "信息内容\t现行有效件数\t本年制发件数\t本年废止件数\n规章\t30\t1\t2\n行政规范性文件\t50\t3\t4"
      "\n");
  CHECK(rowText(report, "proactive", "regulations") == "1 2 30");
  CHECK(rowText(report, "proactive", "normative_documents") == "3 4 50");
}

TEST_CASE("Heads over two rows of a grid in another order are followed, each over its column") {
  GridReport table("三、收到和处理政府信息公开申请情况", 3, 8);
  table.add(0, 0, "申请人情况", 2);
  table.add(0, 1, "总计", 2);
  table.add(0, 2, "自然人", 2);
  table.add(0, 3, "法人或其他组织", 1, 5);
  std::uint32_t column = 3;
  for (const char* kind : {"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"})
    table.add(1, column++, kind);
  table.add(2, 0, "一、本年新收政府信息公开申请数量");
  for (std::uint32_t c = 1; c < 8; ++c) table.add(2, c, std::to_string(10 * c));
  CHECK(rowText(table.bind(), "requests", "received") == "20 30 40 50 60 70 10");
}

TEST_CASE("Rows side by side in another order are not dealt out in that of the form") {
  const auto readWith = [](std::uint32_t reconsideration, std::uint32_t direct,
                           std::uint32_t after) {
    GridReport table("四、政府信息公开行政复议、行政诉讼情况", 2, 15);
    table.add(0, reconsideration, "行政复议", 1, 5);
    table.add(0, direct, "未经复议直接起诉", 1, 5);
    table.add(0, after, "复议后起诉", 1, 5);
    for (std::uint32_t c = 0; c < 15; ++c) table.add(1, c, std::to_string(c));
    return rowText(table.bind(), "disputes", "reconsideration");
  };
  CHECK(readWith(0, 5, 10) == "0 1 2 3 4");
  CHECK(readWith(10, 0, 5) == "? ? ? ? ?");
}

TEST_CASE("A cell that one of the row above reaches over is not blank") {
  GridReport table("二、主动公开政府信息情况", 3, 4);
  const char* heads[] = {"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"};
  for (std::uint32_t c = 0; c < 4; ++c) table.add(0, c, heads[c]);
  table.add(1, 0, "规章");
  table.add(1, 1, "1");
  table.add(1, 2, "0", 2);
  table.add(1, 3, "7");
  table.add(2, 0, "行政规范性文件");
  table.add(2, 1, "3");
  table.add(2, 3, "9");
  CHECK(rowText(table.bind(), "proactive", "normative_documents") == "3 ? 9");
}

TEST_CASE("A further column that no head of the form names is not that of a variant") {
  const std::string heads = "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";
  const std::string rows =
      "\n一、本年新收政府信息公开申请数量\t7\t0\t0\t0\t0\t0\t7\t9\n"
      "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\t3\n"
      "（一）予以公开\t8\t0\t0\t0\t0\t0\t8\t12\n";
  const Report further = readRequests(heads + "\t上年总计" + rows);
  CHECK(rowText(further, "requests", "received") == "? ? ? ? ? ? ?");
  CHECK(further.variants[1] == kNone);
}

}  // namespace gouji::bindtest
