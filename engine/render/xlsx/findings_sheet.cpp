#include <algorithm>
#include <array>

#include "engine/render/xlsx/sheets.h"
#include "engine/render/xlsx/workbook_writer.h"

namespace gouji::xlsx {
namespace {

enum Column : lxw_col_t {
  kLevel,
  kUnit,
  kYear,
  kRule,
  kProblem,
  kCell,
  kExpected,
  kActual,
  kSuspect,
  kBasis,
  kPlace,
  kStatus,
  kFile,
  kFingerprint,
  kColumnCount,
};

struct Head {
  const char* zh;
  const char* en;
  double width;
};
constexpr std::array<Head, kColumnCount> kHeads = {{{"级别", "Level", 9},
                                                    {"单位", "Unit", 18},
                                                    {"年度", "Year", 7},
                                                    {"规则", "Rule", 14},
                                                    {"问题", "Problem", 42},
                                                    {"单元格或原文", "Cell or words", 24},
                                                    {"应为", "Expected", 10},
                                                    {"实为", "Actual", 10},
                                                    {"最可能有误", "Most likely wrong", 30},
                                                    {"依据", "Basis", 24},
                                                    {"位置", "Place", 14},
                                                    {"状态", "Status", 12},
                                                    {"文件", "File", 28},
                                                    {"指纹", "Fingerprint", 19}}};

std::string join(const std::string& first, const std::string& second) {
  return second.empty() ? first : first + "\n" + second;
}

std::string statusOf(const office::JobFinding& finding, bool zh) {
  if (finding.isSuppressed) {
    std::string word = zh ? "已接受" : "accepted";
    if (finding.acceptedBecause.empty()) return word;
    return word + (zh ? "：" : ": ") + finding.acceptedBecause;
  }
  if (finding.outcome == Outcome::kUndecided) return zh ? "无法判断" : "undecided";
  if (finding.outcome == Outcome::kRuleError) return zh ? "规则出错" : "rule error";
  return zh ? "待处理" : "open";
}

using Row = std::array<std::string, kColumnCount>;

Row rowOf(const office::JobReport& report, const office::JobFinding& finding, bool zh) {
  Row row;
  row[kLevel] = finding.head;
  row[kUnit] = report.unit();
  row[kYear] = report.year ? std::to_string(*report.year) : "";
  row[kRule] = join(finding.instance, finding.title);
  row[kProblem] = join(join(finding.message, finding.explain), finding.hint);
  row[kCell] = finding.label.empty() ? finding.cell : finding.label;
  row[kExpected] = finding.expected;
  row[kActual] = finding.actual;
  row[kSuspect] = finding.suspects;
  row[kBasis] = finding.basis;
  row[kPlace] = finding.place;
  row[kStatus] = statusOf(finding, zh);
  row[kFile] = report.file + (report.record > 1 ? ":" + std::to_string(report.record) : "");
  row[kFingerprint] = finding.fingerprint;
  return row;
}

void writeRow(Sheet& sheet, const Looks& looks, lxw_row_t at, const Row& row,
              const office::JobFinding& finding) {
  for (lxw_col_t column = 0; column < kColumnCount; ++column) {
    const bool isFigure = column == kYear || column == kExpected || column == kActual;
    lxw_format* format = finding.isSuppressed ? looks.accepted
                         : column == kLevel   ? looks.of(finding)
                         : isFigure           ? looks.center
                         : column >= kBasis   ? looks.soft
                                              : looks.text;
    isFigure ? sheet.putFigure(at, column, row[column], format)
             : sheet.put(at, column, row[column], format);
    sheet.fitRow(at, row[column], kHeads[column].width);
  }
}

}  // namespace

FindingRows writeFindings(Sheet& sheet, const Looks& looks,
                          const std::vector<RankedReport>& reports, Language language) {
  const bool zh = language == Language::kChinese;
  for (lxw_col_t column = 0; column < kColumnCount; ++column) {
    const Head& head = kHeads[column];
    sheet.put(0, column, zh ? head.zh : head.en, looks.head);
    sheet.setWidth(column, column, head.width);
  }
  FindingRows rows;
  lxw_row_t row = 1;
  for (const RankedReport& ranked : reports) {
    rows.firstRow.emplace_back();
    for (const office::JobFinding& finding : ranked.report->findings) {
      if (row > kMostRows) {
        ++rows.leftOut;
        continue;
      }
      if (!rows.firstRow.back()) rows.firstRow.back() = row;
      writeRow(sheet, looks, row++, rowOf(*ranked.report, finding, zh), finding);
    }
  }
  const lxw_row_t last = std::max<lxw_row_t>(row, 2) - 1;
  worksheet_freeze_panes(sheet.raw(), 1, kUnit + 1);
  worksheet_autofilter(sheet.raw(), 0, 0, last, kColumnCount - 1);
  sheet.setUpPrint(0, 0);
  worksheet_fit_to_pages(sheet.raw(), 1, 0);
  // The name of the file and the fingerprint are for the screen.
  worksheet_print_area(sheet.raw(), 0, 0, last, kStatus);
  return rows;
}

}  // namespace gouji::xlsx
