#include "engine/narrative/prepared_pattern.h"

#include <catch2/catch.hpp>
#include <string>

#include "engine/narrative/compiled_pattern.h"
#include "engine/narrative/extractor.h"
#include "engine/narrative/matcher.h"
#include "tests/narrative/letters_of.h"

namespace gouji::narrative {
namespace {

TEST_CASE("a pattern can be kept as a row of numbers and used from there") {
  const auto numbers = preparePattern(PatternKind::kNumber, "(收到|受理){..6}申请{n}[件宗]");
  const auto elsewhere = numbers;
  const PreparedPattern pattern(elsewhere);
  CHECK(pattern.hasNumber());
  CHECK_FALSE(pattern.hasDate());
  REQUIRE(pattern.hasCode());
  REQUIRE(pattern.neededSets() == 2);
  std::u32string words;
  pattern.forEachNeededWord([&](std::uint32_t set, LetterSpan word) {
    words += static_cast<char32_t>(U'1' + set);
    words.append(word.begin(), word.end());
  });
  CHECK(words == U"1受理1收到2申请");
  const Letters letters = lettersOf("共收到政府申请15件。");
  Matcher::Memory memory;
  const auto match = Matcher(pattern.code(), letters.all(), memory).find(0);
  REQUIRE(match);
  CHECK(match->begin == 1);
  CHECK(match->end == 10);
  CHECK(match->numberBegin == 7);
}

TEST_CASE("a notation that is wrong gives no numbers, and what RE2 must do gives no program") {
  CHECK(preparePattern(PatternKind::kMatch, "收到{m}").empty());
  CHECK(preparePattern(PatternKind::kNumber, "收到").empty());
  CHECK(CompiledPattern::make(PatternKind::kMatch, "收到{m}") == nullptr);
  for (const char* const pattern : {"(?i)abc", "(收到)?", "(收到|)", "^$"}) {
    INFO(pattern);
    const auto numbers = preparePattern(PatternKind::kMatch, pattern);
    REQUIRE_FALSE(numbers.empty());
    CHECK_FALSE(PreparedPattern(numbers).hasCode());
    CHECK(PreparedPattern(numbers).neededSets() == 0);
  }
}

TEST_CASE("an extract with prepared patterns claims the same") {
  ExtractSpec plain{.sections = 1};
  plain.patterns = {{Source::kNumber, "收到申请{n}件"}, {Source::kMatch, "{date}|\\bAB\\b"}};
  plain.unless = {{"往年|去年"}};
  ExtractSpec prepared = plain;
  const auto number = preparePattern(PatternKind::kNumber, plain.patterns[0].pattern);
  const auto match = preparePattern(PatternKind::kMatch, plain.patterns[1].pattern);
  const auto unless = preparePattern(PatternKind::kUnless, plain.unless[0].pattern);
  prepared.patterns[0].prepared = number;
  prepared.patterns[1].prepared = match;
  prepared.unless[0].prepared = unless;
  const auto claim = [](const ExtractSpec& spec) {
    const auto extractor = Extractor::make({spec}, {});
    REQUIRE(extractor.ok());
    Workspace workspace;
    std::vector<std::vector<Claim>> claims;
    CHECK(extractor->extract("收到申请15件，往年收到申请3件。2025年1月2日 AB。",
                             {TextRange::Where::kSection, 0}, workspace, claims));
    std::string out;
    for (const Claim& one : claims.at(0)) out += std::string(one.text) + "|";
    return out;
  };
  CHECK(claim(plain) == "收到申请15件|2025年1月2日|AB|");
  CHECK(claim(prepared) == claim(plain));
}

}  // namespace
}  // namespace gouji::narrative
