#include "engine/cli/console.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "engine/render/terminal_text.h"

namespace gouji::cli {
namespace {

/// A pipe that somebody else made non-blocking is full: waits until its reader has taken something.
void waitUntilWritable(int descriptor) {
  pollfd wanted{descriptor, POLLOUT, 0};
  static_cast<void>(::poll(&wanted, 1, -1));
}

/// Writes everything, or gives errno.
int writeAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      const int why = errno;
      if (why != EAGAIN && why != EINTR) return why;
      if (why == EAGAIN) waitUntilWritable(descriptor);
      continue;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

Error cannotWrite(const std::string& path, int errorNumber) {
  const std::string why = std::strerror(errorNumber);
  const std::string name = path.empty() ? "stdout" : path;
  return {"output.cannot-write",
          {"无法写入 " + name + "：" + why, "cannot write to " + name + ": " + why},
          {}};
}

bool wantsColor(std::string_view choice, int descriptor) {
  if (choice == "always") return true;
  if (choice == "never" || ::isatty(descriptor) == 0) return false;
  const char* noColor = std::getenv("NO_COLOR");  // https://no-color.org
  const char* term = std::getenv("TERM");
  return (noColor == nullptr || *noColor == '\0') &&
         (term == nullptr || std::string_view(term) != "dumb");
}

/// The width of the terminal; 100 columns for files and pipes, so that they never depend on where
/// the program was started.
std::uint32_t measureWidth() {
  constexpr std::uint32_t kDefault = 100;
  constexpr std::uint32_t kWidest = 160;
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
      size.ws_col == 0) {
    return kDefault;
  }
  return std::min<std::uint32_t>(size.ws_col, kWidest);
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(STDOUT_FILENO, false, {});
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    const std::string why = std::strerror(errno);
    return Error{"output.cannot-open",
                 {"无法写入 " + path + "：" + why, "cannot write to " + path + ": " + why},
                 {}};
  }
  return Output(descriptor, true, path);
}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      isFile_(other.isFile_),
      path_(std::move(other.path_)),
      errorNumber_(other.errorNumber_) {}

Output::~Output() {
  if (isFile_ && descriptor_ >= 0) ::close(descriptor_);
}

bool Output::write(std::string_view text) {
  if (errorNumber_ == 0) errorNumber_ = writeAll(descriptor_, text);
  return errorNumber_ == 0;
}

std::optional<Error> Output::finish() {
  if (isFile_ && descriptor_ >= 0 && ::close(std::exchange(descriptor_, -1)) != 0 &&
      errorNumber_ == 0) {
    errorNumber_ = errno;
  }
  if (errorNumber_ == 0 || readerGone()) return std::nullopt;
  return cannotWrite(path_, errorNumber_);
}

Console Console::make(Language language, std::string_view colorChoice) {
  Console console;
  console.language = language;
  console.color = wantsColor(colorChoice, STDOUT_FILENO);
  console.errorColor = wantsColor(colorChoice, STDERR_FILENO);
  console.showsProgress = ::isatty(STDERR_FILENO) != 0;
  console.width = measureWidth();
  return console;
}

void Console::complain(const Error& error) const {
  const bool zh = language == Language::kChinese;
  const render::Painter painter(errorColor);
  std::string text = "gouji: " + painter.paint(render::Style::kError, zh ? "错误：" : "error: ");
  text += render::toPlainLine(error.message.in(language)) + '\n';
  if (const std::string& hint = error.hint.in(language); !hint.empty()) {
    text += (zh ? "  提示：" : "  help: ") + render::toPlainLine(hint) + '\n';
  }
  static_cast<void>(writeAll(STDERR_FILENO, text));
}

void Console::say(std::string_view text) const { static_cast<void>(writeAll(STDERR_FILENO, text)); }

}  // namespace gouji::cli
