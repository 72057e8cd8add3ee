// engine/plan/dump.h
//
// A plan as people read it: every instance with its expressions written out.
#pragma once

#include <string>

#include "engine/plan/plan.h"

namespace gouji::plan {

/// All rules and instances. The same for the same plan; for golden tests.
[[nodiscard]] std::string dumpPlan(const Plan& plan);

/// One expression as the instance's form sees it: `compare(==, sum(…), cell work[left, total])`.
/// Cut with `…` beyond 2,000 bytes: shared nodes can write out to any length.
[[nodiscard]] std::string dumpNode(const Plan& plan, const Form& form, NodeId node);

}  // namespace gouji::plan
