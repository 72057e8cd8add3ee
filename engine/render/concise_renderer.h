// engine/render/concise_renderer.h
//
// One line per finding: `file:line:column: level instance message`, and one line of summary.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeConciseRenderer(const RenderOptions& options);

}  // namespace gouji::render
