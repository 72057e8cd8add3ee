// engine/narrative/list_words.h
//
// What the words beside a part of a list say about it.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/narrative/letters.h"

namespace gouji::narrative {

/// A bit for each thing that words may say.
enum ListWord : std::uint32_t {
  kSaysTime = 1,         // 季度, 上半年: the part is a time
  kSaysFirstHalf = 2,    // 上半年
  kSaysSecondHalf = 4,   // 下半年
  kSaysUpToNow = 8,      // 累计, 截至: the time holds others
  kSaysComparison = 16,  // 同比, 占: the number is no part
  kSaysPublishing = 32,  // 公开, 发布: what is counted is information, whatever its unit
  kSaysElse = 64,        // 另, 此外: another statement
  kSaysSome = 128,       // 新增, 仅: some of the parts
  kSaysMainly = 256,     // 主要, 如: the parts that matter
  kSaysRest = 512,       // 以及, 其余: parts without a number
};

/// All that any of the words say.
[[nodiscard]] std::uint32_t findListWords(LetterSpan words);

/// The verb that words begin with, behind what joins them to the words before (并办理, 、答复),
/// when it is one that may begin another statement; empty for any other.
[[nodiscard]] std::string_view activityOf(LetterSpan words);

}  // namespace gouji::narrative
