#include "engine/narrative/letters.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/narrative/characters.h"

namespace gouji::narrative {
namespace {

TEST_CASE("every character stands where it starts, whatever the bytes are") {
  std::mt19937 random(20260102);
  const std::string pieces[] = {"收", "é", "a", "\xF0\x9F\x98\x80", "\xE6", "\x94", "\xFF", "\n"};
  Letters letters;  // used again for every text
  for (int i = 0; i < 500; ++i) {
    std::string text;
    const std::size_t length = random() % 20;
    for (std::size_t j = 0; j < length; ++j) text += pieces[random() % std::size(pieces)];
    letters.read(text);
    std::size_t at = 0;
    for (std::size_t letter = 0; letter < letters.size(); ++letter) {
      const Character c = characterAt(text, at);
      CHECK(letters.all()[letter] == c.codePoint);
      CHECK(letters.byteOf(letter) == at);
      CHECK(letters.indexOf(at) == letter);
      at = c.end;
    }
    CHECK(at == text.size());
    CHECK(letters.byteOf(letters.size()) == text.size());
    CHECK(letters.indexOf(text.size()) == letters.size());
  }
}

}  // namespace
}  // namespace gouji::narrative
