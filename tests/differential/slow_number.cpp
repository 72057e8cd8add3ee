#include "tests/differential/slow_number.h"

#include <algorithm>
#include <stdexcept>

namespace gouji::slow {
namespace {

/// min and max over ends, where nothing means minus or plus infinity.
std::optional<Decimal> lowest(std::optional<Decimal> a, std::optional<Decimal> b) {
  if (!a || !b) return std::nullopt;
  return std::min(*a, *b);
}
std::optional<Decimal> highest(std::optional<Decimal> a, std::optional<Decimal> b) {
  if (!a || !b) return std::nullopt;
  return std::max(*a, *b);
}

}  // namespace

Number exactly(Decimal value) { return {false, value, value}; }
Number errorNumber() { return {true, {}, {}}; }
Truth of(bool value) { return value ? Truth::kTrue : Truth::kFalse; }

Number add(const Number& a, const Number& b) {
  if (a.isError || b.isError) return errorNumber();
  Number sum;
  if (a.low && b.low) {
    sum.low = a.low->plus(*b.low);
    if (!sum.low) return errorNumber();
  }
  if (a.high && b.high) {
    sum.high = a.high->plus(*b.high);
    if (!sum.high) return errorNumber();
  }
  return sum;
}

Number times(const Number& a, Decimal factor) {
  if (a.isError) return errorNumber();
  if (factor == Decimal(0)) return exactly(0);
  Number product;
  const bool turns = factor < Decimal(0);
  const auto& low = turns ? a.high : a.low;
  const auto& high = turns ? a.low : a.high;
  if (low) {
    product.low = low->times(factor);
    if (!product.low) return errorNumber();
  }
  if (high) {
    product.high = high->times(factor);
    if (!product.high) return errorNumber();
  }
  return product;
}

Number absolute(const Number& a) {
  if (a.isError) return a;
  const Number turned = times(a, -1);
  if (turned.isError) return turned;
  if (a.low && *a.low >= Decimal(0)) return a;
  if (a.high && *a.high <= Decimal(0)) return turned;
  return {false, Decimal(0), highest(a.high, turned.high)};
}

Number quotient(const Number& a, const Number& b, int decimals) {
  if (a.isError || b.isError) return errorNumber();
  if (!b.isKnown()) {
    if ((!b.low || *b.low <= Decimal(0)) && (!b.high || *b.high >= Decimal(0))) return {};
    throw std::runtime_error(
        "the slow evaluator does not know a divisor that is unknown but not 0");
  }
  if (*b.low == Decimal(0)) return errorNumber();
  Number result;
  const bool turns = *b.low < Decimal(0);
  const auto& low = turns ? a.high : a.low;
  const auto& high = turns ? a.low : a.high;
  if (low) {
    result.low = low->quotient(*b.low, decimals);
    if (!result.low) return errorNumber();
  }
  if (high) {
    result.high = high->quotient(*b.low, decimals);
    if (!result.high) return errorNumber();
  }
  return result;
}

Number rounded(const Number& a, int decimals) {
  if (a.isError) return a;
  Number result;
  if (a.low) {
    result.low = a.low->rounded(decimals);
    if (!result.low) return errorNumber();
  }
  if (a.high) {
    result.high = a.high->rounded(decimals);
    if (!result.high) return errorNumber();
  }
  return result;
}

Number extreme(const Number& a, const Number& b, bool least) {
  if (a.isError || b.isError) return errorNumber();
  Number result;
  if (least) {
    result.low = lowest(a.low, b.low);
    // The smaller of two is at most either: an end is lost only when both are open.
    result.high = a.high && b.high ? std::min(*a.high, *b.high) : a.high ? a.high : b.high;
  } else {
    result.low = a.low && b.low ? std::max(*a.low, *b.low) : a.low ? a.low : b.low;
    result.high = highest(a.high, b.high);
  }
  return result;
}

Number either(const Number& a, const Number& b) {
  if (a.isError || b.isError) return {};
  return {false, lowest(a.low, b.low), highest(a.high, b.high)};
}

Truth negated(Truth t) {
  if (t == Truth::kTrue) return Truth::kFalse;
  return t == Truth::kFalse ? Truth::kTrue : t;
}
Truth allOf(const std::vector<Truth>& truths) {
  const auto has = [&truths](Truth t) {
    return std::find(truths.begin(), truths.end(), t) != truths.end();
  };
  if (has(Truth::kFalse)) return Truth::kFalse;
  if (has(Truth::kError)) return Truth::kError;
  return has(Truth::kUnknown) ? Truth::kUnknown : Truth::kTrue;
}
Truth anyOf(std::vector<Truth> truths) {
  for (Truth& t : truths) t = negated(t);
  return negated(allOf(truths));
}

Truth isLess(const Number& a, const Number& b) {
  if (a.isError || b.isError) return Truth::kError;
  if (a.high && b.low && *a.high < *b.low) return Truth::kTrue;
  if (a.low && b.high && *a.low >= *b.high) return Truth::kFalse;
  return Truth::kUnknown;
}
Truth isEqual(const Number& a, const Number& b) {
  if (a.isError || b.isError) return Truth::kError;
  if (a.isKnown() && b.isKnown()) return of(*a.low == *b.low);
  if ((a.high && b.low && *a.high < *b.low) || (b.high && a.low && *b.high < *a.low))
    return Truth::kFalse;
  return Truth::kUnknown;
}

}  // namespace gouji::slow
