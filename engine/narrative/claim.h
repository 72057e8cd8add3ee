// engine/narrative/claim.h
//
// What a sentence of a report claims: a number, a period, a total with its parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/decimal.h"

namespace gouji::narrative {

/// Where in a report a claim stands. `begin` and `end` are bytes of that text.
struct TextRange {
  enum class Where : std::uint8_t { kSection, kFront, kTitle, kCell, kHeading };
  Where where = Where::kSection;
  std::uint32_t section = 0xffffffff;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextRange&) const = default;
};

/// Exactly the fields of its kind are filled in; the others are empty. The text that a claim was
/// read from, and the extractor, must outlive it.
struct Claim {
  TextRange range;
  std::string_view text;
  std::optional<Decimal> value;
  /// 余, 多, 近, 约: the number is not meant exactly.
  bool vague = false;
  std::string_view unit;
  // A period or date. `valid` is false when a date does not exist (31 February, 202020年).
  std::optional<Date> start, end;
  bool valid = true;
  // A total with its parts.
  std::optional<Decimal> total, partSum;
  std::uint32_t partCount = 0;
  bool exhaustive = false;
  // A share or a growth.
  std::optional<Decimal> part, base, percent, delta;
  // An observation of the structure.
  std::string expected;
  std::string label;
};

}  // namespace gouji::narrative
