// engine/plan/archive.h
//
// How a plan lies in bytes (base/archive.h): its texts stay where they are.
#pragma once

#include "engine/base/archive.h"
#include "engine/plan/plan.h"

namespace gouji::plan {

inline void transfer(ArchiveReader& archive, Text& value) {
  const std::uint32_t size = archive.count();
  value = Text::lyingAt({archive.take(size), size});
}
template <typename A>
void transfer(A& archive, LocalizedText& value) {
  transfer(archive, value.zh);
  transfer(archive, value.en);
}

/// All arrays of a plan but its contentHash, which is the hash of these bytes, and what was worked
/// out from it.
template <typename A>
void transferPlan(A& archive, Plan& plan);

}  // namespace gouji::plan
