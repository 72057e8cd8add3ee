// engine/render/terminal_text.h
//
// Text on a terminal: made harmless, measured in display columns, wrapped and coloured.
//
// What stands in a report is a stranger's text. Before it reaches a terminal its control characters
// are replaced, because an escape sequence could otherwise rewrite what the reader sees, and so are
// the marks that change the direction of writing, because they could reorder it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/finding/finding.h"

namespace gouji::render {

/// `text` without anything a terminal would act on: line ends and tabs become one space, other
/// controls, direction marks and broken UTF-8 become U+FFFD.
[[nodiscard]] std::string toPlainLine(std::string_view text);

/// Appends one code point the way toPlainLine does.
void appendHarmless(std::string& out, char32_t codePoint);

/// Breaks `text` into lines of at most `width` display columns. Chinese breaks between any two
/// characters, except before closing and after opening punctuation; other words break at spaces
/// unless one is longer than a line. Lines after the first start with `indent` spaces, which count.
[[nodiscard]] std::string wrapText(std::string_view text, std::size_t width, std::size_t indent);

enum class Style : unsigned char { kPlain, kBold, kDim, kError, kWarning, kInfo, kPath, kGutter };

/// Puts colours around text, or leaves it alone.
class Painter {
 public:
  explicit Painter(bool enabled) : enabled_(enabled) {}
  [[nodiscard]] std::string paint(Style style, std::string_view text) const;

 private:
  bool enabled_;
};

[[nodiscard]] Style styleOf(FindingLevel level);

}  // namespace gouji::render
