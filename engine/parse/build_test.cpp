// Samples and the tests that change them.
#include <string>

#include "engine/parse/build_declaration.h"
#include "engine/parse/build_expression.h"

namespace gouji::parse {
namespace {

const Localized kTest = {"测试", "the test"};

// "received, business" of `ARI-01[received,business]`: what instance ids look like.
syntax::Text buildInstance(Grammar::ExpectationContext* tree) {
  std::string text;
  for (auto* path : tree->path()) {
    if (!text.empty()) text += ", ";
    const syntax::ExprPtr built = buildPath(path);
    const auto& words = std::get<syntax::Path>(built->node).words;
    for (std::size_t i = 0; i < words.size(); ++i) text += (i > 0 ? "." : "") + words[i].text;
  }
  return {std::move(text), join(spanOf(tree->LBRACKET()), spanOf(tree->RBRACKET()))};
}

std::optional<syntax::Expectation> buildExpectation(BuildContext& context,
                                                    Grammar::ExpectationContext* tree) {
  const auto outcome = chooseWord(context, nameOf(tree->word()), "expect",
                                  {"pass", "fail", "undecided", "not_applicable", "rule_error"});
  if (!outcome) return std::nullopt;
  syntax::Expectation expectation;
  expectation.outcome = static_cast<syntax::Expectation::Outcome>(*outcome);
  expectation.span = spanOf(tree);
  if (auto* instance = tree->INSTANCE()) {
    // `NAR-02#2` is rule and claim in one word.
    const syntax::Name whole = nameOf(instance);
    const std::size_t mark = whole.text.find('#');
    const auto middle = static_cast<ByteOffset>(whole.span.begin + mark);
    expectation.rule = {whole.text.substr(0, mark), {whole.span.begin, middle}};
    expectation.instance = syntax::Text{whole.text.substr(mark), {middle, whole.span.end}};
  } else {
    expectation.rule = nameOf(tree->ident());
    if (tree->LBRACKET() != nullptr) expectation.instance = buildInstance(tree);
  }
  return expectation;
}

// `given` and `prior` name a sample or a file, once.
template <typename Clause>
void addReport(BuildContext& context, Clause* tree, std::string_view word,
               std::optional<syntax::Name>& sample, std::optional<syntax::Text>& file) {
  const bool isFree = !sample && !file;
  if (!claimOnce(context, !isFree, spanOf(tree), kTest, word)) return;
  if (auto* path = tree->STRING())
    file = textOf(path);
  else
    sample = nameOf(tree->ident());
}

void addClause(BuildContext& context, syntax::TestDecl& test, Grammar::TestClauseContext* clause) {
  if (auto* given = clause->givenClause()) {
    addReport(context, given, "given", test.sample, test.file);
  } else if (auto* prior = clause->priorClause()) {
    addReport(context, prior, "prior", test.priorSample, test.priorFile);
  } else if (auto* with = clause->withClause()) {
    if (claimOnce(context, test.profile, spanOf(with), kTest, "with")) {
      test.profile = nameOf(with->ident());
    }
  } else if (auto* set = clause->setClause()) {
    test.assignments.push_back(buildAssignment(context, set));
  } else if (auto* expect = clause->expectClause()) {
    for (auto* tree : expect->expectation()) {
      if (auto built = buildExpectation(context, tree))
        test.expectations.push_back(std::move(*built));
    }
  } else if (auto* locate = clause->locateClause()) {
    for (auto& cell : buildExpressions(context, locate->expression())) {
      test.located.push_back(std::move(cell));
    }
  } else if (clause->elseClause() != nullptr) {
    test.nothingElse = true;
  }
}

}  // namespace

syntax::SampleDecl buildSample(BuildContext& context, Grammar::SampleDeclContext* tree) {
  syntax::SampleDecl sample;
  sample.name = nameOf(tree->ident(0));
  sample.form = nameOf(tree->ident(1));
  if (tree->FROM() != nullptr) sample.base = nameOf(tree->ident(2));
  sample.span = spanOf(tree);
  for (auto* clause : tree->sampleBody()->setClause()) {
    if (isWhole(clause)) sample.assignments.push_back(buildAssignment(context, clause));
  }
  return sample;
}

syntax::TestDecl buildTest(BuildContext& context, Grammar::TestDeclContext* tree) {
  syntax::TestDecl test;
  if (auto* rule = tree->ident()) test.rule = nameOf(rule);
  test.title = textOf(tree->STRING());
  test.span = spanOf(tree);
  for (auto* clause : tree->testBody()->testClause()) {
    if (isWhole(clause)) addClause(context, test, clause);
  }
  return test;
}

}  // namespace gouji::parse
