// engine/render/job/answer.h
//
// How gouji-office answers: the document it wrote, or why it wrote none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace gouji::office {

/// Arguments of gouji-office, in this order; all are always given.
struct WorkerCall {
  std::string format;  // "xlsx", "docx", "pdf"
  Language language = Language::kChinese;
  unsigned megabytes = 2048;
  unsigned seconds = 120;
};

/// "ok" and a line end before the document; "error" before five lines of text.
[[nodiscard]] std::string writeAnswer(const Result<std::string>& document);

/// Nothing when it is no whole answer: the program crashed or ran into a limit.
[[nodiscard]] std::optional<Result<std::string>> parseAnswer(std::string answer);

}  // namespace gouji::office
