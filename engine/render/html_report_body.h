// engine/render/html_report_body.h
//
// The report itself in the HTML output: its tables in the words of the form with the cells of the
// findings marked, its narrative with the words that findings speak of.
#pragma once

#include <string>

#include "engine/finding/finding.h"

namespace gouji::render::html {

/// An id for the section of a report, the same on every run.
[[nodiscard]] std::string anchorOf(const ReportResult& result);

/// A link to a cell of the report's tables; `label` empty: the cell's own name. Plain words when
/// the report is not shown.
[[nodiscard]] std::string linkToCell(const ReportResult& result, const std::string& cell,
                                     const std::string& label);

void appendReportBody(std::string& out, const Report& report, const ReportResult& result,
                      Language language);

}  // namespace gouji::render::html
