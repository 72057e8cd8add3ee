#include "engine/read/charset.h"

#include <catch2/catch.hpp>

using namespace gouji;

namespace {

DecodedText decode(std::string bytes, std::string_view declared = {}) {
  auto decoded = decodeText("r.txt", std::move(bytes), declared, 1U << 20);
  REQUIRE(decoded.ok());
  return std::move(decoded).value();
}

}  // namespace

TEST_CASE("Every character of a GB18030 text knows its bytes in the file") {
  // 总计 a 䶴 (four bytes) €: 2 + 2 + 1 + 4 + 2 bytes become 3 + 3 + 1 + 3 + 3.
  const DecodedText decoded = decode("\xD7\xDC\xBC\xC6\x61\x82\x35\x87\x37\xA2\xE3", "gbk");
  CHECK(decoded.charset == "GB18030");
  CHECK(decoded.utf8 == "总计a䶴€");
  REQUIRE(decoded.originals != nullptr);
  const auto& originals = *decoded.originals;
  CHECK(originals.toOriginal(0) == 0);
  CHECK(originals.toOriginal(2) == 0);
  CHECK(originals.toOriginal(3) == 2);
  CHECK(originals.toOriginal(6) == 4);
  CHECK(originals.toOriginal(7) == 5);
  CHECK(originals.toOriginal(10) == 9);
  CHECK(originals.toOriginal(13) == 11);
  CHECK(originals.toOriginal(99) == 11);
}

TEST_CASE("A byte order mark counts in the file though it is not in the text") {
  const DecodedText decoded = decode(std::string("\xFF\xFE\x31\x00\x32\x00", 6));
  CHECK(decoded.charset == "UTF-16LE");
  CHECK(decoded.utf8 == "12");
  CHECK(decoded.originals->toOriginal(1) == 4);
  CHECK(decoded.originals->toOriginal(2) == 6);
}

TEST_CASE("Characters on the border of two pieces are whole and keep their place") {
  // An odd byte in front puts a border into the middle of a character, wherever it is.
  std::string bytes = "x";
  for (int i = 0; i < 40'000; ++i) bytes += "\xD7\xDC";
  const DecodedText decoded = decode(bytes, "gb2312");
  REQUIRE(decoded.utf8.size() == 1 + 3 * 40'000);
  CHECK_FALSE(decoded.hasReplacements);
  std::size_t misplaced = 0;
  for (std::uint32_t i = 0; i < 40'000; ++i)
    misplaced += decoded.originals->toOriginal(1 + 3 * i) == 1 + 2 * i ? 0 : 1;
  CHECK(misplaced == 0);
}

TEST_CASE("Bytes without a meaning do not move what follows") {
  const DecodedText decoded = decode("\xD7\xDC\xFF\x31\x32", "gbk");
  CHECK(decoded.hasReplacements);
  const std::size_t one = decoded.utf8.find('1');
  REQUIRE(one != std::string::npos);
  CHECK(decoded.originals->toOriginal(static_cast<std::uint32_t>(one)) == 3);
}

TEST_CASE("A UTF-8 text needs no way back") { CHECK(decode("总计").originals == nullptr); }
