# cmake -DINPUT=file -DOUTPUT=file.cpp -DNAME=kName -P EmbedText.cmake
# Writes a C++ file that holds the bytes of INPUT as gouji::embedded::NAME.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(
  WRITE ${OUTPUT}
  "// Made from ${INPUT} by the build.
#include <string_view>
namespace gouji::embedded {
extern const std::string_view ${NAME};
namespace {
constexpr char bytes[] = {${bytes}0};
}
const std::string_view ${NAME}(bytes, sizeof bytes - 1);
}  // namespace gouji::embedded
")
