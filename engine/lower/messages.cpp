// Messages: words and the figures between them.
#include <algorithm>

#include "engine/lower/rule_lowerer.h"

namespace gouji::lower {

using plan::MessagePiece;
using plan::NodeId;
using plan::Op;

namespace {

constexpr std::size_t kMaxTerms = 999;
constexpr std::string_view kSideWords[] = {"left", "right", "expected", "actual", "diff"};

const syntax::Path* pathOf(const syntax::ExprPtr& expr) {
  return expr ? std::get_if<syntax::Path>(&expr->node) : nullptr;
}

}  // namespace

// What a message may call `left.1`, `left.2` …: a sum is taken apart so far and no further.
std::vector<Value> RuleLowerer::termsOf(NodeId side, Span span) const {
  std::vector<Value> terms;
  std::vector<NodeId> open{side};
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    const plan::Node& node = context_.nodes[id];
    const bool isFull = terms.size() + open.size() >= kMaxTerms;
    if ((node.op == Op::kAdd || node.op == Op::kSubtract) && !isFull) {
      open.push_back(node.b);
      open.push_back(node.a);
    } else if (node.op == Op::kSum && !isFull && node.b <= kMaxTerms) {
      for (std::uint32_t i = node.b; i-- > 0;) open.push_back(context_.nodes.child(node, i));
    } else {
      Value term;
      term.kind = ValueKind::kNumber;
      term.node = id;
      term.span = span;
      terms.push_back(std::move(term));
    }
  }
  return terms;
}

bool RuleLowerer::lowerMessages(Elaborator& build, plan::Instance& instance) {
  std::size_t pushed = 0;
  if (instance.left != kNone) {
    const auto pushNumber = [&](std::string_view name, NodeId node) {
      Value value;
      value.kind = ValueKind::kNumber;
      value.node = node;
      build.push(name, value);
      ++pushed;
    };
    const bool leftExpected = instance.expectedSide == 0;
    const NodeId expected = leftExpected ? instance.left : instance.right;
    const NodeId actual = leftExpected ? instance.right : instance.left;
    pushNumber("left", instance.left);
    pushNumber("right", instance.right);
    pushNumber("expected", expected);
    pushNumber("actual", actual);
    pushNumber("diff", context_.nodes.arithmetic(Op::kSubtract, actual, expected).value_or(actual));
    build.leftTerms = termsOf(instance.left, decl_.checkSpan);
    build.rightTerms = termsOf(instance.right, decl_.checkSpan);
  }
  const bool ok =
      lowerMessage(build, decl_.messageZh ? decl_.messageZh : decl_.messageEn, instance,
                   instance.zh) &&
      lowerMessage(build, decl_.messageEn ? decl_.messageEn : decl_.messageZh, instance,
                   instance.en) &&
      (!hasHintExpressions_ || (lowerMessage(build, decl_.hintZh ? decl_.hintZh : decl_.hintEn,
                                             instance, instance.hintZh) &&
                                lowerMessage(build, decl_.hintEn ? decl_.hintEn : decl_.hintZh,
                                             instance, instance.hintEn)));
  build.pop(pushed);
  build.leftTerms.clear();
  build.rightTerms.clear();
  return ok;
}

bool RuleLowerer::lowerMessage(Elaborator& build, const std::optional<syntax::Message>& source,
                               const plan::Instance& instance, plan::Message& message) {
  if (!source) return true;
  std::vector<MessagePiece> pieces;
  std::string words;
  const auto flush = [&] {
    if (words.empty()) return;
    pieces.push_back({MessagePiece::Kind::kLiteral, context_.nodes.text(words), kNone});
    words.clear();
  };
  for (const syntax::MessagePiece& piece : source->pieces) {
    if (!piece.expression) {
      words += piece.literal;
      continue;
    }
    std::vector<MessagePiece> made;
    if (!lowerPiece(build, piece, instance, made)) return false;
    for (const MessagePiece& part : made) {
      if (part.kind == MessagePiece::Kind::kLiteral) {
        words += context_.plan.texts[part.text];
      } else {
        flush();
        pieces.push_back(part);
      }
    }
  }
  flush();
  message = context_.plan.messagePieces.append(pieces);
  return true;
}

bool RuleLowerer::lowerPiece(Elaborator& build, const syntax::MessagePiece& piece,
                             const plan::Instance& instance, std::vector<MessagePiece>& pieces) {
  const syntax::Path* path = pathOf(piece.expression);
  const bool isSideWord = path && std::find(std::begin(kSideWords), std::end(kSideWords),
                                            path->words[0].text) != std::end(kSideWords);
  if (isSideWord && instance.left == kNone && build.variable(path->words[0].text) == nullptr) {
    build.report(DiagnosticKind::NoSides, piece.expression->span, {path->words[0].text});
    return false;
  }
  Value value = build.evaluate(*piece.expression);
  switch (value.kind) {
    case ValueKind::kBroken:
      return false;
    case ValueKind::kCell:
      // A loop over cells prints which cell it is; a cell that is written out prints what it holds.
      if (path) {
        pieces.push_back(
            {MessagePiece::Kind::kLiteral, context_.nodes.text(build.labelOf(value)), kNone});
        return true;
      }
      value = build.asNumber(value);
      pieces.push_back({MessagePiece::Kind::kNumber, 0, value.node});
      return true;
    case ValueKind::kRow:
    case ValueKind::kColumn:
    case ValueKind::kPlace:
      pieces.push_back(
          {MessagePiece::Kind::kLiteral, context_.nodes.text(build.labelOf(value)), kNone});
      return true;
    case ValueKind::kNumber: {
      const bool isDifference = path && path->words.size() == 1 && path->words[0].text == "diff" &&
                                instance.left != kNone;
      pieces.push_back(
          {isDifference ? MessagePiece::Kind::kDifference : MessagePiece::Kind::kNumber, 0,
           value.node});
      return true;
    }
    case ValueKind::kBool:
      pieces.push_back({MessagePiece::Kind::kBool, 0, value.node});
      return true;
    case ValueKind::kDate:
      pieces.push_back({MessagePiece::Kind::kDate, 0, value.node});
      return true;
    default:
      break;
  }
  value = build.asText(value);
  if (value.isBroken()) return false;
  pieces.push_back({MessagePiece::Kind::kText, 0, value.node});
  return true;
}

}  // namespace gouji::lower
