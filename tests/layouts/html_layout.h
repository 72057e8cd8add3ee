// tests/layouts/html_layout.h
//
// The ways in which content management systems, word processors and people write a report as a
// page.
#pragma once

#include <string>

#include "tests/layouts/trial.h"

namespace gouji::layouts {

enum class HtmlLayout : std::uint8_t {
  kClean,        // merged cells with their spans
  kWord,         // saved by a word processor: labels over spans and paragraphs
  kExcel,        // pasted from a spreadsheet: every cell over several narrow columns
  kLostSpans,    // some cells lost their rowspan
  kUnfitHeads,   // the spans of the heads do not fit the rows below
  kNested,       // tables inside of tables that lay out the page
  kUnclosed,     // upper case, no quotes, no closing tags
  kEmptyCells,   // merged cells as empty ones
  kSplitTables,  // cut into several tables, the heads again or not
  kCmsPage,      // menus, metadata tables and links around the report
  kPortal,       // in the frame of that name, as the ones below (tests/layouts/page_frame.h)
  kColumns,
  kBlog,
  kSaved,
  kChat,
  kPhone,
  kGb18030,          // saved by a word processor, in the older character set
  kPiecesOfNumbers,  // the digits of a number in several elements, comments and references between
  kRowAParagraph,    // a paragraph `a | b |` for each row
  kCellAParagraph,   // a paragraph for each cell
  kDivisions,        // cells are <div>, as pages converted for telephones have them
  kPreformatted,     // text with tabs inside of <pre>
  kCount,
};

[[nodiscard]] const char* layoutName(HtmlLayout layout);
[[nodiscard]] LayoutTraits traitsOf(HtmlLayout layout);
/// Whether merged cells are one element, so that there is no empty cell that could be lost.
[[nodiscard]] bool mergesCells(HtmlLayout layout);

/// The page as bytes. Every value of the report is shown in it once.
[[nodiscard]] std::string renderHtml(const SampleReport& report, HtmlLayout layout, Damage damage,
                                     std::uint32_t strength, Random& random);

/// A random report with that damage, as such a page.
[[nodiscard]] Trial makePage(HtmlLayout layout, Damage damage, std::uint64_t seed);

}  // namespace gouji::layouts
