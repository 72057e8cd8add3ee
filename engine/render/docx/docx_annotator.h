// engine/render/docx/docx_annotator.h
//
// The submitted Word document with a comment at each finding, and nothing else changed.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/localized.h"
#include "engine/base/result.h"
#include "engine/render/job/job.h"

namespace gouji::docx {

struct CommentStyle {
  Language language = Language::kChinese;
  /// "2026-03-01T00:00:00Z"; empty: the comments carry no date, and the same document is written
  /// whenever it is.
  std::string date;
};

/// `document` is the file as it was submitted. Comments of others stay; those of an earlier run are
/// replaced, except where somebody replied. Findings without a place in the document are commented
/// at its title. The parts that are not concerned keep their bytes, packed as they were.
///
/// Errors: "docx.not-a-docx" when the report is of another format, "docx.encoding" when its text is
/// not UTF-8, and those of reading a DOCX.
[[nodiscard]] Result<std::string> annotateDocx(const office::JobReport& report,
                                               std::string_view document,
                                               const CommentStyle& style);

}  // namespace gouji::docx
