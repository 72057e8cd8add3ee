#include "engine/driver/report_loader.h"

#include "engine/driver/document_readers.h"

namespace gouji {
namespace {

Error manyReports(const std::string& path) {
  return {"format.many-reports",
          {path + "：是每行一份报告的 NDJSON，这里只能处理一份",
           path + ": an NDJSON with one report a line, where one report is wanted"},
          {"请用 `gouji lint`，或只取其中一行", "use `gouji lint`, or take one line of it"}};
}

Error emptyFile(const std::string& path) {
  return {"file.empty",
          {path + "：文件是空的", path + ": the file is empty"},
          {"请确认提交的是完整文件", "make sure that the whole file was submitted"}};
}

}  // namespace

ReportLoader::ReportLoader(std::vector<std::shared_ptr<const Form>> forms, std::string formId,
                           const ReadLimits& limits)
    : formId_(std::move(formId)),
      limits_(limits),
      binder_(forms),
      jsonReader_(std::move(forms), formId_, limits_) {}

Result<Report> ReportLoader::load(const std::string& path, std::string bytes) const {
  if (bytes.empty()) return emptyFile(path);
  const InputFormat format = recognizeFormat(bytes, path);
  if (format == InputFormat::kNdjson) return manyReports(path);
  if (format == InputFormat::kJson) {
    Result<SourceFile> source = SourceFile::make(path, std::move(bytes));
    if (!source) return source.error();
    Report report;
    const auto error =
        jsonReader_.read(std::make_shared<const SourceFile>(std::move(*source)), report);
    if (error) return *error;
    return report;
  }
  const Result<Document> document = readDocumentAs(format, path, std::move(bytes), limits_);
  if (!document) return document.error();
  return binder_.bind(*document, {formId_});
}

Result<Report> ReportLoader::loadFile(const std::string& path) const {
  Result<std::string> bytes = readFileBytes(path, limits_.maxBytes);
  if (!bytes) return bytes.error();
  return load(path, std::move(*bytes));
}

}  // namespace gouji
