// engine/eval/claims.h
//
// The claims a rule can loop over: what the narrative says, and what the binder observed of the
// structure, brought into one shape.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/value.h"
#include "engine/narrative/claim.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"

namespace gouji::eval {

struct FoundClaim {
  narrative::Claim claim;
  /// Index into Report::observations, kNone for a claim of the narrative.
  std::uint32_t observation = kNone;
};

/// The claims of one collection in the order of the document. `cause` is set when the input cannot
/// tell whether there are any: no labels to observe, no section to read. There are none then.
struct ClaimList {
  std::vector<FoundClaim> claims;
  Cause cause;
};

/// Finds claims; built once per plan, safe to use from several threads.
class ClaimFinder {
 public:
  explicit ClaimFinder(const plan::Plan& plan);

  [[nodiscard]] ClaimList find(std::uint32_t collection, const Report& report) const;

 private:
  [[nodiscard]] ClaimList findInNarrative(const plan::Extract& extract, const Report& report) const;

  const plan::Plan& plan_;
};

}  // namespace gouji::eval
