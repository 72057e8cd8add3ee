// engine/read/text/printed_markdown.h
//
// The paragraphs of a document that are Markdown, read as the text they were printed from.
//
// They are put together to that text, the reader of texts reads it, and what it finds gets the
// places the words have in the document. So a report says the same as a text and printed.
#pragma once

#include <optional>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/read.h"

namespace gouji {

/// Puts headings, grids and paragraphs in the place of paragraphs that are Markdown (see
/// isPrintedMarkdown); any other document stays as it is. Page breaks between them are left out.
/// Errors: those of readTextDocument().
[[nodiscard]] std::optional<Error> readPrintedMarkdown(Document& document,
                                                       const ReadLimits& limits);

}  // namespace gouji
