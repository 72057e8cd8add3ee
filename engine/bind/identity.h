// engine/bind/identity.h
//
// Whose report this is: title, agency, year, and the dates it carries.
//
// The title is the line (or two or three lines in a row) that reads 「<机关> <年份>
// 年…信息公开…年度报告」. Pages without one name it in the introduction, between 《 and 》 or
// behind 编制; then the agency and the year are known from there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/bind/lines.h"
#include "engine/report/report.h"

namespace gouji::bind {

struct Identity {
  PlacedText title;
  std::string agency;
  std::optional<int> year;
  std::optional<Date> published;  // 发布日期
  std::optional<Date> submitted;  // the date under the signature
  /// Lines that hold the title, and lines of the front that say something about the page only.
  std::vector<std::size_t> titleLines;
};

/// `frontEnd` is the first line that is not front matter. `documentTitle` is what the format itself
/// says; it is believed when the text says nothing.
[[nodiscard]] Identity findIdentity(const std::vector<Line>& lines, std::size_t frontEnd,
                                    const std::string& documentTitle);

/// The year alone, of a document whose headings are not known yet: all of it may be front matter.
[[nodiscard]] std::optional<int> findReportYear(const std::vector<Line>& lines,
                                                const std::string& documentTitle);

/// By the end of the name: 局、委、办、厅 … are departments, 镇、乡、街道 townships, governments
/// the rest.
[[nodiscard]] AgencyKind classifyAgency(std::string_view agency);

/// The signature at the end of a report: a line that is only the agency's name or a date.
[[nodiscard]] bool isSignature(std::string_view line, std::string_view agency);

}  // namespace gouji::bind
