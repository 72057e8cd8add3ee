// engine/eval/profile.h
//
// What a profile makes of a plan: which rules run, at which level, with which parameters.
#pragma once

#include <optional>

#include "engine/base/date.h"
#include "engine/eval/evaluate.h"
#include "engine/plan/plan.h"

namespace gouji {

/// The options as the rules alone say: everything on but what is off by default, no level changed,
/// parameters as declared. All three lists are filled in, ready to be changed.
[[nodiscard]] EvaluationOptions makeDefaultOptions(const plan::Plan& plan);

/// Applies the changes of a profile in order. A rule that is off until a day is on again from the
/// day after it; without `today` it is off.
void applyProfile(const plan::Profile& profile, std::optional<Date> today,
                  EvaluationOptions& options);

/// The profile with that name, null when there is none.
[[nodiscard]] const plan::Profile* findProfile(const plan::Plan& plan, std::string_view name);

}  // namespace gouji
