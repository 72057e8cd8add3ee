// Cases kept as text: one a line, "what is read | what is expected of it".
//
// Lines starting with # are comments. In a sentence \n is a line end, ␣ a blank and ⇥ a tab, so
// that none of them can get lost in an editor.
#pragma once

#include <string>
#include <vector>

namespace gouji::narrative {

struct Case {
  std::string sentence;
  std::string expected;
  int line = 0;
};

/// The cases of tests/narrative/cases/NAME. Empty when the file is not there.
std::vector<Case> readCases(const std::string& name);

}  // namespace gouji::narrative
