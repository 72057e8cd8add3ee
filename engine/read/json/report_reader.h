// engine/read/json/report_reader.h
//
// The canonical JSON of one report, and NDJSON with one report per line.
//
// Values go straight into the dense cell array; every value keeps the bytes it was read from.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/form/form.h"
#include "engine/read/read.h"
#include "engine/report/report.h"

namespace gouji {

/// Reads one JSON object. `formId` empty: the object's own "form", else the form of its year.
/// Unknown keys, unknown rows and columns and values of the wrong kind become observations of kind
/// kReading on the report; the errors are "json.syntax" (with line and column),
/// "json.not-a-report", "json.unknown-form", "json.duplicate-key" and the limits.
[[nodiscard]] Result<Report> readReportJson(std::shared_ptr<const SourceFile> source,
                                            const std::vector<std::shared_ptr<const Form>>& forms,
                                            const std::string& formId, const ReadLimits& limits);

}  // namespace gouji
