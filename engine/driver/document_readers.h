// engine/driver/document_readers.h
//
// Every kind of document Gouji can read, in one table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/read.h"

namespace gouji {

/// A reader of documents. A new format is one folder below engine/read and one line in
/// documentReaders().
struct DocumentReader {
  InputFormat format;
  /// What people call it: "DOCX", "HTML".
  std::string_view name;
  Result<Document> (*read)(const std::string& path, std::string bytes, const ReadLimits& limits);
};

[[nodiscard]] const std::vector<DocumentReader>& documentReaders();

/// Reads a document of a recognised format. Fails with "format.unsupported" when there is no reader
/// for it and says what to do instead; the other errors are those of the readers.
[[nodiscard]] Result<Document> readDocumentAs(InputFormat format, const std::string& path,
                                              std::string bytes, const ReadLimits& limits);

}  // namespace gouji
