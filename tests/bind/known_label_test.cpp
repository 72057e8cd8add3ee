// Labels are compared through a sieve and with ends cut off; the slow way has neither.
#include "engine/bind/known_label.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "engine/bind/label_text.h"

namespace gouji::bind {
namespace {

// The whole matrix.
std::size_t measureSlowly(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> distance(a.size() + 1,
                                                 std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        distance[i][j] = i + j;
        continue;
      }
      distance[i][j] = std::min({distance[i - 1][j] + 1, distance[i][j - 1] + 1,
                                 distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
    }
  }
  return distance[a.size()][b.size()];
}

double rateSlowly(std::u32string_view a, std::u32string_view b, double least) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 0;
  const std::size_t distance = measureSlowly(a, b);
  if (distance > editLimit(longer, least)) return 0;
  return 1 - static_cast<double>(distance) / static_cast<double>(longer);
}

// Letters that share places in the sieve, and some that do not.
std::u32string makeLetters(std::mt19937& random, std::size_t most) {
  constexpr std::u32string_view kLetters = U"信息公开政务年度报告一二三12";
  std::u32string letters;
  for (std::size_t length = random() % (most + 1); letters.size() < length;) {
    char32_t letter = kLetters[random() % kLetters.size()];
    if (random() % 4 == 0) letter += 128;
    letters += letter;
  }
  return letters;
}

// A few letters lost, added or changed.
std::u32string damage(std::u32string letters, std::mt19937& random) {
  for (std::uint_fast32_t changes = random() % 5; changes > 0 && !letters.empty(); --changes) {
    const std::size_t at = random() % letters.size();
    const std::uint_fast32_t kind = random() % 3;
    if (kind == 0) letters.erase(at, 1);
    if (kind == 1) letters.insert(at, 1, U'某');
    if (kind == 2) letters[at] = U'某';
  }
  return letters;
}

}  // namespace

TEST_CASE("The distance of two texts is that of the whole matrix, up to the limit") {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 3'000; ++round) {
    const std::u32string a = makeLetters(random, 14);
    const std::u32string b = round % 2 == 0 ? damage(a, random) : makeLetters(random, 14);
    const std::size_t limit = random() % 10;
    REQUIRE(editDistance(a, b, limit) == std::min(measureSlowly(a, b), limit + 1));
  }
}

TEST_CASE("Texts too long for the stack are compared like others") {
  std::mt19937 random(8);  // NOLINT(cert-msc51-cpp)
  for (const std::size_t length : {126U, 127U, 128U, 129U, 300U}) {
    std::u32string a(length, U'公');
    for (char32_t& letter : a) letter += random() % 3;
    const std::u32string b = U'首' + damage(a, random) + U'尾';
    CHECK(editDistance(a, b, 20) == std::min<std::size_t>(measureSlowly(a, b), 21));
  }
}

TEST_CASE("A label seen through its sieve is as like a text as it is letter by letter") {
  std::mt19937 random(9);  // NOLINT(cert-msc51-cpp)
  for (int round = 0; round < 5'000; ++round) {
    const std::u32string letters = makeLetters(random, 20);
    const KnownLabel label(letters);
    const std::u32string text = round % 2 == 0 ? damage(letters, random) : makeLetters(random, 20);
    for (const double least : {0.58, 0.7, 0.75, 0.85})
      REQUIRE(label.similarityTo(text, least) == rateSlowly(letters, text, least));
    REQUIRE(label.contains(text) == (letters.find(text) != letters.npos));
  }
  const KnownLabel label(U"行政规范性文件");
  CHECK(label.contains(U"规范性"));
  CHECK_FALSE(label.contains(U"性规范"));
  CHECK(label.similarityTo(U"规范性文件", 0.7) > 0.7);
}

}  // namespace gouji::bind
