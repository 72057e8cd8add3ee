// engine/mistake/mistake_kinds.h
//
// The usual mistakes: their names, their words, and how likely they are.
//
// One table, one line each. The names are what Change::kind and Explanation::kind hold, what the
// outputs print as "kind" and what a profile weighs; the words stand in brackets behind a suspect,
// so they hold none themselves.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/base/localized.h"

namespace gouji {

enum class MistakeKind : std::uint8_t {
  kNone,  // looks like nothing in particular
  kTotalNotFilled,
  kSign,
  kTransposed,
  kDecimalPoint,
  kCountedTwice,
  kDigitAdded,
  kDigitLost,
  kDigitChanged,
  kColumnsSwapped,
  kRowsSwapped,
  kRowShifted,
  kRowOff,
  kColumnOff,
};
inline constexpr std::size_t kMistakeKindCount = 14;

struct MistakeKindInfo {
  MistakeKind kind = MistakeKind::kNone;
  std::string_view name;
  std::string_view zh;
  std::string_view en;
  /// Of a slip in one cell: instead of the 100 of an arbitrary change. Of an act on several cells:
  /// for all of them together. A profile may weigh it otherwise (mistake_weights.h).
  std::int32_t weight = 100;
};

/// By MistakeKind, kNone with an empty name included.
[[nodiscard]] std::span<const MistakeKindInfo> allMistakeKinds();
[[nodiscard]] const MistakeKindInfo& infoOf(MistakeKind kind);
/// "数字颠倒" / "digits transposed"; both empty for the empty name and for one not in the table.
[[nodiscard]] Localized mistakeWords(std::string_view name);

}  // namespace gouji
