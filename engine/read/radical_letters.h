// engine/read/radical_letters.h
//
// Radicals that stand for the characters they look like.
//
// In many fonts 人 and the radical ⼈ are one glyph, and what takes the text out of a PDF may give
// the radical: ⼀、总体情况. People see no difference and nobody writes radicals, so each is taken
// for its character; the places are those of the radical.
#pragma once

#include "engine/document/document.h"

namespace gouji {

/// The character a radical or compatibility ideograph (U+2E80 to U+2FDF, U+F900 to U+FAFF) stands
/// for; any other `c` itself.
[[nodiscard]] char32_t unifyRadical(char32_t c);

/// Does so to every paragraph, every cell and the title.
void unifyRadicals(Document& document);

}  // namespace gouji
