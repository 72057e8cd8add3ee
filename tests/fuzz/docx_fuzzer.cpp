// A Word document whose document.xml is whatever was submitted: the zip round it is sound, so that
// the fuzzer works on the XML and not on checksums.
#include "engine/read/docx/docx_reader.h"
#include "tests/fuzz/properties.h"
#include "tests/read_docx/zip_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  static const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
      "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>";
  const std::string bytes = test::makeZip({{"_rels/.rels", test::kRelationships},
                                           {"word/document.xml", fuzz::asString(data, size)},
                                           {"word/numbering.xml", numbering}});
  const auto document = readDocx("fuzz.docx", bytes, fuzz::limits());
  if (!document) {
    fuzz::checkError(document.error());
    return 0;
  }
  fuzz::checkDocument(*document);
  fuzz::checkSame(*document, *readDocx("fuzz.docx", bytes, fuzz::limits()));
  fuzz::bindAndCheck(*document);
  return 0;
}
