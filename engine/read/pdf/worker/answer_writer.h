// engine/read/pdf/worker/answer_writer.h
//
// Writes the lines of the answer. A report has some thousand letters, and the formatting of printf
// took as long as the tables. Licence: GPL-3.0-or-later.
#pragma once

#include <array>
#include <charconv>
#include <cstdio>
#include <initializer_list>
#include <string_view>

namespace gouji::pdf {

/// A word, then numbers with two decimals as `%.2f` writes them, a blank before each.
inline void printNumbers(std::string_view word, std::initializer_list<double> numbers) {
  std::fwrite(word.data(), 1, word.size(), stdout);
  for (const double number : numbers) {
    std::array<char, 330> text;  // the longest double has 309 digits before the point
    text[0] = ' ';
    const auto end = std::to_chars(text.data() + 1, text.data() + text.size(), number,
                                   std::chars_format::fixed, 2)
                         .ptr;
    std::fwrite(text.data(), 1, static_cast<std::size_t>(end - text.data()), stdout);
  }
}

}  // namespace gouji::pdf
