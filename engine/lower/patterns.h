// engine/lower/patterns.h
//
// Whether a pattern can be used, and where it is wrong if not: inside the string, not at its start.
#pragma once

#include <string>

#include "engine/narrative/pattern.h"
#include "engine/sema/reporter.h"
#include "engine/syntax/ast.h"

namespace gouji::lower {

/// The pattern of `matches(t, "…")`: RE2. False after a diagnostic.
bool checkRegex(const std::string& pattern, Span literal, const sema::Reporter& reporter);

/// The pattern of a clause of `extract`, in the notation of narrative/pattern.h.
bool checkClaimPattern(const syntax::Text& pattern, narrative::PatternKind kind,
                       const sema::Reporter& reporter);

/// Where byte `offset` of the value of a text literal stands in the file; escapes are counted.
[[nodiscard]] ByteOffset placeInLiteral(const SourceFile& source, Span literal, std::size_t offset);

}  // namespace gouji::lower
