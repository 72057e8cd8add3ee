#include "engine/parse/recovery.h"

#include <algorithm>
#include <exception>
#include <stdexcept>

#include "engine/parse/unexpected.h"

namespace gouji::parse {
namespace {

using antlr4::ParserRuleContext;

ParserRuleContext* parentOf(ParserRuleContext* context) {
  return static_cast<ParserRuleContext*>(context->parent);
}

const TypeSet& nextTypes(antlr4::Parser* parser) {
  const antlr4::atn::ATN& atn = parser->getATN();
  return atn.nextTokens(atn.states[parser->getState()]);
}

// What may follow the clause `context` in its body: the next clauses, and the closing brace.
const TypeSet& typesBehind(antlr4::Parser* parser, ParserRuleContext* context) {
  const antlr4::atn::ATN& atn = parser->getATN();
  const auto* call = dynamic_cast<const antlr4::atn::RuleTransition*>(
      atn.states[context->invokingState]->transitions[0]);
  return atn.nextTokens(call->followState);
}

// What may start a clause of this body: what can follow its opening brace.
const TypeSet& startersOf(antlr4::Parser* parser, ParserRuleContext* body) {
  const antlr4::atn::ATN& atn = parser->getATN();
  const antlr4::atn::ATNState* opening =
      atn.ruleToStartState[body->getRuleIndex()]->transitions[0]->target;
  return atn.nextTokens(opening->transitions[0]->target);
}

// How many braces are open directly inside this body.
std::uint32_t depthInside(ParserRuleContext* body) {
  const Token& first = ours(body->getStart());
  return first.braceDepth + (first.type == Grammar::LBRACE ? 1 : 0);
}

// The types that could have followed where the alternatives at hand died out: the error knows only
// what was possible where they began.
TypeSet expectedAt(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  const auto* lost = dynamic_cast<const antlr4::NoViableAltException*>(&error);
  if (lost == nullptr || lost->getDeadEndConfigs() == nullptr ||
      lost->getOffendingToken() == lost->getStartToken()) {
    return error.getExpectedTokens();
  }
  TypeSet types;
  for (const auto& config : lost->getDeadEndConfigs()->configs) {
    types.addAll(parser->getATN().nextTokens(config->state));
  }
  types.remove(static_cast<std::size_t>(antlr4::Token::EPSILON));
  return types.isEmpty() ? error.getExpectedTokens() : types;
}

}  // namespace

bool isDeclarationWord(std::size_t type) {
  return type >= Grammar::IMPORT && type <= Grammar::TEST;
}

bool startsDeclaration(const Token& token, std::uint32_t depth) {
  if (!isDeclarationWord(token.type) || !token.isFirstOnLine) return false;
  return token.braceDepth == depth ? token.bracketDepth == 0 : token.isInFirstColumn;
}

const Token& Recovery::current() const { return ours(buffer_.LT(1)); }

void Recovery::reset(antlr4::Parser* /*parser*/) {
  isReported_ = false;
  swallowed_ = nullptr;
  hasClosed_ = false;
}

bool Recovery::inErrorRecoveryMode(antlr4::Parser* /*parser*/) { return isReported_; }

void Recovery::reportMatch(antlr4::Parser* /*parser*/) {}

void Recovery::countError() {
  if (++errors_ > context_.limits.maxSyntaxErrors) throw TooManyErrors{};
}

bool Recovery::settleBrace() {
  if (owedBraces_ == 0) return false;
  --owedBraces_;
  return true;
}

// A missing brace is put in: what follows it is most likely right.
antlr4::Token* Recovery::recoverInline(antlr4::Parser* parser) {
  ParserRuleContext* context = parser->getContext();
  if (isBody(context)) {
    if (nextTypes(parser).contains(std::size_t{Grammar::RBRACE})) {
      countError();
      ++owedBraces_;
      const Token& last = ours(buffer_.LT(-1));
      reportMissingBrace(context_, last, context);
      return buffer_.LT(-1);
    }
    const Token& found = current();
    if (found.type != Grammar::RBRACE && startersOf(parser, context).contains(found.type)) {
      countError();
      reportUnexpected(context_, buffer_, found, context, nextTypes(parser));
      return buffer_.LT(1);
    }
  }
  throw antlr4::InputMismatchException(parser);
}

void Recovery::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (isReported_) return;
  isReported_ = true;
  Token& found = buffer_.tokens()[ours(error.getOffendingToken()).index];
  if (found.closedType != 0) {
    found.type = found.closedType;
  } else if (ParserRuleContext* clause = parser->getContext(); clause != nullptr) {
    while (parentOf(clause) != nullptr && !isBody(parentOf(clause))) clause = parentOf(clause);
    ParserRuleContext* body = parentOf(clause);
    const std::size_t first = ours(clause->getStart()).index;
    swallowed_ =
        body == nullptr
            ? findSwallowed(first, found.index, ours(clause->getStart()).braceDepth, nullptr)
            : findSwallowed(first, found.index, depthInside(body), &startersOf(parser, body));
    if (swallowed_ != nullptr) return;
  }
  countError();
  reportUnexpected(context_, buffer_, found, parser->getContext(), expectedAt(parser, error));
}

void Recovery::recover(antlr4::Parser* parser, std::exception_ptr error) {
  ParserRuleContext* context = parser->getContext();
  ParserRuleContext* body = parentOf(context);
  if (body != nullptr && !isBody(body)) std::rethrow_exception(error);
  isReported_ = false;
  Token* const swallowed = std::exchange(swallowed_, nullptr);
  hasClosed_ = swallowed != nullptr;
  if (hasClosed_) close(*swallowed);
  if (body == nullptr) return;  // parse.cpp reads the declaration again, or goes on at the next
  const std::size_t first = ours(context->getStart()).index;
  if (hasClosed_) {
    buffer_.seek(first);
    return;
  }
  context_.brokenBodies.insert(body);
  if (buffer_.index() == first) buffer_.consume();
  skipToClause(parser, body);
}

