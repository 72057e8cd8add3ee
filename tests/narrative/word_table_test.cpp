#include "engine/narrative/word_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/narrative/letters_of.h"

namespace gouji::narrative {
namespace {

/// Every word at every place, looked for one by one.
std::vector<std::pair<std::uint32_t, std::uint32_t>> searchPlainly(
    const std::vector<std::u32string>& words, const std::vector<std::uint32_t>& numbers,
    const std::u32string& text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (std::uint32_t at = 0; at < text.size(); ++at)
    for (std::size_t i = 0; i < words.size(); ++i)
      if (text.compare(at, words[i].size(), words[i]) == 0) found.emplace_back(at, numbers[i]);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> search(const WordTable& table,
                                                            const std::u32string& text) {
  Sightings sightings;
  table.find(text, sightings);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (const Sighting& sighting : sightings.places) {
    found.emplace_back(sighting.letter, sighting.word);
    CHECK((sightings.words.block(sighting.word / 64) >> (sighting.word % 64) & 1U) == 1);
  }
  CHECK(std::is_sorted(found.begin(), found.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; }));
  std::sort(found.begin(), found.end());
  return found;
}

TEST_CASE("words are found wherever they stand, one inside of another too") {
  WordTable table;
  const std::vector<std::u32string> words = {U"公开", U"主动公开", U"公开信息", U"开", U"息"};
  std::vector<std::uint32_t> numbers;
  for (const auto& word : words) numbers.push_back(table.add(word));
  const std::u32string text = U"主动公开信息";
  CHECK(search(table, text) == searchPlainly(words, numbers, text));
}

TEST_CASE("a word of one character is found at the end of a text, half of a longer one is not") {
  WordTable table;
  const std::uint32_t one = table.add(std::u32string(U"息"));
  (void)table.add(std::u32string(U"息讼"));
  CHECK(search(table, U"信息") == std::vector{std::pair{1U, one}});
  CHECK(search(table, U"").empty());
}

TEST_CASE("characters that share their last bits are told apart") {
  // 2048 and 64 apart: the same bit of the same word of bits stands for all four pairs.
  WordTable table;
  const std::u32string word = {U'一', U'丁'};
  const std::uint32_t number = table.add(word);
  for (const char32_t first : {word[0], char32_t{word[0] + 2048}})
    for (const char32_t second : {word[1], char32_t{word[1] + 64}}) {
      const bool isWord = first == word[0] && second == word[1];
      CHECK(search(table, {first, second}) ==
            (isWord ? std::vector{std::pair{0U, number}} : decltype(search(table, U""))()));
    }
}

TEST_CASE("random words in random texts are found as a plain search finds them") {
  std::mt19937 random(7);
  const std::u32string letters = U"一丁七政府信息公开a0\U00020000";
  const auto make = [&](std::size_t longest) {
    std::u32string word;
    for (std::size_t left = 1 + random() % longest; left > 0; --left)
      word += letters[random() % letters.size()];
    return word;
  };
  for (int round = 0; round < 200; ++round) {
    WordTable table;
    std::vector<std::u32string> words;
    std::vector<std::uint32_t> numbers;
    for (int i = 0; i < 20; ++i) {
      words.push_back(make(4));
      numbers.push_back(table.add(words.back()));
    }
    const std::u32string text = make(60);
    CHECK(search(table, text) == searchPlainly(words, numbers, text));
  }
}

}  // namespace
}  // namespace gouji::narrative
