// engine/parse/format.h
//
// A rule file in its canonical layout.
//
// The author decides where lines break, the formatter everything between: two spaces for each open
// brace, four for a line that goes on, one space between words, keys and labels of rows in columns,
// ASCII marks for the Chinese ones typed by habit. Texts and comments stay as they are. Formatting
// twice is formatting once, and the syntax tree is the same before and after.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/diag/diagnostic.h"
#include "engine/parse/parse.h"
#include "engine/text/source_file.h"

namespace gouji {

/// The formatted text, with LF line ends and one at the end; a byte order mark is dropped. Nothing,
/// with diagnostics, for a file with mistakes: its layout would be guessed.
[[nodiscard]] std::optional<std::string> formatRuleFile(
    const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics,
    const ParseLimits& limits = {});

}  // namespace gouji
