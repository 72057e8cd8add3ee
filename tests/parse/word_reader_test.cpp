// The lexer's words, read with a memory that several texts share.
#include "engine/parse/word_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "gouji_grammar/GoujiLexer.h"

using gouji::grammar::GoujiLexer;
using gouji::parse::Word;
using gouji::parse::WordReader;

namespace {

std::vector<Word> readAll(WordReader& reader, const std::vector<char32_t>& points) {
  std::vector<Word> words;
  reader.open(points);
  for (Word word = reader.next(); word.type != antlr4::Token::EOF; word = reader.next())
    words.push_back(word);
  return words;
}

std::vector<char32_t> pointsOf(std::u32string_view text) { return {text.begin(), text.end()}; }

/// What the generated lexer makes of the same text by itself.
std::vector<Word> readWithAntlr(const std::string& utf8) {
  antlr4::ANTLRInputStream input(utf8);
  GoujiLexer lexer(&input);
  std::vector<Word> words;
  for (auto token = lexer.nextToken(); token->getType() != antlr4::Token::EOF;
       token = lexer.nextToken()) {
    words.push_back({token->getType(), token->getStartIndex(), token->getStopIndex() + 1,
                     token->getChannel() != antlr4::Token::DEFAULT_CHANNEL});
  }
  return words;
}

bool areSame(const std::vector<Word>& a, const std::vector<Word>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Word& x, const Word& y) {
    return x.type == y.type && x.begin == y.begin && x.end == y.end && x.isComment == y.isComment;
  });
}

}  // namespace

TEST_CASE("A name ends where it cannot go on, and white space is no word", "[parse]") {
  WordReader reader;
  const auto points = pointsOf(U"rule 收到数\u3000>= 12");
  const std::vector<Word> words = readAll(reader, points);
  REQUIRE(words.size() == 4);
  CHECK(words[0].type == GoujiLexer::RULE);
  CHECK(words[1].type == GoujiLexer::NAME);
  CHECK(words[1].begin == 5);
  CHECK(words[1].end == 8);
  CHECK(words[2].type == GoujiLexer::GREATER_EQUAL);
  CHECK(words[3].end == 14);
}

TEST_CASE("A comment is marked and ends with its line", "[parse]") {
  WordReader reader;
  const auto points = pointsOf(U"// 说明\nfor");
  const std::vector<Word> words = readAll(reader, points);
  REQUIRE(words.size() == 2);
  CHECK(words[0].isComment);
  CHECK(words[0].end == 5);
  CHECK_FALSE(words[1].isComment);
}

TEST_CASE("An empty text has no words, and the next text is read from its beginning", "[parse]") {
  WordReader reader;
  const std::vector<char32_t> empty;
  CHECK(readAll(reader, empty).empty());
  const auto points = pointsOf(U"a");
  CHECK(readAll(reader, points).size() == 1);
  CHECK(readAll(reader, points).size() == 1);
}

TEST_CASE("With a memory or without, the words are those of the generated lexer", "[parse]") {
  WordReader reader;
  const std::u32string texts[] = {
      U"rule A-1 b \"合计“内”\" { check 表[收到, 合计] == 1,234.5 # 注\n }",
      U"“未闭合\n下一行”\"也未闭合",
      U"&& || ! != <> =< => ＝＝ ≠ ≥ ≤ 、。／÷ １２３ \U0001F600 \uFEFF\u00A0x\u0301",
      U"import \"builtin:a.gj\" 'x' ‘y’ 「z」 0.5 .5 5. 1..2 a.b",
  };
  const std::string utf8[] = {
      "rule A-1 b \"合计“内”\" { check 表[收到, 合计] == 1,234.5 # 注\n }",
      "“未闭合\n下一行”\"也未闭合",
      "&& || ! != <> =< => ＝＝ ≠ ≥ ≤ 、。／÷ １２３ \U0001F600 \uFEFF\u00A0x\u0301",
      "import \"builtin:a.gj\" 'x' ‘y’ 「z」 0.5 .5 5. 1..2 a.b",
  };
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < std::size(texts); ++i) {
      CAPTURE(round, utf8[i]);
      const auto points = pointsOf(texts[i]);
      CHECK(areSame(readAll(reader, points), readWithAntlr(utf8[i])));
    }
  }
}
