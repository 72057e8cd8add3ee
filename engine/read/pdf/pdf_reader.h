// engine/read/pdf/pdf_reader.h
//
// PDF reports: letters and lines come from a worker process, tables and paragraphs are made here.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/pdf/page_content.h"
#include "engine/read/read.h"

namespace gouji {

/// Places are PagePlace. Errors: those of pdf/worker_process.h, and "pdf.scanned" for a document
/// whose pages are pictures.
[[nodiscard]] Result<Document> readPdf(const std::string& path, const std::string& bytes,
                                       const ReadLimits& limits);

/// The part after the worker: pages to blocks, page numbers and running heads taken out.
[[nodiscard]] Document assemblePages(const std::string& path,
                                     const std::vector<pdf::PageContent>& pages);

}  // namespace gouji
