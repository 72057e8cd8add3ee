// The words a pattern needs, and where they stand in a text.
#include <re2/re2.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/narrative/compiled_pattern.h"
#include "engine/narrative/pattern.h"
#include "engine/narrative/required_literals.h"
#include "engine/narrative/word_table.h"
#include "engine/text/utf8.h"
#include "tests/narrative/letters_of.h"

namespace gouji::narrative {
namespace {

const char* const kPatterns[] = {
    "(收到|受理|接收|新收){..24}申请(公开)?(共)?{n}[件宗份条]",
    "未收到{..12}申请",
    "(收|收到)(到申)?请",
    "(收到){2}申",
    "收.{0,4}请",
    "[^收到]{2,3}申",
    "申请|请收|收.件",
    "(申|请)*件",
    "((收|到)+申)+",
    "\\d+件|[0-9]{2}",
    "{date}",
    "(申请(件|收)?)?到",
    "(收|)(到|)件",
    "件?件?件件",
    "收到(，|；)申请",
    "^收到?",
    "(收|到)+$",
    "{n}件{..6}申请([，。]|$)",
    "(^|，)收|申$",
    "(公开|收到|受理)(申请)?共?[条件]([，。；、]|其中)|收到(申请)?[。；]",
    "(^|[。；])[一二三十]{1,2}[.．][^0-9]",
};

std::string makeText(std::mt19937& random, std::size_t length) {
  static const char* const kPieces[] = {
      "收", "到", "申", "请", "件",   "收到",         "申请", "受理", "1",  "12", "，",  "。",
      "共", "X",  "公", "未", "公开", "2025年1月2日", "\n",   ".",    "一", "十", "其中"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

RequiredLiterals requiredBy(const char* pattern) {
  const Translation translation = translatePattern(PatternKind::kMatch, pattern);
  return findRequiredLiterals(*readRegex(translation.pattern->regex));
}

std::string toUtf8(const std::u32string& word) {
  std::string text;
  for (const char32_t c : word) appendUtf8(text, c);
  return text;
}

// Whether words of the sets stand in the text one behind the other.
bool standInOrder(const RequiredLiterals& required, std::string_view text) {
  std::size_t at = 0;
  for (const auto& words : required.sets) {
    std::size_t end = std::string_view::npos;
    for (const std::u32string& word : words) {
      const std::size_t found = text.find(toUtf8(word), at);
      if (found != std::string_view::npos) end = std::min(end, found + toUtf8(word).size());
    }
    if (end == std::string_view::npos) return false;
    at = end;
  }
  return true;
}

TEST_CASE("every match holds the words that its pattern needs, in their order") {
  std::mt19937 random(7);
  for (const char* const source : kPatterns) {
    const Translation translation = translatePattern(PatternKind::kMatch, source);
    const RequiredLiterals required = requiredBy(source);
    const RE2 re(translation.pattern->regex, patternOptions());
    for (int i = 0; i < 400; ++i) {
      const std::string text = makeText(random, 1 + random() % 20);
      re2::StringPiece match;
      if (!re.Match(text, 0, text.size(), RE2::UNANCHORED, &match, 1)) continue;
      INFO(source << " in " << text);
      CHECK(standInOrder(required, {match.data(), match.size()}));
    }
  }
}

TEST_CASE("what a pattern needs is known without running it") {
  const auto describe = [](const char* pattern) {
    std::string out;
    for (const auto& words : requiredBy(pattern).sets) {
      for (const std::u32string& word : words) out += toUtf8(word) + "|";
      out += " ";
    }
    return out;
  };
  // 件 alone would tell little beside words of two characters.
  CHECK(describe("(收到|受理|新收){..20}申请{..6}{n}件") == "受理|收到|新收| 申请| ");
  CHECK(describe("未收到{..12}申请") == "未收到| 申请| ");
  CHECK(describe("(未|没有)(收到|接到)") == "未接到|未收到|没有接到|没有收到| ");
  CHECK(describe("(公开)?申请") == "申请| ");
  CHECK(describe("(公开)+") == "公开| ");
  CHECK(describe("(公开)+申请") == "公开| 申请| ");
  CHECK(describe("公开|.件") == "件|公开| ");
  CHECK(describe("公开|.") == "");
  CHECK(describe("(公开)?") == "");
  // Each way needs a second word; of the one that is but one word it is the rest of it.
  CHECK(describe("收到.申请|受理.件数|现行有效文件") == "受理|收到|现行有| 件数|申请|效文件| ");
  CHECK(describe("收到.申请|公开") == "公开|收到| ");
  CHECK(describe("收到申请.|现行有效.") == "收到申请|现行有效| ");
  CHECK(describe("[件条].*") == "件|条| ");
  CHECK(describe("[^件条].*") == "");
  CHECK(describe("申[清靖]公开") == "申清公开|申靖公开| ");
  CHECK(describe("(^|。)末收到") == "末收到| ");
  CHECK(describe("[0-9]{3}号") == "0|1|2|3|4|5|6|7|8|9| 号| ");
}

using Place = std::pair<std::size_t, std::string>;  // byte, word

std::vector<Place> findOneByOne(const std::vector<std::string>& words, const std::string& text) {
  std::vector<Place> places;
  for (const std::string& word : words)
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
      places.emplace_back(at, word);
  std::sort(places.begin(), places.end());
  return places;
}

TEST_CASE("one pass finds all places of all words") {
  std::mt19937 random(8);
  for (int round = 0; round < 60; ++round) {
    WordTable table;
    std::vector<std::string> words;
    // Enough of them, now and then, that the table has to grow.
    const std::size_t count = round % 20 == 0 ? 1500 : 1 + random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string word = makeText(random, 1 + random() % 4);
      const bool isKnown = std::find(words.begin(), words.end(), word) != words.end();
      const std::uint32_t number = table.add(lettersOf(word).all());
      if (isKnown) {
        CHECK(words[number] == word);
      } else {
        CHECK(number == words.size());
        words.push_back(word);
      }
    }
    CHECK(table.size() == words.size());
    for (int i = 0; i < 20; ++i) {
      const std::string text = makeText(random, random() % 60);
      const Letters letters = lettersOf(text);
      std::vector<Place> found;
      std::size_t last = 0;
      Sightings seen;
      table.find(letters.all(), seen);
      for (const Sighting& sighting : seen.places) {
        CHECK(sighting.letter >= last);
        last = sighting.letter;
        found.emplace_back(letters.byteOf(sighting.letter), words[sighting.word]);
      }
      for (std::uint32_t word = 0; word < words.size(); ++word) {
        const bool isSeen = (seen.words.block(word / 64) >> (word % 64) & 1U) != 0;
        CHECK(isSeen == (text.find(words[word]) != std::string::npos));
      }
      std::sort(found.begin(), found.end());
      CHECK(found == findOneByOne(words, text));
    }
  }
}

}  // namespace
}  // namespace gouji::narrative
