// engine/locate/wide.h
//
// Exact arithmetic that notices when it ends: 128 bits hold the product of any two 64-bit values,
// and every operation here says whether its result still fits.
#pragma once

#include <cstdint>
#include <optional>

namespace gouji::locate {

__extension__ typedef __int128 Wide;

/// The smallest Wide, which has no opposite. No sum is allowed to be it.
inline constexpr Wide kWideMin = static_cast<Wide>(1) << 127;

/// Adds a * b to `sum`. False, with `sum` unspecified, when that does not fit.
[[nodiscard]] inline bool addProduct(Wide& sum, Wide a, Wide b) {
  Wide product = 0;
  return !__builtin_mul_overflow(a, b, &product) && !__builtin_add_overflow(sum, product, &sum) &&
         sum != kWideMin;
}

[[nodiscard]] inline std::optional<std::int64_t> narrow(Wide value) {
  const auto narrowed = static_cast<std::int64_t>(value);
  if (narrowed != value) return std::nullopt;
  return narrowed;
}

/// Whether a * b == c. A product that does not fit is no Wide, so it equals none.
[[nodiscard]] inline bool isProduct(Wide a, Wide b, Wide c) {
  Wide product = 0;
  return !__builtin_mul_overflow(a, b, &product) && product == c;
}

/// a / b where that is an integer. b must not be 0, a not kWideMin.
[[nodiscard]] inline std::optional<Wide> divideExactly(Wide a, std::int64_t b) {
  if (b == 1) return a;
  if (b == -1) return -a;
  if (a % b != 0) return std::nullopt;
  return a / b;
}

/// Greatest common divisor, at least 1. Neither may be INT64_MIN, which no coefficient is.
[[nodiscard]] inline std::int64_t commonDivisor(std::int64_t a, std::int64_t b) {
  a = a < 0 ? -a : a;
  b = b < 0 ? -b : b;
  while (b != 0) {
    const std::int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a == 0 ? 1 : a;
}

}  // namespace gouji::locate
