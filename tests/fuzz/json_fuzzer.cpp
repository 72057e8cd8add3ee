// Whatever bytes are submitted as canonical JSON: an error or a report, and a report that was read
// is written so that it is read again with the same cells.
#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const auto report = fuzz::readJson(fuzz::asString(data, size));
  if (report) {
    fuzz::checkReport(*report);
  } else {
    fuzz::checkError(report.error());
  }
  return 0;
}
