#include "engine/parse/code_point_map.h"

#include "engine/text/utf8.h"

namespace gouji::parse {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

CodePointMap CodePointMap::ofFile(const SourceFile& source) {
  CodePointMap map;
  const std::string_view text = source.text();
  std::size_t offset = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  map.base_ = static_cast<ByteOffset>(offset);
  map.verbatim_ = text.substr(offset);
  map.points_.reserve(text.size());
  map.fileOffsets_.reserve(text.size() + 1);
  while (offset < text.size()) {
    const std::size_t begin = offset;
    const char32_t point = static_cast<unsigned char>(text[offset]) < 0x80
                               ? static_cast<char32_t>(text[offset++])
                               : decodeUtf8(text, offset);
    map.add(point, begin);
  }
  map.finish(text.size());
  return map;
}

CodePointMap CodePointMap::ofLiteralPart(const SourceFile& source, Span span) {
  CodePointMap map;
  const std::string_view text = source.text().substr(0, span.end);
  map.isWholeFile_ = false;
  map.base_ = span.begin;
  map.verbatim_ = source.slice(span);
  map.isVerbatim_ = map.verbatim_.find('\\') == std::string_view::npos;
  std::size_t offset = span.begin;
  while (offset < span.end) {
    const std::size_t begin = offset;
    const bool isEscape = text[offset] == '\\' && offset + 1 < span.end &&
                          (text[offset + 1] == '"' || text[offset + 1] == '\\');
    if (isEscape) ++offset;
    map.add(decodeUtf8(text, offset), begin);
  }
  map.finish(span.end);
  return map;
}

void CodePointMap::add(char32_t point, std::size_t fileOffset) {
  points_.push_back(point);
  fileOffsets_.push_back(static_cast<ByteOffset>(fileOffset));
  if (isVerbatim_) return;
  textOffsets_.push_back(static_cast<ByteOffset>(resolved_.size()));
  appendUtf8(resolved_, point);
}

void CodePointMap::finish(std::size_t fileOffset) {
  fileOffsets_.push_back(static_cast<ByteOffset>(fileOffset));
  if (!isVerbatim_) textOffsets_.push_back(static_cast<ByteOffset>(resolved_.size()));
}

}  // namespace gouji::parse
