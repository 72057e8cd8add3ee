#include "engine/base/decimal.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace gouji {
namespace {

using Scaled = Decimal::Scaled;
using Unsigned = unsigned __int128;

constexpr Scaled powerOfTen(int exponent) {
  Scaled power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// Digits of a number without sign, point and leading zeros, and where the point stands.
struct Digits {
  // 30 digits before and 9 after the point are more than a Decimal holds.
  static constexpr int kMax = 40;
  std::array<char, kMax> digit{};
  int count = 0;
  int afterPoint = 0;
  bool tooMany = false;

  void push(char c) {
    if (count == 0 && c == '0') return;
    if (count == kMax) {
      // A zero behind the point changes nothing and is dropped by the caller.
      tooMany = true;
      return;
    }
    digit[static_cast<std::size_t>(count++)] = c;
  }
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

Scaled divideRoundingHalfAway(Scaled numerator, Scaled denominator) {
  const bool negative = (numerator < 0) != (denominator < 0);
  const Unsigned n =
      numerator < 0 ? -static_cast<Unsigned>(numerator) : static_cast<Unsigned>(numerator);
  const Unsigned d =
      denominator < 0 ? -static_cast<Unsigned>(denominator) : static_cast<Unsigned>(denominator);
  Unsigned q = n / d;
  const Unsigned r = n % d;
  if (r >= d - r) ++q;
  return negative ? -static_cast<Scaled>(q) : static_cast<Scaled>(q);
}

/// Dividing 128 bits is a call that costs as much as ten divisions of 64 bits, and nearly every
/// number of a report fits those.
bool fitsWord(Scaled value) { return static_cast<std::int64_t>(value) == value; }

/// Takes up to `most` powers of ten out of `value`; returns how many.
int takeOutTens(Scaled& value, int most) {
  int taken = 0;
  if (fitsWord(value)) {
    auto word = static_cast<std::int64_t>(value);
    for (; taken < most && word % 10 == 0; ++taken) word /= 10;
    value = word;
  } else {
    for (; taken < most && value % 10 == 0; ++taken) value /= 10;
  }
  return taken;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  std::size_t i = 0;
  bool negative = false;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-';

  // Zeros at the very end of the decimals mean nothing: cut them before counting digits.
  std::size_t mantissaEnd = i;
  while (mantissaEnd < text.size() && (isDigit(text[mantissaEnd]) || text[mantissaEnd] == '.'))
    ++mantissaEnd;
  std::string_view mantissa = text.substr(i, mantissaEnd - i);
  const std::size_t point = mantissa.find('.');
  if (point != std::string_view::npos && mantissa.find('.', point + 1) != std::string_view::npos)
    return {};
  const std::string_view whole = mantissa.substr(0, point);
  std::string_view decimals = point == std::string_view::npos ? "" : mantissa.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && decimals.empty())) return {};
  while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);

  int exponent = 0;
  i = mantissaEnd;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return {};
    ++i;
    bool exponentNegative = false;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) exponentNegative = text[i++] == '-';
    if (i == text.size()) return {};
    for (; i < text.size(); ++i) {
      if (!isDigit(text[i])) return {};
      exponent = std::min(exponent * 10 + (text[i] - '0'), 100'000);
    }
    if (exponentNegative) exponent = -exponent;
  }

  Digits digits;
  for (const char c : whole) digits.push(c);
  for (const char c : decimals) digits.push(c);
  if (digits.count == 0) return Decimal{};
  if (digits.tooMany) return {};
  // The value is digits * 10^shift billionths.
  int shift = kDecimals + exponent - static_cast<int>(decimals.size());
  while (shift < 0 && digits.count > 0 &&
         digits.digit[static_cast<std::size_t>(digits.count - 1)] == '0') {
    --digits.count;
    ++shift;
  }
  if (shift < 0 || digits.count + shift > 39) return {};
  Scaled scaled = 0;
  for (int k = 0; k < digits.count + shift; ++k) {
    const int d = k < digits.count ? digits.digit[static_cast<std::size_t>(k)] - '0' : 0;
    if (__builtin_mul_overflow(scaled, Scaled{10}, &scaled) ||
        __builtin_add_overflow(scaled, Scaled{d}, &scaled)) {
      return {};
    }
  }
  return fromScaled(negative ? -scaled : scaled);
}

std::optional<std::int64_t> Decimal::toInteger() const {
  if (fitsWord(scaled_)) {
    const auto word = static_cast<std::int64_t>(scaled_);
    if (word % kUnit != 0) return {};
    return word / kUnit;
  }
  if (!isInteger()) return {};
  const Scaled whole = scaled_ / kUnit;
  if (whole > INT64_MAX || whole < INT64_MIN) return {};
  return static_cast<std::int64_t>(whole);
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  Scaled sum = 0;
  if (__builtin_add_overflow(scaled_, other.scaled_, &sum)) return {};
  return fromScaled(sum);
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
  Scaled difference = 0;
  if (__builtin_sub_overflow(scaled_, other.scaled_, &difference)) return {};
  return fromScaled(difference);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  // The product counts 10^-18. Take powers of ten out of the factors first, so that everyday
  // products (whole numbers times whole numbers) do not leave the range on the way.
  Scaled a = scaled_;
  Scaled b = other.scaled_;
  if (a == 0 || b == 0) return Decimal{};
  int surplus = kDecimals;
  surplus -= takeOutTens(a, surplus);
  surplus -= takeOutTens(b, surplus);
  Scaled product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return {};
  if (surplus == 0) return fromScaled(product);
  const Scaled rest = powerOfTen(surplus);
  if (product % rest != 0) return {};
  return fromScaled(product / rest);
}

std::optional<Decimal> Decimal::quotient(Decimal divisor, int decimals) const {
  assert(decimals >= 0 && decimals <= kDecimals);
  if (divisor.scaled_ == 0) return {};
  // Both count billionths, so their ratio is the quotient itself.
  Scaled numerator = 0;
  if (__builtin_mul_overflow(scaled_, powerOfTen(decimals), &numerator)) return {};
  const Scaled rounded = divideRoundingHalfAway(numerator, divisor.scaled_);
  Scaled scaled = 0;
  if (__builtin_mul_overflow(rounded, powerOfTen(kDecimals - decimals), &scaled)) return {};
  return fromScaled(scaled);
}

std::optional<Decimal> Decimal::rounded(int decimals) const {
  assert(decimals >= 0 && decimals <= kDecimals);
  const Scaled step = powerOfTen(kDecimals - decimals);
  Scaled scaled = 0;
  if (__builtin_mul_overflow(divideRoundingHalfAway(scaled_, step), step, &scaled)) return {};
  return fromScaled(scaled);
}

std::string Decimal::toString() const {
  if (scaled_ >= 0 && fitsWord(scaled_)) {
    const auto word = static_cast<std::int64_t>(scaled_);
    if (word % kUnit == 0) return std::to_string(word / kUnit);
  }
  Unsigned rest = scaled_ < 0 ? -static_cast<Unsigned>(scaled_) : static_cast<Unsigned>(scaled_);
  std::string reversed;
  int position = 0;
  bool significant = false;
  while (rest > 0 || position <= kDecimals) {
    const char digit = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    if (position == kDecimals && significant) reversed += '.';
    if (position >= kDecimals || digit != '0') significant = true;
    if (significant) reversed += digit;
    ++position;
  }
  if (scaled_ < 0) reversed += '-';
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

}  // namespace gouji
