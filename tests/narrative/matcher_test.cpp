#include "engine/narrative/matcher.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/narrative/characters.h"
#include "engine/narrative/compiled_pattern.h"
#include "tests/narrative/letters_of.h"

namespace gouji::narrative {
namespace {

// Patterns as rules write them, and some that nobody would.
const char* const kPatterns[] = {
    "(收到|受理|接收|新收){..24}申请(公开)?(共)?{n}[件宗份条]",
    "(收到|受理){..20}申请{..6}{n}件",
    "未收到{..12}申请",
    "收到+申请*",
    "(收|收到)申请",
    "(收到|受理|申请|件数)(共|的)?[0-9件]",
    "(收|申|件){2}(到|请收|请到)?",
    "(收|收到)(到申)?请",
    "收{1,3}?到",
    "(收到){2}",
    "收.{0,4}请",
    "收.{0,4}?请",
    "[^收到]{2,3}申",
    "[收到-申]+件",
    "申请|请收|收",
    "(申|请)*件",
    "((收|到)+申)+",
    "\\d+件|[0-9]{2}",
    "{date}",
    "收到{..3}",
    "(申请(件|收)?)?到",
    "(收|)(到|)件",
    "件?件?件件",
    "X{2,}|某某",
    "收到(，|；)申请",
    "\\.|\\(收\\)",
    "^收到?",
    "(收|到)+$",
    "{n}件{..6}申请([，。]|$)",
    "(^|，)收|申$",
    "收[^，]{1,3}请",
    "收到.{2,4}?件.{0,3}$",
    "([收到]{2,3}申){1,2}",
    "(收到|受理).{0,4}(申请|件).{1,3}?[件到]",
    "收{2,3}收{0,2}到",
    "(收.{0,3})(.{0,3}请)(.{2}件)?",
    "^(收|到){2,4}",
    "(^收到|，申请|件){..4}件",
};

std::string regexOf(const char* pattern) {
  return translatePattern(PatternKind::kMatch, pattern).pattern.value().regex;
}

std::string makeText(std::mt19937& random, std::size_t length) {
  static const char* const kPieces[] = {
      "收", "到", "申", "请", "件",   "收到",         "申请", "受理", "1",  "12", "，", "。",
      "共", "X",  "某", "未", "公开", "2025年1月2日", "\n",   ".",    "（", "十", "万"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

// The same search with RE2, written down again without any cleverness.
std::string searchWithRe2(const std::string& regex, const std::string& text) {
  const RE2 re(regex, patternOptions());
  REQUIRE(re.ok());
  const auto& names = re.NamedCapturingGroups();
  std::string out;
  std::size_t at = 0;
  re2::StringPiece groups[3];
  while (at < text.size() && re.Match(text, at, text.size(), RE2::UNANCHORED, groups, 3)) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    if (groups[0].empty()) {
      at = begin;
      if (at < text.size()) at = characterAt(text, at).end;
      continue;
    }
    at = begin + groups[0].size();
    out += std::to_string(begin) + "-" + std::to_string(at);
    for (const auto& [name, index] : names) {
      if (groups[index].data() != nullptr)
        out += "@" + std::to_string(groups[index].data() - text.data());
    }
    out += " ";
  }
  return out;
}

std::string searchWithMatcher(const CompiledPattern& pattern, const std::string& text,
                              Matcher::Memory& memory) {
  std::string out;
  const Letters letters = lettersOf(text);
  PatternSearch search(pattern, text, letters, {0, text.size()}, memory);
  while (const auto match = search.next()) {
    out += std::to_string(match->begin) + "-" + std::to_string(match->end);
    if (match->dateBegin) out += "@" + std::to_string(*match->dateBegin);
    if (match->numberBegin) out += "@" + std::to_string(*match->numberBegin);
    out += " ";
  }
  return out;
}

TEST_CASE("the matcher finds what RE2 finds") {
  std::mt19937 random(20260101);
  Matcher::Memory memory;
  for (const char* const source : kPatterns) {
    const std::string regex = regexOf(source);
    const auto pattern = CompiledPattern::make(PatternKind::kMatch, source);
    // A pattern that matches the empty text is never allowed in a rule.
    REQUIRE(pattern->prepared().hasCode() != RE2::FullMatch("", RE2(regex, patternOptions())));
    for (int i = 0; i < 300; ++i) {
      const std::string text = makeText(random, 1 + random() % 30);
      INFO(source << " in " << text);
      CHECK(searchWithMatcher(*pattern, text, memory) == searchWithRe2(regex, text));
    }
  }
}

TEST_CASE("a pattern sees nothing of the text around its stretch") {
  std::mt19937 random(11);
  Matcher::Memory memory;
  for (const char* const source : kPatterns) {
    const auto pattern = CompiledPattern::make(PatternKind::kMatch, source);
    for (int i = 0; i < 100; ++i) {
      const std::string before = makeText(random, random() % 6);
      const std::string inside = makeText(random, 1 + random() % 12);
      const std::string text = before + inside + makeText(random, random() % 6);
      const Letters letters = lettersOf(text);
      PatternSearch whole(*pattern, text, letters, {before.size(), before.size() + inside.size()},
                          memory);
      const auto found = whole.next();
      Matcher::Memory otherMemory;
      const Letters insideLetters = lettersOf(inside);
      PatternSearch alone(*pattern, inside, insideLetters, {0, inside.size()}, otherMemory);
      const auto expected = alone.next();
      INFO(source << " in " << before << "|" << inside);
      REQUIRE(found.has_value() == expected.has_value());
      if (!found) continue;
      CHECK(found->begin == before.size() + expected->begin);
      CHECK(found->end == before.size() + expected->end);
    }
  }
}

TEST_CASE("what only RE2 knows is left to RE2") {
  for (const char* const source : {"\\b收到", "(?i)abc", "\\pL+", "[[:alpha:]]+", "(收){300}"}) {
    const std::string regex = regexOf(source);
    const auto pattern = CompiledPattern::make(PatternKind::kMatch, source);
    CHECK_FALSE(pattern->prepared().hasCode());
    Matcher::Memory memory;
    CHECK(searchWithMatcher(*pattern, "收到ABC申请收到", memory) ==
          searchWithRe2(regex, "收到ABC申请收到"));
  }
}

TEST_CASE("a hostile pattern on a hostile text takes time in proportion to the text") {
  // Backtracking without memory would need 2^n steps here.
  const auto pattern = CompiledPattern::make(PatternKind::kMatch, "((收*)*)*件");
  REQUIRE(pattern->prepared().hasCode());
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "收";
  Matcher::Memory memory;
  const Letters letters = lettersOf(text);
  PatternSearch search(*pattern, text, letters, {0, text.size()}, memory);
  CHECK_FALSE(search.next());
  CHECK(search.complete());
}

}  // namespace
}  // namespace gouji::narrative
