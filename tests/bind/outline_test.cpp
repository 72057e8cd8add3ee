// Which lines are headings, and what stands under them.
#include <catch2/catch.hpp>

#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

constexpr const char* kTitle = "青山区水务局2024年政府信息公开工作年度报告\n";

std::vector<std::string> extraSections(const Report& report) {
  std::vector<std::string> texts;
  for (const Observation& observation : report.observations) {
    if (observation.kind == ObservationKind::kExtraSection) texts.push_back(observation.text);
  }
  return texts;
}

const ReportSection& section(const Report& report, const std::string& key) {
  return report.sections[*report.form->findSection(key)];
}

}  // namespace

TEST_CASE("Headings are found with marks, without them, and run together with their text") {
  for (const std::string heading : {"一、总体情况\n", "## 一、总体情况\n", "一、 总体 情况：\n",
                                    "一．总体情况\n", "？一、总体情况\n"}) {
    INFO(heading);
    const Report report = readReport(kTitle + heading + "正文。\n六、其他需要报告的事项\n无。\n");
    CHECK(section(report, "overview").present);
    CHECK(section(report, "overview").text.text() == "正文。");
    CHECK(section(report, "other").text.text() == "无。");
  }
  const Report together =
      readReport(std::string(kTitle) +
                 "一、总体情况 本局认真工作，及时公开各类信息。五、存在的主要问题及改进情况 "
                 "存在宣传不够的问题。\n");
  CHECK(section(together, "overview").text.text() == "本局认真工作，及时公开各类信息。");
  CHECK(section(together, "problems").text.text() == "存在宣传不够的问题。");
}

TEST_CASE(
    "A heading inside a paragraph is found with any mark behind its number, and only with one") {
  const std::string before = "本局认真工作，及时公开各类信息，第一时间回应社会关切。";
  const auto problems = [&](const std::string& heading) {
    const Report report = readReport(std::string(kTitle) + "一、总体情况\n" + before + heading +
                                     " 存在宣传不够的问题。\n");
    return section(report, "problems").present;
  };
  for (const char* mark : {"、", ".", "．", ",", "，", "·", ":", "：", " 、", "\u3000. "}) {
    INFO(mark);
    CHECK(problems("五" + std::string(mark) + "存在的主要问题及改进情况"));
  }
  CHECK_FALSE(problems("五存在的主要问题及改进情况"));
  CHECK_FALSE(problems("五 存在的主要问题及改进情况"));
  CHECK_FALSE(problems("存在的主要问题及改进情况"));
}

