// engine/plan/op_table.h
//
// What each operation gives and what its fields hold, as a table: for checking plans and printing
// them. The words stand at the operations in plan.h.
#pragma once

#include <string_view>

#include "engine/plan/plan.h"

namespace gouji::plan {

/// What a field of a node holds.
enum class Field : std::uint8_t {
  kUnused,
  kN,
  kB,
  kT,
  kD,  // a node of that class
  kNOrNone,
  kBOrNone,  // or kNone
  kAny,      // a node of class N, T or D
  kListN,
  kListB,  // the first of a run in Plan::lists; the next field is its length
  kCount,
  kCell,
  kSection,
  kTable,
  kVariant,
  kParam,
  kCollection,
  kNumberIndex,
  kDateIndex,
  kTextIndex,
  kPatternIndex,
  kClaimField,
  kMask,
  kDecimals,
  kPart,
};
/// What `aux` holds.
enum class Aux : std::uint8_t { kUnused, kDoc, kSlot, kComparison };

struct OpInfo {
  Op op;
  std::string_view name;
  char result;  // 'N', 'B', 'T' or 'D'
  Field a, b, c;
  Aux aux;
};

[[nodiscard]] const OpInfo& infoOf(Op op);

}  // namespace gouji::plan
