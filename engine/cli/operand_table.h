// engine/cli/operand_table.h
//
// Every cell of a check with its value and place, and the number that would satisfy the check.
#pragma once

#include <string>

#include "engine/cli/console.h"
#include "engine/driver/explanation.h"

namespace gouji::cli {

/// One cell a line, values under each other; empty for a check without cells. A label that all
/// cells share is said once, above them.
[[nodiscard]] std::string listOperands(const CheckExplanation& explanation, const Console& console);

}  // namespace gouji::cli
