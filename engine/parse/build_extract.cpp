// Extracts: what to look for in the narrative.
#include "engine/parse/build_declaration.h"

namespace gouji::parse {
namespace {

using syntax::ExtractDecl;

ExtractDecl::Clause::Kind kindOf(std::size_t type) {
  using enum ExtractDecl::Clause::Kind;
  switch (type) {
    case Grammar::NUMBER:
      return kNumber;
    case Grammar::ZERO:
      return kZero;
    case Grammar::MATCH:
      return kMatch;
    case Grammar::UNLESS:
      return kUnless;
    default:
      return kBuiltin;
  }
}

void addClause(BuildContext& context, ExtractDecl& extract, Grammar::ExtractClauseContext* tree) {
  const Token& keyword = ours(tree->getStart());
  if (auto* word = tree->word()) {
    const auto scope =
        chooseWord(context, nameOf(word), "scope", {"clause", "sentence", "paragraph", "section"});
    if (scope) extract.scope = static_cast<ExtractDecl::Scope>(*scope);
    return;
  }
  ExtractDecl::Clause& clause = extract.clauses.emplace_back();
  clause.kind = kindOf(keyword.type);
  clause.span = spanOf(tree);
  if (clause.kind == ExtractDecl::Clause::Kind::kBuiltin) {
    clause.builtin = syntax::Name{keyword.getText(), keyword.span()};
  } else {
    clause.pattern = textOf(tree->STRING());
  }
}

}  // namespace

syntax::ExtractDecl buildExtract(BuildContext& context, Grammar::ExtractDeclContext* tree) {
  ExtractDecl extract;
  const auto words = tree->word();
  extract.name = nameOf(words[0]);
  extract.span = spanOf(tree);
  extract.places = namesOf(tree->ident());
  if (words.size() > 1) extract.unit = nameOf(words[1]);
  for (auto* clause : tree->extractBody()->extractClause()) {
    if (isWhole(clause)) addClause(context, extract, clause);
  }
  return extract;
}

}  // namespace gouji::parse
