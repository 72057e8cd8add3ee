// engine/eval/value.h
//
// What evaluating a node gives when it is not a number: a truth value, a text or a date, each
// possibly unknown, and then with the cause.
//
// An error (a division by zero, a number out of range) is an unknown whose cause says so. It is
// absorbed exactly where any unknown is: `b == 0 or a / b > 2` is true for b = 0 in whatever order
// it is written. Where it is not absorbed it makes the instance a rule error.
#pragma once

#include <string_view>

#include "engine/base/date.h"
#include "engine/eval/evaluate.h"
#include "engine/form/form.h"

namespace gouji::eval {

/// Why a value is not known.
struct Cause {
  Reason reason = Reason::kNone;
  CellId cell = kNoCell;
  bool inPrior = false;

  [[nodiscard]] bool isSet() const { return reason != Reason::kNone; }
  [[nodiscard]] bool isError() const { return reason >= Reason::kOverflow; }
};

/// The cause to tell when two values are unknown: an error before all, then a parameter that is not
/// set (the rule does not apply at all), otherwise the first one.
[[nodiscard]] inline const Cause& chooseCause(const Cause& first, const Cause& second) {
  if (first.isError() || !second.isSet()) return first;
  if (second.isError() || !first.isSet()) return second;
  return second.reason == Reason::kParamUnset ? second : first;
}

/// Kleene's third truth value, with its cause.
struct Truth {
  enum class Value : std::uint8_t { kFalse, kTrue, kUnknown };
  Value value = Value::kUnknown;
  Cause cause;

  static Truth of(bool value) { return {value ? Value::kTrue : Value::kFalse, {}}; }
  static Truth unknown(const Cause& cause) { return {Value::kUnknown, cause}; }

  [[nodiscard]] bool isTrue() const { return value == Value::kTrue; }
  [[nodiscard]] bool isFalse() const { return value == Value::kFalse; }
  [[nodiscard]] bool isUnknown() const { return value == Value::kUnknown; }
  [[nodiscard]] Truth negated() const { return isUnknown() ? *this : of(isFalse()); }
};

/// Words of the report, the plan or a claim; valid while the run lasts.
struct Text {
  std::string_view words;
  Cause cause;

  static Text of(std::string_view words) { return {words, {}}; }
  static Text unknown(const Cause& cause) { return {{}, cause}; }
  [[nodiscard]] bool isKnown() const { return !cause.isSet(); }
};

struct Day {
  Date date;
  Cause cause;

  static Day of(Date date) { return {date, {}}; }
  static Day unknown(const Cause& cause) { return {{}, cause}; }
  [[nodiscard]] bool isKnown() const { return !cause.isSet(); }
};

}  // namespace gouji::eval
