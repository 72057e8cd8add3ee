// engine/parse/token_buffer.h
//
// The words of one text in one flat array, as the generated parser wants to see them.
//
// The runtime's own token stream fetches tokens one by one, owns each on the heap and searches for
// the next visible one at every step. Here they lie side by side, comments are set apart before
// the parser starts, and each knows what error recovery asks: its line start and its depth.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "antlr4-runtime.h"
#include "engine/parse/code_point_map.h"

namespace gouji::parse {

class TokenBuffer;

/// One word or mark. Its place is a span of bytes in the file.
class Token final : public antlr4::Token {
 public:
  std::size_t type = 0;
  std::uint32_t index = 0;       // in its buffer
  std::uint32_t pointBegin = 0;  // code points of the buffer's text
  std::uint32_t pointEnd = 0;
  /// Open braces before this word; a `}` counts as inside of what it closes.
  std::uint32_t braceDepth = 0;
  /// Open parentheses and brackets before this word, since the last brace.
  std::uint32_t bracketDepth = 0;
  bool isFirstOnLine = false;
  bool isOfSet = false;         // a brace of `{a, b}`, not of a body
  bool isOnBrokenLine = false;  // a text of this line has no closing quote
  bool isInFirstColumn = false;
  /// Its own type while recovery keeps it from being read as a name; 0 otherwise.
  std::size_t closedType = 0;
  const TokenBuffer* buffer = nullptr;

  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] Span span() const;

  std::string getText() const override { return std::string(text()); }
  std::size_t getType() const override { return type; }
  std::size_t getLine() const override { return 0; }
  std::size_t getCharPositionInLine() const override { return 0; }
  std::size_t getChannel() const override { return DEFAULT_CHANNEL; }
  std::size_t getTokenIndex() const override { return index; }
  std::size_t getStartIndex() const override { return pointBegin; }
  std::size_t getStopIndex() const override { return pointEnd == 0 ? 0 : pointEnd - 1; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return getText(); }
};

/// The visible words of a text, ended by one EOF token, and its comments.
///
/// Fill it with `add`, then hand it to a parser. Not to be copied or moved: tokens point to it.
class TokenBuffer final : public antlr4::TokenStream {
 public:
  explicit TokenBuffer(CodePointMap map) : map_(std::move(map)) {}
  TokenBuffer(const TokenBuffer&) = delete;
  TokenBuffer& operator=(const TokenBuffer&) = delete;

  void reserve(std::size_t count) { tokens_.reserve(count); }
  Token& add(std::size_t type, std::size_t pointBegin, std::size_t pointEnd);
  void addComment(std::size_t pointBegin, std::size_t pointEnd);

  [[nodiscard]] const CodePointMap& map() const { return map_; }
  /// Not only the part of a file between the braces of a message.
  [[nodiscard]] bool isWholeFile() const { return map_.isWholeFile(); }
  [[nodiscard]] std::vector<Token>& tokens() { return tokens_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  /// Without their line ends, in order.
  [[nodiscard]] const std::vector<Span>& comments() const { return comments_; }

  // --- antlr4::TokenStream
  antlr4::Token* LT(ssize_t k) override;
  antlr4::Token* get(std::size_t i) const override;
  std::size_t LA(ssize_t k) override;
  void consume() override;
  std::size_t index() override { return position_; }
  void seek(std::size_t index) override;
  std::size_t size() override { return tokens_.size(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t /*marker*/) override {}
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval& interval) override;
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext* context) override;
  std::string getText(antlr4::Token* start, antlr4::Token* stop) override;

 private:
  CodePointMap map_;
  std::vector<Token> tokens_;
  std::vector<Span> comments_;
  std::size_t position_ = 0;
};

/// Every token of our parsers is one of ours.
inline const Token& ours(const antlr4::Token* token) { return *static_cast<const Token*>(token); }

inline std::string_view Token::text() const { return buffer->map().slice(pointBegin, pointEnd); }
inline Span Token::span() const { return buffer->map().span(pointBegin, pointEnd); }

}  // namespace gouji::parse
