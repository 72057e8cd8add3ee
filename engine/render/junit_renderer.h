// engine/render/junit_renderer.h
//
// JUnit XML: what CI servers read. An undecided check is a skipped test, never a passed one.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeJunitRenderer(const RenderOptions& options);

}  // namespace gouji::render
