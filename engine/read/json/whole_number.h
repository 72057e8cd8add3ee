// engine/read/json/whole_number.h
//
// Reads a whole number of JSON, which is what nearly all cells hold.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gouji::json {

/// A number with more digits may not fit 64 bits.
inline constexpr std::ptrdiff_t kMostDigits = 18;

[[nodiscard]] inline bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The end of the whole number that begins at `p`; null when another value does, or one with too
/// many digits.
[[nodiscard]] inline const char* scanWhole(const char* p, const char* end, std::int64_t& value) {
  const bool isNegative = p != end && *p == '-';
  if (isNegative) ++p;
  const char* const first = p;
  const char* const limit = end - p > kMostDigits ? p + kMostDigits : end;
  std::int64_t whole = 0;
  for (; p != limit && isDigit(*p); ++p) whole = whole * 10 + (*p - '0');
  if (p == first || (*first == '0' && p - first > 1)) return nullptr;
  if (p != end && (isDigit(*p) || *p == '.' || *p == 'e' || *p == 'E')) return nullptr;
  value = isNegative ? -whole : whole;
  return p;
}

/// The same where more than kMostDigits bytes are there, and made for what nearly all cells hold: a
/// few digits and the end of the member behind them.
[[nodiscard]] inline const char* scanWholeInRoom(const char* p, const char* end,
                                                 std::int64_t& value) {
  const char* const first = p;
  std::int64_t whole = 0;
  for (; isDigit(*p) && p - first < kMostDigits; ++p) whole = whole * 10 + (*p - '0');
  const bool endsHere = *p == ',' || *p == '}';
  if (!endsHere || (*first == '0' ? p - first != 1 : p == first))
    return scanWhole(first, end, value);
  value = whole;
  return p;
}

}  // namespace gouji::json
