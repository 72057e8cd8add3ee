// tests/layouts/pdf_layout.h
//
// The ways in which a PDF draws the tables: letters at their places and, mostly, lines around them.
#pragma once

#include <string>

#include "tests/layouts/damage.h"

namespace gouji::layouts {

enum class PdfLayout : std::uint8_t {
  kLines,         // each border once
  kBoxes,         // each cell draws its own border
  kThinRects,     // borders are filled rectangles, as word processors and browsers draw them
  kForm,          // everything inside a form, moved and scaled
  kOpenSides,     // no lines at the left and right end
  kShortPages,    // tables cut at the end of small pages, the heads again or not
  kNarrow,        // labels and long numbers broken over several lines of their cell
  kShuffled,      // letters drawn one by one in no order
  kRowLinesOnly,  // no vertical lines
  kNoLines,       // columns of text
  kCount,
};

[[nodiscard]] const char* layoutName(PdfLayout layout);
[[nodiscard]] LayoutTraits traitsOf(PdfLayout layout);

/// The document as bytes. `sample.expected` follows what cannot be told from it: a number broken
/// over lines.
[[nodiscard]] std::string renderPdf(SampleReport& report, PdfLayout layout, Damage damage,
                                    std::uint32_t strength, Random& random);

}  // namespace gouji::layouts
