// engine/read/office/legacy_reader.h
//
// Documents of older word processors: .doc and .wps, which are compound files (MS-CFB), and RTF.
//
// Their formats are large and nobody's future; LibreOffice reads them. Where it is installed the
// document is converted to DOCX and read as such, elsewhere the user is told what to do.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/read.h"

namespace gouji {

/// Places are those of the converted document: its tables, rows and columns are the same. Errors:
/// "office.not-found", "office.not-a-text" (a spreadsheet), "office.encrypted", those of
/// office/office_program.h and of readDocx().
[[nodiscard]] Result<Document> readLegacyWord(const std::string& path, const std::string& bytes,
                                              const ReadLimits& limits);

}  // namespace gouji
