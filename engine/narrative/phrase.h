// engine/narrative/phrase.h
//
// Small questions about words at a place of a shadow text, shared by the built-in readers.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

#include "engine/narrative/shadow.h"

namespace gouji::narrative {

using Words = std::initializer_list<std::string_view>;

/// Whether `word` starts at (ends at) `offset`.
[[nodiscard]] bool hasWordAt(std::string_view text, std::size_t offset, std::string_view word);
[[nodiscard]] bool hasWordBefore(std::string_view text, std::size_t offset, std::string_view word);

/// The first of `words`, none of them empty, that starts at (ends at) `offset`; empty when none
/// does. Put longer words before their beginnings.
[[nodiscard]] std::string_view wordAt(std::string_view text, std::size_t offset, Words words);
[[nodiscard]] std::string_view wordBefore(std::string_view text, std::size_t offset, Words words);
[[nodiscard]] std::string_view wordBefore(std::string_view text, std::size_t offset,
                                          std::span<const std::string_view> words);

/// As `text.find(word, offset)`, and much faster: most Chinese characters share their first byte,
/// on which the standard library's search relies.
[[nodiscard]] std::size_t findWord(std::string_view text, std::string_view word,
                                   std::size_t offset = 0);
[[nodiscard]] bool containsAny(std::string_view text, Words words);

/// Whether the text is nothing but these words, in any order and number.
[[nodiscard]] bool consistsOf(std::string_view text, Words words);

[[nodiscard]] std::string_view slice(std::string_view text, Stretch stretch);

}  // namespace gouji::narrative
