// engine/plan/serialize.h
//
// A plan as one run of bytes, and a plan that lies in such bytes.
//
// The build writes the built-in plan into the program, and every start uses it. So there is nothing
// to parse and next to nothing to copy: the large arrays are used where they lie, texts point into
// the bytes, and only what has parts (forms, rules, patterns to look for) is put together. The
// bytes are those of this build on this kind of machine and nobody else's: they are no file format,
// and nothing reads a plan that comes from outside. That a plan leads nowhere outside itself is
// checked where it is made (validate.h).
#pragma once

#include <string>
#include <string_view>

#include "engine/plan/plan.h"

namespace gouji::plan {

/// What the address of serialised plans must be a multiple of.
inline constexpr std::size_t kPlanAlignment = 16;

[[nodiscard]] std::string serializePlan(const Plan& plan);

/// The plan in `bytes`, which serializePlan of the same build wrote, and which must outlive it and
/// its copies.
[[nodiscard]] Plan planIn(std::string_view bytes);

/// What `Plan::contentHash` is set to by whoever finishes a plan.
[[nodiscard]] std::string hashOf(const Plan& plan);

}  // namespace gouji::plan
