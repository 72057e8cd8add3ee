// tests/cli/program.h
//
// The real program, run as a user runs it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct ProgramRun {
  int status = -1;  // 128 + signal when it was killed
  std::string out;
  std::string err;
};

/// Runs `gouji` with these arguments and this standard input, without a terminal and in Chinese
/// unless the arguments say otherwise. `folder` is where it is started; empty: here.
ProgramRun runGouji(const std::vector<std::string>& arguments, std::string_view input = {},
                    const std::string& folder = {});

/// Runs a line of shell in which `$GOUJI` is the program.
ProgramRun runShell(const std::string& line, const std::string& folder = {});

/// Lines of a text, without their ends.
std::vector<std::string> linesOf(const std::string& text);
