#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/narrative/extractor.h"
#include "engine/narrative/part_list.h"
#include "engine/narrative/similarity.h"
#include "engine/text/utf8.h"

namespace gouji::narrative {
namespace {

std::vector<ExtractSpec> makeSpecs() {
  std::vector<ExtractSpec> specs;
  for (const Scope scope : {Scope::kClause, Scope::kSentence, Scope::kParagraph, Scope::kSection}) {
    ExtractSpec& spec = specs.emplace_back(ExtractSpec{.sections = 1});
    spec.scope = scope;
    spec.unit = "件";
    spec.patterns = {{Source::kNumber, "(收到|受理){..20}申请{..6}{n}"},
                     {Source::kZero, "未收到{..12}申请"}};
    spec.patterns.push_back({Source::kMatch, "X{2,}|(?i)某某|{date}"});
    spec.unless = {{"往年"}};
  }
  for (const std::string_view name : builtinNames()) {
    ExtractSpec& spec = specs.emplace_back(ExtractSpec{.sections = 1});
    spec.patterns = {{*findBuiltin(name), ""}};
  }
  return specs;
}

const std::vector<UnitFactor> kUnits = {{"件", "件", 1}, {"元", "元", 1}, {"万元", "元", 10000}};

bool isCharacterBoundary(const std::string& text, std::size_t offset) {
  return offset >= text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

std::string describe(const std::vector<std::vector<Claim>>& claims) {
  std::string out;
  for (const auto& list : claims) {
    for (const Claim& claim : list) {
      out += std::to_string(claim.range.begin) + "-" + std::to_string(claim.range.end) + "=" +
             (claim.value ? claim.value->toString() : "") + claim.label + claim.expected + ";";
    }
    out += "|";
  }
  return out;
}

// Reads the text twice and checks what must hold of any text whatever.
void checkInvariants(const Extractor& extractor, Workspace& workspace, const std::string& text) {
  std::vector<std::vector<Claim>> claims, again;
  (void)extractor.extract(text, {TextRange::Where::kSection, 0}, workspace, claims);
  Workspace fresh;
  (void)extractor.extract(text, {TextRange::Where::kSection, 0}, fresh, again);
  CHECK(describe(claims) == describe(again));
  const bool isUtf8 = !findInvalidUtf8(text);
  for (const auto& list : claims) {
    std::size_t last = 0;
    for (const Claim& claim : list) {
      REQUIRE(claim.range.begin <= claim.range.end);
      REQUIRE(claim.range.end <= text.size());
      CHECK(claim.range.begin >= last);
      last = claim.range.begin;
      CHECK(text.substr(claim.range.begin, claim.range.end - claim.range.begin) == claim.text);
      if (isUtf8) {
        CHECK(isCharacterBoundary(text, claim.range.begin));
        CHECK(isCharacterBoundary(text, claim.range.end));
      }
    }
  }
}

void checkSegments(const Passage& passage) {
  for (const Scope scope : {Scope::kClause, Scope::kSentence, Scope::kParagraph}) {
    std::size_t end = 0;
    for (const Stretch stretch : passage.stretches(scope)) {
      REQUIRE(stretch.begin >= end);
      REQUIRE(stretch.begin < stretch.end);
      REQUIRE(stretch.end <= passage.text().size());
      end = stretch.end;
    }
  }
  std::size_t end = 0;
  for (const Numeral& numeral : passage.numerals()) {
    REQUIRE(numeral.begin >= end);
    REQUIRE(numeral.begin < numeral.end);
    REQUIRE(numeral.end <= numeral.unitEnd);
    REQUIRE(numeral.unitEnd <= passage.text().size());
    end = numeral.end;
  }
}

// Pieces of narratives in any order: nearly sense.
std::string makeNarrative(std::mt19937& random, std::size_t pieces) {
  static const char* const kPieces[] = {"2025年",   "共收到",     "政府信息公开申请",
                                        "1496",     "条",         "件",
                                        "，",       "。",         "；",
                                        "：",       "、",         "其中",
                                        "（",       "）",         "《",
                                        "》",       "“",          "”",
                                        "一",       "十二",       "百分之",
                                        "万",       "%",          "占",
                                        "增长",     "比上年",     "未收到",
                                        "我局",     "\n",         " ",
                                        "　",       "１２",       ",",
                                        ".",        "(",          ")",
                                        "XX",       "__",         "某某",
                                        "1月1日",   "至",         "统计期限",
                                        "公開",     "萬",         "余",
                                        "约",       "等",         "包括",
                                        "分别为",   "条例",       "-",
                                        "0",        "３，０００", "\r\n",
                                        "\t",       "资金",       "资金",
                                        "{{",       "}}",         "**",
                                        "具体名称", "第",         "号",
                                        "〔2021〕", "元",         "😀"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST_CASE("any text gives claims inside of it, on character boundaries, and the same ones again") {
  const auto extractor = Extractor::make(makeSpecs(), kUnits);
  REQUIRE(extractor.ok());
  Workspace workspace;
  std::mt19937 random(42);
  Passage passage;
  for (int i = 0; i < 1500; ++i) {
    const std::string text = makeNarrative(random, 1 + random() % 80);
    INFO(text);
    checkInvariants(*extractor, workspace, text);
    passage.read(text);
    checkSegments(passage);
  }
}

TEST_CASE("bytes that are no text do no harm") {
  const auto extractor = Extractor::make(makeSpecs(), kUnits);
  REQUIRE(extractor.ok());
  Workspace workspace;
  std::mt19937 random(43);
  Passage passage;
  for (int i = 0; i < 1000; ++i) {
    std::string text = makeNarrative(random, 1 + random() % 40);
    for (int k = 0; k < 4; ++k) text[random() % text.size()] = static_cast<char>(random());
    text.resize(random() % (text.size() + 1));  // cut, inside of a character too
    checkInvariants(*extractor, workspace, text);
    passage.read(text);
    checkSegments(passage);
    (void)Shingles(text);
  }
  for (int i = 0; i < 300; ++i) {
    std::string text(random() % 200, '\0');
    for (char& c : text) c = static_cast<char>(random());
    checkInvariants(*extractor, workspace, text);
  }
}

TEST_CASE("no text takes more than its share of work") {
  const auto extractor = Extractor::make(makeSpecs(), kUnits);
  REQUIRE(extractor.ok());
  Workspace workspace;
  // Each of these would be quadratic for a reader that looks ahead without a limit.
  const char* const kPieces[] = {"1",
                                 "1条其中",
                                 "1条，其中1条、",
                                 "（",
                                 "《",
                                 "“",
                                 "一",
                                 "十",
                                 "1,",
                                 "1 ",
                                 "X",
                                 "某",
                                 "_",
                                 "收到",
                                 "资金",
                                 "，",
                                 "\n",
                                 "1%占",
                                 "占1%",
                                 "未",
                                 "（具体",
                                 "收到申请1",
                                 "2025年1月1日至",
                                 "统计",
                                 "1条包括（",
                                 "百分之",
                                 "、",
                                 "我",
                                 "1.",
                                 "**"};
  for (const char* const piece : kPieces) {
    std::string text;
    while (text.size() < 60'000) text += piece;
    INFO(piece);
    std::vector<std::vector<Claim>> claims;
    (void)extractor->extract(text, {TextRange::Where::kSection, 0}, workspace, claims);
    for (const auto& list : claims) CHECK(list.size() <= Extractor::kMostClaims);
  }
}

}  // namespace
}  // namespace gouji::narrative
