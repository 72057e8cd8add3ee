#include "engine/text/source_file.h"

#include <catch2/catch.hpp>

#include "engine/text/location.h"

using gouji::LineColumn;
using gouji::SourceFile;

namespace {
SourceFile makeFile(std::string text) { return SourceFile::make("r.txt", std::move(text)).value(); }
}  // namespace

TEST_CASE("Columns count characters, not bytes") {
  const SourceFile file = makeFile("合计 = 3");
  CHECK(file.locate(7) == LineColumn{1, 4});
}

TEST_CASE("A line ends at LF, CRLF and a lone CR") {
  const SourceFile file = makeFile("一\n二\r\n三\r四");
  REQUIRE(file.lineCount() == 4);
  CHECK(file.line(1) == "一");
  CHECK(file.line(2) == "二");
  CHECK(file.line(3) == "三");
  CHECK(file.line(4) == "四");
  CHECK(file.locate(4) == LineColumn{2, 1});
  CHECK(file.locate(9) == LineColumn{3, 1});
  CHECK(file.line(0).empty());
  CHECK(file.line(5).empty());
}

TEST_CASE("An offset inside a character is rounded down, one past the end is the end") {
  const SourceFile file = makeFile("甲乙");
  CHECK(file.locate(4) == LineColumn{1, 2});
  CHECK(file.locate(5) == LineColumn{1, 2});
  CHECK(file.locate(6) == LineColumn{1, 3});
  CHECK(file.locate(4'000'000'000U) == LineColumn{1, 3});
}

TEST_CASE("A byte order mark is kept in the text and counts for no column") {
  const SourceFile file = makeFile(
      "\xEF\xBB\xBF"
      "ab\nc");
  CHECK(file.locate(3) == LineColumn{1, 1});
  CHECK(file.locate(4) == LineColumn{1, 2});
  CHECK(file.locate(0) == LineColumn{1, 1});
  CHECK(file.line(1) == "ab");
  CHECK(file.text().size() == 7);
}

TEST_CASE("An empty text has one empty line") {
  const SourceFile file = makeFile("");
  CHECK(file.lineCount() == 1);
  CHECK(file.locate(0) == LineColumn{1, 1});
}

TEST_CASE("Text that is not UTF-8 is refused with its line and byte") {
  const auto result = SourceFile::make("r.txt", "好\n\xC4\xE3");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "text.not-utf8");
  CHECK(result.error().message.en.find("line 2, byte 4") != std::string::npos);
  CHECK(result.error().message.zh.find("第 2 行") != std::string::npos);
}

TEST_CASE("A line of a batch is a text of its own that knows its number") {
  auto batch = std::make_shared<const std::string>("{}\n{\"年\": 1}\n");
  const auto path = std::make_shared<const std::string>("b.ndjson");
  const SourceFile line =
      SourceFile::makeLine(path, std::string_view(*batch).substr(3, 10), batch, 2);
  CHECK(line.text() == "{\"年\": 1}");
  CHECK(line.locate(8) == LineColumn{2, 7});
  CHECK(line.line(2) == "{\"年\": 1}");
  CHECK(line.line(1).empty());
  CHECK(line.lineStart(2) == 0);
  CHECK(line.lineCount() == 1);
}

TEST_CASE("Both ends of a span are located as each would be alone") {
  for (const char* text : {"合计 = 3\n甲😀乙，\r\n丙\r丁",
                           "\xEF\xBB\xBF"
                           "a甲\nb",
                           ""}) {
    const SourceFile file = makeFile(text);
    const auto size = static_cast<gouji::ByteOffset>(file.text().size());
    for (gouji::ByteOffset begin = 0; begin <= size + 1; ++begin) {
      for (gouji::ByteOffset end = 0; end <= size + 1; ++end) {
        const gouji::TextPlace place = gouji::placeOf(file, {begin, end});
        if (place.begin != file.locate(begin) || place.end != file.locate(end))
          FAIL_CHECK(text << ": " << begin << " to " << end);
      }
    }
  }
}
