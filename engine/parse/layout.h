// engine/parse/layout.h
//
// How the words of a rule file are set: what stands for each, and the space between two of them.
#pragma once

#include <string>

#include "engine/parse/build_context.h"

namespace gouji::parse {

/// The word as the formatter writes it: ASCII marks, texts in straight quotes.
[[nodiscard]] std::string canonicalText(const Token& token);

/// Whether a space stands between two words of one line. `before` is the word before `left`, null
/// at the start of the file.
[[nodiscard]] bool needsSpace(const Token* before, const Token& left, const Token& right);

/// Whether a line that starts with `first` goes on with the clause of the line before, which ended
/// with `previous`. `isAxis`: in a list of rows or columns, where almost any word is a key.
[[nodiscard]] bool continuesLine(const Token& previous, const Token& first, const Token& next,
                                 bool isAxis);

}  // namespace gouji::parse
