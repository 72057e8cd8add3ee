#include <array>
#include <utility>

#include "engine/render/summary_text.h"
#include "engine/render/xlsx/sheets.h"
#include "engine/render/xlsx/workbook_writer.h"

namespace gouji::xlsx {
namespace {

enum Column : lxw_col_t {
  kRank,
  kUnit,
  kYear,
  kErrors,
  kWarnings,
  kInfos,
  kAccepted,
  kUndecided,
  kRemark,
  kFile,
  kColumnCount,
};
constexpr std::array<std::pair<const char*, const char*>, kColumnCount> kHeads = {
    {{"名次", "Rank"},
     {"单位", "Unit"},
     {"年度", "Year"},
     {"错误", "Errors"},
     {"警告", "Warnings"},
     {"提示", "Infos"},
     {"已接受", "Accepted"},
     {"无法判断", "Undecided"},
     {"说明", "Remark"},
     {"文件", "File"}}};
constexpr lxw_row_t kOriginRow = 1;
constexpr lxw_row_t kNotRunRow = 2;
constexpr lxw_row_t kLeftOutRow = 3;
constexpr lxw_row_t kFigureRow = 5;
constexpr lxw_row_t kOutcomeRow = 8;
constexpr lxw_row_t kListRow = 11;
constexpr double kUnitWidth = 34;
constexpr double kRemarkWidth = 30;
constexpr double kFileWidth = 40;
constexpr std::size_t kMostLinks = 60'000;  // Excel follows 65,530 in a sheet

using Figure = std::pair<const char*, std::uint64_t>;

void writeFigures(Sheet& sheet, const Looks& looks, lxw_row_t row, const char* title,
                  const std::vector<Figure>& figures) {
  sheet.put(row, kUnit, title, looks.bold);
  sheet.put(row + 1, kUnit, "", looks.bold);
  worksheet_merge_range(sheet.raw(), row, kUnit, row + 1, kUnit, title, looks.bold);
  lxw_col_t column = kYear;
  for (const auto& [name, count] : figures) {
    sheet.put(row, column, name, looks.figureHead);
    sheet.putCount(row + 1, column, count, looks.figure);
    ++column;
  }
  worksheet_set_row(sheet.raw(), row + 1, 24, nullptr);
}

void writeSummary(Sheet& sheet, const Looks& looks, const RunSummary& summary, bool zh) {
  writeFigures(sheet, looks, kFigureRow, zh ? "报告和问题" : "Reports and findings",
               {{zh ? "报告" : "Reports", summary.reports},
                {zh ? "错误" : "Errors", summary.byLevel[0]},
                {zh ? "警告" : "Warnings", summary.byLevel[1]},
                {zh ? "提示" : "Infos", summary.byLevel[2]},
                {zh ? "已接受" : "Accepted", summary.suppressed},
                {zh ? "未能读取" : "Unreadable", summary.unreadable}});
  const auto of = [&](Outcome outcome) { return summary.outcomes.of(outcome); };
  writeFigures(sheet, looks, kOutcomeRow, zh ? "检查项" : "Checks",
               {{zh ? "通过" : "Passed", of(Outcome::kPass)},
                {zh ? "未通过" : "Failed", of(Outcome::kFail)},
                {zh ? "无法判断" : "Undecided", of(Outcome::kUndecided)},
                {zh ? "不适用" : "Not applicable", of(Outcome::kNotApplicable)},
                {zh ? "规则出错" : "Rule errors", of(Outcome::kRuleError)}});
}

std::string remarkOn(const RankedReport& ranked, bool zh) {
  if (!ranked.report->readable) {
    const auto& findings = ranked.report->findings;
    const std::string why = findings.empty() ? "" : findings.front().message;
    return (zh ? "未能读取：" : "could not be read: ") + why;
  }
  const bool clean = ranked.byLevel == std::array<std::size_t, 3>{};
  return clean ? (zh ? "没有发现问题" : "nothing found") : "";
}

/// A count of findings in the colour of its level; no colour when there are none.
void putLevelCount(Sheet& sheet, const Looks& looks, lxw_row_t row, lxw_col_t column,
                   std::size_t count, lxw_format* format) {
  sheet.putCount(row, column, count, count > 0 ? format : looks.count);
}

void writeReport(Sheet& sheet, const Looks& looks, lxw_row_t row, std::size_t rank,
                 const RankedReport& ranked, bool zh) {
  const office::JobReport& report = *ranked.report;
  sheet.putCount(row, kRank, rank, looks.count);
  sheet.putFigure(row, kYear, report.year ? std::to_string(*report.year) : "", looks.center);
  putLevelCount(sheet, looks, row, kErrors, ranked.byLevel[0], looks.error);
  putLevelCount(sheet, looks, row, kWarnings, ranked.byLevel[1], looks.warning);
  putLevelCount(sheet, looks, row, kInfos, ranked.byLevel[2], looks.info);
  sheet.putCount(row, kAccepted, ranked.accepted, looks.count);
  sheet.putCount(row, kUndecided, report.outcomes.of(Outcome::kUndecided), looks.count);
  const std::string remark = remarkOn(ranked, zh);
  sheet.put(row, kRemark, remark, looks.soft);
  const std::string record = report.record > 1 ? ":" + std::to_string(report.record) : "";
  sheet.put(row, kFile, report.file + record, looks.soft);
  sheet.fitRow(row, remark, kRemarkWidth);
  sheet.fitRow(row, report.file + record, kFileWidth);
  sheet.fitRow(row, report.unit(), kUnitWidth);
}

void setWidths(Sheet& sheet) {
  sheet.setWidth(kRank, kRank, 7);
  sheet.setWidth(kUnit, kUnit, kUnitWidth);
  sheet.setWidth(kYear, kUndecided, 12);
  sheet.setWidth(kRemark, kRemark, kRemarkWidth);
  sheet.setWidth(kFile, kFile, kFileWidth);
}

}  // namespace

void writeOverview(Sheet& sheet, const Looks& looks, const std::vector<RankedReport>& reports,
                   const RunSummary& summary, const Sheet& findings, const FindingRows& rows,
                   Language language) {
  const bool zh = language == Language::kChinese;
  setWidths(sheet);
  sheet.put(0, kRank, zh ? "年度报告检查结果" : "Findings on annual reports", looks.title);
  worksheet_set_row(sheet.raw(), 0, 28, nullptr);
  sheet.put(
      kOriginRow, kRank,
      zh ? "由 Gouji 勾稽生成。报告中的数字未作任何改动；建议值仅供核对。"
         : "Made by Gouji 勾稽. No number of a report was changed; what is suggested is to be "
           "checked.",
      looks.note);
  sheet.put(kNotRunRow, kRank, render::describeNotRun(summary, language, true), looks.note);
  writeSummary(sheet, looks, summary, zh);
  std::size_t leftOut = rows.leftOut;
  for (lxw_col_t column = 0; column < kColumnCount; ++column) {
    const bool isCount = column != kUnit && column != kRemark && column != kFile;
    sheet.put(kListRow, column, zh ? kHeads[column].first : kHeads[column].second,
              isCount ? looks.headCount : looks.head);
  }
  lxw_row_t row = kListRow + 1;
  for (std::size_t i = 0; i < reports.size() && i < kMostRows; ++i, ++row) {
    writeReport(sheet, looks, row, i + 1, reports[i], zh);
    const std::string& unit = reports[i].report->unit();
    if (rows.firstRow[i] && i < kMostLinks) {
      const std::string target =
          "internal:'" + findings.name() + "'!A" + std::to_string(*rows.firstRow[i] + 1);
      worksheet_write_url(sheet.raw(), row, kUnit, target.c_str(), looks.link);
      sheet.put(row, kUnit, unit, looks.link);
    } else {
      sheet.put(row, kUnit, unit, looks.text);
    }
  }
  if (leftOut > 0) {
    const std::string count = std::to_string(leftOut);
    sheet.put(kLeftOutRow, kRank,
              zh ? "另有 " + count + " 个问题未列出：工作表放不下。"
                 : count + " more findings are not listed: a sheet does not hold them.",
              looks.note);
  }
  worksheet_autofilter(sheet.raw(), kListRow, 0, std::max(row, kListRow + 2) - 1, kColumnCount - 1);
  worksheet_freeze_panes(sheet.raw(), kListRow + 1, 0);
  sheet.setUpPrint(kListRow, kListRow);
  worksheet_fit_to_pages(sheet.raw(), 1, 0);
}

}  // namespace gouji::xlsx
