// tests/differential/slow_number.h
//
// Numbers between two ends and three-valued truths with errors, written down a second time.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/decimal.h"

namespace gouji::slow {

/// A number between two ends; an end that is not there is infinite.
struct Number {
  bool isError = false;
  std::optional<Decimal> low, high;

  [[nodiscard]] bool isKnown() const { return !isError && low && high && *low == *high; }
};
enum class Truth { kFalse, kTrue, kUnknown, kError };

Number exactly(Decimal value);
Number errorNumber();
Truth of(bool value);

Number add(const Number& a, const Number& b);
Number times(const Number& a, Decimal factor);
Number absolute(const Number& a);
Number quotient(const Number& a, const Number& b, int decimals);
Number rounded(const Number& a, int decimals);
Number extreme(const Number& a, const Number& b, bool least);
/// One of the two, not known which.
Number either(const Number& a, const Number& b);

Truth negated(Truth t);
Truth allOf(const std::vector<Truth>& truths);
Truth anyOf(std::vector<Truth> truths);
Truth isLess(const Number& a, const Number& b);
Truth isEqual(const Number& a, const Number& b);

}  // namespace gouji::slow
