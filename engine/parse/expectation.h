// engine/parse/expectation.h
//
// The parser's state in the words of the person who writes rules.
//
// A generated parser knows sets of token types; its user knows "a row", "an operator", "`}`". Never
// does a name of the grammar reach a message.
#pragma once

#include "engine/base/localized.h"
#include "engine/parse/build_context.h"

namespace gouji::parse {

/// "a rule", "the rows" …: what a body belongs to.
[[nodiscard]] Localized describeOwner(antlr4::ParserRuleContext* body);
/// Whether this node is the `{ … }` of something.
[[nodiscard]] bool isBody(const antlr4::ParserRuleContext* context);

/// "a text in quotes or `{`": what could have stood where the parser stopped.
[[nodiscard]] Localized describeExpected(antlr4::Parser& parser, antlr4::ParserRuleContext* context,
                                         const antlr4::misc::IntervalSet& types);
/// "`levle`", "the text \"…\"", "the end of the file".
[[nodiscard]] Localized describeFound(const Token& token);

/// The words of the language among `types`.
[[nodiscard]] std::vector<std::string> keywordsOf(const antlr4::misc::IntervalSet& types);

}  // namespace gouji::parse