TEST_CASE("A line with a million words or headings is read in no time and no memory") {
  std::string numbers;
  for (int i = 0; i < 500'000; ++i) numbers += "7 ";
  const Report counted = readReport(std::string(kTitle) + "一、总体情况\n" + numbers +
                                    "\n二、主动公开政府信息情况\n行政许可 " + numbers + "\n");
  CHECK(section(counted, "proactive").present);
  std::string headings;
  for (int i = 0; i < 100'000; ++i) headings += "一、总体情况 ";
  CHECK(section(readReport(kTitle + headings), "overview").present);
}

TEST_CASE("A heading with more behind its words has lost nothing, one letter more is a slip") {
  const auto wordingOf = [](const std::string& heading) {
    return section(readReport("某某局2025年政府信息公开工作年度报告\n" + heading + "\n无。\n"),
                   "requests")
        .wording;
  };
  CHECK(wordingOf("三、收到和处理政府信息公开申请情况（附表）") == Wording::kAlias);
  CHECK(wordingOf("三、收到和处理政府信息公开申请情况统计表") == Wording::kAlias);
  CHECK(wordingOf("三、收到和处理政府信息公开申请情况表") == Wording::kAlias);
  CHECK(wordingOf("三、收到和处理政府信息公开申请情况况") == Wording::kDamaged);
}

TEST_CASE("Aliases, damaged and renamed headings are known as what they are") {
  const Report report = readReport(std::string(kTitle) +
                                   "一、工作概况\n正文。\n"
                                   "三、收到和处理政府信息公开情况\n"
                                   "五、存在问题及改进情况\n不足。\n"
                                   "六、其他需要报告的事项\n无。\n");
  CHECK(section(report, "overview").wording == Wording::kDamaged);
  CHECK(section(report, "overview").heading == "一、工作概况");
  CHECK(section(report, "requests").wording == Wording::kDamaged);
  CHECK(section(report, "problems").wording == Wording::kAlias);
  CHECK(section(report, "other").wording == Wording::kExact);
  CHECK_FALSE(section(report, "disputes").present);
}

TEST_CASE("Lists of contents and of parts are no headings") {
  const Report report = readReport(std::string(kTitle) +
                                   "目录\n一、总体情况..... 1\n六、其他需要报告的事项 …… 9\n"
                                   "本报告由总体情况、其他需要报告的事项等部分组成。\n"
                                   "一、总体情况\n正文。\n六、其他需要报告的事项\n无。\n");
  CHECK(section(report, "overview").text.text() == "正文。");
  CHECK(section(report, "overview").occurrences == 1);
  CHECK(std::get<TextPlace>(section(report, "other").headingPlace).begin.line == 8);
}

TEST_CASE("Contents without dots are recognised by what comes again") {
  const std::string list =
      "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";
  const Report report = readReport(std::string(kTitle) + list +
                                   "前言。\n一、总体情况\n正文。\n二、主动公开政府信息情况\n"
                                   "三、收到和处理政府信息公开申请情况\n");
  CHECK(section(report, "overview").text.text() == "正文。");
}

TEST_CASE("Numbering that restarts keeps the sections and shows the strangers") {
  const Report report = readReport(std::string(kTitle) +
                                   "一、总体情况\n正文。\n二、工作机制保障\n机制健全。\n"
                                   "一、主动公开政府信息情况\n行政许可 97\n行政处罚 3\n"
                                   "五、其他需要报告的事项\n无。\n");
  CHECK(section(report, "proactive").ordinal == 1);
  CHECK(section(report, "other").ordinal == 5);
  CHECK(section(report, "overview").position == 1);
  CHECK(section(report, "proactive").position == 3);
  CHECK(extraSections(report) == std::vector<std::string>{"二、工作机制保障"});
  CHECK(section(report, "overview").text.text() == "正文。\n二、工作机制保障\n机制健全。");
}

TEST_CASE("Rows of table three are no headings, nor are sub-headings with brackets") {
  const Report report =
      readReport(std::string(kTitle) +
                 "一、总体情况\n（二）主动公开政府信息情况\n公开若干条。\n"
                 "三、收到和处理政府信息公开申请情况\n"
                 "一、本年新收政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n"
                 "三、本年度办理结果\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n");
  CHECK_FALSE(section(report, "proactive").present);
  CHECK(extraSections(report).empty());
  CHECK(rowText(report, "requests", "received") == "1 0 0 0 0 0 1");
}

TEST_CASE("A text that is no report is refused") {
  auto refuse = [](const std::string& text) {
    auto report = tryRead(text);
    return report.ok() ? std::string("accepted") : report.error().code;
  };
  CHECK(refuse("今天天气很好。\n") == "bind.not-a-report");
  CHECK(refuse("") == "bind.not-a-report");
  const std::string headings =
      "青山区水务局2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n"
      "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n";
  CHECK(refuse(headings) == "bind.only-headings");
  CHECK(refuse(headings + "无。\n") == "accepted");
}

TEST_CASE("A heading is known with the number and in the marks of any style") {
  for (const std::string heading :
       {"第一部分 总体情况", "第一部分：总体情况", "第1章 总体情况", "一 总体情况", "1 总体情况",
        "壹、总体情况", "Ⅰ、总体情况", "【一、总体情况】", "== 一、总体情况",
        "=== 一、总体情况 ===", "__一、总体情况__", "\\#\\# 一、总体情况", "**总体情况**"}) {
    INFO(heading);
    const Report report = readReport(kTitle + heading + "\n正文。\n六、其他需要报告的事项\n无。\n");
    CHECK(section(report, "overview").present);
    CHECK(section(report, "overview").wording == Wording::kExact);
    CHECK(section(report, "overview").text.text() == "正文。");
  }
}

TEST_CASE("Numbers of a lower level are those of headings when the report has no others") {
  const Report report = readReport(std::string(kTitle) +
                                   "（一）总体情况\n正文。\n（五）存在的主要问题及改进情况\n"
                                   "宣传不够。\n（六）其他需要报告的事项\n无。\n");
  CHECK(section(report, "overview").text.text() == "正文。");
  CHECK(section(report, "problems").ordinal == 5);
  CHECK(section(report, "other").text.text() == "无。");

  const Report below = readReport(std::string(kTitle) +
                                  "一、总体情况\n（一）主动公开政府信息情况\n正文。\n"
                                  "二、主动公开政府信息情况\n六、其他需要报告的事项\n无。\n");
  CHECK(section(below, "proactive").occurrences == 1);
  CHECK(section(below, "overview").text.text() == "（一）主动公开政府信息情况\n正文。");

  const Report parts = readReport(std::string(kTitle) +
                                  "一、总体情况\n1.收到和处理政府信息公开申请情况\n受理4件。\n"
                                  "2.政府信息公开行政复议、行政诉讼情况\n无。\n");
  CHECK_FALSE(section(parts, "requests").present);
}

TEST_CASE("A list of the parts in an introduction repeats no heading") {
  const std::string parts =
      "一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；"
      "四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；"
      "六、其他需要报告的事项。";
  const std::string body = "\n一、总体情况\n正文。\n六、其他需要报告的事项\n无。\n";
  const Report report = readReport(kTitle + ("本报告全文包括：" + parts) + body);
  CHECK(section(report, "other").occurrences == 1);

  std::string lines = parts;
  for (std::size_t at = lines.find("；"); at != std::string::npos; at = lines.find("；", at + 4))
    lines.insert(at + std::string("；").size(), "\n");
  const Report listed =
      readReport(kTitle + ("全文包括：\n" + lines) +
                 "\n一、总体情况\n正文。\n二、主动公开政府信息情况\n三、收到和处理"
                 "政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
                 "五、存在的主要问题及改进情况\n宣传不够。\n"
                 "六、其他需要报告的事项\n无。\n");
  CHECK(section(listed, "overview").occurrences == 1);
  CHECK(section(listed, "overview").text.text() == "正文。");
}

TEST_CASE("A list of contents behind the report is none of its headings") {
  const Report report = readReport(
      std::string(kTitle) +
      "一、总体情况\n正文。\n五、存在的主要问题及改进情况\n宣传不够。\n"
      "六、其他需要报告的事项\n无。\n文档大纲\n一、总体情况\n五、存在的主要问题及改进情况\n"
      "六、其他需要报告的事项\n");
  CHECK(section(report, "overview").text.text() == "正文。");
  CHECK(section(report, "problems").occurrences == 1);
}

}  // namespace gouji::bindtest
