#include "engine/parse/recovery.h"

#include <algorithm>
#include <exception>

#include "engine/diag/suggest.h"
#include "engine/parse/expectation.h"

namespace gouji::parse {
namespace {

using antlr4::ParserRuleContext;

const Token& current(antlr4::Parser* parser) { return ours(parser->getTokenStream()->LT(1)); }

ParserRuleContext* parentOf(ParserRuleContext* context) {
  return static_cast<ParserRuleContext*>(context->parent);
}

const antlr4::misc::IntervalSet& nextTypes(antlr4::Parser* parser, std::size_t state) {
  const antlr4::atn::ATN& atn = parser->getATN();
  return atn.nextTokens(atn.states[state]);
}

// What may follow the clause `context` in its body: the next clauses, and the closing brace.
const antlr4::misc::IntervalSet& typesBehind(antlr4::Parser* parser, ParserRuleContext* context) {
  const antlr4::atn::ATN& atn = parser->getATN();
  const auto* call = static_cast<const antlr4::atn::RuleTransition*>(
      atn.states[context->invokingState]->transitions[0]);
  return atn.nextTokens(call->followState);
}

// How many braces are open directly inside this body.
std::uint32_t depthInside(ParserRuleContext* body) {
  const Token& first = ours(body->getStart());
  return first.braceDepth + (first.type == Grammar::LBRACE ? 1 : 0);
}

const Token& tokenAt(antlr4::Parser* parser, std::size_t index) {
  return ours(parser->getTokenStream()->get(index));
}

// Whether a clause that may start with one of `starters` starts here.
bool startsClause(antlr4::Parser* parser, const Token& token,
                  const antlr4::misc::IntervalSet& starters, bool isAxis) {
  if (!starters.contains(token.type)) return false;
  if (token.isFirstOnLine || token.type == Grammar::SEMI) return true;
  if (isAxis) return tokenAt(parser, token.index + 1).type == Grammar::STRING;
  const std::size_t previous = tokenAt(parser, token.index - 1).type;
  return previous == Grammar::RBRACE || previous == Grammar::SEMI;
}

}  // namespace

bool isDeclarationWord(std::size_t type) {
  switch (type) {
    case Grammar::IMPORT:
    case Grammar::UNIT:
    case Grammar::CONST:
    case Grammar::PARAM:
    case Grammar::FUNCTION:
    case Grammar::FORM:
    case Grammar::RULE:
    case Grammar::EXTRACT:
    case Grammar::TEMPLATE:
    case Grammar::USE:
    case Grammar::PROFILE:
    case Grammar::SAMPLE:
    case Grammar::TEST:
      return true;
    default:
      return false;
  }
}

bool startsDeclaration(const TokenBuffer& buffer, std::size_t index, std::uint32_t depth) {
  const Token& token = buffer.tokens()[index];
  if (!isDeclarationWord(token.type) || !token.isFirstOnLine) return false;
  return token.braceDepth == depth ? token.bracketDepth == 0 : token.isInFirstColumn;
}

void Recovery::reset(antlr4::Parser* /*parser*/) { isReported_ = false; }

bool Recovery::inErrorRecoveryMode(antlr4::Parser* /*parser*/) { return isReported_; }

void Recovery::reportMatch(antlr4::Parser* /*parser*/) {}

void Recovery::countError() {
  if (++errors_ > context_.limits.maxSyntaxErrors) throw TooManyErrors{};
}

// A missing brace is put in: what follows it is most likely right.
antlr4::Token* Recovery::recoverInline(antlr4::Parser* parser) {
  ParserRuleContext* context = parser->getContext();
  if (isBody(context)) {
    antlr4::atn::ATNState* state = parser->getATN().states[parser->getState()];
    const auto& expected = nextTypes(parser, parser->getState());
    if (expected.contains(std::size_t{Grammar::RBRACE})) {
      reportMissingBrace(parser, context);
      return parser->getTokenStream()->LT(-1);
    }
    const auto& inside = parser->getATN().nextTokens(state->transitions[0]->target);
    const Token& found = current(parser);
    if (found.type != Grammar::RBRACE && inside.contains(found.type)) {
      countError();
      context_.report(DiagnosticKind::UnexpectedToken, found.span(),
                      {describeExpected(*parser, context, expected), describeFound(found)});
      return parser->getTokenStream()->LT(1);
    }
  }
  throw antlr4::InputMismatchException(parser);
}

void Recovery::recover(antlr4::Parser* parser, std::exception_ptr error) {
  ParserRuleContext* context = parser->getContext();
  ParserRuleContext* parent = parentOf(context);
  if (parent != nullptr && !isBody(parent)) std::rethrow_exception(error);
  isReported_ = false;
  if (parent == nullptr) return;  // parse.cpp goes on at the next declaration
  const bool isStuck = ours(context->getStart()).index == parser->getTokenStream()->index();
  if (isStuck) parser->getTokenStream()->consume();
  skipToClause(parser, parent);
}

void Recovery::sync(antlr4::Parser* parser) {
  ParserRuleContext* context = parser->getContext();
  if (!isBody(context)) return;
  const std::size_t type = current(parser).type;
  if (type == antlr4::Token::EOF || closesEnclosing(parser, context)) return;
  if (nextTypes(parser, parser->getState()).contains(type)) return;
  if (type == Grammar::WHEN && context->getRuleIndex() == Grammar::RuleRuleBody) {
    // Only behind `level`, which takes any `when` to be its own.
    const auto* before = dynamic_cast<ParserRuleContext*>(context->children.back());
    const bool isBroken = before != nullptr && before->exception != nullptr;
    if (!isBroken) reportGuardAfterLevel(parser);
  } else {
    reportUnknownClause(parser);
  }
  parser->getTokenStream()->consume();
  skipToClause(parser, context);
}

void Recovery::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (isReported_) return;
  isReported_ = true;
  countError();
  const Token& found = ours(error.getOffendingToken());
  const auto* context = dynamic_cast<ParserRuleContext*>(error.getCtx());
  context_.report(DiagnosticKind::UnexpectedToken, found.span(),
                  {describeExpected(*parser, const_cast<ParserRuleContext*>(context),
                                    error.getExpectedTokens()),
                   describeFound(found)});
}

