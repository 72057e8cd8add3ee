// Whatever bytes are submitted as a web page, in any charset, read and bound to the forms.
#include "engine/read/html/html_reader.h"
#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const std::string bytes = fuzz::asString(data, size);
  const auto document = readHtml("fuzz.html", bytes, fuzz::limits());
  if (!document) {
    fuzz::checkError(document.error());
    return 0;
  }
  fuzz::checkDocument(*document);
  fuzz::checkSame(*document, *readHtml("fuzz.html", bytes, fuzz::limits()));
  fuzz::bindAndCheck(*document);
  return 0;
}
