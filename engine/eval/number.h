// engine/eval/number.h
//
// A number that may not be known exactly: the interval in which it lies.
//
// A known cell is a point. A missing count can be anything from 0 up, a missing change anything at
// all. Arithmetic on the ends gives an interval that surely contains the result (R. E. Moore,
// Interval Analysis, 1966), so a comparison that the intervals decide holds whatever the blanks
// hold, and one that they do not decide is unknown.
//
// The ends are exact. An end that leaves the range of Decimal makes the number an error rather
// than a wrong one.
#pragma once

#include "engine/base/decimal.h"
#include "engine/eval/value.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

/// The set of values x with low <= x <= high; an end that is not there is infinite.
///
/// `cause` says why it is not a point, and is empty for a point. With an error as its cause the
/// ends mean nothing.
struct Number {
  Decimal low;
  Decimal high;
  bool hasLow = false;
  bool hasHigh = false;
  Cause cause;

  static Number exactly(Decimal value) { return {value, value, true, true, {}}; }
  static Number atLeast(Decimal low, const Cause& cause) { return {low, {}, true, false, cause}; }
  static Number anything(const Cause& cause) { return {{}, {}, false, false, cause}; }
  static Number error(Reason reason) { return anything({reason, kNoCell, false}); }

  [[nodiscard]] bool isError() const { return cause.isError(); }
  [[nodiscard]] bool isKnown() const { return hasLow && hasHigh && low == high && !isError(); }
};

[[nodiscard]] Number add(const Number& a, const Number& b);
[[nodiscard]] Number subtract(const Number& a, const Number& b);
[[nodiscard]] Number multiply(const Number& a, const Number& b);
[[nodiscard]] Number negate(const Number& a);
[[nodiscard]] Number absolute(const Number& a);
[[nodiscard]] Number smaller(const Number& a, const Number& b);
[[nodiscard]] Number greater(const Number& a, const Number& b);
/// a / b rounded half away from zero to `decimals`. A divisor that is 0 is an error; one that could
/// be 0 makes the result unknown.
[[nodiscard]] Number divide(const Number& a, const Number& b, int decimals);
[[nodiscard]] Number round(const Number& a, int decimals);
/// The smallest interval around both: the value is one of them, for `cause` it is not known which.
[[nodiscard]] Number either(const Number& a, const Number& b, const Cause& cause);

/// Whether the comparison of two known numbers holds.
[[nodiscard]] bool holds(plan::Comparison comparison, Decimal a, Decimal b);
[[nodiscard]] Truth compare(plan::Comparison comparison, const Number& a, const Number& b);
/// `a == b within tolerance`, or its negation for kNotEqual.
[[nodiscard]] Truth compareWithin(plan::Comparison comparison, const Number& a, const Number& b,
                                  const Number& tolerance);

}  // namespace gouji::eval
