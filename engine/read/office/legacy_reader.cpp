#include "engine/read/office/legacy_reader.h"

#include <string_view>

#include "engine/read/docx/docx_reader.h"
#include "engine/read/office/office_program.h"

namespace gouji {
namespace {

/// Whether a compound file has a stream of that name: names are UTF-16, 64 bytes each, and begin
/// an entry of 128 bytes ([MS-CFB] 2.6.1).
bool hasStream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  for (std::size_t at = bytes.find(wide); at != std::string_view::npos;
       at = bytes.find(wide, at + 1)) {
    if (at % 128 == 0) return true;
  }
  return false;
}

Error notFound(const std::string& path) {
  return {
      "office.not-found",
      {path + "：是旧版 Word、WPS 或 RTF 文件，须由 LibreOffice 转换，而本机没有",
       path + ": an old Word, WPS or RTF file; LibreOffice is needed to read it and is not here"},
      {"请安装 libreoffice-writer，或在 Word、WPS 中另存为 .docx",
       "install libreoffice-writer, or save the file as .docx in Word or WPS"}};
}

Error notAText(const std::string& path) {
  return {"office.not-a-text",
          {path + "：不是文字处理文件（可能是旧版 Excel 或演示文稿）",
           path + ": not a text document (perhaps an old spreadsheet or presentation)"},
          {"请提交 .docx 格式的报告", "submit the report as .docx"}};
}

Error encrypted(const std::string& path) {
  return {"office.encrypted",
          {path + "：文件已加密", path + ": the file is encrypted"},
          {"请在 Word 或 WPS 中打开，取消打开密码（文件 → 信息 → 保护文档），保存后提交",
           "open it in Word or WPS, remove the password (File, Info, Protect Document), save "
           "it and submit it again"}};
}

}  // namespace

Result<Document> readLegacyWord(const std::string& path, const std::string& bytes,
                                const ReadLimits& limits) {
  const bool isRtf = bytes.starts_with("{\\rtf");
  if (!isRtf) {
    if (hasStream(bytes, "EncryptedPackage")) return encrypted(path);
    // WordDocument: Word and WPS Office; the others: Works.
    if (!hasStream(bytes, "WordDocument") && !hasStream(bytes, "MatOST") &&
        !hasStream(bytes, "CONTENTS"))
      return notAText(path);
  }
  const std::string program = office::findOffice();
  if (program.empty()) return notFound(path);
  const auto docx = office::convertToDocx(program, path, bytes, isRtf ? "rtf" : "doc", limits);
  if (!docx) return docx.error();
  auto document = readDocx(path, *docx, limits);
  if (document) document->format = isRtf ? "rtf" : "doc";
  return document;
}

}  // namespace gouji
