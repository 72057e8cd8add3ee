// engine/cli/progress.h
//
// How far a long run has come, on a terminal only.
#pragma once

#include <chrono>
#include <cstdint>

#include "engine/cli/console.h"

namespace gouji::cli {

/// One line of standard error that is overwritten, at most ten times a second and not before the
/// run has lasted a while.
class Progress {
 public:
  /// `files` 0: never shows anything.
  Progress(const Console& console, std::size_t files);
  Progress(const Progress&) = delete;

  void show(std::uint64_t reportsDone);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  const Console& console_;
  std::size_t files_;
  Clock::time_point next_;
  bool visible_ = false;
};

}  // namespace gouji::cli
