// engine/parse/build_context.h
//
// What every builder of syntax nodes needs: the file, the place of a parse tree node, and a way to
// complain.
//
// Builders turn the parse tree of one declaration into our own nodes, one file per topic. They get
// typed contexts of the generated parser; a context whose `exception` is set broke off in the
// middle, its diagnostic was given, and builders leave it out.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "engine/parse/parse.h"
#include "engine/parse/token_buffer.h"
#include "engine/parse/word_reader.h"
#include "engine/syntax/ast.h"
#include "gouji_grammar/GoujiParser.h"

namespace gouji::parse {

using Grammar = grammar::GoujiParser;

class BuildContext {
 public:
  BuildContext(const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics,
               const ParseLimits& limits)
      : source(source), diagnostics(diagnostics), limits(limits) {}

  const std::shared_ptr<const SourceFile>& source;
  Diagnostics& diagnostics;
  const ParseLimits& limits;
  // Of the file and of the expressions in its messages.
  WordReader words;
  // Of the expression that is being built: how many are open in each other, and the operations so
  // far in all of them.
  std::uint32_t openExpressions = 0;
  std::uint32_t operations = 0;
  // Of the declaration that is being read: the bodies of which a clause could not be read. What
  // they seem to lack may only be misspelt.
  std::unordered_set<const antlr4::ParserRuleContext*> brokenBodies;

  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<DiagnosticArgument> arguments = {},
                     Localized hint = {});
};

[[nodiscard]] Span spanOf(antlr4::ParserRuleContext* context);
[[nodiscard]] Span spanOf(antlr4::tree::TerminalNode* node);
/// From the first word of one node to the last of another.
[[nodiscard]] inline Span join(Span first, Span last) { return {first.begin, last.end}; }

[[nodiscard]] syntax::Name nameOf(antlr4::tree::TerminalNode* node);
[[nodiscard]] syntax::Name nameOf(antlr4::ParserRuleContext* wordOrIdent);
/// A text literal with its escapes resolved.
[[nodiscard]] syntax::Text textOf(antlr4::tree::TerminalNode* node);

/// What stands between the quotes, as it is written; to the end where the closing one is missing.
[[nodiscard]] std::string_view insideOfQuotes(std::string_view quoted);

/// Whether the parser got to the end of this node.
[[nodiscard]] inline bool isWhole(antlr4::ParserRuleContext* context) {
  return context != nullptr && context->exception == nullptr;
}

/// Whether a node begins with a token of this type. Looking for the token among its children takes
/// a cast for each of them.
[[nodiscard]] inline bool beginsWith(antlr4::ParserRuleContext* context, std::size_t tokenType) {
  return context->getStart() != nullptr && context->getStart()->getType() == tokenType;
}

/// A value of a closed list, as `level error`: the position of the word in `choices`. Reports a
/// word that is not in it, with the nearest one as hint.
[[nodiscard]] std::optional<std::size_t> chooseWord(
    BuildContext& context, const syntax::Name& word, std::string_view clause,
    std::initializer_list<std::string_view> choices);

/// Keeps the first of a clause that may stand once. False, with a diagnostic, for a second one.
template <typename Slot>
bool claimOnce(BuildContext& context, const Slot& slot, Span span, const Localized& owner,
               std::string_view clause) {
  if (!static_cast<bool>(slot)) return true;
  context.report(DiagnosticKind::DuplicateClause, span, {owner, clause});
  return false;
}

}  // namespace gouji::parse
