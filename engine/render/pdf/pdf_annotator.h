// engine/render/pdf/pdf_annotator.h
//
// The submitted PDF with a highlight and a note at each finding.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/localized.h"
#include "engine/base/result.h"
#include "engine/render/job/job.h"

namespace gouji::pdf {

/// `document` is the file as it was submitted; its pages are not touched. Findings about the same
/// place share one note, those without a place stand at the corner of the first page.
///
/// Errors: "pdf.not-a-pdf" when the report is of another format, "pdf.encrypted",
/// "pdf.not-allowed", "pdf.damaged".
[[nodiscard]] Result<std::string> annotatePdf(const office::JobReport& report,
                                              std::string_view document, Language language);

}  // namespace gouji::pdf
