// Parts are unpacked at once where the zip states the truth, and the careful way where it does not.
#include "engine/read/docx/inflate.h"

#include <libdeflate.h>

#include <catch2/catch.hpp>
#include <string>

#include "engine/read/docx/package.h"
#include "tests/read_docx/zip_support.h"

namespace gouji::docx {
namespace {

std::string pack(const std::string& bytes) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string packed(libdeflate_deflate_compress_bound(compressor, bytes.size()), '\0');
  packed.resize(libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(), packed.data(),
                                            packed.size()));
  libdeflate_free_compressor(compressor);
  return packed;
}

std::uint32_t checksum(const std::string& bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

std::string readPart(const std::string& zip, const ReadLimits& limits) {
  auto package = Package::open("r.docx", zip, limits);
  REQUIRE(package.ok());
  const auto part = package->readPart("word/document.xml");
  return !part ? part.error().code : part->value_or("none");
}

}  // namespace

TEST_CASE("Bytes come out when their number and their checksum are as stated, and only then") {
  const std::string bytes = "<w:p>政府信息公开</w:p><w:p>政府信息公开</w:p>";
  const std::string packed = pack(bytes);
  CHECK(inflate(packed, bytes.size(), checksum(bytes)) == bytes);
  CHECK_FALSE(inflate(packed, bytes.size() - 1, checksum(bytes)).has_value());
  CHECK_FALSE(inflate(packed, bytes.size() + 1, checksum(bytes)).has_value());
  CHECK_FALSE(inflate(packed, bytes.size(), checksum(bytes) + 1).has_value());
  CHECK_FALSE(inflate(packed.substr(0, packed.size() / 2), bytes.size(), checksum(bytes)));
  CHECK(inflate(pack(""), 0, 0) == "");
}

TEST_CASE("A size no bytes could fill is not even asked for") {
  CHECK_FALSE(inflate("ab", std::uint64_t{1} << 40, 0).has_value());
  CHECK_FALSE(inflate("", 1, 0).has_value());
}

TEST_CASE("A zip that lies about a part is read as its bytes are, or refused") {
  const std::string body(3'000, 'x');
  const std::string zip = test::makeZip({{"word/document.xml", body}});
  CHECK(readPart(zip, {}) == body);
  // The checksum in the directory: the careful way finds the part damaged.
  const std::string crc = [&] {
    const std::uint32_t value = checksum(body);
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i));
    return bytes;
  }();
  std::string wrong = zip;
  for (std::size_t at = wrong.find(crc); at != std::string::npos; at = wrong.find(crc, at + 1))
    wrong[at] = static_cast<char>(wrong[at] ^ 1);
  REQUIRE(wrong != zip);
  CHECK(readPart(wrong, {}) == "docx.damaged");
  ReadLimits limits;
  limits.maxUnpackedBytes = body.size() - 1;
  CHECK(readPart(zip, limits) == "limit.unpacked");
  limits.maxUnpackedBytes = body.size();
  CHECK(readPart(zip, limits) == body);
}

}  // namespace gouji::docx
