// Whatever the PDF worker answers (a hostile PDF may make it say anything): letters and lines
// become tables and paragraphs, and those a report.
#include "engine/read/pdf/pdf_reader.h"
#include "engine/read/pdf/worker_process.h"
#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const auto content = pdf::parseAnswer("fuzz.pdf", fuzz::asString(data, size), fuzz::limits());
  if (!content) {
    fuzz::checkError(content.error());
    return 0;
  }
  const Document document = assemblePages("fuzz.pdf", content->pages);
  fuzz::checkDocument(document);
  fuzz::checkSame(document, assemblePages("fuzz.pdf", content->pages));
  fuzz::bindAndCheck(document);
  return 0;
}
