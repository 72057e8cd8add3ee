// engine/render/markdown_renderer.h
//
// Markdown for a comment on a pull request.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeMarkdownRenderer(const RenderOptions& options);

}  // namespace gouji::render
