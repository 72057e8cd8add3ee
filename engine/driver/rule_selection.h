// engine/driver/rule_selection.h
//
// Which rules a run uses, at which level, with which parameters: what the rule files say, changed
// by a profile, changed by --select and --ignore.
#pragma once

#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/eval/evaluate.h"
#include "engine/plan/plan.h"

namespace gouji {

struct RuleSelection {
  /// A profile of the plan; empty: none.
  std::string profile;
  /// Rule ids, their prefixes ("NAR") or names ("row-total"). Empty: all. A rule that is off unless
  /// somebody wants it is switched on by its own id or name, not by a prefix.
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  /// Decides which `off … until` still hold.
  Date today;
};

/// Fails with "rules.unknown-profile" or "rules.unknown-rule", naming what was probably meant.
[[nodiscard]] Result<EvaluationOptions> selectRules(const plan::Plan& plan,
                                                    const RuleSelection& selection);

}  // namespace gouji
