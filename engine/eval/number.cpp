#include "engine/eval/number.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace gouji::eval {
namespace {

using plan::Comparison;

/// One end of an interval while it is computed: finite, or one of the infinities.
struct End {
  int infinity = 0;  // -1, 0, 1
  Decimal value;

  [[nodiscard]] int sign() const {
    if (infinity != 0) return infinity;
    return value == Decimal() ? 0 : (value.isNegative() ? -1 : 1);
  }
  bool operator<(const End& other) const {
    if (infinity != other.infinity) return infinity < other.infinity;
    return infinity == 0 && value < other.value;
  }
};

End lowOf(const Number& n) { return n.hasLow ? End{0, n.low} : End{-1, {}}; }
End highOf(const Number& n) { return n.hasHigh ? End{0, n.high} : End{1, {}}; }

/// Puts an interval together; a point needs no cause.
Number between(const End& low, const End& high, const Cause& cause) {
  Number n{low.value, high.value, low.infinity == 0, high.infinity == 0, cause};
  if (n.hasLow && n.hasHigh && n.low == n.high) n.cause = {};
  return n;
}

Number errorOf(const Number& a, const Number& b) {
  return Number::error(a.isError() ? a.cause.reason : b.cause.reason);
}

std::optional<Decimal> minusOf(Decimal value) { return Decimal().minus(value); }

/// The product of two ends. 0 times infinity is 0 here: the factor is exactly 0, the other one is
/// some finite number that is not known.
std::optional<End> multiplyEnds(const End& a, const End& b) {
  if (a.sign() == 0 || b.sign() == 0) return End{};
  if (a.infinity != 0 || b.infinity != 0) return End{a.sign() * b.sign(), {}};
  const auto product = a.value.times(b.value);
  if (!product) return std::nullopt;
  return End{0, *product};
}

/// The quotient of two ends; `b` is not 0. What is divided by infinity comes near 0.
std::optional<End> divideEnds(const End& a, const End& b, int decimals) {
  if (b.infinity != 0 || a.sign() == 0) return End{};
  if (a.infinity != 0) return End{a.infinity * b.sign(), {}};
  const auto quotient = a.value.quotient(b.value, decimals);
  if (!quotient) return std::nullopt;
  return End{0, *quotient};
}

/// The interval spanned by combining each end of `a` with each end of `b`.
template <typename Combine>
Number spanEnds(const Number& a, const Number& b, Combine combine) {
  std::optional<End> low;
  std::optional<End> high;
  for (const End& x : {lowOf(a), highOf(a)}) {
    for (const End& y : {lowOf(b), highOf(b)}) {
      const std::optional<End> result = combine(x, y);
      if (!result) return Number::error(Reason::kOverflow);
      if (!low || *result < *low) low = result;
      if (!high || *high < *result) high = result;
    }
  }
  return between(*low, *high, chooseCause(a.cause, b.cause));
}

}  // namespace

Number add(const Number& a, const Number& b) {
  if (a.isError() || b.isError()) return errorOf(a, b);
  Number sum{{}, {}, a.hasLow && b.hasLow, a.hasHigh && b.hasHigh, chooseCause(a.cause, b.cause)};
  if (sum.hasLow) {
    const auto low = a.low.plus(b.low);
    if (!low) return Number::error(Reason::kOverflow);
    sum.low = *low;
  }
  if (sum.hasHigh) {
    const auto high = a.high.plus(b.high);
    if (!high) return Number::error(Reason::kOverflow);
    sum.high = *high;
  }
  return sum;
}

Number negate(const Number& a) {
  if (a.isError()) return a;
  Number n{{}, {}, a.hasHigh, a.hasLow, a.cause};
  if (a.hasHigh) {
    const auto low = minusOf(a.high);
    if (!low) return Number::error(Reason::kOverflow);
    n.low = *low;
  }
  if (a.hasLow) {
    const auto high = minusOf(a.low);
    if (!high) return Number::error(Reason::kOverflow);
    n.high = *high;
  }
  return n;
}

Number subtract(const Number& a, const Number& b) {
  if (a.isError() || b.isError()) return errorOf(a, b);
  Number n{{}, {}, a.hasLow && b.hasHigh, a.hasHigh && b.hasLow, chooseCause(a.cause, b.cause)};
  if (n.hasLow) {
    const auto low = a.low.minus(b.high);
    if (!low) return Number::error(Reason::kOverflow);
    n.low = *low;
  }
  if (n.hasHigh) {
    const auto high = a.high.minus(b.low);
    if (!high) return Number::error(Reason::kOverflow);
    n.high = *high;
  }
  return n;
}

