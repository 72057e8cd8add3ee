// engine/render/snippet.h
//
// Lines of the submitted text with what is meant underlined, as compilers show them.
//
//      |
//   57 | 一、本年新收政府信息公开申请数量    70  3   1   0   0   0   47
//      |                                     --  -   -   -   -   -   ^^ 按算式应为 74
#pragma once

#include <string>
#include <vector>

#include "engine/render/terminal_text.h"
#include "engine/text/source_file.h"

namespace gouji::render {

struct Mark {
  TextPlace place;
  enum class Kind : unsigned char { kPrimary, kSuspect, kSecondary } kind = Kind::kSecondary;
  /// Stands beside the underline; may be empty. Safe to print.
  std::string label;
};

struct SnippetStyle {
  std::size_t width = 100;
  Painter painter{false};
  Style level = Style::kError;  // of the primary mark
  /// Lines beyond this many are left out, those of secondary marks first.
  std::size_t maxLines = 8;
};

struct Snippet {
  /// Each line ends with "\n". Empty when none of the marks lies in the source.
  std::string text;
  /// Columns before the `|`, for what is to be aligned with it.
  std::size_t margin = 3;
};

/// The lines of `marks` with underlines.
[[nodiscard]] Snippet drawSnippet(const SourceFile& source, std::vector<Mark> marks,
                                  const SnippetStyle& style);

}  // namespace gouji::render
