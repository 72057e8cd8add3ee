#include "engine/read/markdown_marks.h"

#include <algorithm>
#include <string_view>

namespace gouji {
namespace {

constexpr std::size_t kMostBytes = std::size_t{4} << 20;
constexpr int kFewestHeadings = 2;

std::string_view skipBlanks(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}

bool isHeading(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  return marks != std::string_view::npos && marks >= 1 && marks <= 6 && line[marks] == ' ';
}

// | --- | :-: |
bool isTableRule(std::string_view line) {
  return line.starts_with('|') && line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

/// What the lines of a document show, up to where they show enough.
struct Marks {
  int headings = 0;
  bool hasRule = false;

  void readLines(std::string_view text) {
    // Most paragraphs have neither mark.
    if (text.find('#') == std::string_view::npos && text.find("--") == std::string_view::npos)
      return;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = skipBlanks(text.substr(begin, end - begin));
      headings += isHeading(line) ? 1 : 0;
      hasRule = hasRule || isTableRule(line);
      begin = end + 1;
    }
  }
};

}  // namespace

bool isPrintedMarkdown(const Document& document) {
  Marks marks;
  std::size_t bytes = 0;
  for (const DocumentBlock& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || paragraph->headingLevel > 0) continue;
    bytes += paragraph->text.text().size();
    if (bytes > kMostBytes) return false;
    marks.readLines(paragraph->text.text());
  }
  return marks.hasRule || marks.headings >= kFewestHeadings;
}

}  // namespace gouji
