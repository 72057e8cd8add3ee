// engine/eval/message.h
//
// The author's message with its values filled in.
#pragma once

#include <string>

#include "engine/eval/run.h"

namespace gouji::eval {

/// Empty when the author wrote none. Evaluates the nodes of the pieces.
[[nodiscard]] std::string composeMessage(Run& run, const plan::Message& message, Language language);

}  // namespace gouji::eval
