// engine/render/rdjson_renderer.h
//
// The Reviewdog Diagnostic Format, one JSON object.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeRdjsonRenderer(const RenderOptions& options);

}  // namespace gouji::render
