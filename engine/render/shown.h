// engine/render/shown.h
//
// Which findings an output for people lists.
#pragma once

#include "engine/finding/finding.h"
#include "engine/render/renderer.h"

namespace gouji::render {

/// Accepted findings never, undecided ones when asked for, everything else always.
[[nodiscard]] inline bool isShown(const Finding& finding, const RenderOptions& options) {
  if (finding.suppressed) return false;
  return finding.outcome != Outcome::kUndecided || options.showUndecided;
}

}  // namespace gouji::render
