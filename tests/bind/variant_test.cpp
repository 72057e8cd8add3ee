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

}  // namespace gouji::bindtest
