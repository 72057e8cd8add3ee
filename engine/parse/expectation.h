// engine/parse/expectation.h
//
// The parser's state in the words of the person who writes rules.
//
// A generated parser knows sets of token types; its user knows "a row", "an operator", "`}`". Never
// does a name of the grammar reach a message.
#pragma once

#include <string>
#include <vector>

#include "engine/base/localized.h"
#include "engine/parse/build_context.h"

namespace gouji::parse {

using TypeSet = antlr4::misc::IntervalSet;

/// "the rule", "the form" …: what a body belongs to.
[[nodiscard]] Localized describeOwner(antlr4::ParserRuleContext* body);
/// Whether this node is the `{ … }` of something.
[[nodiscard]] bool isBody(const antlr4::ParserRuleContext* context);

/// "a text in quotes or `{`": what could have stood where the parser stopped. `previous` is the
/// word before, null at the start.
[[nodiscard]] Localized describeExpected(const TypeSet& types, antlr4::ParserRuleContext* context,
                                         const Token* previous);
/// "`levle`", "the text \"…\"", "the end of the file".
[[nodiscard]] Localized describeFound(const Token& token);

/// The words of the language among `types`.
[[nodiscard]] std::vector<std::string> keywordsOf(const TypeSet& types);

/// Whether a word of this type is one of the language's own.
[[nodiscard]] inline bool isKeyword(std::size_t type) { return type >= 1 && type < Grammar::NAME; }
/// Whether something must follow this word in its clause: an operator, a comma, `in` …
[[nodiscard]] bool wantsMore(const Token& token);

}  // namespace gouji::parse
