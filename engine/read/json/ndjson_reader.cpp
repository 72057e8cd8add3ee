#include "engine/read/json/ndjson_reader.h"

#include <algorithm>
#include <cstring>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

// Some thirty reports: enough to make the work between two blocks small, little enough to stay in
// the cache.
constexpr std::size_t kBlockSize = std::size_t{256} << 10;
// Spans count with 32 bits.
constexpr std::size_t kLongestLine = std::size_t{1} << 30;

const char* findLineEnd(const char* begin, const char* end) {
  const void* found = std::memchr(begin, '\n', static_cast<std::size_t>(end - begin));
  return found == nullptr ? end : static_cast<const char*>(found);
}

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Makes room for `capacity` bytes and keeps the first `size`.
void reserve(NdjsonBlock& block, std::size_t capacity, std::size_t size) {
  std::shared_ptr<char[]> bytes(new char[capacity]);
  if (size > 0) std::memcpy(bytes.get(), block.bytes.get(), size);
  block.bytes = std::move(bytes);
  block.capacity = capacity;
}

}  // namespace

NdjsonReader::NdjsonReader(ByteStream stream, const ReadLimits& limits)
    : stream_(std::move(stream)),
      path_(std::make_shared<const std::string>(stream_.path())),
      maxLine_(static_cast<std::size_t>(std::min<std::uint64_t>(limits.maxBytes, kLongestLine))) {}

Result<bool> NdjsonReader::next(NdjsonBlock& block) {
  block.lines.clear();
  if (isAtEnd_ && unfinished_.empty()) return false;
  const auto size = fill(block);
  if (!size) return size.error();
  if (isAtEnd_ && size.value() == 0) return false;
  splitLines(block, size.value());
  if (unfinished_.size() <= maxLine_ || !block.lines.empty()) return true;
  // A line beyond the limit is reported with what was read of it, and the rest is thrown away.
  reserve(block, unfinished_.size(), 0);
  std::memcpy(block.bytes.get(), unfinished_.data(), unfinished_.size());
  addLine(block, 0, maxLine_, true);
  return skipRestOfLine();
}

Result<std::size_t> NdjsonReader::fill(NdjsonBlock& block) {
  std::size_t size = unfinished_.size();
  if (block.bytes == nullptr || block.bytes.use_count() > 1 || block.capacity < size + 1)
    reserve(block, std::max(kBlockSize, size + 1), 0);
  std::memcpy(block.bytes.get(), unfinished_.data(), size);
  std::string().swap(unfinished_);
  while (size <= maxLine_) {
    if (size == block.capacity) reserve(block, block.capacity * 2, size);
    char* target = block.bytes.get() + size;
    const auto count = stream_.read(target, block.capacity - size);
    if (!count) return count.error();
    if (count.value() == 0) {
      isAtEnd_ = true;
      break;
    }
    size += count.value();
    if (findLineEnd(target, target + count.value()) != target + count.value()) break;
  }
  return size;
}

void NdjsonReader::splitLines(NdjsonBlock& block, std::size_t size) {
  const char* const start = block.bytes.get();
  const char* const end = start + size;
  const char* begin = start;
  for (const char* stop = findLineEnd(begin, end); stop != end; stop = findLineEnd(begin, end)) {
    addLine(block, static_cast<std::size_t>(begin - start), static_cast<std::size_t>(stop - start),
            static_cast<std::size_t>(stop - begin) > maxLine_);
    begin = stop + 1;
  }
  if (isAtEnd_ && static_cast<std::size_t>(end - begin) <= maxLine_) {
    if (begin != end) addLine(block, static_cast<std::size_t>(begin - start), size, false);
  } else {
    unfinished_.assign(begin, end);
  }
}

void NdjsonReader::addLine(NdjsonBlock& block, std::size_t begin, std::size_t end, bool isTooLong) {
  ++lineNumber_;
  NdjsonLine line{lineNumber_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                  isTooLong};
  if (!isBlank(block.text(line))) block.lines.push_back(line);
}

Result<bool> NdjsonReader::skipRestOfLine() {
  std::string piece;
  unfinished_.clear();
  for (;;) {
    piece.resize(kBlockSize);
    const auto count = stream_.read(piece.data(), piece.size());
    if (!count) return count.error();
    if (count.value() == 0) {
      isAtEnd_ = true;
      return true;
    }
    piece.resize(count.value());
    const std::size_t lineEnd = piece.find('\n');
    if (lineEnd == std::string::npos) continue;
    unfinished_ = piece.substr(lineEnd + 1);
    return true;
  }
}

std::optional<Error> readNdjsonLine(const ReportJsonReader& reader,
                                    const std::shared_ptr<const std::string>& path,
                                    const NdjsonBlock& block, const NdjsonLine& line,
                                    Report& report) {
  const std::string number = std::to_string(line.number);
  if (line.isTooLong) {
    return Error{"limit.bytes",
                 {*path + "：第 " + number + " 行超过大小上限",
                  *path + ":" + number + ": the line is longer than the limit"},
                 {"每行应为一份报告", "a line should hold one report"}};
  }
  const std::string_view text = block.text(line);
  if (const auto bad = findInvalidUtf8(text)) {
    const std::string byte = std::to_string(*bad + 1);
    return Error{"text.not-utf8",
                 {*path + "：第 " + number + " 行第 " + byte + " 字节不是 UTF-8",
                  *path + ":" + number + ": byte " + byte + " of the line is not UTF-8"},
                 {"请另存为 UTF-8 编码", "save it as UTF-8"}};
  }
  auto error = reader.read(std::make_shared<const SourceFile>(
                               SourceFile::makeLine(path, text, block.bytes, line.number)),
                           report);
  report.record = line.number;
  return error;
}

}  // namespace gouji
