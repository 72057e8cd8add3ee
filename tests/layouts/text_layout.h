// tests/layouts/text_layout.h
//
// The ways in which web pages, scanners and PDF extraction write a table down.
#pragma once

#include <string>
#include <vector>

#include "tests/layouts/trial.h"

namespace gouji::layouts {

enum class TextLayout : std::uint8_t {
  kTabs,
  kPipes,          // a | b |
  kPipesPadded,    // merged cells come as empty ones at the end of the row
  kMarkdown,       // | a | b | with a separator
  kMarkdownSplit,  // a table for each row, under a heading, with invented heads
  kSpaces,
  kColumns,  // set with runs of spaces
  kCellALine,
  kCellAParagraph,
  kBarePipe,  // a line with `|` after each cell
  kCellPipe,  // "a |" for each cell
  kOneLine,   // the whole report
  kPaged,     // tabs, cut by page marks with the heads again
  kWrapped,   // labels broken at twelve letters, the numbers beside one of the lines
  kDetached,  // some rows of numbers stand without their labels, which come before or after
  kCount,
};

[[nodiscard]] const char* layoutName(TextLayout layout);
[[nodiscard]] LayoutTraits traitsOf(TextLayout layout);

[[nodiscard]] std::vector<std::string> renderLines(const SampleReport& report, TextLayout layout,
                                                   Random& random);
[[nodiscard]] std::string joinLines(const std::vector<std::string>& lines, TextLayout layout);

/// Spoils the lines of the text.
void damageLines(std::vector<std::string>& lines, Damage damage, std::uint32_t strength,
                 TextLayout layout, Random& random);

/// A report written down so, and spoiled.
[[nodiscard]] Trial makeText(TextLayout layout, Damage damage, std::uint64_t seed);

}  // namespace gouji::layouts
