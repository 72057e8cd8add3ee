// engine/judge/verdict.h
//
// One verdict is one finding: which result it shows, at which cell, and what it speaks for besides.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/finding/finding.h"
#include "engine/judge/causes.h"

namespace gouji::judge {

struct Verdict {
  /// Index into Evaluation::results.
  std::size_t result = 0;
  /// The wrong cell, if it was located.
  CellId cell = kNoCell;
  std::vector<Suspect> suspects;
  /// Results of the same cause. Those that got no verdict of their own come with this one.
  std::vector<std::size_t> related;
  /// The gravest level of what it speaks for.
  plan::Level level = plan::Level::kError;
};

/// Every failed, undecided or erroneous result is in exactly one verdict, as its own or as related
/// of the one that speaks for it. In the order of the results.
[[nodiscard]] std::vector<Verdict> reachVerdicts(const plan::Plan& plan, const Report& report,
                                                 const Evaluation& evaluation,
                                                 const std::vector<Cause>& causes);

}  // namespace gouji::judge
