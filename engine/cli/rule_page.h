// engine/cli/rule_page.h
//
// All that is to be said of one rule: what it checks, why, and how to switch it off.
#pragma once

#include <string>

#include "engine/cli/console.h"
#include "engine/plan/plan.h"

namespace gouji::cli {

[[nodiscard]] std::string describeRule(const plan::Plan& plan, std::uint32_t rule,
                                       const Console& console);

/// Its id, name, title and what it checks, with an empty line behind: a heading for its results.
[[nodiscard]] std::string summarizeRule(const plan::Plan& plan, std::uint32_t rule,
                                        const Console& console);

}  // namespace gouji::cli
