#include "engine/mistake/mistake_kinds.h"

#include <array>
#include <string>

namespace gouji {
namespace {

// The weights order what ties and decide whether one stands out (kClearMargin in ranking.h). A slip
// that a small number hits by chance (one digit more, less or different) weighs little.
constexpr std::array kKinds{
    MistakeKindInfo{MistakeKind::kNone, "", "", "", 100},
    MistakeKindInfo{MistakeKind::kTotalNotFilled, "total-not-filled", "合计未填，仍为 0",
                    "total not filled in, left at 0", 45},
    MistakeKindInfo{MistakeKind::kSign, "sign", "正负号错误", "sign reversed", 55},
    MistakeKindInfo{MistakeKind::kTransposed, "transposed", "数字颠倒", "digits transposed", 60},
    MistakeKindInfo{MistakeKind::kDecimalPoint, "decimal-point", "小数点错位，差 10 倍或 100 倍",
                    "decimal point misplaced, off by 10 or 100 times", 65},
    MistakeKindInfo{MistakeKind::kCountedTwice, "counted-twice", "另一项的数可能重复计入",
                    "another part may have been counted twice", 80},
    MistakeKindInfo{MistakeKind::kDigitAdded, "digit-added", "多录一位数字", "one digit too many",
                    85},
    MistakeKindInfo{MistakeKind::kDigitLost, "digit-lost", "漏录一位数字", "one digit missing", 85},
    MistakeKindInfo{MistakeKind::kDigitChanged, "digit-changed", "一位数字录错",
                    "one digit mistyped", 85},
    MistakeKindInfo{MistakeKind::kColumnsSwapped, "columns-swapped", "相邻两列填反",
                    "neighbouring columns swapped", 110},
    MistakeKindInfo{MistakeKind::kRowsSwapped, "rows-swapped", "相邻两行填反",
                    "neighbouring rows swapped", 110},
    MistakeKindInfo{MistakeKind::kRowShifted, "row-shifted", "整行错开一列",
                    "row shifted by one column", 115},
    MistakeKindInfo{MistakeKind::kRowOff, "row-off", "填到相邻的一行", "entered one row off", 120},
    MistakeKindInfo{MistakeKind::kColumnOff, "column-off", "填到相邻的一列",
                    "entered one column off", 120},
};
static_assert(kKinds.size() == kMistakeKindCount);

}  // namespace

std::span<const MistakeKindInfo> allMistakeKinds() { return kKinds; }

const MistakeKindInfo& infoOf(MistakeKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Localized mistakeWords(std::string_view name) {
  for (const MistakeKindInfo& info : kKinds) {
    if (info.name == name) return {std::string(info.zh), std::string(info.en)};
  }
  return {};
}

}  // namespace gouji
