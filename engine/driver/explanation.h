// engine/driver/explanation.h
//
// How single checks of one report came out, passed ones included, with every value that took part.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/driver/session.h"

namespace gouji {

struct CheckExplanation {
  Finding finding;
  /// By entry of finding.cells: the number that would satisfy the check if this cell alone held
  /// it. For sums that failed or are open; nothing where no number would do.
  std::vector<std::optional<Decimal>> remedies;
};

/// The checks meant by `wanted`:
///   a rule ("ARI-03")               its failed and undecided instances, or all when none failed
///   an instance ("ARI-03[total]")   that one, however it ended
///   a fingerprint (16 digits)       the finding of that name
/// With suspects where cells were located, and with the fingerprint of the finding that speaks for
/// the check. Empty when there is no such check on this report.
[[nodiscard]] std::vector<CheckExplanation> explainChecks(const Session& session,
                                                          const Report& report, const Report* prior,
                                                          const std::string& wanted);

}  // namespace gouji
