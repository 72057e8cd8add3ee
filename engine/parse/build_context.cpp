#include "engine/parse/build_context.h"

#include <algorithm>

#include "engine/diag/suggest.h"

namespace gouji::parse {
namespace {

// A text is written "…" or “…”; `\"`, `\\` and `\n` are resolved, any other `\` stands for itself,
// so that patterns need no doubling.
std::string resolveEscapes(std::string_view inside) {
  std::string out;
  out.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char next = inside[i] == '\\' && i + 1 < inside.size() ? inside[i + 1] : '\0';
    if (next == '"' || next == '\\') {
      out += next;
      ++i;
    } else if (next == 'n') {
      out += '\n';
      ++i;
    } else {
      out += inside[i];
    }
  }
  return out;
}

}  // namespace

Diagnostic& BuildContext::report(DiagnosticKind kind, Span span,
                                 std::vector<DiagnosticArgument> arguments, Localized hint) {
  return diagnostics.add({kind, source, span, std::move(arguments), {}, std::move(hint)});
}

Span spanOf(antlr4::ParserRuleContext* context) {
  const Span first = ours(context->getStart()).span();
  const antlr4::Token* stop = context->getStop();
  const Span last = stop == nullptr ? first : ours(stop).span();
  return {first.begin, std::max(first.begin, last.end)};
}

Span spanOf(antlr4::tree::TerminalNode* node) { return ours(node->getSymbol()).span(); }

syntax::Name nameOf(antlr4::tree::TerminalNode* node) {
  if (node == nullptr) return {};
  const Token& token = ours(node->getSymbol());
  return {std::string(token.text()), token.span()};
}

syntax::Name nameOf(antlr4::ParserRuleContext* wordOrIdent) {
  if (wordOrIdent == nullptr) return {};
  const Token& token = ours(wordOrIdent->getStart());
  return {std::string(token.text()), token.span()};
}

syntax::Text textOf(antlr4::tree::TerminalNode* node) {
  if (node == nullptr) return {};
  const Token& token = ours(node->getSymbol());
  const std::string_view quoted = token.text();
  return {resolveEscapes(insideOfQuotes(quoted)), token.span()};
}

std::string_view insideOfQuotes(std::string_view quoted) {
  constexpr std::string_view kPairs[][2] = {
      {"\"", "\""}, {"“", "”"}, {"'", "'"}, {"‘", "’"}, {"「", "」"}};
  for (const auto& [open, close] : kPairs) {
    if (!quoted.starts_with(open)) continue;
    quoted.remove_prefix(open.size());
    // A text without its closing quote was reported and goes to the end of its line.
    if (quoted.ends_with(close)) quoted.remove_suffix(close.size());
    break;
  }
  return quoted;
}

std::optional<std::size_t> chooseWord(BuildContext& context, const syntax::Name& word,
                                      std::string_view clause,
                                      std::initializer_list<std::string_view> choices) {
  const auto found = std::find(choices.begin(), choices.end(), word.text);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  const auto suggestion = suggestWord(word.text, choices);
  Localized hint = hintAt(suggestion);
  if (!suggestion) {
    std::string list;
    for (const std::string_view choice : choices) {
      if (!list.empty()) list += ", ";
      list.append("`").append(choice).append("`");
    }
    hint = {"可用的值：" + list, "values: " + list};
  }
  context.report(DiagnosticKind::UnknownChoice, word.span,
                 {word.text, "`" + std::string(clause) + "`"}, std::move(hint));
  return std::nullopt;
}

}  // namespace gouji::parse
