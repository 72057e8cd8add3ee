#include <algorithm>
#include <map>

#include "engine/render/xlsx/sheets.h"
#include "engine/render/xlsx/workbook_writer.h"

namespace gouji::xlsx {
namespace {

constexpr lxw_row_t kHeadRows = 2;  // id and title of the rule
constexpr lxw_col_t kUnit = 0;
constexpr lxw_col_t kYear = 1;
constexpr lxw_col_t kTotal = 2;
constexpr lxw_col_t kFirstRule = 3;
constexpr double kUnitWidth = 34;
constexpr std::size_t kMostRules = 4'000;

struct RuleColumn {
  std::string title;
  lxw_col_t column = 0;
  std::uint64_t total = 0;
};
using RuleColumns = std::map<std::string, RuleColumn>;  // by id

/// What counts as a finding here: broken and not accepted, or a rule that failed itself.
bool isCounted(const office::JobFinding& finding) {
  return !finding.isSuppressed &&
         (finding.outcome == Outcome::kFail || finding.outcome == Outcome::kRuleError);
}

RuleColumns collectRules(const std::vector<RankedReport>& reports) {
  RuleColumns rules;
  for (const RankedReport& ranked : reports) {
    for (const office::JobFinding& finding : ranked.report->findings) {
      if (!isCounted(finding) || (rules.size() >= kMostRules && !rules.contains(finding.rule)))
        continue;
      RuleColumn& rule = rules[finding.rule];
      rule.title = finding.title;
      ++rule.total;
    }
  }
  lxw_col_t column = kFirstRule;
  for (auto& [id, rule] : rules) rule.column = column++;
  return rules;
}

void writeHead(Sheet& sheet, const Looks& looks, const RuleColumns& rules, bool zh) {
  const auto putOver = [&](lxw_col_t column, const char* text, lxw_format* format) {
    worksheet_merge_range(sheet.raw(), 0, column, 1, column, text, format);
  };
  putOver(kUnit, zh ? "单位" : "Unit", looks.head);
  putOver(kYear, zh ? "年度" : "Year", looks.headCount);
  putOver(kTotal, zh ? "合计" : "Total", looks.headCount);
  for (const auto& [id, rule] : rules) {
    sheet.put(0, rule.column, id, looks.headCount);
    sheet.put(1, rule.column, rule.title, looks.figureHead);
  }
  worksheet_set_row(sheet.raw(), 0, 20, nullptr);
  worksheet_set_row(sheet.raw(), 1, 62, nullptr);
  sheet.setWidth(kUnit, kUnit, kUnitWidth);
  sheet.setWidth(kYear, kTotal, 8);
  if (!rules.empty()) {
    sheet.setWidth(kFirstRule, static_cast<lxw_col_t>(kFirstRule + rules.size() - 1), 11);
  }
}

void writeReport(Sheet& sheet, const Looks& looks, lxw_row_t row, const RankedReport& ranked,
                 const RuleColumns& rules) {
  const office::JobReport& report = *ranked.report;
  std::map<lxw_col_t, std::uint64_t> counts;
  std::uint64_t total = 0;
  for (const office::JobFinding& finding : report.findings) {
    const auto rule = rules.find(finding.rule);
    if (!isCounted(finding) || rule == rules.end()) continue;
    ++counts[rule->second.column];
    ++total;
  }
  sheet.put(row, kUnit, report.unit(), looks.text);
  sheet.fitRow(row, report.unit(), kUnitWidth);
  sheet.putFigure(row, kYear, report.year ? std::to_string(*report.year) : "", looks.center);
  sheet.putCount(row, kTotal, total, looks.boldCount);
  for (const auto& [id, rule] : rules) {
    const auto found = counts.find(rule.column);
    if (found == counts.end()) {
      worksheet_write_blank(sheet.raw(), row, rule.column, looks.count);
    } else {
      sheet.putCount(row, rule.column, found->second, looks.count);
    }
  }
}

/// The more findings, the deeper the colour.
void shade(Sheet& sheet, lxw_row_t lastRow, std::size_t rules) {
  lxw_conditional_format scale{};
  scale.type = LXW_CONDITIONAL_2_COLOR_SCALE;
  scale.min_color = 0xFFF5F3;
  scale.max_color = 0xF4907F;
  worksheet_conditional_format_range(sheet.raw(), kHeadRows, kFirstRule, lastRow,
                                     static_cast<lxw_col_t>(kFirstRule + rules - 1), &scale);
}

}  // namespace

void writeMatrix(Sheet& sheet, const Looks& looks, const std::vector<RankedReport>& reports,
                 Language language) {
  const bool zh = language == Language::kChinese;
  const RuleColumns rules = collectRules(reports);
  writeHead(sheet, looks, rules, zh);
  lxw_row_t row = kHeadRows;
  for (const RankedReport& ranked : reports) {
    if (row >= kMostRows) break;
    writeReport(sheet, looks, row++, ranked, rules);
  }
  if (!rules.empty() && row > kHeadRows) shade(sheet, row - 1, rules.size());
  std::uint64_t all = 0;
  for (const auto& [id, rule] : rules) {
    sheet.putCount(row, rule.column, rule.total, looks.boldCount);
    all += rule.total;
  }
  sheet.put(row, kUnit, zh ? "合计" : "Total", looks.bold);
  sheet.put(row, kYear, "", looks.bold);
  sheet.putCount(row, kTotal, all, looks.boldCount);
  worksheet_freeze_panes(sheet.raw(), kHeadRows, kFirstRule);
  sheet.setUpPrint(0, kHeadRows - 1);
  // As many pages as it takes, each with the names of the units: on one page nobody could read it.
  worksheet_set_print_scale(sheet.raw(), 75);
  worksheet_repeat_columns(sheet.raw(), kUnit, kTotal);
}

}  // namespace gouji::xlsx
