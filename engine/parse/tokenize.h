// engine/parse/tokenize.h
//
// From text to words, and everything that can be told before the parser starts.
//
// What is a mistake whatever stands around it (`&&`, `。`, a text without its closing quote) is
// reported here, and the word it was meant to be takes its place. The limits on size and nesting
// are checked here too: the generated parser recurses, so it must never see a text that is nested
// too deep.
#pragma once

#include <memory>

#include "engine/diag/diagnostic.h"
#include "engine/parse/code_point_map.h"
#include "engine/parse/parse.h"
#include "engine/parse/token_buffer.h"
#include "engine/parse/word_reader.h"

namespace gouji::parse {

/// Fills `buffer` with the words of its text. False when a limit was exceeded; the buffer then
/// must not be parsed. The diagnostic was given.
[[nodiscard]] bool tokenize(TokenBuffer& buffer, WordReader& words,
                            const std::shared_ptr<const SourceFile>& source,
                            Diagnostics& diagnostics, const ParseLimits& limits);

}  // namespace gouji::parse
