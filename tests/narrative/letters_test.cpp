// The characters of a text and of its shadow.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/narrative/shadow.h"
#include "tests/narrative/letters_of.h"

namespace gouji::narrative {
namespace {

void checkLetters(const Letters& letters, std::string_view text) {
  const Letters expected = lettersOf(text);
  REQUIRE(letters.size() == expected.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    REQUIRE(letters.all()[i] == expected.all()[i]);
    REQUIRE(letters.byteOf(i) == expected.byteOf(i));
    REQUIRE(letters.indexOf(letters.byteOf(i)) == i);
  }
  CHECK(letters.byteOf(letters.size()) == text.size());
  CHECK(letters.indexOf(text.size()) == letters.size());
}

TEST_CASE("the letters of a shadow are those of its text") {
  std::mt19937 random(20260102);
  const std::string pieces[] = {"收",
                                "廳",
                                "é",
                                "a",
                                "\xF0\x9F\x98\x80",
                                " ",
                                "　",
                                "\n",
                                "\n\n",
                                "，",
                                ",",
                                "１",
                                "2",
                                ":",
                                "(",
                                "》",
                                "。",
                                "十",
                                "\u200B",
                                "Ａ",
                                "：",
                                "\t",
                                "申请公开政府信息的件数"};
  Shadow shadow;  // used again for every text
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    const std::size_t length = random() % 30;
    for (std::size_t j = 0; j < length; ++j) text += pieces[random() % std::size(pieces)];
    shadow.build(text);
    INFO(text);
    checkLetters(shadow.letters(), shadow.text());
  }
}

TEST_CASE("bytes that are no text are characters that mean nothing") {
  Shadow shadow;
  const std::string text = "收\xE6\x94\xFF到\xED\xA0\x80";
  shadow.build(text);
  CHECK(shadow.text() == text);
  checkLetters(shadow.letters(), shadow.text());
}

TEST_CASE("characters are decoded four at a time as they are one by one") {
  std::mt19937 random(20260103);
  // Of one, two, three and four bytes; at the ends of what begins with E0 to EF; cut off, overlong,
  // halves of pairs, bytes that continue nothing.
  const std::string pieces[] = {"收",     "到",           "信",           "a",        "\u00E9",
                                "，",     "\u0800",       "\u0FFF",       "\u1000",   "\uD7FF",
                                "\uE000", "\uFFFD",       "\U0001F600",   "\xE6\x94", "\xE6",
                                "\x94",   "\xED\xA0\x80", "\xE0\x80\x80", "\xFF"};
  Letters letters;  // used again for every text
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    const std::size_t length = random() % 40;
    // Most are plain, so that all of the places in a block come to be the first that is not.
    for (std::size_t j = 0; j < length; ++j)
      text += pieces[random() % (random() % 4 == 0 ? std::size(pieces) : 3)];
    (void)letters.read(text);
    INFO(text);
    checkLetters(letters, text);
  }
}

TEST_CASE("a text of white space has an empty shadow without letters") {
  Shadow shadow;
  shadow.build(" \n\u3000");
  CHECK(shadow.text().empty());
  checkLetters(shadow.letters(), "");
}

}  // namespace
}  // namespace gouji::narrative
