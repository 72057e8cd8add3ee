// engine/render/html_renderer.h
//
// One HTML file that needs no network: findings with filters, and the reports with marked cells.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeHtmlRenderer(const RenderOptions& options);

}  // namespace gouji::render
