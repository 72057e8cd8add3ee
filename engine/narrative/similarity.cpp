#include "engine/narrative/similarity.h"

#include <algorithm>

#include "engine/base/decimal.h"
#include "engine/narrative/characters.h"
#include "engine/narrative/passage.h"
#include "engine/narrative/shadow.h"

namespace gouji::narrative {
namespace {

// Figures change from year to year, signs with the program that wrote the text.
bool isTakenOut(char32_t c) {
  constexpr std::uint8_t kOut =
      kIsDigit | kIsHanNumeral | kIsSpace | kIsLineEnd | kIsBreak | kIsBracket;
  return (flagsOf(c) & kOut) != 0 || c < 0x30 || c == U'、' || c == '%';
}

std::uint64_t mix(std::uint64_t hash, char32_t c) {
  hash ^= c;
  hash *= 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

}  // namespace

Shingles::Shingles(std::string_view text) {
  Shadow shadow;
  shadow.build(text);
  std::vector<char32_t> kept;
  std::size_t at = 0;
  while (at < shadow.text().size()) {
    const Character c = characterAt(shadow.text(), at);
    if (!isTakenOut(c.codePoint)) kept.push_back(c.codePoint);
    at = c.end;
  }
  for (std::size_t i = 0; i + kLength <= kept.size(); ++i) {
    std::uint64_t hash = 0;
    for (int k = 0; k < kLength; ++k) hash = mix(hash, kept[i + static_cast<std::size_t>(k)]);
    hashes_.push_back(hash);
  }
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
}

int similarityPerMille(const Shingles& a, const Shingles& b) {
  std::size_t common = 0;
  auto left = a.hashes().begin();
  auto right = b.hashes().begin();
  while (left != a.hashes().end() && right != b.hashes().end()) {
    if (*left == *right) {
      ++common;
      ++left;
      ++right;
    } else if (*left < *right) {
      ++left;
    } else {
      ++right;
    }
  }
  const std::size_t all = a.hashes().size() + b.hashes().size() - common;
  return all == 0 ? 0 : static_cast<int>(common * 1000 / all);
}

namespace {

std::vector<Decimal> figuresOf(std::string_view text) {
  Passage passage;
  passage.read(text);
  std::vector<Decimal> figures;
  for (const Numeral& numeral : passage.numerals()) {
    const bool states = numeral.isCount() || numeral.kind == Numeral::Kind::kPercent;
    if (states && numeral.certain && numeral.value != Decimal(0)) figures.push_back(numeral.value);
  }
  std::sort(figures.begin(), figures.end());
  return figures;
}

}  // namespace

std::size_t countSameFigures(std::string_view a, std::string_view b) {
  const std::vector<Decimal> figures = figuresOf(a);
  return figures == figuresOf(b) ? figures.size() : 0;
}

std::size_t countForeignCharacters(std::string_view a, std::string_view b) {
  std::vector<char32_t> known;
  for (std::size_t at = 0; at < b.size();) {
    const Character c = characterAt(b, at);
    known.push_back(foldOf(c.codePoint));
    at = c.end;
  }
  std::sort(known.begin(), known.end());
  std::size_t foreign = 0;
  for (std::size_t at = 0; at < a.size();) {
    const Character c = characterAt(a, at);
    if (!std::binary_search(known.begin(), known.end(), foldOf(c.codePoint))) ++foreign;
    at = c.end;
  }
  return foreign;
}

}  // namespace gouji::narrative
