// engine/read/json/ndjson_reader.h
//
// A batch: one report per line, read in constant memory.
//
// The stream is cut into blocks of whole lines. A block is the unit of work: it can be handed to
// another thread, keeps its bytes alive as long as a report refers to them, and is filled again
// when nobody does. A line that is no report is the error of that record; the rest goes on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/read/byte_stream.h"
#include "engine/read/json/report_reader.h"
#include "engine/report/report.h"

namespace gouji {

/// One line that is not blank. `number` counts every line of the stream from 1.
struct NdjsonLine {
  std::uint32_t number = 0;
  std::uint32_t begin = 0;  // in NdjsonBlock::bytes
  std::uint32_t end = 0;
  /// Longer than the limit: what is here is only its beginning.
  bool isTooLong = false;
};

struct NdjsonBlock {
  std::shared_ptr<char[]> bytes;
  std::size_t capacity = 0;
  std::vector<NdjsonLine> lines;

  [[nodiscard]] std::string_view text(const NdjsonLine& line) const {
    return {bytes.get() + line.begin, line.end - line.begin};
  }
};

class NdjsonReader {
 public:
  NdjsonReader(ByteStream stream, const ReadLimits& limits);

  /// Fills `block` with the next lines; its memory is used again unless a report still refers to
  /// it. False at the end. Fails only when the stream does. A block without lines is possible
  /// (blank lines only).
  [[nodiscard]] Result<bool> next(NdjsonBlock& block);

  /// The path all records share.
  [[nodiscard]] const std::shared_ptr<const std::string>& path() const { return path_; }

 private:
  /// Moves the unfinished line of the last block to the front of this one and reads behind it.
  [[nodiscard]] Result<std::size_t> fill(NdjsonBlock& block);
  [[nodiscard]] Result<bool> skipRestOfLine();
  void splitLines(NdjsonBlock& block, std::size_t size);
  void addLine(NdjsonBlock& block, std::size_t begin, std::size_t end, bool isTooLong);

  ByteStream stream_;
  std::shared_ptr<const std::string> path_;
  std::size_t maxLine_;
  std::string unfinished_;
  std::uint32_t lineNumber_ = 0;
  bool isAtEnd_ = false;
};

/// Reads one line into `report`; places count from the line's own number. Apart from the errors of
/// ReportJsonReader::read: "text.not-utf8" and "limit.bytes". Safe from several threads.
[[nodiscard]] std::optional<Error> readNdjsonLine(const ReportJsonReader& reader,
                                                  const std::shared_ptr<const std::string>& path,
                                                  const NdjsonBlock& block, const NdjsonLine& line,
                                                  Report& report);

}  // namespace gouji
