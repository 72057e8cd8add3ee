// What every file of the project keeps to, whatever it is about.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/structure/source_tree.h"

namespace {

constexpr std::size_t kMostLines = 500;

std::vector<SourceText> readAllSources() {
  std::vector<SourceText> all = readSources("engine");
  for (SourceText& source : readSources("tests")) all.push_back(std::move(source));
  return all;
}

}  // namespace

TEST_CASE("no file has more than 500 lines: it would be about two things") {
  for (const SourceText& source : readAllSources()) {
    INFO(source.path);
    CHECK(source.lines.size() <= kMostLines);
  }
}

TEST_CASE("a header opens by saying what it is about") {
  for (const SourceText& source : readSources("engine")) {
    if (!source.path.ends_with(".h")) continue;
    INFO(source.path);
    REQUIRE(source.lines.size() > 3);
    CHECK(source.lines[0] == "// " + source.path);
    CHECK(source.lines[2].starts_with("// "));
  }
}

TEST_CASE("no file knows where it is built or leaves work behind") {
  // Put together from halves, so that this file does not find itself.
  const std::vector<std::string> forbidden = {
      std::string("/wo") + "rk/",  std::string("/ho") + "me/", std::string("/ro") + "ot/",
      std::string("/tmp") + "/w/", std::string("TO") + "DO",   std::string("FIX") + "ME",
      std::string("XX") + "X:",    std::string("HA") + "CK",
  };
  std::string offences;
  for (const std::string& path : listTextFiles()) {
    const std::string text = readText(path);
    for (const std::string& word : forbidden) {
      const std::size_t at = text.find(word);
      if (at == std::string::npos) continue;
      const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n');
      offences += path + ":" + std::to_string(line) + ": " + word + "\n";
    }
  }
  INFO(offences);
  CHECK(offences.empty());
}
