// engine/render/ndjson_renderer.h
//
// One finding per line as JSON, each line complete when it is written.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeNdjsonRenderer(const RenderOptions& options);

}  // namespace gouji::render
