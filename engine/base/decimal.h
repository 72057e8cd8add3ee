// engine/base/decimal.h
//
// Exact numbers of a report: whole counts and amounts with up to nine decimals.
//
// A Decimal is a 128-bit integer counted in billionths. Sums of amounts are therefore exact, which
// binary floating point is not, and an addition is two machine instructions. Every operation that
// can leave the range says so; nothing wraps around.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// An exact decimal number between about -1.7e29 and 1.7e29 with nine decimals.
///
/// Example: `Decimal::parse("316441.50")` holds 316441500000000 billionths and prints "316441.5".
class Decimal {
 public:
  using Scaled = __int128;
  static constexpr int kDecimals = 9;
  static constexpr std::int64_t kUnit = 1'000'000'000;

  constexpr Decimal() = default;
  /// Any 64-bit integer fits.
  constexpr Decimal(std::int64_t whole) : scaled_(static_cast<Scaled>(whole) * kUnit) {}
  static constexpr Decimal fromScaled(Scaled scaled) {
    Decimal d;
    d.scaled_ = scaled;
    return d;
  }

  /// Reads `[+-]digits[.digits][e[+-]digits]` in ASCII. Nothing if the text is anything else, has
  /// more than nine significant decimals, or leaves the range. "-0" is 0.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] constexpr Scaled scaled() const { return scaled_; }
  [[nodiscard]] constexpr bool isInteger() const { return scaled_ % kUnit == 0; }
  [[nodiscard]] constexpr bool isNegative() const { return scaled_ < 0; }
  /// The whole number, if it is one and fits 64 bits.
  [[nodiscard]] std::optional<std::int64_t> toInteger() const;

  /// Nothing when the result leaves the range.
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> minus(Decimal other) const;
  /// Exact, or nothing when the product leaves the range or needs more than nine decimals.
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
  /// `this / divisor`, rounded half away from zero to `decimals` (0 to 9). Nothing when the divisor
  /// is 0 or the range is left.
  [[nodiscard]] std::optional<Decimal> quotient(Decimal divisor, int decimals) const;
  /// Rounded half away from zero to `decimals` (0 to 9).
  [[nodiscard]] std::optional<Decimal> rounded(int decimals) const;
  [[nodiscard]] constexpr Decimal negated() const { return fromScaled(-scaled_); }

  /// Shortest exact notation without exponent: "74", "-0.25".
  [[nodiscard]] std::string toString() const;

  constexpr auto operator<=>(const Decimal&) const = default;
  constexpr bool operator==(const Decimal&) const = default;

 private:
  Scaled scaled_ = 0;
};

}  // namespace gouji
