#include "engine/read/docx/package.h"

#include <pugixml.hpp>

#include <array>

#include "engine/read/docx/inflate.h"

namespace gouji::docx {
namespace {

Error damaged(const std::string& path, const std::string& part) {
  return Error{
      "docx.damaged",
      {path + "：文件损坏，无法解压 " + part, path + ": damaged, " + part + " cannot be unpacked"},
      {"请用 Word 或 WPS 重新打开并另存为 DOCX",
       "open it in Word or WPS and save it as DOCX again"}};
}

Error notADocx(const std::string& path) {
  return Error{
      "docx.not-a-document",
      {path + "：是压缩文件，但不是 Word 文档", path + ": a zip file, but not a Word document"},
      {"请提交 DOCX 格式的报告", "submit the report as DOCX"}};
}

}  // namespace

Result<Package> Package::open(std::string path, std::string_view bytes, const ReadLimits& limits) {
  if (bytes.empty()) {
    return Error{"docx.not-a-zip",
                 {path + "：文件是空的", path + ": the file is empty"},
                 {"请重新提交", "submit it again"}};
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    return Error{
        "docx.not-a-zip",
        {path + "：不是完整的 DOCX 文件（" + reason + "）",
         path + ": not a complete DOCX file (" + reason + ")"},
        {"请检查上传是否中断，重新提交", "check whether the upload was cut, and submit it again"}};
  }
  zip_error_fini(&error);
  Package package;
  package.path_ = std::move(path);
  package.limits_ = limits;
  package.archive_.reset(archive);
  package.packedSize_ = bytes.size();
  return package;
}

Result<std::optional<std::string>> Package::readPart(const std::string& name) {
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::optional<std::string>();
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) == 0 &&
      (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return Error{
        "docx.encrypted",
        {path_ + "：文件已加密", path_ + ": the file is encrypted"},
        {"请在 Word 或 WPS 中打开，取消打开密码（文件 → 信息 → 保护文档），保存后提交",
         "open it in Word or WPS, remove the password (File, Info, Protect Document), save "
         "it and submit it again"}};
  }
  if (auto whole = inflatePart(static_cast<zip_uint64_t>(index))) {
    unpacked_ += whole->size();
    return whole;
  }
  const Entry file(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) return damaged(path_, name);
  std::string part;
  std::array<char, 64U << 10> buffer;
  while (true) {
    const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
    if (count < 0) return damaged(path_, name);
    if (count == 0) break;
    unpacked_ += static_cast<std::uint64_t>(count);
    if (unpacked_ > limits_.maxUnpackedBytes) {
      const std::string limit = std::to_string(limits_.maxUnpackedBytes);
      const std::string packed = std::to_string(packedSize_);
      return Error{"limit.unpacked",
                   {path_ + "：" + packed + " 字节的文件解压后超过上限 " + limit + " 字节",
                    path_ + ": " + packed + " bytes unpack to more than the limit of " + limit},
                   {"请确认文件来源；正常报告解压后不到 10 MB",
                    "check where it comes from; a report unpacks to less than 10 MB"}};
    }
    part.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return std::optional<std::string>(std::move(part));
}

std::optional<std::string> Package::inflatePart(zip_uint64_t index) const {
  constexpr zip_uint64_t kNeeded =
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0 || (stat.valid & kNeeded) != kNeeded ||
      stat.comp_method != ZIP_CM_DEFLATE || stat.comp_size > packedSize_ ||
      stat.size > limits_.maxUnpackedBytes - unpacked_)
    return std::nullopt;
  const Entry file(zip_fopen_index(archive_.get(), index, ZIP_FL_COMPRESSED));
  std::string packed(stat.comp_size, '\0');
  if (!file || zip_fread(file.get(), packed.data(), packed.size()) !=
                   static_cast<zip_int64_t>(packed.size()))
    return std::nullopt;
  return inflate(packed, stat.size, stat.crc);
}

Result<std::string> Package::findMainPart() {
  auto relationships = readPart("_rels/.rels");
  if (!relationships) return relationships.error();
  if (!relationships->has_value()) return notADocx(path_);
  pugi::xml_document xml;
  if (!xml.load_buffer((**relationships).data(), (**relationships).size(), pugi::parse_minimal))
    return notADocx(path_);
  for (const pugi::xml_node relationship : xml.document_element().children()) {
    const std::string_view type = relationship.attribute("Type").value();
    if (!type.ends_with("/officeDocument")) continue;
    std::string target = relationship.attribute("Target").value();
    while (target.starts_with("/")) target.erase(0, 1);
    return target;
  }
  return notADocx(path_);
}

std::string siblingPart(const std::string& part, const std::string& name) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? name : part.substr(0, slash + 1) + name;
}

}  // namespace gouji::docx
