#include "engine/render/job/answer.h"

#include <algorithm>
#include <array>

namespace gouji::office {
namespace {

constexpr std::string_view kOk = "ok\n";
constexpr std::string_view kError = "error\n";

void appendLine(std::string& out, std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  out += text + '\n';
}

}  // namespace

std::string writeAnswer(const Result<std::string>& document) {
  if (document.ok()) return std::string(kOk) + document.value();
  const Error& error = document.error();
  std::string out(kError);
  for (const std::string& line :
       {error.code, error.message.zh, error.message.en, error.hint.zh, error.hint.en}) {
    appendLine(out, line);
  }
  return out;
}

std::optional<Result<std::string>> parseAnswer(std::string answer) {
  if (answer.starts_with(kOk)) {
    answer.erase(0, kOk.size());
    return Result<std::string>(std::move(answer));
  }
  if (!answer.starts_with(kError)) return std::nullopt;
  std::array<std::string, 5> lines;
  std::size_t begin = kError.size();
  for (std::string& line : lines) {
    const std::size_t end = answer.find('\n', begin);
    if (end == std::string::npos) return std::nullopt;
    line = answer.substr(begin, end - begin);
    begin = end + 1;
  }
  return Result<std::string>(Error{lines[0], {lines[1], lines[2]}, {lines[3], lines[4]}});
}

}  // namespace gouji::office
