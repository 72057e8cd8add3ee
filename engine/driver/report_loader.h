// engine/driver/report_loader.h
//
// From a file of any format to a report: recognises the format, reads it, binds it to a form.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/bind/bind.h"
#include "engine/form/form.h"
#include "engine/read/json/report_reader.h"
#include "engine/read/read.h"
#include "engine/report/report.h"

namespace gouji {

/// Loads any number of reports against the same forms. Safe to use from several threads.
class ReportLoader {
 public:
  /// `formId` empty: the form of each report's year.
  ReportLoader(std::vector<std::shared_ptr<const Form>> forms, std::string formId,
               const ReadLimits& limits);

  /// Errors: "file.empty", "format.many-reports" for NDJSON, "format.unsupported", those of the
  /// readers and of binding.
  [[nodiscard]] Result<Report> load(const std::string& path, std::string bytes) const;
  /// The same for a file or "-"; the errors of readFileBytes besides.
  [[nodiscard]] Result<Report> loadFile(const std::string& path) const;

  /// What reads the records of a batch (see readNdjsonLine).
  [[nodiscard]] const ReportJsonReader& jsonReader() const { return jsonReader_; }
  [[nodiscard]] const ReadLimits& limits() const { return limits_; }

 private:
  std::string formId_;
  ReadLimits limits_;
  DocumentBinder binder_;
  ReportJsonReader jsonReader_;
};

}  // namespace gouji
