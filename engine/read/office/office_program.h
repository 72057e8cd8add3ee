// engine/read/office/office_program.h
//
// Runs LibreOffice, if there is one, to turn a document of an older kind into a DOCX.
//
// It is somebody else's large program at work on a stranger's file: it gets a folder and a profile
// of its own, no network, no macros, a limit on time, and nothing of it is left when it ends.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/read/read.h"

namespace gouji::office {

/// `GOUJI_OFFICE`, else `soffice` or `libreoffice` on PATH; empty when there is none.
[[nodiscard]] std::string findOffice();

/// The bytes of a DOCX with the content of `bytes`. `extension` ("doc", "rtf") is a hint for the
/// program. Takes some seconds. Errors: "office.timeout", "office.failed", "limit.bytes".
[[nodiscard]] Result<std::string> convertToDocx(const std::string& program, const std::string& path,
                                                const std::string& bytes,
                                                const std::string& extension,
                                                const ReadLimits& limits);

}  // namespace gouji::office
