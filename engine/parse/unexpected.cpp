#include "engine/parse/unexpected.h"

#include "engine/diag/suggest.h"

namespace gouji::parse {
namespace {

using antlr4::ParserRuleContext;

const Token* before(const TokenBuffer& buffer, const Token& token) {
  return token.index == 0 ? nullptr : &buffer.tokens()[token.index - 1];
}

// The quote that is missing on this line, or just above, was reported: it made what follows.
bool followsFromMissingQuote(const TokenBuffer& buffer, const Token& found) {
  const Token* previous = before(buffer, found);
  return found.isOnBrokenLine || (previous != nullptr && previous->isOnBrokenLine &&
                                  (found.isFirstOnLine || found.type == antlr4::Token::EOF));
}

// Something is missing at the end of a line: that is the place, not the start of the next.
Span placeOf(const TokenBuffer& buffer, const Token& found) {
  const Token* previous = before(buffer, found);
  const bool isEnd = found.isFirstOnLine || found.type == antlr4::Token::EOF;
  if (previous == nullptr || !isEnd) return found.span();
  return {previous->span().end, previous->span().end};
}

// The innermost bracket still open before `found`.
const Token* findOpenBracket(const TokenBuffer& buffer, const Token& found) {
  std::size_t closed = 0;
  for (std::size_t i = found.index; i-- > 0;) {
    const Token& token = buffer.tokens()[i];
    if (token.type == Grammar::LBRACE || token.type == Grammar::RBRACE) return nullptr;
    if (token.type == Grammar::RPAREN || token.type == Grammar::RBRACKET) ++closed;
    if (token.type != Grammar::LPAREN && token.type != Grammar::LBRACKET) continue;
    if (closed == 0) return &token;
    --closed;
  }
  return nullptr;
}

void noteOpenBracket(BuildContext& context, Diagnostic& diagnostic, const TokenBuffer& buffer,
                     const Token& found, const TypeSet& expected) {
  const bool isMissing = expected.contains(std::size_t{Grammar::RPAREN}) ||
                         expected.contains(std::size_t{Grammar::RBRACKET});
  const Token* open = isMissing ? findOpenBracket(buffer, found) : nullptr;
  if (open == nullptr) return;
  const std::string text = "`" + open->getText() + "`";
  diagnostic.notes.push_back({context.source,
                              open->span(),
                              {"这个 " + text + " 还没有闭合", "this " + text + " is open"}});
}

bool isWord(const Token& token) {
  return token.type == Grammar::NAME || token.type == Grammar::ID || isKeyword(token.type);
}

bool isWithin(ParserRuleContext* context, std::size_t rule) {
  for (; context != nullptr; context = static_cast<ParserRuleContext*>(context->parent)) {
    if (context->getRuleIndex() == rule) return true;
  }
  return false;
}

Localized hintFor(const Token& found, ParserRuleContext* where, const TypeSet& expected) {
  const bool isOperand = expected.contains(std::size_t{Grammar::NAME}) &&
                         expected.contains(std::size_t{Grammar::LPAREN});
  if (found.type == Grammar::IF && isOperand) {
    return {"运算中的 `if … then … else …` 要加括号",
            "inside an operation put `if … then … else …` in parentheses"};
  }
  if (isWord(found) && !found.isFirstOnLine && expected.size() == 1 &&
      expected.contains(std::size_t{Grammar::STRING})) {
    const std::string quoted = "`\"" + found.getText() + "\"`";
    return {"文字要写在引号中：" + quoted, "texts stand in quotes: " + quoted};
  }
  if (found.type == Grammar::PLUS && isOperand) {
    return {"数字前不写 `+`", "numbers have no `+` in front"};
  }
  if (isWithin(where, Grammar::RuleAxisBody) &&
      (found.type == Grammar::LPAREN || found.type == Grammar::ASSIGN)) {
    return {"合计项写作 `total \"总计\" = sum(leaves) as ARI-01`",
            "a total is written `total \"总计\" = sum(leaves) as ARI-01`"};
  }
  return {};
}

// Whether an operator could have followed: the last clause ends with an expression.
bool endsWithExpression(antlr4::tree::ParseTree* node) {
  while (node != nullptr && !node->children.empty()) {
    auto* context = dynamic_cast<ParserRuleContext*>(node);
    if (context != nullptr && context->getRuleIndex() == Grammar::RuleExpression) return true;
    node = node->children.back();
  }
  return false;
}

void reportUnknownWord(BuildContext& context, const Token& word, ParserRuleContext* body,
                       const TypeSet& starters) {
  const std::vector<std::string> words = keywordsOf(starters);
  context.report(DiagnosticKind::UnknownClause, word.span(),
                 {describeOwner(body), "`" + word.getText() + "`"},
                 hintAt(suggestWord(word.text(), {words.begin(), words.end()})));
}

// What stands behind a finished clause on its line: something is missing between the two.
void reportTrailing(BuildContext& context, const TokenBuffer& buffer, const Token& found,
                    ParserRuleContext* body, const TypeSet& starters) {
  // A built-in of an extract is any word, so a misspelt clause passes for one up to its text.
  const Token* previous = before(buffer, found);
  if (found.type == Grammar::STRING && previous->type == Grammar::NAME &&
      body->getRuleIndex() == Grammar::RuleExtractBody) {
    reportUnknownWord(context, *previous, body, starters);
    return;
  }
  Localized expected = {"下一个子句或 `}`", "the next clause or `}`"};
  Localized hint;
  if (found.type == Grammar::COMMA) {
    hint = {"各项、各子句之间不写逗号", "no comma stands between items or clauses"};
  } else if (found.type == Grammar::LBRACE && body->getRuleIndex() == Grammar::RuleAxisBody) {
    hint = {"分组要有键：`group 键 \"标签\" { … }`；没有键的用 `band`",
            "a group has a key: `group key \"label\" { … }`; without one it is a `band`"};
  } else if (endsWithExpression(body)) {
    expected = {"运算符或下一个子句", "an operator or the next clause"};
  }
  if (body->getRuleIndex() == Grammar::RuleAxisBody) {
    expected = {"下一行、列的键或 `}`", "the key of the next row or column or `}`"};
  }
  context.report(DiagnosticKind::UnexpectedToken, found.span(), {expected, describeFound(found)},
                 std::move(hint));
}

}  // namespace

void reportUnexpected(BuildContext& context, const TokenBuffer& buffer, const Token& found,
                      ParserRuleContext* where, const TypeSet& expected) {
  if (followsFromMissingQuote(buffer, found)) return;
  Diagnostic& diagnostic = context.report(
      DiagnosticKind::UnexpectedToken, placeOf(buffer, found),
      {describeExpected(expected, where, before(buffer, found)), describeFound(found)},
      hintFor(found, where, expected));
  noteOpenBracket(context, diagnostic, buffer, found, expected);
}

void reportUnknownClause(BuildContext& context, const TokenBuffer& buffer, const Token& found,
                         ParserRuleContext* body, const TypeSet& starters) {
  if (followsFromMissingQuote(buffer, found)) return;
  const Token* previous = before(buffer, found);
  const bool isTrailing = !found.isFirstOnLine && previous != nullptr &&
                          previous->type != Grammar::LBRACE && previous->type != Grammar::RBRACE &&
                          previous->type != Grammar::SEMI;
  if (isTrailing || found.type == Grammar::LBRACE) {
    reportTrailing(context, buffer, found, body, starters);
    return;
  }
  if (!isWord(found)) {
    context.report(DiagnosticKind::UnexpectedToken, found.span(),
                   {describeExpected(starters, body, previous), describeFound(found)});
    return;
  }
  reportUnknownWord(context, found, body, starters);
}

void reportUnknownDeclaration(BuildContext& context, const TokenBuffer& buffer,
                              const Token& found) {
  if (followsFromMissingQuote(buffer, found)) return;
  if (found.type == Grammar::RBRACE) {
    context.report(DiagnosticKind::UnmatchedClosingBrace, found.span());
    return;
  }
  if (!found.isFirstOnLine) {
    context.report(DiagnosticKind::UnexpectedToken, found.span(),
                   {Localized{"下一个声明", "the next declaration"}, describeFound(found)});
    return;
  }
  context.report(DiagnosticKind::UnknownDeclaration, found.span(), {describeFound(found)},
                 hintAt(suggestWord(found.text(),
                                    {"import", "unit", "const", "param", "function", "form", "rule",
                                     "extract", "template", "use", "profile", "sample", "test"})));
}

void reportMissingBrace(BuildContext& context, const Token& last, ParserRuleContext* body) {
  if (last.isOnBrokenLine) return;
  const ByteOffset end = last.span().end;
  Diagnostic& diagnostic =
      context.report(DiagnosticKind::MissingClosingBrace, {end, end}, {describeOwner(body)});
  diagnostic.notes.push_back(
      {context.source, ours(body->getStart()).span(), {"在这里开始", "it starts here"}});
}

}  // namespace gouji::parse
