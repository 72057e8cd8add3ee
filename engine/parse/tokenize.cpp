#include "engine/parse/tokenize.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/parse/expectation.h"
#include "engine/text/utf8.h"
#include "gouji_grammar/GoujiLexer.h"

namespace gouji::parse {
namespace {

using grammar::GoujiLexer;

// A mark that means something in other languages, and what was meant by it.
struct Mistake {
  std::size_t type;
  DiagnosticKind kind;
  std::size_t meant;  // INVALID_TYPE: nothing, the word is left out
  Localized hint;
};

const Mistake* findMistake(std::size_t type) {
  using enum DiagnosticKind;
  constexpr std::size_t kNothing = antlr4::Token::INVALID_TYPE;
  static const std::array<Mistake, 13> kMistakes = {{
      {GoujiLexer::UNTERMINATED,
       UnterminatedText,
       GoujiLexer::STRING,
       {"文字要在同一行内以 `\"` 结束", "a text ends with `\"` on the line on which it starts"}},
      {GoujiLexer::WRONG_QUOTES,
       UnexpectedCharacter,
       GoujiLexer::STRING,
       {"文字要写在 \"…\" 之间", "texts stand between \"…\""}},
      {GoujiLexer::WRONG_AND, WrongOperator, GoujiLexer::AND, {"请写 `and`", "write `and`"}},
      {GoujiLexer::WRONG_OR, WrongOperator, GoujiLexer::OR, {"请写 `or`", "write `or`"}},
      {GoujiLexer::WRONG_NOT, WrongOperator, GoujiLexer::NOT, {"请写 `not`", "write `not`"}},
      {GoujiLexer::WRONG_EQUAL, WrongOperator, GoujiLexer::EQUAL, {"请写 `==`", "write `==`"}},
      {GoujiLexer::WRONG_NOT_EQUAL,
       WrongOperator,
       GoujiLexer::NOT_EQUAL,
       {"请写 `!=` 或 `≠`", "write `!=` or `≠`"}},
      {GoujiLexer::WRONG_ORDER,
       WrongOperator,
       GoujiLexer::GREATER_EQUAL,
       {"比较大小请写 `>=` 或 `<=`，「如果则」请写 `implies`",
        "write `>=` or `<=` to compare, `implies` for a consequence"}},
      {GoujiLexer::WRONG_DIVIDE,
       WrongOperator,
       GoujiLexer::STAR,
       {"除法请写 `quotient(被除数, 除数, 小数位数)`",
        "write `quotient(dividend, divisor, decimals)` to divide"}},
      {GoujiLexer::WRONG_COMMA,
       UnexpectedCharacter,
       GoujiLexer::COMMA,
       {"并列的各项之间请写 `,` 或 `，`", "write `,` between the items of a list"}},
      {GoujiLexer::WRONG_DIGITS,
       UnexpectedCharacter,
       GoujiLexer::INTEGER,
       {"数字请用半角字符", "write numbers in half-width digits"}},
      {GoujiLexer::FULL_STOP,
       ChineseFullStop,
       kNothing,
       {"子句末尾不写标点", "a clause ends without a mark"}},
      {GoujiLexer::UNEXPECTED, UnexpectedCharacter, kNothing, {}},
  }};
  const auto found = std::find_if(kMistakes.begin(), kMistakes.end(),
                                  [type](const Mistake& mistake) { return mistake.type == type; });
  return found == kMistakes.end() ? nullptr : &*found;
}

// Reports one limit once; after that the text is given up.
bool refuse(const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics, Span span,
            DiagnosticKind kind, std::size_t limit) {
  diagnostics.add({kind, source, span, {std::to_string(limit)}, {}, {}});
  return false;
}

class Tokenizer {
 public:
  Tokenizer(TokenBuffer& buffer, WordReader& words, const std::shared_ptr<const SourceFile>& source,
            Diagnostics& diagnostics, const ParseLimits& limits)
      : buffer_(buffer),
        words_(words),
        source_(source),
        diagnostics_(diagnostics),
        limits_(limits) {}

