// What the words of a text say about a pattern, held against the search.
#include "engine/narrative/pattern_words.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/narrative/compiled_pattern.h"
#include "tests/narrative/letters_of.h"

namespace gouji::narrative {
namespace {

using Answer = PatternWords::Answer;

const char* const kPatterns[] = {
    "收费|处理费|收取",
    "收到|申请[件条]",
    "(收到|受理){..4}申请|处理费",
    "没有?收到",
    "收|费{2}",
    "^收到|申请$",
    "(处理)?费|[^收]取",
    "[收取]{2}.件",
    "(?i)收费",
    "收(到|取)(申请|费)|未受理",
};

std::string makeText(std::mt19937& random, std::size_t length) {
  static const char* const kPieces[] = {"收", "到",   "取",   "费",   "处理", "申请",
                                        "件", "受理", "未受", "没有", "，",   "条"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

Answer ask(const char* source, const std::string& text) {
  const auto pattern = CompiledPattern::make(PatternKind::kMatch, source);
  WordTable table;
  const PatternWords words(pattern->prepared(), table);
  Sightings seen;
  table.find(lettersOf(text).all(), seen);
  return words.ask(seen.words);
}

TEST_CASE("what the words say is what the search finds") {
  std::mt19937 random(5);
  Matcher::Memory memory;
  // One table for all of them, as an extractor has it.
  WordTable table;
  std::vector<std::unique_ptr<const CompiledPattern>> patterns;
  std::vector<PatternWords> words;
  for (const char* const source : kPatterns) {
    patterns.push_back(CompiledPattern::make(PatternKind::kMatch, source));
    words.emplace_back(patterns.back()->prepared(), table);
  }
  for (int round = 0; round < 2000; ++round) {
    const std::string text = makeText(random, random() % 12);
    Shadow shadow;
    shadow.build(text);
    Sightings seen;
    table.find(shadow.letters().all(), seen);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Answer answer = words[i].ask(seen.words);
      if (answer == Answer::kPerhaps) continue;
      INFO(kPatterns[i] << " in " << text);
      CHECK(occursIn(*patterns[i], shadow, memory) == (answer == Answer::kOccurs));
    }
  }
}

TEST_CASE("a pattern of words alone is never in doubt") {
  CHECK(ask("收费|处理费", "没有收费") == Answer::kOccurs);
  CHECK(ask("收费|处理费", "没有费用") == Answer::kDoesNot);
  CHECK(ask("收(费|取)", "收取") == Answer::kOccurs);
}

TEST_CASE("a word that is one way of a pattern proves it, the want of needed words denies it") {
  CHECK(ask("收到.{0,9}申请|处理费", "无处理费") == Answer::kOccurs);
  CHECK(ask("收到.{0,9}申请|处理费", "收到申请") == Answer::kPerhaps);
  CHECK(ask("收到.{0,9}申请", "申请") == Answer::kDoesNot);
}

TEST_CASE("words at the start or the end of a text prove nothing by themselves") {
  CHECK(ask("^收到|申请$", "未收到申请") == Answer::kPerhaps);
  CHECK(ask("^收到|申请$", "未受理") == Answer::kDoesNot);
}

TEST_CASE("a pattern that only RE2 can read is left to it") {
  CHECK(ask("(?i)收费", "收费") == Answer::kPerhaps);
  CHECK(ask("(?i)收费", "") == Answer::kPerhaps);
}

}  // namespace
}  // namespace gouji::narrative
