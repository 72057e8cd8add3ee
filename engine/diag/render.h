// engine/diag/render.h
//
// A diagnostic as a person reads it: what, where, the line with the place underlined, what to do.
//
//   错误[GJ201]: 没有名为 `recieved` 的行
//     --> rules/arithmetic.gj:14:18
//      |
//   14 |   check requests[recieved, c] == 0
//      |                  ^^^^^^^^
//      = 提示：您是否想写 `received`？
//
// Carets are set in display columns, so that they stand under Chinese characters as well.
#pragma once

#include <string>

#include "engine/base/localized.h"
#include "engine/diag/diagnostic.h"

namespace gouji {

struct RenderStyle {
  Language language = Language::kChinese;
  bool color = false;  // ANSI escapes; the caller knows whether it writes to a terminal
};

/// Ends with a line end. Lines of the file longer than 120 cells are shown in part, round the
/// place. Control characters of the file are replaced, so that a file cannot drive a terminal.
[[nodiscard]] std::string renderDiagnostic(const Diagnostic& diagnostic,
                                           const RenderStyle& style = {});

/// All of them in order with an empty line between, and how many there are. Empty for none.
[[nodiscard]] std::string renderDiagnostics(const Diagnostics& diagnostics,
                                            const RenderStyle& style = {});

}  // namespace gouji
