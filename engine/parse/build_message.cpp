// Messages: a text literal cut into its words and the expressions between its braces.
//
// The literal is walked as it stands in the file, not with its escapes resolved, so that every
// piece knows its place.
#include <string>

#include "engine/parse/build_declaration.h"
#include "engine/parse/build_expression.h"
#include "engine/parse/message_part.h"

namespace gouji::parse {
namespace {

class MessageBuilder {
 public:
  MessageBuilder(BuildContext& context, Span literal)
      : context_(context), text_(context.source->text()) {
    const std::string_view quoted = context.source->slice(literal);
    const std::string_view inside = insideOfQuotes(quoted);
    position_ = literal.begin + static_cast<ByteOffset>(inside.data() - quoted.data());
    end_ = position_ + static_cast<ByteOffset>(inside.size());
    message_.span = literal;
  }

  syntax::Message build() {
    pieceBegin_ = position_;
    while (position_ < end_) {
      const char c = text_[position_];
      if (c == '{' && peek() == '{')
        addLiteral('{', 2);
      else if (c == '}' && peek() == '}')
        addLiteral('}', 2);
      else if (c == '{')
        addExpression();
      else if (c == '}')
        addStrayBrace();
      else if (c == '\\' && (peek() == '"' || peek() == '\\'))
        addLiteral(peek(), 2);
      else if (c == '\\' && peek() == 'n')
        addLiteral('\n', 2);
      else
        addLiteral(c, 1);
    }
    closeLiteral();
    return std::move(message_);
  }

 private:
  [[nodiscard]] char peek() const { return position_ + 1 < end_ ? text_[position_ + 1] : '\0'; }

  void addLiteral(char c, ByteOffset length) {
    literal_ += c;
    position_ += length;
  }

  void closeLiteral() {
    if (!literal_.empty()) {
      message_.pieces.push_back({std::move(literal_), nullptr, {pieceBegin_, position_}});
      literal_.clear();
    }
  }

  // The brace that closes the one at the current position; `end_` when there is none. Braces of a
  // set and texts inside the expression are passed over.
  [[nodiscard]] ByteOffset findClosing() const {
    std::uint32_t depth = 0;
    bool isInText = false;
    for (ByteOffset i = position_; i < end_; ++i) {
      if (text_[i] == '\\' && i + 1 < end_) {
        if (text_[i + 1] == '"') isInText = !isInText;
        ++i;
      } else if (!isInText && text_[i] == '{') {
        ++depth;
      } else if (!isInText && text_[i] == '}' && --depth == 0) {
        return i;
      }
    }
    return end_;
  }

  void addExpression() {
    const ByteOffset closing = findClosing();
    if (closing == end_) {
      context_.report(DiagnosticKind::UnclosedPlaceholder, {position_, position_ + 1}, {},
                      {"要印出花括号本身请写 `{{`", "write `{{` for the brace itself"});
      addLiteral('{', 1);
      return;
    }
    closeLiteral();
    const Span inside = {position_ + 1, closing};
    const Span whole = {position_, closing + 1};
    position_ = closing + 1;
    pieceBegin_ = position_;
    const std::string_view expression = context_.source->slice(inside);
    if (expression.find_first_not_of(" \t") == std::string_view::npos) {
      context_.report(DiagnosticKind::EmptyPlaceholder, whole);
      return;
    }
    message_.pieces.push_back({{}, parseMessagePart(context_, inside), whole});
  }

  void addStrayBrace() {
    context_.report(DiagnosticKind::StrayBraceInMessage, {position_, position_ + 1}, {},
                    {"要印出花括号本身请写 `}}`", "write `}}` for the brace itself"});
    addLiteral('}', 1);
  }

  BuildContext& context_;
  std::string_view text_;
  ByteOffset position_ = 0;
  ByteOffset end_ = 0;
  ByteOffset pieceBegin_ = 0;
  std::string literal_;
  syntax::Message message_;
};

}  // namespace

syntax::Message buildMessage(BuildContext& context, antlr4::tree::TerminalNode* text) {
  return MessageBuilder(context, spanOf(text)).build();
}

}  // namespace gouji::parse
