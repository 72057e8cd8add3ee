// engine/eval/foregone.h
//
// Checks whose outcome is known before a report is read, if only it turns out to be as usual.
//
// "No cell of this row is blank" and "this is a whole number of 0 or more" hold for every plain
// cell, whatever it holds; "part three has the number three" for every part that is in place; what
// compares with last year does not apply without last year's report. Rules of this kind are by far
// the most numerous, and nearly always that is all there is to say. So a check is evaluated once
// per plan over what is known of a report for which the facts hold (facts.h): of a plain cell, its
// state, the kind of its number, and the interval its value lies in. The arithmetic is that of
// missing cells (number.h): what the intervals decide holds for every value in them. Where that
// gives no answer, or a failure, the check is evaluated report by report.
#pragma once

#include <optional>
#include <vector>

#include "engine/eval/facts.h"
#include "engine/finding/finding.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

struct Foregone {
  /// kPass or kNotApplicable.
  Outcome outcome = Outcome::kPass;
  /// What has to hold. Ascending.
  std::vector<Fact> facts;
};

/// Nothing when the outcome depends on more than facts.
[[nodiscard]] std::optional<Foregone> findForegone(const plan::Plan& plan,
                                                   const plan::Instance& instance);

}  // namespace gouji::eval
