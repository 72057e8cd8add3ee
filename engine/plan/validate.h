// engine/plan/validate.h
//
// Whether a plan points only to what it has: what the evaluator relies on without looking. The
// build holds the built-in plan to it, and the tests every plan they compile.
#pragma once

#include "engine/plan/plan.h"

namespace gouji::plan {

/// True when every index of the plan is in range, every node has operands of the class its
/// operation wants and stands behind them, and every instance names cells, sections and tables of
/// its own form. Linear in the size of the plan.
[[nodiscard]] bool isConsistent(const Plan& plan);

}  // namespace gouji::plan