  bool run() {
    words_.open(buffer_.map().points());
    buffer_.reserve(buffer_.map().points().size() / 4 + 8);
    for (Word word = words_.next(); word.type != antlr4::Token::EOF; word = words_.next()) {
      if (word.isComment) {
        buffer_.addComment(word.begin, word.end);
      } else if (const std::size_t type = resolve(word.type, word.begin, word.end);
                 type != antlr4::Token::INVALID_TYPE) {
        if (!add(type, word.begin, word.end)) return false;
      }
    }
    // The end is told to be where the last word ends, not behind the empty lines below.
    place(buffer_.add(antlr4::Token::EOF, lastEnd_, lastEnd_));
    return true;
  }

 private:
  // The type that the word is taken for, after telling what is wrong with it. Marks of the same
  // kind that follow each other are one mistake.
  std::size_t resolve(std::size_t type, std::size_t begin, std::size_t end) {
    const Mistake* mistake = findMistake(type);
    if (mistake == nullptr) return type;
    const bool isRepeated = type == lastMistake_ && begin == lastMistakeEnd_;
    lastMistake_ = type;
    lastMistakeEnd_ = end;
    if (isRepeated && mistake->meant == antlr4::Token::INVALID_TYPE) return mistake->meant;
    std::string word(buffer_.map().slice(begin, end));
    if (type == GoujiLexer::UNEXPECTED) word = describeCharacter(word);
    if (type == GoujiLexer::WRONG_QUOTES || type == GoujiLexer::WRONG_COMMA ||
        type == GoujiLexer::WRONG_DIGITS) {
      word = "`" + std::string(buffer_.map().slice(begin, begin + 1)) + "`";
    }
    diagnostics_.add(
        {mistake->kind, source_, buffer_.map().span(begin, end), {word}, {}, mistake->hint});
    return mistake->meant;
  }

  // A character that may be invisible is named by its number as well.
  static std::string describeCharacter(const std::string& character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1 && first > 0x20 && first < 0x7F) return "`" + character + "`";
    std::size_t offset = 0;
    const char32_t point = decodeUtf8(character, offset);
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string number = "U+";
    for (int shift = point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
      number += kDigits[(point >> shift) & 0xF];
    }
    const bool isPrintable = point >= 0xA0 && displayWidth(point) > 0;
    return isPrintable ? "`" + character + "` (" + number + ")" : number;
  }

  bool add(std::size_t type, std::size_t begin, std::size_t end) {
    if (buffer_.tokens().size() >= limits_.maxTokens) {
      return refuse(source_, diagnostics_, buffer_.map().span(begin, end),
                    DiagnosticKind::TooManyTokens, limits_.maxTokens);
    }
    place(buffer_.add(type, begin, end));
    if (lastMistake_ == GoujiLexer::UNTERMINATED && lastMistakeEnd_ == end) markBrokenLine();
    const std::size_t count = buffer_.tokens().size();
    nest(buffer_.tokens()[count - 1], count > 1 ? &buffer_.tokens()[count - 2] : nullptr);
    if (depth() <= limits_.maxNesting) return true;
    return refuse(source_, diagnostics_, buffer_.map().span(begin, end),
                  DiagnosticKind::NestingTooDeep, limits_.maxNesting);
  }

  void place(Token& token) {
    const auto& points = buffer_.map().points();
    while (scanned_ < token.pointBegin) {
      const char32_t point = points[scanned_++];
      if (point == '\n' || point == '\r') lineStart_ = scanned_;
    }
    token.isFirstOnLine = token.index == 0 || lineStart_ >= lastEnd_;
    token.isInFirstColumn = lineStart_ == token.pointBegin;
    lastEnd_ = token.pointEnd;
    token.braceDepth = braceDepth_;
    token.bracketDepth = static_cast<std::uint32_t>(frames_.size()) - frames_.back().aboveBrace;
  }

  void markBrokenLine() {
    auto& tokens = buffer_.tokens();
    for (std::size_t i = tokens.size(); i-- > 0 && tokens[i].pointBegin >= lineStart_;) {
      tokens[i].isOnBrokenLine = true;
    }
  }

  // What is open round the current word. `ifs` counts conditionals that stand directly inside each
  // other without a bracket between: they nest the generated parser as brackets do.
  struct Frame {
    std::size_t opener = antlr4::Token::INVALID_TYPE;
    std::uint32_t aboveBrace = 1;  // frames up to and with the innermost body (or the file)
    std::uint32_t ifs = 0;
    bool isSet = false;       // the braces of `{a, b}`
    bool isDoubtful = false;  // a clause seems to have started since: perhaps it was never closed
  };