void Recovery::sync(antlr4::Parser* parser) {
  ParserRuleContext* body = parser->getContext();
  if (!isBody(body)) return;
  if (readAgain(parser, body)) return;
  while (!isAtClause(parser, body)) {
    breakOff(parser, body);
    buffer_.consume();
    skipToClause(parser, body);
  }
}

// Whether the body can go on: a clause of it is ahead, or its end.
bool Recovery::isAtClause(antlr4::Parser* parser, ParserRuleContext* body) const {
  const std::size_t type = current().type;
  return type == antlr4::Token::EOF || type == Grammar::RBRACE ||
         nextTypes(parser).contains(type) || closesEnclosing(parser, body);
}

void Recovery::breakOff(antlr4::Parser* parser, ParserRuleContext* body) {
  const Token& found = current();
  const bool isGuard = found.type == Grammar::WHEN && body->getRuleIndex() == Grammar::RuleRuleBody;
  const bool wasBroken = !context_.brokenBodies.insert(body).second;
  if (!isGuard) {
    countError();
    reportUnknownClause(context_, buffer_, found, body, nextTypes(parser));
    return;
  }
  // Guards are not accepted behind `level` only, which takes any `when` to be its own. When that
  // clause was broken there is nothing wrong with this one.
  const auto* last = dynamic_cast<ParserRuleContext*>(body->children.back());
  if (wasBroken && last != nullptr && last->exception != nullptr) return;
  countError();
  context_.report(DiagnosticKind::GuardAfterLevel, found.span(), {},
                  {"请把这个 `when` 移到 `level` 之前", "move this `when` above `level`"});
}

// The word ahead belongs to something outside of this body, whose closing brace is missing then.
bool Recovery::closesEnclosing(antlr4::Parser* parser, ParserRuleContext* body) const {
  const Token& token = current();
  if (!token.isFirstOnLine) return false;
  const bool startsHere = nextTypes(parser).contains(token.type);
  if (startsDeclaration(token, 0) && token.isInFirstColumn) {
    // `form` also starts a clause of a rule; with a title behind it is a declaration.
    const bool isTitled = ours(buffer_.get(token.index + 2)).type == Grammar::STRING;
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

Token* Recovery::findSwallowed(std::size_t first, std::size_t last, std::uint32_t depth,
                               const TypeSet* starters) {
  // Any word starts a row, so there a word in the place of another says nothing.
  const bool isAxis = starters != nullptr && starters->contains(std::size_t{Grammar::BAND});
  if (isAxis) return nullptr;
  for (std::size_t i = first + 1; i < last; ++i) {
    Token& token = buffer_.tokens()[i];
    const bool isStarter =
        starters == nullptr
            ? startsDeclaration(token, depth)
            : isKeyword(token.type) && starters->contains(token.type) && token.braceDepth == depth;
    const bool isFree = token.isFirstOnLine && token.closedType == 0;
    if (isFree && isStarter && wantsMore(buffer_.tokens()[i - 1])) return &token;
  }
  return nullptr;
}

void Recovery::close(Token& token) {
  token.closedType = token.type;
  token.type = Grammar::UNEXPECTED;
}

// Whether the clause before the word ahead had swallowed the first word of the next one; then it
// is ahead again.
bool Recovery::readAgain(antlr4::Parser* parser, ParserRuleContext* body) {
  auto* last =
      body->children.empty() ? nullptr : dynamic_cast<ParserRuleContext*>(body->children.back());
  if (last == nullptr || last->exception != nullptr) return false;
  const Token& start = ours(last->getStart());
  if (!nextTypes(parser).contains(start.type)) return false;
  Token* swallowed =
      findSwallowed(start.index, current().index, depthInside(body), &startersOf(parser, body));
  if (swallowed == nullptr) return false;
  close(*swallowed);
  last->exception = std::make_exception_ptr(std::runtime_error("read again"));
  buffer_.seek(start.index);
  return true;
}

void Recovery::skipToClause(antlr4::Parser* parser, ParserRuleContext* body) const {
  const std::uint32_t depth = depthInside(body);
  const TypeSet& starters = startersOf(parser, body);
  const bool isAxis = body->getRuleIndex() == Grammar::RuleAxisBody;
  for (;; buffer_.consume()) {
    const Token& token = current();
    if (token.type == antlr4::Token::EOF || token.braceDepth < depth) return;
    const bool isKnown = starters.contains(token.type);
    if (token.isInFirstColumn && startsDeclaration(token, 0) && !isKnown) return;
    if (token.braceDepth > depth) continue;
    if (token.type == Grammar::RBRACE && !token.isOfSet) return;
    const Token& previous = ours(buffer_.LT(-1));
    const bool isBehindClause = previous.type == Grammar::RBRACE || token.type == Grammar::SEMI ||
                                previous.type == Grammar::SEMI;
    if (isKnown && (token.isFirstOnLine || isBehindClause)) return;
    // A row is a word and its label, wherever they stand; elsewhere a line that starts with a word
    // nobody knows, and does not go on with the line before, is the next mistake.
    if (isAxis && isKnown && ours(buffer_.LT(2)).type == Grammar::STRING) return;
    const bool isNewLine = token.isFirstOnLine && token.bracketDepth == 0 && !wantsMore(previous);
    if (!isAxis && isNewLine && token.type == Grammar::NAME) return;
  }
}

}  // namespace gouji::parse
