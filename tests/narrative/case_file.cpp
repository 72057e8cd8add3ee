#include "tests/narrative/case_file.h"

#include <fstream>

namespace gouji::narrative {
namespace {

std::string trim(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

void replaceAll(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

std::vector<Case> readCases(const std::string& name) {
  std::ifstream file(std::string(GOUJI_SOURCE_DIR "/tests/narrative/cases/") + name);
  std::vector<Case> cases;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t bar = line.rfind(" | ");
    Case one;
    one.line = number;
    one.sentence = trim(bar == std::string::npos ? line : line.substr(0, bar));
    one.expected = bar == std::string::npos ? std::string() : trim(line.substr(bar + 3));
    for (std::string* text : {&one.sentence, &one.expected}) {
      replaceAll(*text, "\\n", "\n");
      replaceAll(*text, "␣", " ");
      replaceAll(*text, "⇥", "\t");
    }
    cases.push_back(one);
  }
  return cases;
}

}  // namespace gouji::narrative
