// engine/eval/wording.h
//
// How values are written in messages and explain lines, in each language.
//
// Numbers are printed plainly: no separators, no trailing zeros. Chinese text takes the minus sign
// U+2212, which Chinese fonts draw as wide as a digit; English text takes the ASCII hyphen.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/localized.h"
#include "engine/eval/number.h"
#include "engine/eval/run.h"

namespace gouji::eval {

[[nodiscard]] std::string_view minusSign(Language language);
[[nodiscard]] std::string writeNumber(Decimal value, Language language);
/// With its sign: "+3", "−27", "0".
[[nodiscard]] std::string writeDifference(Decimal value, Language language);
/// What stands for a number that is not known: 「空白」, 「“/”」, "unreadable".
[[nodiscard]] std::string writeUnknown(const Report& report, const Cause& cause, Language language);
[[nodiscard]] std::string write(const Run& run, const Number& number, Language language);
/// On one line, words that were cut by its end put together again, and cut at `maxCodePoints` with
/// an ellipsis.
[[nodiscard]] std::string writeText(std::string_view words, std::size_t maxCodePoints);

}  // namespace gouji::eval
