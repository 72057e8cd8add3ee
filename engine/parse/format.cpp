#include "engine/parse/format.h"

#include <algorithm>
#include <vector>

#include "engine/parse/build_context.h"
#include "engine/parse/expectation.h"
#include "engine/parse/layout.h"
#include "engine/parse/tokenize.h"
#include "engine/text/utf8.h"

namespace gouji {
namespace parse {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kContinuation = 4;
constexpr std::size_t kWidestKey = 32;  // cells; a longer key does not push the labels of others

// A line of the result, cut behind its key where labels are set in columns.
struct Line {
  std::size_t indent = 0;
  std::string key;  // with the text behind it set apart: an item of a list
  std::string text;
  bool isBlankBefore = false;
};

class Formatter {
 public:
  explicit Formatter(const TokenBuffer& buffer, std::string_view text)
      : tokens_(buffer.tokens()), comments_(buffer.comments()), text_(text) {}

  std::string run() {
    while (next_ + 1 < tokens_.size() || comment_ < comments_.size()) {
      if (isCommentNext())
        addComment();
      else
        addToken();
    }
    closeLine();
    return write();
  }

 private:
  [[nodiscard]] bool isCommentNext() const {
    if (comment_ >= comments_.size()) return false;
    return next_ + 1 >= tokens_.size() || comments_[comment_].begin < tokens_[next_].span().begin;
  }

  // Line ends between the end of the last thing written and `begin`.
  std::size_t countBreaks(ByteOffset begin) const {
    std::size_t breaks = 0;
    for (ByteOffset i = lastEnd_; i < begin; ++i) {
      const bool isPair = text_[i] == '\r' && i + 1 < begin && text_[i + 1] == '\n';
      if (!isPair && (text_[i] == '\n' || text_[i] == '\r')) ++breaks;
    }
    return breaks;
  }

  void startLine(std::size_t breaks, std::size_t indent, bool closes) {
    closeLine();
    const bool isFirst = lines_.empty() && !isOpen_;
    isOpen_ = true;
    line_ = {};
    line_.indent = indent;
    line_.isBlankBefore = breaks > 1 && !isFirst && !opened_ && !closes;
  }

  void closeLine() {
    if (!isOpen_) return;
    isOpen_ = false;
    lines_.push_back(std::move(line_));
  }

  void addComment() {
    const Span span = comments_[comment_++];
    const std::size_t breaks = countBreaks(span.begin);
    std::string comment(text_.substr(span.begin, span.length()));
    comment.erase(comment.find_last_not_of(" \t") + 1);
    if (isOpen_ && breaks == 0) {
      line_.text += "  " + comment;
    } else {
      const Token& ahead = tokens_[std::min(next_, tokens_.size() - 1)];
      startLine(breaks, ahead.braceDepth * kIndent, false);
      line_.text = comment;
    }
    opened_ = false;
    lastEnd_ = span.end;
  }

  void addToken() {
    const Token& token = tokens_[next_];
    const std::size_t breaks = countBreaks(token.span().begin);
    const bool endsLine = next_ + 2 >= tokens_.size() || tokens_[next_ + 1].isFirstOnLine;
    if (token.type == Grammar::SEMI && endsLine) {
      // A line end says the same.
      finishToken(token);
      return;
    }
    if (!isOpen_ || breaks > 0) {
      startLine(breaks, indentOf(token), token.type == Grammar::RBRACE);
    } else if (needsSpace(next_ > 1 ? &tokens_[next_ - 2] : nullptr, tokens_[next_ - 1], token)) {
      line_.text += ' ';
    }
    if (isKeyOfItem(token)) {
      line_.key = canonicalText(token);
    } else {
      if (!line_.key.empty() && line_.text == " ") line_.text.clear();
      line_.text += canonicalText(token);
    }
    trackBraces(token);
    opened_ = token.type == Grammar::LBRACE;
    finishToken(token);
  }

  void finishToken(const Token& token) {
    lastEnd_ = token.span().end;
    ++next_;
  }

  [[nodiscard]] bool isInList() const { return !lists_.empty() && lists_.back(); }

  std::size_t indentOf(const Token& token) {
    const std::size_t depth = token.braceDepth - (closesBody(token) ? 1 : 0);
    const std::size_t indent = depth * kIndent;
    if (next_ == 0) return indent;
    const Token& following = tokens_[std::min(next_ + 1, tokens_.size() - 1)];
    if (!continuesLine(tokens_[next_ - 1], token, following, isInList())) {
      clause_ = token.type;
      return indent;
    }
    // The second language of a message stands under the first.
    const bool isTranslation = token.type == Grammar::ZH || token.type == Grammar::EN;
    if (isTranslation && clause_ == Grammar::MESSAGE) return indent + 8;
    if (isTranslation && clause_ == Grammar::HINT) return indent + 5;
    return indent + kContinuation;
  }

