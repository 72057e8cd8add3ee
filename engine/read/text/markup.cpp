#include "engine/read/text/markup.h"

#include <algorithm>
#include <string_view>

namespace gouji::text {
namespace {

/// Whether a tag of that name begins at `at`, in letters of either case.
bool isTag(std::string_view text, std::size_t at, std::string_view tag) {
  if (text.size() - at <= tag.size()) return false;
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char c = text[at + i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != tag[i]) return false;
  }
  return std::string_view(" \t\r\n>/").find(text[at + tag.size()]) != std::string_view::npos;
}

/// The start of the line `at` stands in, and the end of it without its line end.
Span wholeLines(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
  return {static_cast<ByteOffset>(first),
          static_cast<ByteOffset>(std::min(text.find('\n', end), text.size()))};
}

}  // namespace

std::vector<Span> findMarkup(const SourceFile& source) {
  const std::string_view text = source.text();
  std::vector<Span> found;
  std::size_t begin = 0;
  std::size_t depth = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (isTag(text, at, "<table")) {
      if (depth++ == 0) begin = at;
    } else if (depth > 0 && isTag(text, at, "</table") && --depth == 0) {
      const Span lines = wholeLines(text, begin, at);
      // Two tables of one line are one part.
      if (!found.empty() && found.back().end >= lines.begin)
        found.back().end = std::max(found.back().end, lines.end);
      else
        found.push_back(lines);
    }
  }
  return found;
}

}  // namespace gouji::text
