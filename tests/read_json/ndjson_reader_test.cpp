#include "engine/read/json/ndjson_reader.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

#include "tests/read_json/sample_forms.h"

using namespace gouji;

namespace {

/// A file that is gone when the test is over.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes) {
    std::string pattern = "/tmp/gouji-test-XXXXXX";
    const int descriptor = ::mkstemp(pattern.data());
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// "number: total" or "number: error code" per record.
std::vector<std::string> readAll(std::string_view bytes, ReadLimits limits = {}) {
  const TemporaryFile file(bytes);
  NdjsonReader ndjson(ByteStream::open(file.path()).value(), limits);
  const ReportJsonReader reader(makeSampleForms(), {}, limits);
  std::vector<std::string> records;
  NdjsonBlock block;
  Report report;
  for (;;) {
    const auto more = ndjson.next(block);
    REQUIRE(more);
    if (!more.value()) return records;
    for (const NdjsonLine& line : block.lines) {
      const auto error = readNdjsonLine(reader, ndjson.path(), block, line, report);
      std::string record = std::to_string(line.number) + ": ";
      if (error) {
        record += error->code;
      } else {
        CHECK(report.record == line.number);
        record += report.values[report.form->findCell("requests", "received", "total")].toString();
      }
      records.push_back(record);
    }
  }
}

std::string makeLine(int total, std::size_t narrative = 0) {
  return R"({"form":"new-form","sections":{"overview":{"text":")" + std::string(narrative, 'x') +
         R"("}},"tables":{"requests":{"received":{"total":)" + std::to_string(total) + "}}}}";
}

}  // namespace

TEST_CASE("each line is a record with the number of its line") {
  CHECK(readAll(makeLine(1) + "\n" + makeLine(2) + "\r\n\n  \n" + makeLine(3)) ==
        std::vector<std::string>{"1: 1", "2: 2", "5: 3"});
  CHECK(readAll("\xEF\xBB\xBF" + makeLine(1) + "\n") == std::vector<std::string>{"1: 1"});
  CHECK(readAll("").empty());
  CHECK(readAll("\n\n").empty());
}

TEST_CASE("a bad line is the error of its record and the rest goes on") {
  CHECK(readAll(makeLine(1) + "\n{\"form\":\n\xff\n[]\n" + makeLine(4) + "\n") ==
        std::vector<std::string>{"1: 1", "2: json.syntax", "3: text.not-utf8",
                                 "4: json.not-a-report", "5: 4"});
}

TEST_CASE("an error in a line names the line of the batch") {
  const TemporaryFile file(makeLine(1) + "\n{\"form\": }\n");
  NdjsonReader ndjson(ByteStream::open(file.path()).value(), {});
  const ReportJsonReader reader(makeSampleForms(), {}, {});
  NdjsonBlock block;
  Report report;
  REQUIRE(ndjson.next(block).value());
  REQUIRE(block.lines.size() == 2);
  const auto error = readNdjsonLine(reader, ndjson.path(), block, block.lines[1], report);
  REQUIRE(error);
  CHECK(error->message.en == file.path() + ":2:10: expected a value here, found `}`");
}

TEST_CASE("lines longer than a block and lines across blocks are whole") {
  std::string batch;
  std::vector<std::string> expected;
  for (int i = 1; i <= 200; ++i) {
    batch += makeLine(i, i % 50 == 0 ? 400'000 : 3'000) + "\n";
    expected.push_back(std::to_string(i) + ": " + std::to_string(i));
  }
  CHECK(readAll(batch) == expected);
}

TEST_CASE("a line beyond the limit is thrown away and the next one is read") {
  ReadLimits limits;
  limits.maxBytes = 1'000;
  const std::vector<std::string> expected = {"1: 1", "2: limit.bytes", "3: 3"};
  for (const std::size_t length : {1'000, 300'000, 1'000'000}) {
    INFO(length);
    CHECK(readAll(makeLine(1) + "\n" + makeLine(2, length) + "\n" + makeLine(3) + "\n", limits) ==
          expected);
  }
  CHECK(readAll(makeLine(1) + "\n" + makeLine(2, 600'000), limits) ==
        std::vector<std::string>{"1: 1", "2: limit.bytes"});
}

TEST_CASE("a report keeps the bytes of its block alive") {
  const TemporaryFile file(makeLine(7) + "\n" + std::string(600'000, ' ') + "\n" + makeLine(8) +
                           "\n");
  NdjsonReader ndjson(ByteStream::open(file.path()).value(), {});
  const ReportJsonReader reader(makeSampleForms(), {}, {});
  NdjsonBlock block;
  Report first;
  REQUIRE(ndjson.next(block).value());
  REQUIRE_FALSE(readNdjsonLine(reader, ndjson.path(), block, block.lines[0], first));
  while (ndjson.next(block).value()) {
  }
  const CellId cell = first.form->findCell("requests", "received", "total");
  const auto place = std::get<TextPlace>(first.placeOf(cell));
  CHECK(first.source->slice(place.span) == "7");
  CHECK(place.begin.line == 1);
}
