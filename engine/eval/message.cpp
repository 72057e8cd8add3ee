#include "engine/eval/message.h"

#include "engine/eval/wording.h"

namespace gouji::eval {
namespace {

constexpr std::size_t kMaxTextInMessage = 120;  // code points

/// A claimed number is printed as it was read, also when it is too vague to compare.
std::string writeClaimOr(Run& run, plan::NodeId id, const Number& number, Language language) {
  const plan::Node& node = run.plan().nodes[id];
  if (!number.isKnown() && node.op == plan::Op::kClaimNumber) {
    const FoundClaim* found = run.boundClaim(node.aux);
    if (found != nullptr && number.cause.reason == Reason::kVagueClaim && found->claim->value)
      return writeNumber(*found->claim->value, language);
  }
  return write(run, number, language);
}

std::string writePiece(Run& run, const plan::MessagePiece& piece, Language language) {
  using Kind = plan::MessagePiece::Kind;
  const bool zh = language == Language::kChinese;
  std::string unknown = zh ? "未知" : "unknown";
  switch (piece.kind) {
    case Kind::kLiteral:
      return run.plan().texts[piece.text].str();
    case Kind::kNumber:
      return writeClaimOr(run, piece.node, run.evaluateNumber(piece.node), language);
    case Kind::kDifference: {
      const Number difference = run.evaluateNumber(piece.node);
      return difference.isKnown() ? writeDifference(difference.low, language) : unknown;
    }
    case Kind::kText: {
      const Text text = run.evaluateText(piece.node);
      return text.isKnown() ? writeText(text.words, kMaxTextInMessage) : unknown;
    }
    case Kind::kDate: {
      const Day day = run.evaluateDate(piece.node);
      return day.isKnown() ? day.date.toIso() : unknown;
    }
    case Kind::kBool: {
      const Truth truth = run.evaluateTruth(piece.node);
      if (truth.isUnknown()) return unknown;
      return truth.isTrue() ? (zh ? "是" : "yes") : (zh ? "否" : "no");
    }
  }
  return {};
}

}  // namespace

std::string composeMessage(Run& run, const plan::Message& message, Language language) {
  std::string text;
  for (std::uint32_t i = 0; i < message.count; ++i)
    text += writePiece(run, run.plan().messagePieces[message.first + i], language);
  return text;
}

}  // namespace gouji::eval
