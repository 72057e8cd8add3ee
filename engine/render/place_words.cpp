#include "engine/render/place_words.h"

#include "engine/render/say.h"
#include "engine/render/terminal_text.h"

namespace gouji::render {

std::string describePlace(const Location& place, Language language) {
  if (const auto* text = std::get_if<TextPlace>(&place)) {
    return fmt::format("{}:{}", text->begin.line, text->begin.column);
  }
  if (const auto* cell = std::get_if<GridPlace>(&place)) {
    return say(language, "第 {} 个表格第 {} 行第 {} 格", "table {}, row {}, cell {}", cell->table,
               cell->row, cell->column);
  }
  if (const auto* paragraph = std::get_if<ParagraphPlace>(&place)) {
    return say(language, "第 {} 段", "paragraph {}", paragraph->paragraph);
  }
  if (const auto* page = std::get_if<PagePlace>(&place)) {
    return say(language, "第 {} 页", "page {}", page->page);
  }
  return {};
}

std::string describeFilePlace(const Finding& finding, Language language) {
  std::string out = toPlainLine(finding.file);
  const std::string place = describePlace(finding.location, language);
  if (std::holds_alternative<TextPlace>(finding.location)) {
    out += ':' + place;
  } else if (!place.empty()) {
    out += language == Language::kChinese ? "（" + place + "）" : " (" + place + ")";
  } else if (finding.record > 1) {
    out += fmt::format(":{}", finding.record);
  }
  return out;
}

std::string_view levelWord(FindingLevel level, Language language) {
  const bool zh = language == Language::kChinese;
  switch (level) {
    case FindingLevel::kError:
      return zh ? "错误" : "error";
    case FindingLevel::kWarning:
      return zh ? "警告" : "warning";
    case FindingLevel::kInfo:
      return zh ? "提示" : "info";
  }
  return {};
}

std::string_view headWord(const Finding& finding, Language language) {
  const bool zh = language == Language::kChinese;
  switch (finding.outcome) {
    case Outcome::kUndecided:
      return zh ? "无法判断" : "undecided";
    case Outcome::kRuleError:
      return zh ? "规则出错" : "rule error";
    case Outcome::kPass:
      return zh ? "通过" : "pass";
    case Outcome::kNotApplicable:
      return zh ? "不适用" : "not applicable";
    case Outcome::kFail:
      break;
  }
  return levelWord(finding.level, language);
}

std::string describeDecision(const Suppression& decision, Language language) {
  const bool isWaiver = decision.kind == "waiver";
  std::string out =
      say(language, "已接受（{}）", "accepted ({})",
          isWaiver ? say(language, "豁免", "waiver") : say(language, "基线", "baseline"));
  if (!decision.reason.empty()) out += say(language, "：{}", ": {}", decision.reason);
  std::string more = decision.author;
  if (!decision.expires.empty()) {
    if (!more.empty()) more += say(language, "，", ", ");
    more += say(language, "至 {}", "until {}", decision.expires);
  }
  if (!more.empty()) out += say(language, "（{}）", " ({})", more);
  return out;
}

}  // namespace gouji::render
