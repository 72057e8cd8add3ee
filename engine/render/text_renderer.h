// engine/render/text_renderer.h
//
// The output for people: each finding with the lines it is about, underlined, and why.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeTextRenderer(const RenderOptions& options);

}  // namespace gouji::render
