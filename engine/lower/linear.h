// engine/lower/linear.h
//
// Equations of cells, read off the nodes: what the locator works on.
#pragma once

#include <optional>
#include <vector>

#include "engine/plan/plan.h"

namespace gouji::lower {

/// `left == right` as sum(coefficient * cell) == constant. Nothing when a side is not linear in
/// whole-number cells with whole coefficients, or names no cell.
[[nodiscard]] std::optional<plan::LinearRow> linearRowOf(const plan::Plan& plan, const Form& form,
                                                         plan::NodeId left, plan::NodeId right);

}  // namespace gouji::lower
