// What of a section with a table is a sentence, when the table is written in paragraphs too.
#include <catch2/catch.hpp>

#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

/// The text of section three of a report that has these lines there.
std::string proseOf(const std::string& lines) {
  const Report report = readReport(
      "青山区水务局2024年政府信息公开工作年度报告\n一、总体情况\n正文。\n"
      "三、收到和处理政府信息公开申请情况\n" +
      lines + "\n四、政府信息公开行政复议、行政诉讼情况\n");
  return report.sections[2].text.text();
}

}  // namespace

TEST_CASE("Heads that a page set in one line are no sentence, whatever commas they have") {
  CHECK(proseOf("项之和，等于第三项加第四项之和） 科研 法律服务\n总计 0 0 0 0 0 0 0") == "");
  CHECK(proseOf("本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和") == "");
}

TEST_CASE("A sentence that runs on is one, also where it has words of the table") {
  const std::string sentence = "本年新收政府信息公开申请数量为7件，其中自然人提出的有5件";
  CHECK(proseOf(sentence) == sentence);
  CHECK(proseOf("本级共收到政府信息公开申请7件。") == "本级共收到政府信息公开申请7件。");
}

}  // namespace gouji::bindtest
