// What is taken from a text before it is compared with a label: every quick way against a slow one.
#include "engine/bind/label_text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "engine/bind/folded_text.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

std::string makeText(std::mt19937& random) {
  const std::vector<std::string> pieces = {"開", "开",     "１",     "7",      " ",  "\t",
                                           "　", "\u00A0", "\u200B", "\uFEFF", "（", "x",
                                           "é",  "😀",      "㑩",     "務",     "𠀀"};
  std::string text;
  for (auto left = random() % 12; left > 0; --left) text += pieces[random() % pieces.size()];
  return text;
}

// One character after the other: `keep` gives what each becomes, 0 for nothing.
template <typename Keep>
std::string changeSlowly(const std::string& text, Keep keep) {
  std::string changed;
  for (std::size_t offset = 0; offset < text.size();) {
    if (const char32_t c = keep(decodeUtf8(text, offset))) appendUtf8(changed, c);
  }
  return changed;
}

std::string toUtf8(const std::u32string& letters) {
  std::string text;
  for (const char32_t letter : letters) appendUtf8(text, letter);
  return text;
}

}  // namespace

TEST_CASE("Traditional characters become simplified ones, full-width digits plain ones") {
  CHECK(toUtf8(labelLetters("（三）不予 公開")) == "三不予公开");
  CHECK(toUtf8(labelLetters("政府資訊１０３條 no letters: %")) == "政府资讯103条");
  // The ends of the block the table covers, and what lies beside it.
  for (const char32_t c : {U'\u4E00', U'\u9FA5', U'\u3400', U'\U00020000', U'〇', U'9'}) {
    CHECK(foldLetter(c) == c);
    CHECK(foldToLetter(c) == c);
  }
  for (const char32_t c : {U'\u4DFF', U'（', U'a', U'/', U':', U'\uFF0F', U'\uFF1A'}) {
    CHECK(foldLetter(c) == c);
    CHECK(foldToLetter(c) == 0);
  }
  CHECK(foldToLetter(U'\uFF10') == '0');
  CHECK(foldToLetter(U'\uFF19') == '9');
}

TEST_CASE("The letters of a text are the same with their offsets, without, and counted") {
  std::mt19937 random(21);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = makeText(random);
    const LabelText label = readLabel(text);
    REQUIRE(label.letters == labelLetters(text));
    REQUIRE(label.letters.size() == countLabelLetters(text));
    REQUIRE(label.offsets.size() == label.letters.size());
    for (std::size_t i = 0; i < label.letters.size(); ++i) {
      std::size_t offset = label.offsets[i];
      REQUIRE(foldLetter(decodeUtf8(text, offset)) == label.letters[i]);
    }
  }
}

TEST_CASE("Folding and squeezing change the characters they are about and copy all others") {
  std::mt19937 random(22);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = makeText(random);
    REQUIRE(fold(text) ==
            changeSlowly(text, [](char32_t c) { return isSpaceLike(c) ? U'\0' : foldLetter(c); }));
    const std::string squeezed = changeSlowly(text, [](char32_t c) {
      return isSpaceLike(c) ? U'\0' : c >= U'０' && c <= U'９' ? c - U'０' + U'0' : c;
    });
    REQUIRE(squeeze(text) == squeezed);
    REQUIRE(countSqueezed(text, 1'000) == squeezed.size());
    REQUIRE((countSqueezed(text, 5) > 5) == (squeezed.size() > 5));
  }
  CHECK(fold("2025 年\xE5 度") == "2025年\uFFFD度");
}

TEST_CASE("A text is trimmed from both ends alike, whatever its characters and broken bytes") {
  std::mt19937 random(23);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 5'000; ++round) {
    std::string text = makeText(random);
    if (round % 3 == 0 && !text.empty()) text[random() % text.size()] = static_cast<char>(random());
    if (round % 5 == 0 && !text.empty()) text.pop_back();
    // The slow way: forwards only.
    std::size_t begin = text.size();
    std::size_t end = text.size();
    for (std::size_t offset = 0; offset < text.size();) {
      const std::size_t here = offset;
      if (isSpaceLike(decodeUtf8(text, offset))) continue;
      if (begin == text.size()) begin = here;
      end = offset;
    }
    REQUIRE(trim(text) == text.substr(begin, end - begin));
  }
}

}  // namespace gouji::bind
