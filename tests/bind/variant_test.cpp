// When a declared variant of a table is taken, and when the regular form with something beside it.
#include <catch2/catch.hpp>

#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

// Table three with three of its rows, each followed by `last`; `total` as the last of the heads.
std::string makeTable(const std::string& heads, const std::string& last) {
  const auto row = [&](const std::string& label, const std::string& values) {
    return "| " + label + " | " + values + " | " + last + " |\n";
  };
  return "某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + heads +
         row("一、本年新收政府信息公开申请数量", "3 | 0 | 0 | 0 | 0 | 0 | 3") +
         row("二、上年结转政府信息公开申请数量", "1 |  | 0 | 0 | 0 | 0 | 1") +
         row("四、结转下年度继续办理", "0 | 0 |  | 0 | 0 | 0 | 0") +
         "四、政府信息公开行政复议、行政诉讼情况\n";
}

}  // namespace

TEST_CASE("An empty column at the end is no subtotal with empty totals behind it") {
  const Report report = readReport(makeTable(
      "|  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | |\n", ""));
  CHECK(rowText(report, "requests", "received") == "3 0 0 0 0 0 3");
  CHECK(cellText(report, "requests", "received", "organization_subtotal") == "-");
}

TEST_CASE("A filler keeps no white space of its cell") {
  const Report report = readReport(
      "某局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
      "规章 | 0 | — 　| 2 |\n行政规范性文件 | 0 | 0 | 1 |\n");
  CHECK(rowText(report, "proactive", "regulations") == "0 「—」 2");
}

TEST_CASE("A band that lost a label below it is not the one row of another year") {
  const auto list = [](const char* label, const char* values) {
    return std::string(label) + "\n" + values;
  };
  const Report report = readReport(
      "某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" +
      list("5.要求行政机关确认或重新出具已获取信息", "8\n2\n0\n0\n0\n0\n10\n") +
      list("（六）其他处理", "1\n0\n7\n4\n0\n3\n15\n") +
      list("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
           "5\n0\n0\n0\n5\n4\n9\n0\n0\n0\n0\n0\n0\n5\n") +
      list("（七）总计", "9\n2\n7\n4\n5\n7\n34\n") + "四、政府信息公开行政复议、行政诉讼情况\n");
  CHECK(rowText(report, "requests", "outcome.closed") == "- - - - - - -");
  CHECK(rowText(report, "requests", "outcome.closed.correction_overdue") == "? ? ? ? ? ? ?");
  CHECK(rowText(report, "requests", "outcome.total") == "9 2 7 4 5 7 34");
}

TEST_CASE("Where most rows have a value too many, one that fits lost a blank") {
  const std::string numbers = "1\n2\n3\n4\n5\n6\n7\n";
  const Report report = readReport(
      "某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
      "一、本年新收政府信息公开申请数量\n" +
      numbers + "（一）予以公开\n" + numbers + "8\n" + "（二）部分公开\n" + numbers + "8\n" +
      "四、政府信息公开行政复议、行政诉讼情况\n");
  CHECK(rowText(report, "requests", "received") == "? ? ? ? ? ? ?");
}

TEST_CASE("A row of numbers without a label below the one row of another year is a doubt") {
  const Report report = readReport(
      "某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
      "| 5.要求行政机关确认或重新出具已获取信息 | 8 | 2 | 0 | 0 | 0 | 0 | 10 |\n"
      "| （六）其他处理 | 0 | 9 | 0 | 0 | 31 | 0 | 40 |\n"
      "| | 76 | 7 | 1 | 6 | 0 | 0 | 90 |\n"
      "| （七）总计 | 84 | 18 | 1 | 6 | 31 | 0 | 140 |\n四、政府信息公开行政复议、行政诉讼情况\n");
  CHECK(rowText(report, "requests", "outcome.closed") == "? ? ? ? ? ? ?");
}

}  // namespace gouji::bindtest
