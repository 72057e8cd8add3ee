// engine/read/docx/docx_reader.h
//
// Word documents as they are submitted (ECMA-376, WordprocessingML).
//
// The reader shows what Word shows when all changes are accepted: insertions are there, deletions
// and hidden text are not, content controls and text boxes are read, headers and footers are left
// out, and numbers that come from a list style are written out.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/read.h"

namespace gouji {

/// Places are GridPlace in tables and ParagraphPlace elsewhere. Errors: those of docx/package.h,
/// "docx.doctype", "docx.xml", "limit.nesting", "limit.cells", "limit.tables", "limit.paragraphs".
[[nodiscard]] Result<Document> readDocx(const std::string& path, const std::string& bytes,
                                        const ReadLimits& limits);

}  // namespace gouji
