// engine/read/json/report_writer.h
//
// The canonical JSON of a report, as the reader next door takes it.
//
// What is not there is left out: a section, row or cell that is absent has no key. The introduction
// before the first section and what was observed about the structure have no place in this form.
#pragma once

#include <string>

#include "engine/report/report.h"

namespace gouji {

struct ReportJsonOptions {
  /// Adds "positions": where each section and cell stands in the document, and the note beside a
  /// number.
  bool positions = false;
  /// One line without spaces, for NDJSON; otherwise a line per row of a table.
  bool oneLine = false;
};

/// Ends with a line end. Reading it gives the same report, apart from what `report_writer.h` says.
[[nodiscard]] std::string writeReportJson(const Report& report, const ReportJsonOptions& options);

}  // namespace gouji
