// engine/parse/word_reader.h
//
// The words of a text, found by the generated lexer and remembered step by step.
//
// ANTLR's lexer keeps what it learnt about a character after another for ASCII only, and takes a
// lock to look it up; a text in Chinese is worked out from the grammar again, character for
// character. A WordReader asks the lexer about a step once and remembers the answer, whatever the
// character, for all texts it reads: a rule file and the expressions in its messages.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace gouji::parse {

/// A word, a mark or a comment: the code points [begin, end) of its text.
struct Word {
  std::size_t type = 0;  // of GoujiLexer; EOF behind the last one
  std::size_t begin = 0;
  std::size_t end = 0;
  bool isComment = false;
};

/// Not for several threads at once. What it remembers grows with the different characters of its
/// texts.
class WordReader {
 public:
  WordReader();
  ~WordReader();
  WordReader(const WordReader&) = delete;
  WordReader& operator=(const WordReader&) = delete;

  /// Goes to the beginning of `points`, which must outlive the reading of them.
  void open(const std::vector<char32_t>& points);
  /// The next word; white space is passed over.
  [[nodiscard]] Word next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gouji::parse
