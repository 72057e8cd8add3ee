// engine/render/office_renderer.h
//
// The findings as the writers of Excel, Word and PDF get them: in words, one frame per report.
//
// The libraries that write such documents are not part of the program; see engine/render/office.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

/// For the workbook, which is about the whole run.
[[nodiscard]] std::unique_ptr<Renderer> makeWorkbookRenderer(const RenderOptions& options);
/// For outputs that write into the document that was submitted, which they get with the findings.
[[nodiscard]] std::unique_ptr<Renderer> makeAnnotationRenderer(const RenderOptions& options);

}  // namespace gouji::render
