// engine/render/gitlab_renderer.h
//
// GitLab code quality (the Code Climate issue format).
#pragma once

#include <memory>

#include "engine/render/renderer.h"

namespace gouji::render {

[[nodiscard]] std::unique_ptr<Renderer> makeGitlabRenderer(const RenderOptions& options);

}  // namespace gouji::render
