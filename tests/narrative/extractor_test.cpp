#include "engine/narrative/extractor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <random>
#include <set>
#include <string>

#include "engine/narrative/pattern.h"
#include "tests/narrative/case_file.h"

namespace gouji::narrative {
namespace {

const std::vector<UnitFactor> kUnits = {
    {"件", "件", 1}, {"条", "条", 1}, {"元", "元", 1}, {"万元", "元", 10000}, {"%", "%", 1}};

// Reads a case file whose lines "@ kind pattern" declare what the cases below them are searched
// for. Words: number P, zero P, match P, unless P, scope clause|sentence|paragraph|section, unit U,
// and the name of a built-in. A line "@ new" starts afresh.
ExtractSpec addDeclaration(ExtractSpec spec, const std::string& line) {
  const std::size_t blank = line.find(' ');
  const std::string word = line.substr(0, blank);
  // A spec only points to its patterns.
  static std::deque<std::string> kept;
  const std::string& rest = kept.emplace_back(line.substr(std::min(blank, line.size() - 1) + 1));
  if (word == "new") return ExtractSpec{.sections = 1};
  if (word == "number") spec.patterns.push_back({Source::kNumber, rest});
  if (word == "zero") spec.patterns.push_back({Source::kZero, rest});
  if (word == "match") spec.patterns.push_back({Source::kMatch, rest});
  if (word == "unless") spec.unless.push_back({rest});
  if (word == "unit") spec.unit = rest;
  if (word == "scope") {
    spec.scope = rest == "section"     ? Scope::kSection
                 : rest == "paragraph" ? Scope::kParagraph
                 : rest == "sentence"  ? Scope::kSentence
                                       : Scope::kClause;
  }
  if (const auto builtin = findBuiltin(word)) spec.patterns.push_back({*builtin, ""});
  return spec;
}

std::vector<Claim> readClaims(const ExtractSpec& spec, const std::string& text) {
  const auto extractor = Extractor::make({spec}, kUnits);
  REQUIRE(extractor.ok());
  Workspace workspace;
  std::vector<std::vector<Claim>> claims;
  CHECK(extractor->extract(text, {TextRange::Where::kSection, 0}, workspace, claims));
  return claims.at(0);
}

// "15 ~3 「未收到」 2025-01-01": the value, or the words where there is none.
std::string describe(const std::vector<Claim>& claims) {
  std::string out;
  for (const Claim& claim : claims) {
    if (!out.empty()) out += ' ';
    if (claim.vague) out += '~';
    if (claim.value) {
      out += claim.value->toString();
    } else {
      out += "「" + std::string(claim.text) + "」";
    }
    if (claim.start) out += "=" + claim.start->toIso();
    if (!claim.valid) out += "!";
  }
  return out.empty() ? "-" : out;
}

TEST_CASE("patterns find what a sentence claims") {
  const auto cases = readCases("patterns.txt");
  REQUIRE(cases.size() > 80);
  ExtractSpec spec{.sections = 1};
  for (const Case& one : cases) {
    INFO("patterns.txt:" << one.line << ": " << one.sentence);
    if (one.sentence.substr(0, 2) == "@ ") {
      spec = addDeclaration(spec, one.sentence.substr(2));
      continue;
    }
    CHECK(describe(readClaims(spec, one.sentence)) == one.expected);
  }
}

TEST_CASE("a claim stands where its words stand in the text as it was submitted") {
  ExtractSpec spec{.sections = 1};
  spec.patterns.push_back({Source::kNumber, "收到申请{n}件"});
  const std::string text = "本局在２０２５年　全年内一共收到\n申请 １，２３４ 件。";
  const auto claims = readClaims(spec, text);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].text == "收到\n申请 １，２３４ 件");
  CHECK(text.substr(claims[0].range.begin, claims[0].range.end - claims[0].range.begin) ==
        claims[0].text);
  CHECK(claims[0].value == Decimal(1234));
}

TEST_CASE("an extract reads only the places it names") {
  ExtractSpec spec;
  spec.sections = 1U << 2U;
  spec.inFront = true;
  spec.patterns.push_back({Source::kMatch, "申请"});
  const auto extractor = Extractor::make({spec}, kUnits);
  REQUIRE(extractor.ok());
  using Where = TextRange::Where;
  CHECK(extractor->reads({Where::kSection, 2}));
  CHECK(extractor->reads({Where::kFront, 0}));
  CHECK_FALSE(extractor->reads({Where::kSection, 1}));
  CHECK_FALSE(extractor->reads({Where::kTitle, 0}));
  Workspace workspace;
  std::vector<std::vector<Claim>> claims;
  extractor->extract("申请", {Where::kSection, 1}, workspace, claims);
  CHECK(claims.at(0).empty());
  extractor->extract("申请", {Where::kSection, 2}, workspace, claims);
  extractor->extract("申请", {Where::kFront, 0}, workspace, claims);
  REQUIRE(claims[0].size() == 2);
  CHECK(claims[0][0].range.where == Where::kSection);
  CHECK(claims[0][0].range.section == 2);
  CHECK(claims[0][1].range.where == Where::kFront);
}

