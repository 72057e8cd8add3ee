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
#pragma once

#include <memory>

#include "engine/diag/diagnostic.h"
#include "engine/parse/build_context.h"

namespace gouji::parse {

/// Thrown, and caught in parse.cpp, when a file has more syntax errors than anybody reads.
struct TooManyErrors {};

class Recovery final : public antlr4::ANTLRErrorStrategy {
 public:
  explicit Recovery(BuildContext& context) : context_(context) {}

  void reset(antlr4::Parser* parser) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser* parser) override;
  bool inErrorRecoveryMode(antlr4::Parser* parser) override;
  void reportMatch(antlr4::Parser* parser) override;
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;

  /// For a word between two declarations that starts none.
  void reportUnknownDeclaration(const Token& found);

 private:
  void countError();
  void reportUnknownClause(antlr4::Parser* parser);
  void reportGuardAfterLevel(antlr4::Parser* parser);
  void reportMissingBrace(antlr4::Parser* parser, antlr4::ParserRuleContext* body);
  [[nodiscard]] bool closesEnclosing(antlr4::Parser* parser, antlr4::ParserRuleContext* body) const;
  void skipToClause(antlr4::Parser* parser, antlr4::ParserRuleContext* body) const;

  BuildContext& context_;
  bool isReported_ = false;  // the error now on its way up to its clause
  std::size_t errors_ = 0;
};

[[nodiscard]] bool isDeclarationWord(std::size_t type);

/// Whether a declaration starts at this word: by its word, and by standing where declarations
/// stand, at `depth` open braces or in the first column.
[[nodiscard]] bool startsDeclaration(const TokenBuffer& buffer, std::size_t index,
                                     std::uint32_t depth);

}  // namespace gouji::parse
