// engine/driver/explanation.h
//
// How single checks of one report came out, passed ones included, with every value that took part.
#pragma once

#include <string>
#include <vector>

#include "engine/driver/session.h"

namespace gouji {

/// The findings meant by `wanted`:
///   a rule ("ARI-03")               its failed and undecided instances, or all when none failed
///   an instance ("ARI-03[total]")   that one, however it ended
///   a fingerprint (16 digits)       the finding of that name
/// With suspects where cells were located. Empty when there is no such check on this report.
[[nodiscard]] std::vector<Finding> explainChecks(const Session& session, const Report& report,
                                                 const Report* prior, const std::string& wanted);

}  // namespace gouji
