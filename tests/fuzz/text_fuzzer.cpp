// Whatever text is submitted, read as plain text or as Markdown, and bound to the forms.
#include "engine/read/text/text_reader.h"
#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  if (size == 0) return 0;
  const auto source = fuzz::asSource("fuzz.txt", fuzz::asString(data + 1, size - 1));
  if (source == nullptr) return 0;
  const bool isMarkdown = data[0] % 2 == 1;
  const auto document = readTextDocument(source, isMarkdown, fuzz::limits());
  if (!document) {
    fuzz::checkError(document.error());
    return 0;
  }
  fuzz::checkDocument(*document);
  fuzz::checkSame(*document, *readTextDocument(source, isMarkdown, fuzz::limits()));
  fuzz::bindAndCheck(*document);
  return 0;
}
