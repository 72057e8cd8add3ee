// engine/lower/lower.h
//
// From checked declarations to the plan.
#pragma once

#include "engine/diag/diagnostic.h"
#include "engine/plan/plan.h"
#include "engine/sema/pack.h"

namespace gouji::lower {

/// Checks and lowers all rules, parameters, extracts and profiles of the pack. The plan holds the
/// declarations that have no mistake; the others have their diagnostics.
[[nodiscard]] plan::Plan lowerPack(const sema::Pack& pack, Diagnostics& diagnostics);

/// Checks what the tests of the pack expect against the instances there are.
void checkExpectations(const sema::Pack& pack, const plan::Plan& plan, Diagnostics& diagnostics);

}  // namespace gouji::lower
