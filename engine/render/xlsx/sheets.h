// engine/render/xlsx/sheets.h
//
// The sheets of the workbook. Each is written from the ranked reports and knows nothing of the
// others but where a report's findings begin.
#pragma once

#include <optional>
#include <vector>

#include "engine/render/xlsx/ranking.h"
#include "engine/render/xlsx/sheet_style.h"

namespace gouji::xlsx {

/// What was written to the sheet of findings.
struct FindingRows {
  /// First row (0-based) of each ranked report, nothing for one without findings.
  std::vector<std::optional<lxw_row_t>> firstRow;
  std::size_t leftOut = 0;
};

[[nodiscard]] FindingRows writeFindings(Sheet& sheet, const Looks& looks,
                                        const std::vector<RankedReport>& reports,
                                        Language language);

/// `findings` is the sheet the names of the reports lead to.
void writeOverview(Sheet& sheet, const Looks& looks, const std::vector<RankedReport>& reports,
                   const RunSummary& summary, const Sheet& findings, const FindingRows& rows,
                   Language language);

void writeMatrix(Sheet& sheet, const Looks& looks, const std::vector<RankedReport>& reports,
                 Language language);

}  // namespace gouji::xlsx
