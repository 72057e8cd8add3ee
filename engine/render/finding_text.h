// engine/render/finding_text.h
//
// One finding as people read it: place, message, the lines meant, the computation, the suspects,
// the basis.
#pragma once

#include <string>

#include "engine/finding/finding.h"
#include "engine/render/renderer.h"

namespace gouji::render {

/// Several lines, the last one ending with "\n". `source` is the submitted text or null; without
/// one the cells are listed instead of shown.
[[nodiscard]] std::string describeFinding(const Finding& finding, const SourceFile* source,
                                          const RenderOptions& options);

}  // namespace gouji::render