  static bool closesBody(const Token& token) {
    return token.type == Grammar::RBRACE && !token.isOfSet && token.braceDepth > 0;
  }

  // `received "…"` alone on its line in a list of rows, columns or patterns.
  [[nodiscard]] bool isKeyOfItem(const Token& token) const {
    if (!isInList() || !token.isFirstOnLine || !line_.text.empty()) return false;
    const Token& label = tokens_[std::min(next_ + 1, tokens_.size() - 1)];
    const bool isHeading = token.type == Grammar::GROUP || token.type == Grammar::BAND ||
                           token.type == Grammar::TOTAL || token.type == Grammar::ALIAS;
    const bool isWord = token.type == Grammar::NAME || isKeyword(token.type);
    return isWord && !isHeading && label.type == Grammar::STRING && !label.isFirstOnLine;
  }

  // Which bodies are lists whose labels are set in columns.
  void trackBraces(const Token& token) {
    if (token.isOfSet) return;
    if (token.type == Grammar::LBRACE) {
      lists_.push_back(opensList());
    } else if (token.type == Grammar::RBRACE && !lists_.empty()) {
      lists_.pop_back();
    }
  }

  [[nodiscard]] bool opensList() const {
    if (next_ > 0 && tokens_[next_ - 1].type == Grammar::AS) return false;
    if (isInList()) return true;  // a group or a band
    for (std::size_t i = next_; i-- > 0 && !tokens_[i + 1].isFirstOnLine;) {
      const std::size_t type = tokens_[i].type;
      if (type == Grammar::LBRACE || type == Grammar::RBRACE) return false;
      const bool isList = type == Grammar::ROWS || type == Grammar::COLUMNS;
      if (isList || (type == Grammar::EXTRACT && tokens_[i].isFirstOnLine)) return true;
    }
    return false;
  }

  [[nodiscard]] std::string write() {
    std::string out;
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i + 1;
      if (!lines_[i].key.empty()) {
        while (end < lines_.size() && belongsTo(lines_[i], lines_[end])) ++end;
      }
      const std::size_t column = widestKey(i, end);
      for (; i < end; ++i) writeLine(out, lines_[i], column);
    }
    return out;
  }

  static bool belongsTo(const Line& first, const Line& line) {
    return !line.key.empty() && line.indent == first.indent && !line.isBlankBefore;
  }

  [[nodiscard]] std::size_t widestKey(std::size_t begin, std::size_t end) const {
    std::size_t widest = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t width = displayWidth(lines_[i].key);
      if (width <= kWidestKey) widest = std::max(widest, width);
    }
    return widest;
  }

  static void writeLine(std::string& out, const Line& line, std::size_t column) {
    if (line.isBlankBefore) out += '\n';
    if (line.key.empty() && line.text.empty()) return;
    out.append(line.indent, ' ');
    if (!line.key.empty()) {
      const std::size_t width = displayWidth(line.key);
      out += line.key;
      out.append(width < column ? column - width + 1 : 1, ' ');
    }
    out += line.text + "\n";
  }

  const std::vector<Token>& tokens_;
  const std::vector<Span>& comments_;
  std::string_view text_;
  std::size_t next_ = 0;     // of tokens_
  std::size_t comment_ = 0;  // of comments_
  ByteOffset lastEnd_ = 0;   // of what was written last
  std::size_t clause_ = 0;   // type of the first word of the current clause
  bool isOpen_ = false;      // line_ is being written
  bool opened_ = false;      // the last word was a `{`
  Line line_;
  std::vector<Line> lines_;
  std::vector<bool> lists_;  // per open body
};

}  // namespace
}  // namespace parse

std::optional<std::string> formatRuleFile(const std::shared_ptr<const SourceFile>& source,
                                          Diagnostics& diagnostics, const ParseLimits& limits) {
  Diagnostics found;
  static_cast<void>(parseRuleFile(source, found, limits));
  if (found.hasErrors()) {
    for (Diagnostic& diagnostic : found.sorted()) diagnostics.add(std::move(diagnostic));
    return std::nullopt;
  }
  parse::TokenBuffer buffer(parse::CodePointMap::ofFile(*source));
  parse::WordReader words;
  if (!parse::tokenize(buffer, words, source, diagnostics, limits)) return std::nullopt;
  return parse::Formatter(buffer, source->text()).run();
}

}  // namespace gouji
