// engine/render/xlsx/workbook_writer.h
//
// The run as an Excel workbook: for the office that works through the findings of many units.
//
// Three sheets: the figures of the run with the reports, worst first; every finding as a row to
// filter and to tick off; reports against rules with counts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/localized.h"
#include "engine/base/result.h"
#include "engine/render/job/job.h"

namespace gouji::xlsx {

struct WorkbookStyle {
  Language language = Language::kChinese;
  /// When the workbook says it was made, in seconds since 1970. Fixed unless somebody sets it, so
  /// that the same findings give the same bytes.
  std::int64_t created = 946'684'800;
};

/// More rows than this are not written to a sheet; the overview says how many are missing.
inline constexpr std::size_t kMostRows = 200'000;

/// The bytes of the file. Errors: "xlsx.cannot-write".
[[nodiscard]] Result<std::string> writeWorkbook(const std::vector<office::JobReport>& reports,
                                                const RunSummary& summary,
                                                const WorkbookStyle& style);

}  // namespace gouji::xlsx
