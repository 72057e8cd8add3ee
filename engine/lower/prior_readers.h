// engine/lower/prior_readers.h
//
// Which rules read last year's report.
//
// A rule does when its `when` or `check` does; a message that quotes last year's figure does not
// make it one. It is worked out here, once for the plan, so that a run without last year's reports
// need not ask it for every report.
#pragma once

#include "engine/plan/plan.h"

namespace gouji::lower {

/// Sets Rule::readsPrior of every rule.
void markPriorReaders(plan::Plan& plan);

}  // namespace gouji::lower
