// engine/process/child_program.h
//
// Programs of our own that are started beside this one and answer once.
//
// What a stranger's file could crash, and libraries that most runs do not need, live in programs of
// their own: bytes go to standard input, the answer comes on standard output, and a child that
// crashes, hangs or talks without end costs its own answer only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::process {

/// Where the program `name` is: what the environment's `variable` says, else beside the running
/// program or shared library, else in `../libexec/gouji/` from there, else on PATH. Empty when it
/// is nowhere.
[[nodiscard]] std::string findProgram(const std::string& name, const char* variable);

struct ChildLimits {
  /// Of the clock on the wall, from the start of the child to the end of its answer.
  unsigned seconds = 60;
  std::size_t maxAnswerBytes = std::size_t{512} << 20;
};

struct ChildAnswer {
  enum class End : unsigned char {
    kFinished,    // it closed its output; `status` says how it ended
    kNotStarted,  // there is no such program
    kTimedOut,    // it was ended after `ChildLimits::seconds`
    kTooLong,     // it was ended after `ChildLimits::maxAnswerBytes`
  };
  End end = End::kNotStarted;
  /// Exit status, or 128 and the number of the signal that ended it.
  int status = -1;
  std::string bytes;
};

/// Runs `words` (path and arguments), feeds it `input` and collects its answer. Its standard error
/// goes nowhere. Changes nothing in this process; safe from several threads.
[[nodiscard]] ChildAnswer runChild(const std::vector<std::string>& words, std::string_view input,
                                   const ChildLimits& limits);

}  // namespace gouji::process
