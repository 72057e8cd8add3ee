#include "engine/read/byte_stream.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "engine/read/read.h"

using namespace gouji;

namespace {
// A file of the project is as good as any, and always there.
const std::string kFile = std::string(GOUJI_SOURCE_DIR) + "/engine/read/byte_stream.h";

std::string contentsOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string codeOf(const std::string& path, std::uint64_t maxBytes = 1 << 20) {
  const auto bytes = readFileBytes(path, maxBytes);
  return bytes ? "" : bytes.error().code;
}
}  // namespace

TEST_CASE("a file is read whole") {
  CHECK(readFileBytes(kFile, 1 << 20).value() == contentsOf(kFile));
}

TEST_CASE("what was looked at is still there to be read") {
  auto stream = ByteStream::open(kFile).value();
  const std::string whole = contentsOf(kFile);
  CHECK(stream.peek(10).value() == whole.substr(0, 10));
  CHECK(stream.peek(20).value() == whole.substr(0, 20));
  char buffer[7] = {};
  CHECK(stream.read(buffer, sizeof buffer).value() == 7);
  CHECK(std::string(buffer, 7) == whole.substr(0, 7));
  CHECK(stream.peek(3).value() == whole.substr(7, 3));
  CHECK(stream.readAll(1 << 20).value() == whole.substr(7));
  CHECK(stream.peek(3).value().empty());
}

TEST_CASE("what cannot be read says why") {
  CHECK(codeOf(kFile + ".none") == "file.not-found");
  CHECK(codeOf(kFile + "/below") == "file.not-found");
  CHECK(codeOf(GOUJI_SOURCE_DIR) == "file.is-folder");
  CHECK(codeOf(kFile, 100) == "limit.bytes");
  CHECK(codeOf(kFile, contentsOf(kFile).size()).empty());
}
