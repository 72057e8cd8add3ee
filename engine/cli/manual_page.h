// engine/cli/manual_page.h
//
// The manual page, made from the table of commands.
#pragma once

#include <string>

#include "engine/base/localized.h"

namespace gouji::cli {

/// What `gouji help --man` prints: gouji(1) as roff with the macros of man(7).
[[nodiscard]] std::string writeManualPage(Language language);

}  // namespace gouji::cli
