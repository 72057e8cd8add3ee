// The grammar says one thing about every correct rule file.
//
// ANTLR takes the first alternative when several fit; then the order of the grammar's lines would
// decide what a rule means. In exact mode the runtime reports when that happens.
// Catch's macros have the names of some tokens (CHECK): the grammar comes first.
#include "gouji_grammar/GoujiParser.h"

#include <catch2/catch.hpp>

#include "engine/parse/token_buffer.h"
#include "engine/parse/tokenize.h"
#include "tests/parse/support.h"

using namespace gouji;
using namespace gouji::test;
using grammar::GoujiParser;

namespace {

class AmbiguityListener final : public antlr4::BaseErrorListener {
 public:
  void reportAmbiguity(antlr4::Parser* parser, const antlr4::dfa::DFA& dfa, size_t start,
                       size_t stop, bool exact, const antlrcpp::BitSet&,
                       antlr4::atn::ATNConfigSet*) override {
    if (!exact) return;
    const auto interval = antlr4::misc::Interval(start, stop);
    found.push_back(parser->getRuleNames()[dfa.atnStartState->ruleIndex] + ": " +
                    parser->getTokenStream()->getText(interval));
  }

  std::vector<std::string> found;
};

std::vector<std::string> findAmbiguities(const std::string& text) {
  const auto source = std::make_shared<const SourceFile>(SourceFile::make("test.gj", text).value());
  Diagnostics diagnostics;
  parse::TokenBuffer buffer(parse::CodePointMap::ofFile(*source));
  parse::WordReader words;
  REQUIRE(parse::tokenize(buffer, words, source, diagnostics, {}));
  AmbiguityListener listener;
  GoujiParser parser(&buffer);
  parser.removeErrorListeners();
  parser.addErrorListener(&listener);
  parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
  parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  try {
    parser.ruleFile();
  } catch (const antlr4::ParseCancellationException&) {
    listener.found.push_back("not a rule file");
  }
  return listener.found;
}

}  // namespace

TEST_CASE("no correct rule file can be read in two ways") {
  const auto texts = listCorrectTexts();
  REQUIRE(texts.size() > 3);
  for (const std::string& text : texts) {
    INFO(text.substr(0, 200));
    CHECK(findAmbiguities(text) == std::vector<std::string>());
  }
}

TEST_CASE("a row may have the name of a clause") {
  const char* const text =
      "form f \"t\" { section a \"x\" { table t {\n"
      "columns { c \"c\" }\n"
      "rows { unit \"u\" group \"g\" decimal \"d\" signed \"s\" total \"t\" note \"n\" other "
      "\"o\"\n"
      "band \"b\" { total \"x\" signed rows \"r\" } group unit \"v\" { band \"w\" }\n"
      "total total \"z\" = sum(leaves) except unit, total as ARI-01\n"
      "unit \"last\" unit unit } } } }\n";
  CHECK(findAmbiguities(text) == std::vector<std::string>());
}

TEST_CASE("a text outside of the grammar does not pass for an unambiguous one") {
  CHECK_FALSE(findAmbiguities("unit unit unit").empty());
}
