#include "engine/parse/layout.h"

#include "engine/parse/expectation.h"

namespace gouji::parse {
namespace {

// The only form in which a mark is written; empty for words.
std::string_view markOf(std::size_t type) {
  switch (type) {
    case Grammar::LPAREN:
      return "(";
    case Grammar::RPAREN:
      return ")";
    case Grammar::LBRACKET:
      return "[";
    case Grammar::RBRACKET:
      return "]";
    case Grammar::LBRACE:
      return "{";
    case Grammar::RBRACE:
      return "}";
    case Grammar::COMMA:
      return ",";
    case Grammar::COLON:
      return ":";
    case Grammar::SEMI:
      return ";";
    case Grammar::RANGE:
      return "..";
    case Grammar::DOT:
      return ".";
    case Grammar::ASSIGN:
      return "=";
    case Grammar::EQUAL:
      return "==";
    case Grammar::NOT_EQUAL:
      return "!=";
    case Grammar::LESS:
      return "<";
    case Grammar::LESS_EQUAL:
      return "<=";
    case Grammar::GREATER:
      return ">";
    case Grammar::GREATER_EQUAL:
      return ">=";
    case Grammar::PLUS:
      return "+";
    case Grammar::MINUS:
      return "-";
    case Grammar::STAR:
      return "*";
    default:
      return {};
  }
}

// “…” becomes "…"; a straight quote inside needs its escape then.
std::string quoteStraight(std::string_view text) {
  if (text.starts_with('"')) return std::string(text);
  std::string out = "\"";
  const std::string_view inside = insideOfQuotes(text);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '\\' && i + 1 < inside.size())
      out += inside[i++];
    else if (inside[i] == '"')
      out += '\\';
    out += inside[i];
  }
  return out + '"';
}

bool isReserved(std::size_t type) { return type >= Grammar::AND && type <= Grammar::IN; }

bool isOperator(std::size_t type) { return type >= Grammar::ASSIGN && type <= Grammar::STAR; }

// Whether a value stands on the left, so that a minus between is a subtraction.
bool endsOperand(const Token& token) {
  switch (token.type) {
    case Grammar::NAME:
    case Grammar::ID:
    case Grammar::INTEGER:
    case Grammar::FRACTION:
    case Grammar::STRING:
    case Grammar::TRUE:
    case Grammar::FALSE:
    case Grammar::RPAREN:
    case Grammar::RBRACKET:
    case Grammar::RBRACE:
      return true;
    default:
      return isKeyword(token.type) && !isReserved(token.type) && !token.isFirstOnLine &&
             token.type != Grammar::WHEN && token.type != Grammar::WHERE &&
             token.type != Grammar::CHECK;
  }
}

bool isUnaryMinus(const Token* before, const Token& token) {
  return token.type == Grammar::MINUS && (before == nullptr || !endsOperand(*before));
}

// `2021..` is complete; `a..b` goes on.
bool needsSpaceBehindRange(const Token* before, const Token& right) {
  const bool isYear = before != nullptr && before->type == Grammar::INTEGER;
  return isYear && right.type != Grammar::INTEGER;
}

}  // namespace

std::string canonicalText(const Token& token) {
  if (token.type == Grammar::STRING) return quoteStraight(token.text());
  const std::string_view mark = markOf(token.type);
  return mark.empty() ? token.getText() : std::string(mark);
}

bool needsSpace(const Token* before, const Token& left, const Token& right) {
  switch (right.type) {
    case Grammar::RPAREN:
    case Grammar::RBRACKET:
    case Grammar::COMMA:
    case Grammar::SEMI:
    case Grammar::DOT:
    case Grammar::LBRACKET:
      return false;
    case Grammar::COLON:
      return right.bracketDepth > 0;
    case Grammar::LPAREN:
      return left.type != Grammar::NAME && left.type != Grammar::ID &&
             left.type != Grammar::LPAREN && left.type != Grammar::LBRACKET &&
             !isUnaryMinus(before, left) && !(left.type == Grammar::LBRACE && left.isOfSet);
    case Grammar::RANGE:
      return left.type == Grammar::YEARS;
    case Grammar::RBRACE:
      return !right.isOfSet && left.type != Grammar::LBRACE;
    default:
      break;
  }
  switch (left.type) {
    case Grammar::LPAREN:
    case Grammar::LBRACKET:
    case Grammar::DOT:
      return false;
    case Grammar::LBRACE:
      return !left.isOfSet;
    case Grammar::RANGE:
      return needsSpaceBehindRange(before, right);
    default:
      return !isUnaryMinus(before, left);
  }
}

bool continuesLine(const Token& previous, const Token& first, const Token& next, bool isAxis) {
  if (first.bracketDepth > 0 || wantsMore(previous)) return true;
  if (isOperator(first.type)) return true;
  switch (first.type) {
    case Grammar::ALIAS:
    case Grammar::AND:
    case Grammar::OR:
    case Grammar::IMPLIES:
    case Grammar::WITHIN:
    case Grammar::THEN:
    case Grammar::IN:
    case Grammar::COMMA:
      return true;
    case Grammar::ELSE:
      return next.type != Grammar::NOTHING;
    case Grammar::AS:
    case Grammar::EXCEPT:
    case Grammar::AFTER:
    case Grammar::SIGNED:
    case Grammar::DECIMAL:
      return !isAxis || next.type != Grammar::STRING;
    case Grammar::ZH:
    case Grammar::EN:
    case Grammar::WHERE:
    case Grammar::EXTENDS:
    case Grammar::REASON:
    case Grammar::UNTIL:
      return !isAxis;
    default:
      return false;
  }
}

}  // namespace gouji::parse
