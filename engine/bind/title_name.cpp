#include "engine/bind/title_name.h"

#include <array>

#include "engine/bind/folded_text.h"

namespace gouji::bind {
namespace {

constexpr int kEarliestYear = 2008;
constexpr int kLatestYear = 2099;

// What stands before a name in headlines, sentences, lists and markups.
constexpr std::array<std::string_view, 30> kLeads = {"《",
                                                     "、",
                                                     "，",
                                                     "：",
                                                     "“",
                                                     "[",
                                                     "]",
                                                     "(",
                                                     "（",
                                                     "【",
                                                     "*",
                                                     "#",
                                                     "=",
                                                     "|",
                                                     "_",
                                                     ">",
                                                     "现将",
                                                     "编制",
                                                     "公布",
                                                     "发布",
                                                     "关于",
                                                     "标题",
                                                     "正文",
                                                     "全文",
                                                     "现发布",
                                                     "现公布",
                                                     "特编制",
                                                     "现公开",
                                                     "并向社会公布",
                                                     "现向社会公开"};

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// What surrounds the name in headlines and sentences.
std::string cleanAgency(std::string_view agency) {
  // "[转载]某某局": a remark before the name.
  if (agency.starts_with("[") || agency.starts_with("【")) {
    const std::string_view close = agency.starts_with("[") ? "]" : "】";
    const std::size_t end = agency.find(close);
    if (end != std::string_view::npos) agency.remove_prefix(end + close.size());
  }
  // "11/24/26, 10:19 AM": what browsers print before the title of a page.
  std::size_t latin = 0;
  while (latin < agency.size() && static_cast<unsigned char>(agency[latin]) < 0x80) ++latin;
  if (agency.substr(0, latin).find(':') != std::string_view::npos) agency.remove_prefix(latin);
  // "首页 > 政务公开 > 某某局": the way to the page.
  for (const std::string_view step : {">", "＞", "»", "›"}) {
    const std::size_t at = agency.rfind(step);
    if (at != std::string_view::npos) agency.remove_prefix(at + step.size());
  }
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view lead : kLeads) {
      if (!agency.starts_with(lead)) continue;
      agency.remove_prefix(lead.size());
      again = true;
    }
    for (const std::string_view tail : {"“", "《", "关于", "的", "，", "-", "—", "_"}) {
      if (!agency.ends_with(tail)) continue;
      agency.remove_suffix(tail.size());
      again = true;
    }
  }
  return std::string(agency);
}

// Where a folded title says what it is about; npos when it does not.
std::size_t findSubject(std::string_view folded) {
  const std::size_t at = folded.rfind("信息公开");
  return at != std::string_view::npos ? at : folded.rfind("政务公开");
}

}  // namespace

std::optional<YearWord> findYear(std::string_view text) {
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    const auto digit = [&](std::size_t k) {
      return k < text.size() && text[k] >= '0' && text[k] <= '9';
    };
    if (!digit(i) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3) || digit(i + 4) ||
        (i > 0 && digit(i - 1)))
      continue;
    const int year = std::stoi(std::string(text.substr(i, 4)));
    std::size_t end = i + 4;
    if (year < kEarliestYear || year > kLatestYear || !text.substr(end).starts_with("年")) continue;
    end += std::string_view("年").size();
    if (text.substr(end).starts_with("度")) end += std::string_view("度").size();
    return YearWord{year, i, end};
  }
  return std::nullopt;
}

bool namesSubject(std::string_view folded) {
  return contains(folded, "信息公开") || contains(folded, "政务公开");
}

// Takes 「<机关><年份>年政府信息公开工作年度报告」 apart.
TitleName readName(std::string_view raw) {
  const std::string text = squeeze(raw);
  const std::string folded = fold(raw);
  TitleName name;
  const std::size_t at = findSubject(folded);
  if (at == std::string::npos || text.size() != folded.size()) return name;
  const std::string_view behind = std::string_view(folded).substr(at);
  name.isTitle = contains(behind, "报告") || contains(behind, "年报") || behind.ends_with("年度报");
  if (!name.isTitle) return name;
  std::string head = text.substr(0, at);
  const std::string government = "政府";
  if (head.ends_with("政府政府") || (head.ends_with(government) && !head.ends_with("人民政府")))
    head.resize(head.size() - government.size());
  if (const auto year = findYear(head)) {
    name.year = year->year;
    head = head.substr(0, year->begin) + head.substr(year->end);
    // 「关于…2025年…」: a second year is no part of the name either.
  } else if (const auto later = findYear(text)) {
    name.year = later->year;
  }
  name.agency = cleanAgency(head);
  return name;
}

}  // namespace gouji::bind
