// engine/read/text/text_reader.h
//
// Plain text and Markdown as a Document, whatever state the text is in.
//
// The reader decides only what the text itself says: a line with tabs or `|` between its pieces is
// a row of a grid, `#` marks a heading, "- 3 -" is a page mark, and a line as long as all the
// others goes on in the next one. What is not said (a number that floats away from its label, one
// cell a line) stays a paragraph of its own, and the binder finds out what it belongs to. A text
// never says how far a cell reaches: its grids carry `spansAreReliable = false`.
#pragma once

#include <memory>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/read.h"

namespace gouji {

/// Every cell and paragraph consists of verbatim pieces of `source`. `path` and `format` of the
/// document are set ("text" or "markdown"); the marks of Markdown are taken out of either, because
/// what a scanner program writes into a .txt is often Markdown. Fails with "limit.cells",
/// "limit.tables", "limit.paragraphs" or "limit.lines" only.
[[nodiscard]] Result<Document> readTextDocument(std::shared_ptr<const SourceFile> source,
                                                bool isMarkdown, const ReadLimits& limits);

}  // namespace gouji