Number multiply(const Number& a, const Number& b) {
  if (a.isError() || b.isError()) return errorOf(a, b);
  return spanEnds(a, b, multiplyEnds);
}

Number absolute(const Number& a) {
  if (a.isError() || (a.hasLow && !a.low.isNegative())) return a;
  const Number mirrored = negate(a);
  if (mirrored.isError() || (a.hasHigh && !(a.high > Decimal()))) return mirrored;
  // 0 lies inside: from there to the end that is farther away.
  const End high = std::max(highOf(a), highOf(mirrored));
  return between(End{}, high, a.cause);
}

Number smaller(const Number& a, const Number& b) {
  if (a.isError() || b.isError()) return errorOf(a, b);
  return between(std::min(lowOf(a), lowOf(b)), std::min(highOf(a), highOf(b)),
                 chooseCause(a.cause, b.cause));
}

Number greater(const Number& a, const Number& b) {
  if (a.isError() || b.isError()) return errorOf(a, b);
  return between(std::max(lowOf(a), lowOf(b)), std::max(highOf(a), highOf(b)),
                 chooseCause(a.cause, b.cause));
}

Number divide(const Number& a, const Number& b, int decimals) {
  if (a.isError() || b.isError()) return errorOf(a, b);
  if (b.isKnown() && b.low == Decimal()) return Number::error(Reason::kDivisionByZero);
  const bool mayBeZero = lowOf(b).sign() <= 0 && highOf(b).sign() >= 0;
  if (mayBeZero) return Number::anything(chooseCause(b.cause, a.cause));
  return spanEnds(a, b,
                  [decimals](const End& x, const End& y) { return divideEnds(x, y, decimals); });
}

Number round(const Number& a, int decimals) {
  if (a.isError()) return a;
  End low = lowOf(a);
  End high = highOf(a);
  for (End* end : {&low, &high}) {
    if (end->infinity != 0) continue;
    const auto rounded = end->value.rounded(decimals);
    if (!rounded) return Number::error(Reason::kOverflow);
    end->value = *rounded;
  }
  return between(low, high, a.cause);
}

Number either(const Number& a, const Number& b, const Cause& cause) {
  // One of the two may be an error that is never reached: nothing can be said then.
  if (a.isError() || b.isError()) return Number::anything(cause);
  return between(std::min(lowOf(a), lowOf(b)), std::max(highOf(a), highOf(b)), cause);
}

bool holds(Comparison comparison, Decimal a, Decimal b) {
  switch (comparison) {
    case Comparison::kEqual:
      return a == b;
    case Comparison::kNotEqual:
      return !(a == b);
    case Comparison::kLess:
      return a < b;
    case Comparison::kLessEqual:
      return !(b < a);
    case Comparison::kGreater:
      return b < a;
    case Comparison::kGreaterEqual:
      return !(a < b);
  }
  assert(false);
  return false;
}

Truth compare(Comparison comparison, const Number& a, const Number& b) {
  const Cause& cause = chooseCause(a.cause, b.cause);
  if (cause.isError()) return Truth::unknown(cause);
  switch (comparison) {
    case Comparison::kEqual:
      if (a.isKnown() && b.isKnown()) return Truth::of(a.low == b.low);
      if (highOf(a) < lowOf(b) || highOf(b) < lowOf(a)) return Truth::of(false);
      return Truth::unknown(cause);
    case Comparison::kNotEqual:
      return compare(Comparison::kEqual, a, b).negated();
    case Comparison::kLess:
      // An infinite end is never reached, so two of them decide nothing.
      if (a.hasHigh && b.hasLow && a.high < b.low) return Truth::of(true);
      if (a.hasLow && b.hasHigh && !(a.low < b.high)) return Truth::of(false);
      return Truth::unknown(cause);
    case Comparison::kLessEqual:
      return compare(Comparison::kLess, b, a).negated();
    case Comparison::kGreater:
      return compare(Comparison::kLess, b, a);
    case Comparison::kGreaterEqual:
      return compare(Comparison::kLess, a, b).negated();
  }
  assert(false);
  return Truth::unknown(cause);
}

Truth compareWithin(Comparison comparison, const Number& a, const Number& b,
                    const Number& tolerance) {
  const Truth within = compare(Comparison::kLessEqual, absolute(subtract(a, b)), tolerance);
  return comparison == Comparison::kNotEqual ? within.negated() : within;
}

}  // namespace gouji::eval
