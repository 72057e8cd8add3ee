#include "engine/parse/token_buffer.h"

#include <algorithm>

namespace gouji::parse {

Token& TokenBuffer::add(std::size_t type, std::size_t pointBegin, std::size_t pointEnd) {
  Token& token = tokens_.emplace_back();
  token.type = type;
  token.index = static_cast<std::uint32_t>(tokens_.size() - 1);
  token.pointBegin = static_cast<std::uint32_t>(pointBegin);
  token.pointEnd = static_cast<std::uint32_t>(pointEnd);
  token.buffer = this;
  return token;
}

void TokenBuffer::addComment(std::size_t pointBegin, std::size_t pointEnd) {
  comments_.push_back(map_.span(pointBegin, pointEnd));
}

// Beyond the end every look gives the last token, which is EOF.
antlr4::Token* TokenBuffer::LT(ssize_t k) {
  if (k == 0) return nullptr;
  if (k < 0) {
    const auto back = static_cast<std::size_t>(-k);
    return back > position_ ? nullptr : &tokens_[position_ - back];
  }
  const std::size_t wanted = position_ + static_cast<std::size_t>(k) - 1;
  return &tokens_[std::min(wanted, tokens_.size() - 1)];
}

antlr4::Token* TokenBuffer::get(std::size_t i) const {
  return const_cast<Token*>(&tokens_[std::min(i, tokens_.size() - 1)]);
}

std::size_t TokenBuffer::LA(ssize_t k) {
  const antlr4::Token* token = LT(k);
  return token == nullptr ? Token::INVALID_TYPE : ours(token).type;
}

void TokenBuffer::consume() {
  if (position_ + 1 < tokens_.size()) ++position_;
}

void TokenBuffer::seek(std::size_t index) { position_ = std::min(index, tokens_.size() - 1); }

std::string TokenBuffer::getText(const antlr4::misc::Interval& interval) {
  if (interval.a < 0 || interval.b < interval.a) return {};
  return getText(get(static_cast<std::size_t>(interval.a)),
                 get(static_cast<std::size_t>(interval.b)));
}

std::string TokenBuffer::getText(antlr4::RuleContext* context) {
  return getText(context->getSourceInterval());
}

std::string TokenBuffer::getText(antlr4::Token* start, antlr4::Token* stop) {
  const std::size_t begin = ours(start).pointBegin;
  const std::size_t end = ours(stop).pointEnd;
  return begin < end ? std::string(map_.slice(begin, end)) : std::string();
}

}  // namespace gouji::parse