void Recovery::reportUnknownClause(antlr4::Parser* parser) {
  countError();
  ParserRuleContext* body = parser->getContext();
  const Token& found = current(parser);
  const auto& starters = nextTypes(parser, parser->getState());
  const bool isWord =
      found.type == Grammar::NAME || found.type == Grammar::ID || found.type < Grammar::NAME;
  if (!isWord) {
    context_.report(DiagnosticKind::UnexpectedToken, found.span(),
                    {describeExpected(*parser, body, starters), describeFound(found)});
    return;
  }
  const std::vector<std::string> words = keywordsOf(starters);
  context_.report(DiagnosticKind::UnknownClause, found.span(),
                  {describeOwner(body), "`" + std::string(found.text()) + "`"},
                  hintAt(suggestWord(found.text(), {words.begin(), words.end()})));
}

void Recovery::reportUnknownDeclaration(const Token& found) {
  countError();
  if (found.type == Grammar::RBRACE) {
    context_.report(DiagnosticKind::UnmatchedClosingBrace, found.span());
    return;
  }
  const std::vector<std::string_view> words = {
      "import",  "unit",     "const", "param",   "function", "form", "rule",
      "extract", "template", "use",   "profile", "sample",   "test"};
  context_.report(DiagnosticKind::UnknownDeclaration, found.span(), {describeFound(found)},
                  hintAt(suggestWord(found.text(), words)));
}

void Recovery::reportGuardAfterLevel(antlr4::Parser* parser) {
  countError();
  context_.report(DiagnosticKind::GuardAfterLevel, current(parser).span(), {},
                  {"请把这个 `when` 移到 `level` 之前", "move this `when` above `level`"});
}

void Recovery::reportMissingBrace(antlr4::Parser* parser, ParserRuleContext* body) {
  countError();
  const Token& last = ours(parser->getTokenStream()->LT(-1));
  Diagnostic& diagnostic =
      context_.report(DiagnosticKind::MissingClosingBrace, {last.span().end, last.span().end},
                      {describeOwner(body)});
  diagnostic.notes.push_back(
      {context_.source, ours(body->getStart()).span(), {"在这里开始", "it starts here"}});
}

// The word ahead belongs to something outside of this body, whose closing brace is missing then.
bool Recovery::closesEnclosing(antlr4::Parser* parser, ParserRuleContext* body) const {
  const Token& token = current(parser);
  if (!token.isFirstOnLine) return false;
  const auto& buffer = *static_cast<TokenBuffer*>(parser->getTokenStream());
  const bool startsHere = nextTypes(parser, parser->getState()).contains(token.type);
  if (startsDeclaration(buffer, token.index, 0) && token.isInFirstColumn) {
    // `form` also starts a clause of a rule; with a title behind it is a declaration.
    const bool isTitled = tokenAt(parser, token.index + 2).type == Grammar::STRING;
    if (!startsHere || (token.type == Grammar::FORM && isTitled)) return true;
  }
  if (startsHere) return false;
  for (ParserRuleContext* inner = body; inner != nullptr; inner = parentOf(inner)) {
    ParserRuleContext* outer = parentOf(inner);
    if (outer != nullptr && isBody(outer) && outer->getRuleIndex() != Grammar::RuleAxisBody &&
        typesBehind(parser, inner).contains(token.type)) {
      return true;
    }
  }
  return false;
}

void Recovery::skipToClause(antlr4::Parser* parser, ParserRuleContext* body) const {
  auto& buffer = *static_cast<TokenBuffer*>(parser->getTokenStream());
  const std::uint32_t depth = depthInside(body);
  const bool isAxis = body->getRuleIndex() == Grammar::RuleAxisBody;
  // The loop of a body can be entered at any of its clauses.
  const antlr4::atn::ATN& atn = parser->getATN();
  const auto& starters = atn.nextTokens(
      atn.ruleToStartState[body->getRuleIndex()]->transitions[0]->target->transitions[0]->target);
  for (;; buffer.consume()) {
    const Token& token = current(parser);
    if (token.type == antlr4::Token::EOF || token.braceDepth < depth) return;
    if (token.isInFirstColumn && startsDeclaration(buffer, token.index, 0) &&
        !starters.contains(token.type)) {
      return;
    }
    if (token.braceDepth > depth) continue;
    if (token.type == Grammar::RBRACE || startsClause(parser, token, starters, isAxis)) return;
  }
}

}  // namespace gouji::parse
