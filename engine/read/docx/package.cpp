#include "engine/read/docx/package.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <memory>

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

// Bytes in memory as the file that minizip reads, and how far it has come.
struct BytesFile {
  std::string_view bytes;
  std::uint64_t at = 0;
};

voidpf openBytes(voidpf bytes, const void* /*name*/, int /*mode*/) {
  return new BytesFile{*static_cast<const std::string_view*>(bytes)};
}

uLong readBytes(voidpf /*bytes*/, voidpf stream, void* buffer, uLong size) {
  auto& file = *static_cast<BytesFile*>(stream);
  const std::string_view next = file.bytes.substr(file.at, size);
  std::copy(next.begin(), next.end(), static_cast<char*>(buffer));
  file.at += next.size();
  return next.size();
}

ZPOS64_T tellBytes(voidpf /*bytes*/, voidpf stream) { return static_cast<BytesFile*>(stream)->at; }

long seekBytes(voidpf /*bytes*/, voidpf stream, ZPOS64_T offset, int origin) {
  auto& file = *static_cast<BytesFile*>(stream);
  const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                             : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at
                                                                : file.bytes.size();
  if (offset > file.bytes.size() - base) return -1;
  file.at = base + offset;
  return 0;
}

int closeBytes(voidpf /*bytes*/, voidpf stream) {
  delete static_cast<BytesFile*>(stream);
  return 0;
}

int errorOfBytes(voidpf /*bytes*/, voidpf /*stream*/) { return 0; }

// Leaves the part that is open.
struct LeavePart {
  void operator()(voidp archive) const { unzCloseCurrentFile(archive); }
};
using OpenPart = std::unique_ptr<void, LeavePart>;

}  // namespace

Result<Package> Package::open(std::string path, std::string_view bytes, const ReadLimits& limits) {
  if (bytes.empty()) {
    return Error{"docx.not-a-zip",
                 {path + "：文件是空的", path + ": the file is empty"},
                 {"请重新提交", "submit it again"}};
  }
  zlib_filefunc64_def file = {openBytes, readBytes,  nullptr,      tellBytes,
                              seekBytes, closeBytes, errorOfBytes, &bytes};
  Package package;
  package.archive_.reset(unzOpen2_64(nullptr, &file));
  if (package.archive_ == nullptr) {
    return Error{
        "docx.not-a-zip",
        {path + "：不是完整的 DOCX 文件", path + ": not a complete DOCX file"},
        {"请检查上传是否中断，重新提交", "check whether the upload was cut, and submit it again"}};
  }
  // They are gone through for every part that is looked for.
  unz_global_info64 info;
  if (unzGetGlobalInfo64(package.archive_.get(), &info) != UNZ_OK ||
      info.number_entry > limits.maxParts) {
    const std::string limit = std::to_string(limits.maxParts);
    return Error{"limit.parts",
                 {path + "：压缩包内的文件超过上限 " + limit + " 个",
                  path + ": a zip of more parts than the limit of " + limit},
                 {"请确认文件来源；正常报告只有几十个",
                  "check where it comes from; a report has some dozens"}};
  }
  package.path_ = std::move(path);
  package.limits_ = limits;
  package.bytes_ = bytes;
  return package;
}

Result<std::optional<std::string>> Package::readPart(const std::string& name) {
  constexpr int kWhateverCase = 2;
  const int found = unzLocateFile(archive_.get(), name.c_str(), kWhateverCase);
  if (found == UNZ_END_OF_LIST_OF_FILE) return std::optional<std::string>();
  unz_file_info64 info;
  if (found != UNZ_OK ||
      unzGetCurrentFileInfo64(archive_.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
    return damaged(path_, name);
  if ((info.flag & 1U) != 0) {
    return Error{
        "docx.encrypted",
        {path_ + "：文件已加密", path_ + ": the file is encrypted"},
        {"请在 Word 或 WPS 中打开，取消打开密码（文件 → 信息 → 保护文档），保存后提交",
         "open it in Word or WPS, remove the password (File, Info, Protect Document), save "
         "it and submit it again"}};
  }
  const Stated stated{info.compressed_size, info.uncompressed_size,
                      static_cast<std::uint32_t>(info.crc), info.compression_method == Z_DEFLATED};
  if (auto whole = inflatePart(stated)) {
    unpacked_ += whole->size();
    return whole;
  }
  auto part = unpackPart(name);
  if (!part) return part.error();
  return std::optional<std::string>(std::move(*part));
}

std::optional<std::string> Package::inflatePart(const Stated& stated) const {
  if (!stated.isDeflated || stated.size > limits_.maxUnpackedBytes - unpacked_) return std::nullopt;
  int method = 0;
  int level = 0;
  constexpr int kAsItIs = 1;
  if (unzOpenCurrentFile2(archive_.get(), &method, &level, kAsItIs) != UNZ_OK) return std::nullopt;
  const OpenPart part(archive_.get());
  const std::uint64_t begin = unzGetCurrentFileZStreamPos64(archive_.get());
  if (begin > bytes_.size() || stated.packedSize > bytes_.size() - begin) return std::nullopt;
  return inflate(bytes_.substr(begin, stated.packedSize), stated.size, stated.crc);
}

Result<std::string> Package::unpackPart(const std::string& name) {
  if (unzOpenCurrentFile(archive_.get()) != UNZ_OK) return damaged(path_, name);
  OpenPart open(archive_.get());
  std::string part;
  std::array<char, 64U << 10> buffer;
  while (true) {
    const int count = unzReadCurrentFile(archive_.get(), buffer.data(), buffer.size());
    if (count < 0) return damaged(path_, name);
    if (count == 0) break;
    unpacked_ += static_cast<std::uint64_t>(count);
    if (unpacked_ > limits_.maxUnpackedBytes) {
      const std::string limit = std::to_string(limits_.maxUnpackedBytes);
      const std::string packed = std::to_string(bytes_.size());
      return Error{"limit.unpacked",
                   {path_ + "：" + packed + " 字节的文件解压后超过上限 " + limit + " 字节",
                    path_ + ": " + packed + " bytes unpack to more than the limit of " + limit},
                   {"请确认文件来源；正常报告解压后不到 10 MB",
                    "check where it comes from; a report unpacks to less than 10 MB"}};
    }
    part.append(buffer.data(), static_cast<std::size_t>(count));
  }
  // Only now does minizip compare the checksum.
  if (unzCloseCurrentFile(open.release()) != UNZ_OK) return damaged(path_, name);
  return part;
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
