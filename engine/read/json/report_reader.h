// engine/read/json/report_reader.h
//
// The canonical JSON of one report.
//
// Values go straight into the dense cell array and keep the bytes they were read from; nothing is
// built in between. What the file says about the report in a way that is not understood becomes an
// observation and reading goes on; what makes the file no report, or an ambiguous one, is an error.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/form/form.h"
#include "engine/read/read.h"
#include "engine/report/report.h"

namespace gouji {

/// Reads any number of reports against the same forms. Safe to use from several threads.
class ReportJsonReader {
 public:
  /// `formId` empty: the object's own "form", else the form of its year.
  ReportJsonReader(std::vector<std::shared_ptr<const Form>> forms, std::string formId,
                   const ReadLimits& limits);
  ~ReportJsonReader();
  ReportJsonReader(ReportJsonReader&&) noexcept;
  ReportJsonReader& operator=(ReportJsonReader&&) noexcept;

  /// Reads one object into `report`, which may hold an earlier report: its memory is used again.
  /// After an error the report is not to be used.
  ///
  /// Missing rows, columns and tables become the observations of those kinds; a row or column that
  /// another form has kForeignLabel; unknown keys and values of the wrong kind kReading. A value
  /// that cannot be a cell leaves the cell unreadable. Errors: "json.syntax", "json.duplicate-key",
  /// "json.not-a-report", "json.unknown-form" (all with line and column), "limit.nesting".
  [[nodiscard]] std::optional<Error> read(std::shared_ptr<const SourceFile> source,
                                          Report& report) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

/// The same for a single report.
[[nodiscard]] Result<Report> readReportJson(std::shared_ptr<const SourceFile> source,
                                            const std::vector<std::shared_ptr<const Form>>& forms,
                                            const std::string& formId, const ReadLimits& limits);

}  // namespace gouji
