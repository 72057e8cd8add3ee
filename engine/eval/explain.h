// engine/eval/explain.h
//
// The line under an arithmetic finding that shows how it was computed, value by value.
//
// It is made from the plan, so it is there even where the author of a rule wrote no message, and it
// cannot disagree with what was computed.
#pragma once

#include "engine/base/localized.h"
#include "engine/eval/run.h"

namespace gouji::eval {

/// For example 「应为 74（70 + 3 + 1 + 0 + 0 + 0），实为 47，相差 −27」. Empty in both languages
/// when the check compares no numbers, or only tells how many things there are. The claim of the
/// instance must be bound.
[[nodiscard]] Localized explainInstance(Run& run, const plan::Instance& instance);

}  // namespace gouji::eval
