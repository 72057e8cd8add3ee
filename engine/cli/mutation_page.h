// engine/cli/mutation_page.h
//
// What rules are worth, as a table: slips of each kind, caught at which level and by which rules,
// and what no rule noticed.
#pragma once

#include <string>

#include "engine/cli/console.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"
#include "engine/ruletest/mutation_run.h"

namespace gouji::cli {

/// One mutation run and what it was made of; all must outlive the page.
struct MutationSubject {
  const plan::Plan& plan;
  const Report& report;
  const MutationRun& run;
};

/// For people. `isVerbose` lists everything that was not caught, not only the first places.
[[nodiscard]] std::string showMutationsAsText(const MutationSubject& subject,
                                              const Console& console, bool isVerbose);

/// For programs: totals per table and kind, and every mutant with its verdict, a line each.
[[nodiscard]] std::string showMutationsAsJson(const MutationSubject& subject);

}  // namespace gouji::cli
