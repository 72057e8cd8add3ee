// engine/read/markdown_marks.h
//
// Markdown that was printed as it stands: a Word document, a PDF or a page whose paragraphs begin
// with `##` and whose tables are rows of bars.
//
// A text in Markdown that was opened in an office program and saved as a document keeps its marks.
// Such paragraphs are lines of that text and are to be read as it would be.
#pragma once

#include "engine/document/document.h"

namespace gouji {

/// Whether the paragraphs of a document are Markdown: the rule under the head of a table among
/// them, or several headings of `#`. Documents larger than any report are none.
[[nodiscard]] bool isPrintedMarkdown(const Document& document);

}  // namespace gouji
