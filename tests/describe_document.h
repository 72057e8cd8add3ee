// tests/describe_document.h
//
// A document as text, for tests of readers.
#pragma once

#include <string>

#include "engine/document/document.h"

namespace gouji::test {

/// One line per block: `p text`, `h2 text`, `break`, or the cells of a grid as `(row,column rowspan
/// x colspan text)`, "grid?" when its spans are not reliable.
inline std::string describe(const Document& document) {
  std::string out;
  for (const DocumentBlock& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out += (paragraph->headingLevel == 0 ? "p "
                                           : "h" + std::to_string(paragraph->headingLevel) + " ") +
             paragraph->text.text() + "\n";
    } else if (const auto* grid = std::get_if<Grid>(&block)) {
      out += grid->spansAreReliable ? "grid" : "grid?";
      for (const GridCell& cell : grid->cells) {
        out += " (" + std::to_string(cell.row) + "," + std::to_string(cell.column);
        if (cell.rowSpan * cell.columnSpan > 1) {
          out += " " + std::to_string(cell.rowSpan) + "x" + std::to_string(cell.columnSpan);
        }
        out += " " + cell.text.text() + ")";
      }
      out += "\n";
    } else {
      out += "break\n";
    }
  }
  return out;
}

}  // namespace gouji::test
