// engine/render/sarif_renderer.h
//
// SARIF 2.1.0 (OASIS): what code hosts and editors read.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeSarifRenderer(const RenderOptions& options);

}  // namespace gouji::render
