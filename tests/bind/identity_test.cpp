#include "engine/bind/identity.h"

#include <catch2/catch.hpp>

#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

Report readFront(const std::string& front) {
  return readReport(front + "\n一、总体情况\n本单位认真开展工作。\n");
}

}  // namespace

TEST_CASE("Title, agency and year are taken from one line or from several") {
  const Report plain = readFront("惠农区审批服务管理局 2025 年政府信息公开工作年度报告");
  CHECK(plain.agency == "惠农区审批服务管理局");
  CHECK(plain.year == 2025);
  CHECK(std::get<TextPlace>(plain.titlePlace).begin.line == 1);

  const Report broken = readFront("2024 年上海市科委政府信息公开工作\n年度报告\n");
  CHECK(broken.title == "2024 年上海市科委政府信息公开工作年度报告");
  CHECK(broken.agency == "上海市科委");

  const Report stacked = readFront("重庆市应急管理局\n2021年政府信息公开工作年度报告\n");
  CHECK(stacked.agency == "重庆市应急管理局");
  CHECK(stacked.year == 2021);
}

TEST_CASE("What a browser prints above a page is no part of the name") {
  CHECK(readFront("11/24/26, 10:19 AM     测试市水务局2025年政府信息公开工作年度报告").agency ==
        "测试市水务局");
}

TEST_CASE("Words of the page before a title are no part of the name") {
  const std::string title = "测试市水务局2025年政府信息公开工作年度报告";
  for (const std::string before : {"正文：", "全文", "****", "首页 > 政务公开 > ", "首页 » "}) {
    INFO(before);
    CHECK(readFront(before + title).agency == "测试市水务局");
  }
}

TEST_CASE("Of several titles the last before the first section is the report's own") {
  const Report report = readFront(
      "相关链接\n测试市教育局2024年政府信息公开工作年度报告\n"
      "测试市水务局2025年政府信息公开工作年度报告");
  CHECK(report.agency == "测试市水务局");
  CHECK(report.year == 2025);
}

TEST_CASE("Links behind the report to those of other years say nothing of its own") {
  const Report report = readReport(
      "一、总体情况\n2025年，测试市水务局认真开展工作。统计期限为2025年1月1日至12月31日。\n"
      "六、其他需要报告的事项\n无。\n相关阅读\n"
      "测试市水务局2024年政府信息公开工作年度报告2025-01-20\n"
      "测试市教育局2025年政府信息公开工作年度报告2026-01-20\n");
  CHECK(report.year == 2025);
  CHECK(report.agency != "测试市教育局");
}

TEST_CASE("A report that names nobody is signed by its agency") {
  const std::string body = "政府信息公开工作年度报告\n一、总体情况\n2025年，我局认真开展工作。\n";
  CHECK(readReport(body + "测试市水务局\n2026年1月20日\n").agency == "测试市水务局");
  CHECK(readReport(body + "以上情况，特此报告。\n2026年1月20日\n").agency.empty());
  CHECK(readReport(body + "测试市水务局\n").agency.empty());
}

TEST_CASE("The government in a name is not the one in 政府信息公开") {
  CHECK(readFront("沭阳县人民政府2025年政府信息公开工作年度报告").agency == "沭阳县人民政府");
  CHECK(readFront("沭阳县人民政府信息公开工作2025年度报告").agency == "沭阳县人民政府");
  CHECK(readFront("青山镇政府2025年政府信息公开工作年度报告").agency == "青山镇政府");
}

TEST_CASE("A page without a title says in its introduction whose report it is") {
  const Report report = readFront(
      "首页 > 政务公开 > 年报\n"
      "根据《中华人民共和国政府信息公开条例》，现发布《银川市教育局2024年政府信息公开工作年度报告》"
      "。");
  CHECK(report.agency == "银川市教育局");
  CHECK(report.year == 2024);
  CHECK(readFront("按有关规定，编制大竹县教育局2024年政府信息公开工作年度报告，所列数据真实。")
            .agency == "大竹县教育局");
}

TEST_CASE("The kind of an agency is told by the end of its name") {
  using bind::classifyAgency;
  CHECK(classifyAgency("惠农区审批服务管理局") == AgencyKind::kDepartment);
  CHECK(classifyAgency("上海市科委") == AgencyKind::kDepartment);
  CHECK(classifyAgency("山东省交通运输厅") == AgencyKind::kDepartment);
  CHECK(classifyAgency("洪泽区人民政府办公室") == AgencyKind::kDepartment);
  CHECK(classifyAgency("自然资源部") == AgencyKind::kDepartment);
  CHECK(classifyAgency("太平镇人民政府") == AgencyKind::kTownship);
  CHECK(classifyAgency("吉亚乡人民政府") == AgencyKind::kTownship);
  CHECK(classifyAgency("东城街街道办事处") == AgencyKind::kTownship);
  CHECK(classifyAgency("金厂镇") == AgencyKind::kTownship);
  CHECK(classifyAgency("興國縣良村鎮") == AgencyKind::kTownship);
  CHECK(classifyAgency("淮安市洪泽区人民政府") == AgencyKind::kGovernment);
  CHECK(classifyAgency("上海市") == AgencyKind::kGovernment);
  CHECK(classifyAgency("乳山经济开发区") == AgencyKind::kUnknown);
  CHECK(classifyAgency("") == AgencyKind::kUnknown);
}

TEST_CASE("The dates of publication and signature are not mixed up") {
  const Report report = readReport(
      "金厂镇2025年政府信息公开工作年度报告\n发布日期：2026-01-12 点击数：3\n"
      "统计起止时间为2025年1月1日至2025年12月31日。\n"
      "一、总体情况\n工作正常。\n六、其他需要报告的事项\n无。\n金厂镇\n2026年1月10日\n");
  REQUIRE(report.published);
  CHECK(report.published->toIso() == "2026-01-12");
  REQUIRE(report.submitted);
  CHECK(report.submitted->toIso() == "2026-01-10");
  CHECK(report.sections[5].text.text() == "无。");
}

TEST_CASE("The time of day may be glued to the date of publication") {
  const auto published = [](const std::string& line) {
    const auto date = readFront("某某局2025年政府信息公开工作年度报告\n" + line).published;
    return date ? date->toIso() : "";
  };
  CHECK(published("发布时间：2026-02-10 09:21　来源：某某局") == "2026-02-10");
  CHECK(published("发布时间：2026-02-10 9:21:05") == "2026-02-10");
  CHECK(published("日期：2026/2/1 9:21") == "2026-02-01");
  CHECK(published("上传时间: 2026/1/10 16:58") == "2026-01-10");
  CHECK(published("[发布日期] 2026年1月8日 10时") == "2026-01-08");
  // 1 February, 19:00, or 11 February, 9:00.
  CHECK(published("发布时间：2026-2-1 19:00") == "");
  CHECK(published("更新时间：2026-02-10 09:21") == "");
  CHECK(published("统计时间：2025年1月1日至2025年12月31日") == "");
  CHECK(published("失效日期：2035年12月31日") == "");
}

TEST_CASE("A date of statistics is no date of publication") {
  CHECK_FALSE(
      readFront("某某局2025年政府信息公开工作年度报告\n统计起止时间为2025年1月1日至12月31日。")
          .published);
}

}  // namespace gouji::bindtest
