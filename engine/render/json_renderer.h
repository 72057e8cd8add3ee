// engine/render/json_renderer.h
//
// One JSON object: `findings`, and the run's `summary`.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeJsonRenderer(const RenderOptions& options);

}  // namespace gouji::render
