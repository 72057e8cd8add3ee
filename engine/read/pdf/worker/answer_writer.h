// engine/read/pdf/worker/answer_writer.h
//
// Writes the lines of the answer. A report has some thousand letters, and the formatting of printf
// took as long as the tables. Licence: GPL-3.0-or-later.
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <string_view>

namespace gouji::pdf {

/// Writes a number with two decimals as `%.2f` does, and gives the end of it.
inline char* writeDecimals(char* out, char* end, double number) {
  const double hundredths = number * 100;
  if (!std::signbit(number) && hundredths < 1e9) {
    const auto whole = static_cast<std::uint64_t>(hundredths);
    const double rest = hundredths - static_cast<double>(whole);
    // Half a hundredth is not exactly that in a double: which way it goes, to_chars knows.
    if (std::abs(rest - 0.5) > 1e-6) {
      const std::uint64_t rounded = whole + (rest > 0.5 ? 1 : 0);
      out = std::to_chars(out, end, rounded / 100).ptr;
      *out++ = '.';
      *out++ = static_cast<char>('0' + rounded / 10 % 10);
      *out++ = static_cast<char>('0' + rounded % 10);
      return out;
    }
  }
  return std::to_chars(out, end, number, std::chars_format::fixed, 2).ptr;
}

/// A word, then numbers with two decimals, a blank before each.
inline void printNumbers(std::string_view word, std::initializer_list<double> numbers) {
  std::fwrite(word.data(), 1, word.size(), stdout);
  for (const double number : numbers) {
    std::array<char, 330> text;  // the longest double has 309 digits before the point
    text[0] = ' ';
    const char* end = writeDecimals(text.data() + 1, text.data() + text.size(), number);
    std::fwrite(text.data(), 1, static_cast<std::size_t>(end - text.data()), stdout);
  }
}

}  // namespace gouji::pdf
