// engine/render/summary_text.h
//
// What a run says of itself in the end: findings by level, and all five outcomes.
#pragma once

#include <string>

#include "engine/finding/finding.h"
#include "engine/render/renderer.h"

namespace gouji::render {

/// "1 个错误，2 个警告"; levels without findings are left out; empty when there are none.
[[nodiscard]] std::string describeLevels(const std::array<std::uint64_t, 3>& byLevel,
                                         const RenderOptions& options);

/// The rules that were not run and why, with their ids when `named`; empty when there are none.
[[nodiscard]] std::string describeNotRun(const RunSummary& summary, Language language, bool named);

/// The summary in words, each line ending with "\n". Says that there are undecided checks and how
/// to see them unless they were shown.
[[nodiscard]] std::string describeSummary(const RunSummary& summary, const RenderOptions& options);

}  // namespace gouji::render
