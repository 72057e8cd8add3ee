#include "engine/driver/document_readers.h"

#include <memory>

#include "engine/read/charset.h"
#include "engine/read/docx/docx_reader.h"
#include "engine/read/html/html_reader.h"
#include "engine/read/office/legacy_reader.h"
#include "engine/read/pdf/pdf_reader.h"
#include "engine/read/radical_letters.h"
#include "engine/read/text/printed_markdown.h"
#include "engine/read/text/text_reader.h"

namespace gouji {
namespace {

Result<Document> readTextAs(bool isMarkdown, const std::string& path, std::string bytes,
                            const ReadLimits& limits) {
  Result<DecodedText> decoded = decodeText(path, std::move(bytes), {}, limits.maxBytes);
  if (!decoded) return decoded.error();
  Result<SourceFile> source =
      SourceFile::make(path, std::move(decoded->utf8), std::move(decoded->originals));
  if (!source) return source.error();
  Result<Document> document =
      readTextDocument(std::make_shared<const SourceFile>(std::move(*source)), isMarkdown, limits);
  if (document) document->charset = decoded->charset;
  return document;
}

Result<Document> readPlainText(const std::string& path, std::string bytes,
                               const ReadLimits& limits) {
  return readTextAs(false, path, std::move(bytes), limits);
}
Result<Document> readMarkdown(const std::string& path, std::string bytes,
                              const ReadLimits& limits) {
  return readTextAs(true, path, std::move(bytes), limits);
}

// All readers have the signature of the table below; those of text keep the bytes.
// NOLINTBEGIN(performance-unnecessary-value-param)
Result<Document> readWord(const std::string& path, std::string bytes, const ReadLimits& limits) {
  return readDocx(path, bytes, limits);
}

Result<Document> readLegacy(const std::string& path, std::string bytes, const ReadLimits& limits) {
  return readLegacyWord(path, bytes, limits);
}

Result<Document> readPdfFile(const std::string& path, std::string bytes, const ReadLimits& limits) {
  return readPdf(path, bytes, limits);
}
// NOLINTEND(performance-unnecessary-value-param)

/// What to do with a document that has no reader.
Error unsupported(const std::string& path) {
  std::string names = "JSON";
  for (const DocumentReader& reader : documentReaders()) names += ", " + std::string(reader.name);
  return {"format.unsupported",
          {path + "：不是可识别的报告文件", path + ": not a file that is recognised as a report"},
          {"可读取：" + names, "can be read: " + names}};
}

}  // namespace

const std::vector<DocumentReader>& documentReaders() {
  static const std::vector<DocumentReader> readers = {
      {InputFormat::kDocx, "DOCX", readWord},
      {InputFormat::kLegacyWord, "DOC, WPS, RTF", readLegacy},
      {InputFormat::kPdf, "PDF", readPdfFile},
      {InputFormat::kHtml, "HTML", readHtml},
      {InputFormat::kMarkdown, "Markdown", readMarkdown},
      {InputFormat::kText, "TXT", readPlainText},
  };
  return readers;
}

Result<Document> readDocumentAs(InputFormat format, const std::string& path, std::string bytes,
                                const ReadLimits& limits) {
  for (const DocumentReader& reader : documentReaders()) {
    if (reader.format != format) continue;
    Result<Document> document = reader.read(path, std::move(bytes), limits);
    if (!document) return document;
    unifyRadicals(*document);
    if (format == InputFormat::kText || format == InputFormat::kMarkdown) return document;
    if (auto error = readPrintedMarkdown(*document, limits)) return std::move(*error);
    return document;
  }
  return unsupported(path);
}

}  // namespace gouji
