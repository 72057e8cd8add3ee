// engine/read/html/html_reader.h
//
// Web pages as offices publish them: content-management wrappers, Word-to-web mark-up, tables with
// missing spans, navigation before the report.
//
// The page is parsed as a browser would (gumbo) and walked once. Tables that only lay out the page
// are walked through; tables that hold data become grids by the table model of HTML (Living
// Standard, section 4.9.12, "Forming a table").
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/read/read.h"

namespace gouji {

/// Reads a page in any charset. Places are spans of the page as UTF-8; `Document::charset` says
/// what it was. Errors: "limit.bytes", "limit.nesting", "limit.elements", "limit.cells",
/// "limit.tables", "limit.paragraphs", "text.unknown-charset".
[[nodiscard]] Result<Document> readHtml(const std::string& path, std::string bytes,
                                        const ReadLimits& limits);

/// Reads elements that stand in a text of another format, as Markdown allows. `part` is where; the
/// places of the blocks are spans of `source`. Errors: "limit.nesting", "limit.elements",
/// "limit.cells", "limit.tables", "limit.paragraphs", each counted within the part.
[[nodiscard]] Result<std::vector<DocumentBlock>> readHtmlPart(
    const std::shared_ptr<const SourceFile>& source, Span part, const ReadLimits& limits);

}  // namespace gouji
