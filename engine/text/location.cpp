#include "engine/text/location.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

/// Whether a column can be counted on from the begin of the span to its end: within one line, and
/// from character to character.
bool isPlainStretch(const SourceFile& source, Span span) {
  const std::string_view text = source.text();
  const auto startsCharacter = [text](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  if (span.begin > span.end || span.end > text.size()) return false;
  const std::string_view stretch = source.slice(span);
  // EF may begin a byte order mark, which counts for no column.
  return startsCharacter(span.begin) && startsCharacter(span.end) &&
         std::none_of(stretch.begin(), stretch.end(),
                      [](char c) { return c == '\n' || c == '\r' || c == '\xEF'; });
}

}  // namespace

TextPlace placeOf(const SourceFile& source, Span span) {
  const LineColumn begin = source.locate(span.begin);
  if (!isPlainStretch(source, span)) return {span, begin, source.locate(span.end)};
  // The lines of a batch are long: columns are counted once.
  const auto length = static_cast<std::uint32_t>(countCodePoints(source.slice(span)));
  return {span, begin, {begin.line, begin.column + length}};
}

}  // namespace gouji
