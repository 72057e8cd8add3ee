#include "engine/render/job/note_text.h"

namespace gouji::office {

std::vector<std::string> noteLines(const JobFinding& finding, Language language) {
  const bool zh = language == Language::kChinese;
  std::vector<std::string> lines;
  std::string head = (zh ? "【" + finding.head + "】" : "[" + finding.head + "] ");
  lines.push_back(head + finding.instance);
  lines.push_back(finding.message);
  const auto add = [&](std::string_view zhHead, std::string_view enHead, const std::string& text) {
    if (!text.empty()) lines.push_back(std::string(zh ? zhHead : enHead) + text);
  };
  add("算式：", "Computed: ", finding.explain);
  add("最可能有误：", "Most likely wrong: ", finding.suspects);
  add("建议：", "Help: ", finding.hint);
  if (finding.basisIsPractice) {
    add("惯例：", "Practice: ", finding.basis);
  } else {
    add("依据：", "Basis: ", finding.basis);
  }
  if (finding.aboutReading) {
    lines.emplace_back(zh ? "这是读取时的疑问，不一定是报告的错误。"
                          : "The reading is in doubt here, not necessarily the report.");
  }
  lines.push_back((zh ? "勾稽 " : "Gouji ") + finding.fingerprint);
  return lines;
}

std::vector<std::string> leftOutLines(std::size_t count, Language language) {
  const std::string number = std::to_string(count);
  return {language == Language::kChinese
              ? "另有 " + number + " 个问题未在此批注，请用 --format xlsx 或 html 查看全部。"
              : number + " more findings are not marked here: --format xlsx or html lists all."};
}

}  // namespace gouji::office
