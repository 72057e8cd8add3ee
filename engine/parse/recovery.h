// engine/parse/recovery.h
//
// What happens when a clause is wrong: say it once, go on at the next clause.
//
// The grammar is made of bodies, `{ clause clause … }`. An error anywhere inside a clause leaves
// the whole clause (the exception is handed up to it, nothing between tries to repair), its words
// are skipped to the next clause of the same body, and the body goes on as if nothing had happened.
// Three mistakes in three clauses are three messages. Where the next clause starts is read off the
// page as a person would: a word that can start a clause here, first on its line, with the same
// braces open. A declaration in the first column ends whatever was left open before it.
//
// Words of the language are names where no clause can start, so an unfinished clause swallows the
// first word of the next one: in
//     for c in
//     check a == b
// the set is `check` and the surprise comes at `a`. A word that can start a clause, first on its
// line, does start one: a clause that has swallowed it is read a second time with the word closed
// to it, and breaks off where it should, before `check`.
#pragma once

#include <memory>

#include "engine/diag/diagnostic.h"
#include "engine/parse/expectation.h"

namespace gouji::parse {

/// Thrown, and caught in parse.cpp, when a file has more syntax errors than anybody reads.
struct TooManyErrors {};

class Recovery final : public antlr4::ANTLRErrorStrategy {
 public:
  Recovery(BuildContext& context, TokenBuffer& buffer) : context_(context), buffer_(buffer) {}

  void reset(antlr4::Parser* parser) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser* parser) override;
  bool inErrorRecoveryMode(antlr4::Parser* parser) override;
  void reportMatch(antlr4::Parser* parser) override;
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;

  /// Counts one more mistake; throws when there are too many.
  void countError();
  /// A closing brace for a body that was taken to end before it. True if there is one.
  [[nodiscard]] bool settleBrace();
  /// The word of the next clause that was taken for a name behind the word `first` and before
  /// `last`, when it is one of `starters` (null: of declarations) at `depth` open braces. Null when
  /// there is none.
  [[nodiscard]] Token* findSwallowed(std::size_t first, std::size_t last, std::uint32_t depth,
                                     const TypeSet* starters);
  /// Keeps a word from being read as a name the next time.
  static void close(Token& token);
  /// Whether the last declaration broke off because of such a word, which is closed now.
  [[nodiscard]] bool hasClosed() const { return hasClosed_; }

 private:
  [[nodiscard]] const Token& current() const;
  void breakOff(antlr4::Parser* parser, antlr4::ParserRuleContext* body);
  [[nodiscard]] bool closesEnclosing(antlr4::Parser* parser, antlr4::ParserRuleContext* body) const;
  [[nodiscard]] bool readAgain(antlr4::Parser* parser, antlr4::ParserRuleContext* body);
  [[nodiscard]] bool isAtClause(antlr4::Parser* parser, antlr4::ParserRuleContext* body) const;
  void skipToClause(antlr4::Parser* parser, antlr4::ParserRuleContext* body) const;

  BuildContext& context_;
  TokenBuffer& buffer_;
  bool isReported_ = false;     // the error now on its way up to its clause
  Token* swallowed_ = nullptr;  // instead of reporting it: what to close before reading again
  bool hasClosed_ = false;
  std::size_t errors_ = 0;
  std::size_t owedBraces_ = 0;  // put in, and not seen since
};

[[nodiscard]] bool isDeclarationWord(std::size_t type);

/// Whether a declaration starts at this word: by its word, and by standing where declarations
/// stand, at `depth` open braces or in the first column.
[[nodiscard]] bool startsDeclaration(const Token& token, std::uint32_t depth);

}  // namespace gouji::parse