TEST_CASE("more claims than anyone can read are cut off, and that is said") {
  ExtractSpec spec{.sections = 1};
  spec.patterns.push_back({Source::kMatch, "申请"});
  const auto extractor = Extractor::make({spec}, kUnits);
  REQUIRE(extractor.ok());
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "申请，";
  Workspace workspace;
  std::vector<std::vector<Claim>> claims;
  CHECK_FALSE(extractor->extract(text, {TextRange::Where::kSection, 0}, workspace, claims));
  CHECK(claims.at(0).size() == Extractor::kMostClaims);
}

TEST_CASE("words speak against a claim only where they stand wholly in its clause") {
  ExtractSpec spec{.sections = 1};
  spec.patterns.push_back({Source::kMatch, "申请"});
  spec.unless = {{"上年|往年度"}, {"补正.{0,3}件"}};
  const auto extractor = Extractor::make({spec}, kUnits);
  REQUIRE(extractor.ok());
  const auto countIn = [&](std::string_view text) {
    Workspace workspace;
    std::vector<std::vector<Claim>> claims;
    CHECK(extractor->extract(text, {TextRange::Where::kSection, 0}, workspace, claims));
    return claims.at(0).size();
  };
  CHECK(countIn("上年收到申请，本年收到申请") == 1);
  CHECK(countIn("往年收到申请") == 1);
  CHECK(countIn("往年度收到申请") == 0);
  CHECK(countIn("补正申请3件，申请补正。5件") == 1);
}

TEST_CASE("a built-in gives an extract what it gives alone") {
  // All kinds but the patterns, each with an extract of its own.
  std::vector<ExtractSpec> specs;
  std::vector<Source> sources;
  for (const std::string_view name : builtinNames()) {
    sources.push_back(*findBuiltin(name));
    ExtractSpec& spec = specs.emplace_back();
    spec.sections = 1;
    spec.patterns.push_back({sources.back(), ""});
  }
  const auto extractor = Extractor::make(specs, kUnits);
  REQUIRE(extractor.ok());
  static const char* const kPieces[] = {"我局",
                                        "本单位",
                                        "2025年",
                                        "，",
                                        "。",
                                        "（一）",
                                        "一是",
                                        "二是",
                                        "问题：",
                                        "改进措施",
                                        "教育局",
                                        "委员会",
                                        "管理委员会",
                                        "人民政府办公室",
                                        "认真",
                                        "公开",
                                        "未收到",
                                        "没有",
                                        "XX",
                                        "（具体网址）",
                                        "“",
                                        "某某",
                                        "共98件，",
                                        "其中",
                                        "5件",
                                        "、",
                                        "占12.5%",
                                        "增长5%",
                                        "由江北市教育局编制",
                                        "《信息公开条例》",
                                        "\n",
                                        "3种形式：",
                                        "1、",
                                        "2、",
                                        "3月4日",
                                        "资金资金"};
  std::mt19937 random(17);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    INFO(text);
    Workspace workspace;
    std::vector<std::vector<Claim>> claims;
    CHECK(extractor->extract(text, {TextRange::Where::kSection, 0}, workspace, claims));
    Passage passage;
    passage.read(text);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      std::vector<Reading> alone;
      readBuiltin(sources[i], passage, alone);
      std::set<std::pair<std::size_t, std::string>> expected;
      for (const Reading& reading : alone)
        expected.emplace(reading.claim.range.begin,
                         std::string(reading.claim.text) + reading.claim.label);
      std::set<std::pair<std::size_t, std::string>> found;
      for (const Claim& claim : claims.at(i))
        found.emplace(claim.range.begin, std::string(claim.text) + claim.label);
      CHECK(found == expected);
    }
  }
}

