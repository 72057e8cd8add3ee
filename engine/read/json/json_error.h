// engine/read/json/json_error.h
//
// Says in words, with line and column, what is wrong with a JSON text.
#pragma once

#include "engine/base/result.h"
#include "engine/read/json/json_scanner.h"
#include "engine/text/source_file.h"

namespace gouji::json {

/// An error at a place: "a.json：第 3 行第 17 列：…" / "a.json:3:17: …".
[[nodiscard]] Error makeErrorAt(const SourceFile& source, ByteOffset offset, std::string code,
                                const Localized& what, Localized hint = {});

/// "json.syntax" or "limit.nesting" for what stopped the scanner.
[[nodiscard]] Error describeFailure(const SourceFile& source, const Failure& failure);

/// At most `most` code points of `text`, with "…" when some are left out: what a message quotes
/// must not be as long as the file.
[[nodiscard]] std::string abridge(std::string_view text, std::size_t most = 40);

}  // namespace gouji::json
