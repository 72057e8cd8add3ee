// engine/read/pdf/worker_process.h
//
// Runs gouji-pdf on one document and parses its answer.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/read/pdf/page_content.h"
#include "engine/read/read.h"

namespace gouji::pdf {

/// Where the worker is: `GOUJI_PDF_WORKER`, else beside the running program, else
/// `../libexec/gouji/` from there, else on PATH. Empty when it is nowhere.
[[nodiscard]] std::string findWorker();

/// The pages of a PDF. Errors: "pdf.no-worker", "pdf.crashed", "pdf.timeout", "pdf.encrypted",
/// "pdf.damaged", "pdf.no-poppler-data", "limit.pages", "limit.bytes", "limit.glyphs".
[[nodiscard]] Result<Content> runWorker(const std::string& workerPath,
                                                         const std::string& path,
                                                         const std::string& bytes,
                                                         const ReadLimits& limits);

/// Parses what the worker wrote; a stranger's PDF may have made the worker write anything.
[[nodiscard]] Result<Content> parseAnswer(const std::string& path,
                                                           std::string_view answer,
                                                           const ReadLimits& limits);

}  // namespace gouji::pdf
