#include "engine/decision/waiver_file.h"

namespace gouji {
namespace {

const Localized kWaiverWords = {"豁免", "the waiver"};
const Localized kFileWords = {"豁免文件", "a waiver file"};

std::string textOf(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  return entry == nullptr ? std::string() : entry->value.text;
}

std::optional<Date> dateOf(const TomlValue& table, std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr) return std::nullopt;
  if (entry->value.kind == TomlKind::kText) return Date::parseIso(entry->value.text);
  return entry->value.date;
}

/// Only for a table without mistakes.
Waiver makeWaiver(const TomlValue& table, const std::shared_ptr<const SourceFile>& source) {
  Waiver waiver;
  waiver.rule = textOf(table, "rule");
  waiver.unit = textOf(table, "unit");
  if (const TomlEntry* year = table.find("year"))
    waiver.year = static_cast<int>(year->value.integer);
  waiver.cell = textOf(table, "cell");
  waiver.values = textOf(table, "values");
  waiver.reason = textOf(table, "reason");
  waiver.author = textOf(table, "author");
  waiver.expires = dateOf(table, "expires");
  waiver.source = source;
  waiver.span = table.find("rule")->value.span;
  return waiver;
}

}  // namespace

std::string_view Waiver::ruleName() const {
  return std::string_view(rule).substr(0, rule.find_first_of("[#"));
}

bool Waiver::covers(const Finding& finding) const {
  if (rule != finding.rule && rule != finding.name && rule != finding.instance) return false;
  if (!unit.empty() && unit != finding.unitId && unit != finding.agency) return false;
  if (year && year != finding.year) return false;
  return cell.empty() || cell == finding.cell;
}

bool Waiver::concerns(const ReportResult& result) const {
  if (!unit.empty() && unit != result.unitId && unit != result.agency) return false;
  return !year || year == result.year;
}

const std::vector<TomlKey>& waiverKeys() {
  using enum TomlKeyType;
  static const std::vector<TomlKey> keys = {
      {.name = "rule",
       .type = kText,
       .help = {"规则编号、名称，或其中一项检查（`ARI-04[reconsideration]`）",
                "a rule's id or name, or one check of it (`ARI-04[reconsideration]`)"},
       .required = true},
      {.name = "unit",
       .type = kText,
       .help = {"unit_id 或机关名称；不写则为范围内的全部报告",
                "unit_id or agency; without it every report in reach"}},
      {.name = "year", .type = kInteger, .help = {"年度", "the year"}, .least = 1, .most = 9999},
      {.name = "cell",
       .type = kText,
       .help = {"问题所在的单元格，如 `requests[received, total]`",
                "the cell of the finding, such as `requests[received, total]`"}},
      {.name = "values",
       .type = kText,
       .help = {"问题的 value_hash；数值变了，豁免即失效",
                "the value_hash of the finding: the waiver lapses when the numbers change"},
       .hexDigits = 16},
      {.name = "reason", .type = kText, .help = {"理由", "the reason"}, .required = true},
      {.name = "author", .type = kText, .help = {"谁作的决定", "who decided it"}},
      {.name = "expires",
       .type = kDate,
       .help = {"有效的最后一天", "the last day on which it holds"}},
  };
  return keys;
}

std::vector<Waiver> readWaivers(const TomlValue& list,
                                const std::shared_ptr<const SourceFile>& source,
                                Diagnostics& diagnostics) {
  std::vector<Waiver> waivers;
  for (const TomlValue& table : list.items) {
    if (table.kind != TomlKind::kTable) continue;  // told by whoever checked the list
    if (waivers.size() >= kMostWaivers) {
      diagnostics.add({DiagnosticKind::TooManyWaivers,
                       source,
                       table.span,
                       {std::to_string(kMostWaivers)},
                       {},
                       {}});
      return waivers;
    }
    const std::size_t before = diagnostics.errorCount();
    checkTable(table, waiverKeys(), kWaiverWords, source, diagnostics);
    if (diagnostics.errorCount() == before) waivers.push_back(makeWaiver(table, source));
  }
  return waivers;
}

std::vector<Waiver> readWaiverFile(const std::shared_ptr<const SourceFile>& source,
                                   Diagnostics& diagnostics) {
  static const std::vector<TomlKey> keys = {
      {.name = "waiver", .type = TomlKeyType::kTables, .help = {"豁免", "waivers"}}};
  const TomlValue root = readToml(source, diagnostics);
  checkTable(root, keys, kFileWords, source, diagnostics);
  const TomlEntry* list = root.find("waiver");
  if (list == nullptr) return {};
  return readWaivers(list->value, source, diagnostics);
}

}  // namespace gouji
