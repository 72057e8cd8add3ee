// engine/render/say.h
//
// A sentence with figures in it, in the language of the run.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "engine/base/localized.h"

namespace gouji::render {

/// `say(language, "{} 份报告", "{} reports", 3)`. Both sentences must be literals with the same
/// arguments.
template <typename... Arguments>
[[nodiscard]] std::string say(Language language, fmt::format_string<const Arguments&...> zh,
                              fmt::format_string<const Arguments&...> en,
                              const Arguments&... arguments) {
  const fmt::string_view sentence = language == Language::kChinese ? zh : en;
  return fmt::vformat(sentence, fmt::make_format_args(arguments...));
}

}  // namespace gouji::render
