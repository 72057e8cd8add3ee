// engine/decision/decision_words.h
//
// What is said about decisions: why one does not hold any more, and that nothing needs one.
#pragma once

#include <string>

#include "engine/decision/decisions.h"

namespace gouji {

[[nodiscard]] Suppression suppressionOf(const Waiver& waiver);
[[nodiscard]] Suppression suppressionOf(const BaselineEntry& entry);

/// Accepted once, for other values than those that stand there now.
[[nodiscard]] Lapse describeChange(const Waiver& waiver);
[[nodiscard]] Lapse describeChange(const BaselineEntry& entry);
/// Accepted until a day that is over.
[[nodiscard]] Lapse describeExpiry(const Waiver& waiver);

/// The finding at a decision that nothing needs. `state` kUnseen: not even its report was found.
[[nodiscard]] Finding describeUnused(const Waiver& waiver, DecisionState state, Date today);
[[nodiscard]] Finding describeUnused(const BaselineEntry& entry, const std::string& path);

}  // namespace gouji
