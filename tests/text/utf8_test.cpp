#include "engine/text/utf8.h"

#include <catch2/catch.hpp>
#include <random>

using namespace gouji;

TEST_CASE("Overlong forms, surrogates, too large values and cut characters are not UTF-8") {
  CHECK_FALSE(findInvalidUtf8("勾稽 ok 😀 and a long ASCII tail").has_value());
  CHECK(findInvalidUtf8("ab\xC0\xAF") == 2U);
  CHECK(findInvalidUtf8("\xED\xA0\x80") == 0U);
  CHECK(findInvalidUtf8("\xF4\x90\x80\x80") == 0U);
  CHECK(findInvalidUtf8("abcdefgh\xE5\x8B") == 8U);
  CHECK(findInvalidUtf8("\x80") == 0U);
}

TEST_CASE("The first bad byte is found wherever it stands in however long a text") {
  // The slow way: one character after the other.
  const auto findSlowly = [](std::string_view text) -> std::optional<std::size_t> {
    for (std::size_t offset = 0; offset < text.size();) {
      const std::size_t begin = offset;
      const bool isBroken = decodeUtf8(text, offset) == 0xFFFD && offset == begin + 1;
      if (isBroken) return begin;
    }
    return std::nullopt;
  };
  std::mt19937 random(3);  // NOLINT(cert-msc51-cpp)
  const std::vector<std::string> pieces = {"a",
                                           "勾稽",
                                           "，",
                                           "é",
                                           "😀",
                                           "0123456789abcdef",
                                           "\u0800",
                                           "\uD7FF",
                                           "\uE000",
                                           "政府信息公开工作",
                                           std::string(70, 'x')};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    while (text.size() < random() % 240) text += pieces[random() % pieces.size()];
    if (round % 2 == 0 && !text.empty()) text[random() % text.size()] = static_cast<char>(random());
    if (round % 5 == 0 && !text.empty()) text.pop_back();
    if (findInvalidUtf8(text) != findSlowly(text)) FAIL_CHECK(text);
  }
}

TEST_CASE("Every code point survives encoding and decoding") {
  for (char32_t c = 1; c < 0x110000; c = c < 0x3000 ? c + 1 : c + 37) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    appendUtf8(text, c);
    std::size_t offset = 0;
    REQUIRE(decodeUtf8(text, offset) == c);
    REQUIRE(offset == text.size());
    REQUIRE_FALSE(findInvalidUtf8(text).has_value());
  }
}

TEST_CASE(
    "The quick way through common characters decodes whatever bytes there are like the slow one") {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp)
  // Bytes that begin, continue and nearly begin characters of every length.
  const std::string bytes = "a\x7F\x80\xBF\xC2\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF4\xA0\x9F\x8B";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 6; ++i) text += bytes[random() % bytes.size()];
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::size_t quick = at;
      std::size_t slow = at;
      REQUIRE(decodeUtf8(text, quick) == decodeRareUtf8(text, slow));
      REQUIRE(quick == slow);
    }
  }
}

TEST_CASE("Decoding broken bytes gives the replacement character and goes on") {
  const std::string_view text =
      "\xE5\x8B"
      "a";
  std::size_t offset = 0;
  CHECK(decodeUtf8(text, offset) == U'\uFFFD');
  CHECK(offset == 1);
  (void)decodeUtf8(text, offset);
  CHECK(decodeUtf8(text, offset) == U'a');
  CHECK(offset == 3);
}

TEST_CASE("Characters are counted the same in blocks and in the rest, however long the text") {
  std::string text;
  for (std::size_t count = 0; count < 6000; ++count) {
    if (count < 100 || count % 97 == 0) CHECK(countCodePoints(text) == count);
    text += count % 3 == 0 ? "a" : count % 3 == 1 ? "勾" : "😀";
  }
}

TEST_CASE("Characters are counted with and without white space") {
  CHECK(countCodePoints("勾稽 a") == 4);
  CHECK(countVisible("勾 稽\u3000\u00A0\n１") == 3);
}

TEST_CASE("Every white space is left out wherever it stands, and nothing else is") {
  const std::vector<std::string> spaces = {
      " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00A0", "\u1680",
      "\u2000", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
  const std::vector<std::string> others = {"\u200B", "\u3001", "。", "«", "é",
                                           "\x1F",   "“",      "ᚁ",  "😀"};
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string front = std::string(before % 3, 'a') + [&] {
      std::string text;
      for (std::size_t i = 0; i < before / 3; ++i) text += "勾";
      return text;
    }();
    const std::size_t visible = before % 3 + before / 3;
    for (const std::string& space : spaces)
      CHECK(countVisible(front + space + "稽") == visible + 1);
    for (const std::string& other : others)
      CHECK(countVisible(front + other + "稽") == visible + 2);
  }
}

TEST_CASE("a repaired text is valid and keeps every character") {
  CHECK(repairUtf8("勾稽") == "勾稽");
  CHECK(repairUtf8("勾\xE7\xA8") == "勾\uFFFD\uFFFD");
  CHECK(repairUtf8("\xFF") == "\uFFFD");
}

TEST_CASE("Chinese characters, full width forms and emoji take two terminal cells") {
  CHECK(displayWidth("总计") == 4);
  CHECK(displayWidth("１２") == 4);
  CHECK(displayWidth("，") == 2);
  CHECK(displayWidth("a1") == 2);
  CHECK(displayWidth("😀") == 2);
  CHECK(displayWidth("e\u0301") == 1);
  CHECK(displayWidth("\u200B") == 0);
  CHECK(displayWidth("a\tb") == 5);
}
