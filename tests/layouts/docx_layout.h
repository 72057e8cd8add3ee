// tests/layouts/docx_layout.h
//
// The ways in which a Word document holds the tables. Written part by part, so that no word
// processor is needed.
#pragma once

#include <string>

#include "tests/layouts/damage.h"

namespace gouji::layouts {

enum class DocxLayout : std::uint8_t {
  kClean,            // gridSpan and vMerge
  kEmptyCells,       // merged cells as empty ones
  kRuns,             // letters and digits in many runs, with marks between them
  kTracked,          // values and rows corrected, with changes tracked or struck out
  kNumbered,         // numbers of headings and labels made by list styles
  kNested,           // the report in a cell of a table, its tables inside
  kSplitTables,      // cut at page ends, the heads again or not
  kContentControls,  // cells, rows and paragraphs in content controls
  kGridBefore,       // the cells under a merged one are left out
  kTabs,             // paragraphs with tabs
  kTextBoxes,        // each table in a text box, with its older form beside it
  kCount,
};

[[nodiscard]] const char* layoutName(DocxLayout layout);
/// Whether merged cells are one cell, so that there is no empty one that could be lost.
[[nodiscard]] bool mergesCells(DocxLayout layout);

/// Headings as a list prints them, which counts what is left of them.
void countHeadings(SampleReport& report);

/// The document as bytes.
[[nodiscard]] std::string renderDocx(const SampleReport& report, DocxLayout layout, Damage damage,
                                     std::uint32_t strength, Random& random);

}  // namespace gouji::layouts