  void nest(const Token& token, const Token* before) {
    const std::size_t previous = before == nullptr ? antlr4::Token::INVALID_TYPE : before->type;
    const bool goesOn = before != nullptr && wantsMore(*before);
    if (token.isFirstOnLine && isKeyword(token.type) && !goesOn) frames_.back().isDoubtful = true;
    switch (token.type) {
      case GoujiLexer::LBRACE: {
        const bool isBody = !goesOn || previous == GoujiLexer::AS || before->isFirstOnLine;
        open(token.type, isBody && !isExpressionStart(previous));
        break;
      }
      case GoujiLexer::LPAREN:
      case GoujiLexer::LBRACKET:
        open(token.type, false);
        break;
      case GoujiLexer::RBRACE:
        closeBrace();
        break;
      case GoujiLexer::RPAREN:
      case GoujiLexer::RBRACKET: {
        const bool isOpen = frames_.size() > frames_.back().aboveBrace;
        if (isOpen) close();
        break;
      }
      case GoujiLexer::IF: {
        const bool isInside = previous == GoujiLexer::IF || previous == GoujiLexer::THEN ||
                              previous == GoujiLexer::ELSE;
        const std::uint32_t before = frames_.back().ifs;
        frames_.back().ifs = isInside ? before + 1 : 1;
        ifs_ = ifs_ - before + frames_.back().ifs;
        break;
      }
      default:
        break;
    }
  }

  // Words behind which a brace opens a set though they are first on their line.
  static bool isExpressionStart(std::size_t type) {
    return type == GoujiLexer::WHEN || type == GoujiLexer::CHECK || type == GoujiLexer::FORBID ||
           type == GoujiLexer::MARK || type == GoujiLexer::LOCATE || type == GoujiLexer::REPLACES;
  }

  void open(std::size_t type, bool isBody) {
    const auto size = static_cast<std::uint32_t>(frames_.size());
    Frame& frame = frames_.emplace_back();
    frame.opener = type;
    frame.isSet = type == GoujiLexer::LBRACE && !isBody;
    buffer_.tokens().back().isOfSet = frame.isSet;
    frame.aboveBrace = isBody ? size + 1 : frames_[size - 1].aboveBrace;
    if (isBody) ++braceDepth_;
  }

  // A brace closes the innermost set, or the body and the brackets that were left open inside it.
  void closeBrace() {
    const std::size_t body = frames_.back().aboveBrace;
    for (std::size_t i = frames_.size(); i > body; --i) {
      if (!frames_[i - 1].isSet) continue;
      if (frames_.back().isDoubtful) break;
      while (frames_.size() >= i) close();
      buffer_.tokens().back().isOfSet = true;
      return;
    }
    if (body == 1) return;
    while (frames_.size() >= body) close();
    --braceDepth_;
  }

  void close() {
    ifs_ -= frames_.back().ifs;
    frames_.pop_back();
  }

  [[nodiscard]] std::size_t depth() const { return ifs_ + frames_.size() - 1; }

  TokenBuffer& buffer_;
  WordReader& words_;
  const std::shared_ptr<const SourceFile>& source_;
  Diagnostics& diagnostics_;
  const ParseLimits& limits_;
  std::size_t lastMistake_ = antlr4::Token::INVALID_TYPE;
  std::size_t lastMistakeEnd_ = 0;
  std::size_t scanned_ = 0;    // points looked at for line ends
  std::size_t lineStart_ = 0;  // of the line that holds `scanned_`
  std::size_t lastEnd_ = 0;    // of the last word
  std::uint32_t braceDepth_ = 0;
  std::size_t ifs_ = 0;                    // of all frames
  std::vector<Frame> frames_ = {Frame{}};  // the file, then what is open
};

}  // namespace

bool tokenize(TokenBuffer& buffer, WordReader& words,
              const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics,
              const ParseLimits& limits) {
  return Tokenizer(buffer, words, source, diagnostics, limits).run();
}

}  // namespace gouji::parse
