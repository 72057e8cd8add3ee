#include "engine/parse/parse.h"

#include <algorithm>
#include <string>

#include "engine/parse/build_declaration.h"
#include "engine/parse/recovery.h"
#include "engine/parse/tokenize.h"
#include "engine/parse/unexpected.h"

namespace gouji {
namespace parse {
namespace {

// Reads a file one declaration at a time, so that only the parse tree of one is ever in memory.
class FileParser {
 public:
  FileParser(const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics,
             const ParseLimits& limits, syntax::File& file)
      : context_(source, diagnostics, limits),
        buffer_(CodePointMap::ofFile(*source)),
        file_(file) {}

  void run() {
    if (!tokenize(buffer_, context_.words, context_.source, context_.diagnostics, context_.limits))
      return;
    if (buffer_.tokens().size() == 1) {
      context_.report(DiagnosticKind::EmptyFile, {0, 0});
      return;
    }
    try {
      parseDeclarations();
    } catch (const TooManyErrors&) {
      context_.report(DiagnosticKind::TooManySyntaxErrors, current().span(),
                      {std::to_string(context_.limits.maxSyntaxErrors)});
    }
  }

 private:
  [[nodiscard]] const Token& current() { return ours(buffer_.LT(1)); }

  void parseDeclarations() {
    Grammar parser(&buffer_);
    parser.removeErrorListeners();
    const auto recovery = std::make_shared<Recovery>(context_, buffer_);
    parser.setErrorHandler(recovery);
    parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
        antlr4::atn::PredictionMode::SLL);
    while (current().type != antlr4::Token::EOF) {
      const Token& first = current();
      if (first.type == Grammar::SEMI) {
        buffer_.consume();
      } else if (isDeclarationWord(first.type)) {
        parseDeclaration(parser, *recovery, first);
      } else {
        if (first.type != Grammar::RBRACE || !recovery->settleBrace()) {
          recovery->countError();
          reportUnknownDeclaration(context_, buffer_, first);
        }
        skipToDeclaration(first);
      }
    }
  }

  void parseDeclaration(Grammar& parser, Recovery& recovery, const Token& first) {
    Grammar::DeclarationContext* tree = nullptr;
    do {
      parser.reset();
      buffer_.seek(first.index);
      context_.brokenBodies.clear();
      tree = parser.declaration();
    } while (mustReadAgain(recovery, first, isWhole(tree)));
    if (isWhole(tree)) {
      buildDeclaration(context_, tree, file_);
    } else {
      skipToDeclaration(first);
    }
  }

  // An unfinished declaration takes the first word of the next one for a name (see recovery.h).
  // When that broke it off, recovery has closed the word; when it went through, what follows the
  // declaration starts none.
  bool mustReadAgain(Recovery& recovery, const Token& first, bool isRead) {
    if (!isRead) return recovery.hasClosed();
    Token* swallowed =
        recovery.findSwallowed(first.index, buffer_.index(), first.braceDepth, nullptr);
    if (swallowed == nullptr) return false;
    Recovery::close(*swallowed);
    return true;
  }

  // To the next declaration behind `first`, at the depth of its own start.
  void skipToDeclaration(const Token& first) {
    if (buffer_.index() <= first.index) buffer_.consume();
    for (; current().type != antlr4::Token::EOF; buffer_.consume()) {
      const Token& token = current();
      if (startsDeclaration(token, first.braceDepth)) return;
      // A line that starts with a word nobody knows is the next mistake.
      const bool isWord = token.type == Grammar::NAME && token.isInFirstColumn;
      if (isWord && !wantsMore(ours(buffer_.LT(-1)))) return;
    }
  }

  BuildContext context_;
  TokenBuffer buffer_;
  syntax::File& file_;
};

}  // namespace
}  // namespace parse

syntax::File parseRuleFile(const std::shared_ptr<const SourceFile>& source,
                           Diagnostics& diagnostics, const ParseLimits& limits) {
  syntax::File file;
  file.source = source;
  if (source->text().size() > limits.maxBytes) {
    diagnostics.add({DiagnosticKind::FileTooLarge,
                     source,
                     {},
                     {std::to_string(source->text().size()), std::to_string(limits.maxBytes)},
                     {},
                     {}});
    return file;
  }
  parse::FileParser(source, diagnostics, limits, file).run();
  return file;
}

}  // namespace gouji
