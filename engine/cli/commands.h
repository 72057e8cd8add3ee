// engine/cli/commands.h
//
// What each command does. Every function returns the exit status of the program.
#pragma once

#include <memory>

#include "engine/cli/arguments.h"
#include "engine/cli/console.h"
#include "engine/config/settings.h"
#include "engine/driver/session.h"

namespace gouji::cli {

int runLint(const Arguments& arguments, const Console& console);
int runExtract(const Arguments& arguments, const Console& console);
int runExplain(const Arguments& arguments, const Console& console);
int runRulesList(const Arguments& arguments, const Console& console);
int runRulesCheck(const Arguments& arguments, const Console& console);
int runRulesTest(const Arguments& arguments, const Console& console);
/// `rules test --mutate`: what the rules notice of slips made in a report that is right.
int runRulesMutate(const Arguments& arguments, const Console& console);
int runRulesFmt(const Arguments& arguments, const Console& console);
int runRulesDoc(const Arguments& arguments, const Console& console);
int runBaselineCreate(const Arguments& arguments, const Console& console);
int runBaselinePrune(const Arguments& arguments, const Console& console);
int runBaselineShow(const Arguments& arguments, const Console& console);
int runConfigShow(const Arguments& arguments, const Console& console);

/// How many reports are checked at the same time. Fails with "usage".
[[nodiscard]] Result<std::size_t> parseJobs(const Settings& settings);

/// Opens a session with these settings; complains and gives null when that fails. `arguments` has
/// what is no setting: the day of the run. Without `hasPrior` rules on last year's report rest.
[[nodiscard]] std::unique_ptr<Session> openSession(const Settings& settings,
                                                   const Arguments& arguments,
                                                   const Console& console, bool hasPrior = true);

/// Writes to standard output or to --output; complains when that fails. The status is `otherwise`
/// unless something could not be written.
int writeOutput(const Arguments& arguments, const Console& console, std::string_view text,
                int otherwise = kNothingFound);

}  // namespace gouji::cli
