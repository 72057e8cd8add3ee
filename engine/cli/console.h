// engine/cli/console.h
//
// What the program may write to and how: language, colour, width, and the two streams.
//
// The command line is the only part of Gouji that prints. Every write is checked: a full disk is an
// error, and a reader that went away (`gouji lint … | head`) ends the work at once and quietly.
#pragma once

#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/localized.h"
#include "engine/base/result.h"

namespace gouji::cli {

/// The exit statuses of every command.
enum ExitStatus : int {
  kNothingFound = 0,
  kSomethingFound = 1,
  kTrouble = 2,
  /// The reader of standard output went away: what a shell reports for SIGPIPE.
  kReaderGone = 141,
};

/// Where the output of a command goes: standard output or a file.
class Output {
 public:
  /// Standard output, or the file when `path` is neither empty nor "-". Fails with
  /// "output.cannot-open".
  [[nodiscard]] static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  /// At once, without a buffer: whoever reads a pipe sees each finding when it is found. False when
  /// nothing more can be written.
  bool write(std::string_view text);
  /// Closes the file. Nothing when everything arrived.
  [[nodiscard]] std::optional<Error> finish();
  /// The reader of a pipe went away: not an error, but the end.
  [[nodiscard]] bool readerGone() const { return errorNumber_ == EPIPE; }

 private:
  Output(int descriptor, bool isFile, std::string path)
      : descriptor_(descriptor), isFile_(isFile), path_(std::move(path)) {}

  int descriptor_ = -1;
  bool isFile_ = false;
  std::string path_;
  int errorNumber_ = 0;
};

struct Console {
  Language language = Language::kChinese;
  /// Whether standard output wants colours, and standard error.
  bool color = false;
  bool errorColor = false;
  /// Standard error is a terminal: progress may be shown.
  bool showsProgress = false;
  std::uint32_t width = 100;

  /// `colorChoice` is "auto", "always" or "never".
  [[nodiscard]] static Console make(Language language, std::string_view colorChoice);

  /// "gouji: 错误：…" with its hint, on standard error.
  void complain(const Error& error) const;
  /// A line on standard error.
  void say(std::string_view text) const;
};

}  // namespace gouji::cli
