// engine/render/github_renderer.h
//
// Workflow commands of GitHub Actions: annotations beside the lines of a pull request.
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeGithubRenderer(const RenderOptions& options);

}  // namespace gouji::render
