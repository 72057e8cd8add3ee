#include "engine/render/docx/zip_edit.h"

#include <zip.h>

#include <memory>

namespace gouji::docx {
namespace {

// 1 January 1980 in the notation of MS-DOS: the first day a zip can name.
constexpr zip_uint16_t kNoDate = 0x21;

Error cannotWrite(const std::string& reason) {
  return {"docx.cannot-write",
          {"无法写出 DOCX：" + reason, "the DOCX cannot be written: " + reason},
          {}};
}

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

bool putPart(zip_t* archive, const std::string& name, const std::string& content) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t existing = zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
  zip_int64_t index = existing;
  const bool put =
      existing >= 0 ? zip_file_replace(archive, static_cast<zip_uint64_t>(existing), source, 0) == 0
                    : (index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8)) >= 0;
  if (!put) {
    zip_source_free(source);
    return false;
  }
  return zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kNoDate, 0) == 0;
}

Result<std::string> readAll(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 ||
      zip_source_open(source) != 0)
    return cannotWrite("zip_source_open");
  std::string bytes(static_cast<std::size_t>(stat.size), '\0');
  const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count < 0 || static_cast<std::size_t>(count) != bytes.size())
    return cannotWrite("zip_source_read");
  return bytes;
}

}  // namespace

Result<std::string> replaceInZip(std::string_view zip,
                                 const std::map<std::string, std::string>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> source(
      zip_source_buffer_create(zip.data(), zip.size(), 0, &error));
  if (source == nullptr) return cannotWrite(zip_error_strerror(&error));
  // The archive takes one reference to its source; ours is for reading what was written.
  zip_source_keep(source.get());
  zip_t* archive = zip_open_from_source(source.get(), 0, &error);
  if (archive == nullptr) {
    zip_source_free(source.get());
    return cannotWrite(zip_error_strerror(&error));
  }
  bool done = true;
  for (const auto& [name, content] : parts) done = done && putPart(archive, name, content);
  if (!done || zip_close(archive) != 0) {
    const std::string reason = zip_strerror(archive);
    zip_discard(archive);
    return cannotWrite(reason);
  }
  return readAll(source.get());
}

}  // namespace gouji::docx
