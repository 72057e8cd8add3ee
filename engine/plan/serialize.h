// engine/plan/serialize.h
//
// A plan as one run of bytes, and back.
//
// The bytes are what the build embeds and what a cache of compiled rules would hold, so they are
// read on every start: one pass, no parsing. They are also not trusted: every count and every index
// is checked while reading, and a damaged text gives an Error, never a plan that points outside
// itself.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/plan/plan.h"

namespace gouji::plan {

/// Header (magic, version, hash of what follows) and the arrays of the plan, little-endian.
[[nodiscard]] std::string serializePlan(const Plan& plan);

/// Errors: "plan.not-a-plan", "plan.version", "plan.damaged".
[[nodiscard]] Result<Plan> deserializePlan(std::string_view bytes);

/// What `Plan::contentHash` is set to by whoever finishes a plan.
[[nodiscard]] std::string hashOf(const Plan& plan);

}  // namespace gouji::plan
