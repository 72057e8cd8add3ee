#include "tests/read_docx/zip_support.h"

#include <zip.h>

#include <cstring>
#include <stdexcept>

namespace gouji::test {

std::string makeZip(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("zip");
  for (const auto& [name, text] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  }
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string makeDocx(const std::string& body, const std::string& numbering,
                     const std::string& styles) {
  return makeZip({{"_rels/.rels", kRelationships},
                  {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"},
                  {"word/numbering.xml", "<w:numbering>" + numbering + "</w:numbering>"},
                  {"word/styles.xml", "<w:styles>" + styles + "</w:styles>"}});
}

}  // namespace gouji::test