TEST_CASE("what the words of a text say about a condition is seen in the same pass") {
  const auto fee = preparePattern(PatternKind::kMatch, "收费|处理费");
  const auto extractor = Extractor::make({}, kUnits, {fee, {}});
  REQUIRE(extractor.ok());
  Shadow shadow;
  Sightings seen;
  using Answer = PatternWords::Answer;
  shadow.build("没有收取处 理费");
  extractor->look(shadow, seen);
  CHECK(extractor->ask(0, seen) == Answer::kOccurs);
  CHECK(extractor->ask(1, seen) == Answer::kPerhaps);
  shadow.build("没有其他事项");
  extractor->look(shadow, seen);
  CHECK(extractor->ask(0, seen) == Answer::kDoesNot);
}

TEST_CASE("words that were written before are used where they lie") {
  ExtractSpec spec{.sections = 1};
  spec.patterns.push_back({Source::kNumber, "收到{..12}申请{..6}{n}件"});
  spec.patterns.push_back({Source::kZero, "未收到{..12}申请"});
  spec.patterns.push_back({Source::kPlaceholders, ""});
  spec.unless.push_back({"上年|去年"});
  const auto fee = preparePattern(PatternKind::kMatch, "收费|处理费");
  const auto made = Extractor::make({spec}, kUnits, {fee});
  REQUIRE(made.ok());
  const Array<std::uint64_t> words = made->writeWords();
  const auto read = Extractor::make({spec}, kUnits, {fee}, words);
  REQUIRE(read.ok());
  const Array<std::uint64_t> again = read->writeWords();
  CHECK(std::equal(words.begin(), words.end(), again.begin(), again.end()));
  for (const char* const text : {"收到申请12件，去年收到申请3件，XX处理费。", "未收到申请。", ""}) {
    Shadow shadow;
    shadow.build(text);
    std::string lines[2];
    for (const auto* extractor : {&made, &read}) {
      Workspace workspace;
      std::vector<std::vector<Claim>> claims;
      CHECK((*extractor)->extract(text, {TextRange::Where::kSection, 0}, workspace, claims));
      Sightings seen;
      (*extractor)->look(shadow, seen);
      lines[extractor == &read ? 1 : 0] =
          describe(claims.at(0)) + std::to_string(static_cast<int>((*extractor)->ask(0, seen)));
    }
    CHECK(lines[0] == lines[1]);
  }
}

TEST_CASE("a mistake in a pattern is shown where it stands") {
  const auto placeOf = [](PatternKind kind, const std::string& pattern) -> std::string {
    const auto mistake = findPatternMistake(kind, pattern);
    if (!mistake) return "fine";
    CHECK_FALSE(mistake->message.zh.empty());
    CHECK_FALSE(mistake->message.en.empty());
    REQUIRE(mistake->end <= pattern.size());
    return pattern.substr(mistake->begin, mistake->end - mistake->begin);
  };
  using Kind = PatternKind;
  CHECK(placeOf(Kind::kNumber, "(收到|受理|新收){..20}申请{..6}{n}件") == "fine");
  CHECK(placeOf(Kind::kZero, "未收到{..12}申请") == "fine");
  CHECK(placeOf(Kind::kMatch, "X{2,}|某某|（具体[^）]{1,8}）") == "fine");
  CHECK(placeOf(Kind::kNumber, "收到申请") == "收到申请");
  CHECK(placeOf(Kind::kNumber, "收到{n}件，{n}人") == "{n}");
  CHECK(placeOf(Kind::kMatch, "收到{m}件") == "{m}");
  CHECK(placeOf(Kind::kMatch, "收到{..0}件") == "{..0}");
  CHECK(placeOf(Kind::kMatch, "收到{..9999}件") == "{..9999}");
  CHECK(placeOf(Kind::kMatch, "收到{n") == "{n");
  CHECK(placeOf(Kind::kMatch, "收到[件") == "[件");
  CHECK(placeOf(Kind::kMatch, "收到(件") != "fine");
  CHECK(placeOf(Kind::kMatch, "收到件)") != "fine");
  CHECK(placeOf(Kind::kMatch, "(?P<name>件)") == "(?P<name>");
  CHECK(placeOf(Kind::kMatch, "(?=件)") != "fine");
  CHECK(placeOf(Kind::kMatch, "件**") != "fine");
  CHECK(placeOf(Kind::kMatch, "(件){5000}") != "fine");
  CHECK(placeOf(Kind::kMatch, "\\") == "\\");
  CHECK(placeOf(Kind::kMatch, ".*") == ".*");
  CHECK(placeOf(Kind::kMatch, "") == "");
  CHECK_FALSE(findPatternMistake(Kind::kMatch, "")->message.en.empty());
}

}  // namespace
}  // namespace gouji::narrative
