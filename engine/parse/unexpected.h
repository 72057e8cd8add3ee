// engine/parse/unexpected.h
//
// The message for a word that should not stand where it stands.
//
// It says what was expected, puts the caret where the missing piece belongs rather than at the
// start of the next line, shows the bracket that was never closed, and has a hint for the mistakes
// that people make most.
#pragma once

#include "engine/parse/expectation.h"

namespace gouji::parse {

/// Reports `found` in a clause, where one of `expected` should stand.
void reportUnexpected(BuildContext& context, const TokenBuffer& buffer, const Token& found,
                      antlr4::ParserRuleContext* where, const TypeSet& expected);

/// Reports `found` between two clauses of `body`, where one of `starters` should stand.
void reportUnknownClause(BuildContext& context, const TokenBuffer& buffer, const Token& found,
                         antlr4::ParserRuleContext* body, const TypeSet& starters);

/// Reports `found` between two declarations.
void reportUnknownDeclaration(BuildContext& context, const TokenBuffer& buffer, const Token& found);

/// Reports that `body` ends at the word `last` without a closing brace.
void reportMissingBrace(BuildContext& context, const Token& last, antlr4::ParserRuleContext* body);

}  // namespace gouji::parse
