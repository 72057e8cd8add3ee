#include "engine/text/source_file.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

// The library's search for one character passes over whole lines at once.
std::vector<ByteOffset> findLaterLines(std::string_view text) {
  std::vector<ByteOffset> starts;
  std::size_t feed = text.find('\n');
  std::size_t carriage = text.find('\r');
  while (feed != std::string_view::npos || carriage != std::string_view::npos) {
    std::size_t at = std::min(feed, carriage);
    if (feed == at + 1) at = feed;  // "\r\n" ends one line
    starts.push_back(static_cast<ByteOffset>(at + 1));
    if (feed <= at) feed = text.find('\n', at + 1);
    if (carriage <= at) carriage = text.find('\r', at + 1);
  }
  return starts;
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<SourceFile> SourceFile::make(std::string path, std::string text,
                                    std::shared_ptr<const OffsetMap> originals) {
  if (text.size() > std::numeric_limits<ByteOffset>::max() - 1) {
    return Error{"limit.bytes",
                 {path + "：文件不小于 4 GiB，无法处理", path + ": the file has 4 GiB or more"},
                 {"请拆分后再提交", "split it into smaller files"}};
  }
  if (const auto bad = findInvalidUtf8(text)) {
    const auto line =
        1 + static_cast<std::size_t>(
                std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n'));
    const std::string where = std::to_string(*bad);
    const std::string lineText = std::to_string(line);
    return Error{"text.not-utf8",
                 {path + "：不是 UTF-8 文本（第 " + lineText + " 行，第 " + where + " 字节处）",
                  path + ": not UTF-8 text (line " + lineText + ", byte " + where + ")"},
                 {"请另存为 UTF-8 编码", "save it as UTF-8"}};
  }
  auto owner = std::make_shared<const std::string>(std::move(text));
  SourceFile file;
  file.path_ = std::make_shared<const std::string>(std::move(path));
  file.text_ = *owner;
  file.owner_ = std::move(owner);
  file.laterLines_ = findLaterLines(file.text_);
  file.originals_ = std::move(originals);
  return file;
}

std::uint64_t SourceFile::originalOffset(ByteOffset offset) const {
  return originals_ == nullptr ? offset : originals_->toOriginal(offset);
}

SourceFile SourceFile::makeLine(std::shared_ptr<const std::string> path, std::string_view line,
                                std::shared_ptr<const void> owner, std::uint32_t lineNumber) {
  SourceFile file;
  file.path_ = std::move(path);
  file.text_ = line;
  file.owner_ = std::move(owner);
  file.firstLine_ = lineNumber;
  return file;
}

std::string_view SourceFile::slice(Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text_.size());
  return text_.substr(begin, end - begin);
}

LineColumn SourceFile::locate(ByteOffset offset) const {
  std::size_t end = std::min<std::size_t>(offset, text_.size());
  const auto next = std::upper_bound(laterLines_.begin(), laterLines_.end(), end);
  const auto index = static_cast<std::size_t>(next - laterLines_.begin());
  std::size_t begin = index == 0 ? 0 : laterLines_[index - 1];
  if (index == 0 && text_.starts_with(kByteOrderMark)) begin = std::min(kByteOrderMark.size(), end);
  while (end > begin && end < text_.size() &&
         (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U)
    --end;
  const std::size_t column = countCodePoints(text_.substr(begin, end - begin)) + 1;
  return {static_cast<std::uint32_t>(firstLine_ + index), static_cast<std::uint32_t>(column)};
}

std::string_view SourceFile::line(std::uint32_t number) const {
  if (number < firstLine_ || number - firstLine_ > laterLines_.size()) return {};
  const std::size_t index = number - firstLine_;
  const std::size_t begin = index == 0 ? 0 : laterLines_[index - 1];
  std::size_t end = index < laterLines_.size() ? laterLines_[index] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  std::string_view view = text_.substr(begin, end - begin);
  if (index == 0 && view.starts_with(kByteOrderMark)) view.remove_prefix(kByteOrderMark.size());
  return view;
}

ByteOffset SourceFile::lineStart(std::uint32_t number) const {
  if (number < firstLine_) return 0;
  const std::size_t index = number - firstLine_;
  if (index > laterLines_.size()) return static_cast<ByteOffset>(text_.size());
  if (index > 0) return laterLines_[index - 1];
  return static_cast<ByteOffset>(text_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
}

std::uint32_t SourceFile::lineCount() const {
  return static_cast<std::uint32_t>(laterLines_.size() + 1);
}

}  // namespace gouji
