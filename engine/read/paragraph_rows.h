// engine/read/paragraph_rows.h
//
// Tables that were flattened to paragraphs: `a | b |` or cells between tabs, a paragraph or a line
// of one for each row.
//
// Pages and word processors make them where a table was copied as text. Two rows or more that
// follow each other are a grid whose spans nobody knows; a row alone is a sentence with a bar in
// it. Cells alone in their row, "a |", become paragraphs of their own without the bar. Page marks
// that were copied along become page breaks.
#pragma once

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/read.h"

namespace gouji {

/// Puts grids and page breaks in the place of such paragraphs. A document that is Markdown as it
/// stands is left to readPrintedMarkdown(), which needs its lines. Errors: "limit.cells",
/// "limit.tables".
[[nodiscard]] std::optional<Error> gatherParagraphRows(Document& document,
                                                       const ReadLimits& limits);

}  // namespace gouji
