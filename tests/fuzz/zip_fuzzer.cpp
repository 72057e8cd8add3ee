// Whatever bytes are submitted as a Word document: broken zips, hostile directories.
#include "engine/read/docx/docx_reader.h"
#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const auto document = readDocx("fuzz.docx", fuzz::asString(data, size), fuzz::limits());
  if (document) {
    fuzz::checkDocument(*document);
  } else {
    fuzz::checkError(document.error());
  }
  return 0;
}
