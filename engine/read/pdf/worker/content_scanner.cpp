// Licence: GPL-3.0-or-later.
#include "engine/read/pdf/worker/content_scanner.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace gouji::pdf {
namespace {

using Kind = ContentToken::Kind;

enum class Sort : unsigned char { kRegular, kBlank, kDelimiter };

constexpr std::array<Sort, 256> kSorts = [] {
  std::array<Sort, 256> sorts{};
  for (const unsigned char c : {'\0', '\t', '\n', '\v', '\f', '\r', ' '}) sorts[c] = Sort::kBlank;
  for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'})
    sorts[c] = Sort::kDelimiter;
  return sorts;
}();

Sort sortOf(char c) { return kSorts[static_cast<unsigned char>(c)]; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// -1 for what is no hexadecimal digit.
int hexDigit(char c) {
  if (isDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// A sign, digits, a point; at least one digit.
bool isNumber(std::string_view word) {
  std::size_t at = word[0] == '+' || word[0] == '-' ? 1 : 0;
  std::size_t digits = 0;
  for (; at < word.size() && isDigit(word[at]); ++at) ++digits;
  if (at < word.size() && word[at] == '.') {
    for (++at; at < word.size() && isDigit(word[at]); ++at) ++digits;
  }
  return at == word.size() && digits > 0;
}

/// Whether a word may be an operator and not bytes of a picture: letters alone, or signs alone.
bool mayBeOperator(std::string_view word) {
  bool letters = false;
  bool others = false;
  for (const char c : word) {
    if (c < ' ' || c > '~') return false;
    (isLetter(c) || c == '*' ? letters : others) = true;
  }
  return !letters || !others;
}

}  // namespace

ContentToken ContentScanner::next() {
  ContentToken token = read();
  while (token.kind == Kind::kBad) token = read();
  if (token.kind == Kind::kOperator && token.text == "ID") skipPicture();
  return token;
}

ContentToken ContentScanner::read() {
  skipBlanks();
  if (at_ == content_.size()) return {};
  const std::size_t begin = at_;
  switch (content_[at_]) {
    case '(':
      return readString();
    case '<':
    case '>':
      return readAngle();
    case '[':
    case ']':
    case '{':
    case '}':
      ++at_;
      return token(Kind::kOther, begin);
    case ')':
      ++at_;
      return token(Kind::kBad, begin);
    default:
      return readWord();
  }
}

void ContentScanner::skipBlanks() {
  while (at_ < content_.size()) {
    if (content_[at_] == '%') {
      at_ = std::min(content_.find_first_of("\r\n", at_), content_.size());
    } else if (sortOf(content_[at_]) == Sort::kBlank) {
      ++at_;
    } else {
      return;
    }
  }
}

ContentToken ContentScanner::readString() {
  const std::size_t begin = at_;
  std::size_t open = 0;
  while (at_ < content_.size()) {
    const char c = content_[at_++];
    if (c == '\\') {
      if (at_ < content_.size()) ++at_;
    } else if (c == '(') {
      ++open;
    } else if (c == ')' && --open == 0) {
      return token(Kind::kOther, begin);
    }
  }
  return token(Kind::kBad, begin);
}

// "<<" and ">>" around a dictionary, or a string in hexadecimal digits.
ContentToken ContentScanner::readAngle() {
  const std::size_t begin = at_;
  const char angle = content_[at_++];
  if (at_ < content_.size() && content_[at_] == angle) {
    ++at_;
    return token(Kind::kOther, begin);
  }
  while (angle == '<' && at_ < content_.size()) {
    const char c = content_[at_++];
    if (c == '>') return token(Kind::kOther, begin);
    if (hexDigit(c) < 0 && sortOf(c) != Sort::kBlank) break;
  }
  return token(Kind::kBad, begin);
}

ContentToken ContentScanner::readWord() {
  const std::size_t begin = at_++;
  while (at_ < content_.size() && sortOf(content_[at_]) == Sort::kRegular) ++at_;
  const ContentToken word = token(Kind::kOperator, begin);
  if (word.text[0] == '/') return token(Kind::kName, begin);
  if (!isLetter(word.text[0]) && isNumber(word.text)) return token(Kind::kNumber, begin);
  const bool isValue = word.text == "true" || word.text == "false" || word.text == "null";
  return isValue ? token(Kind::kOther, begin) : word;
}

// Nothing says how long the pixels are, and they may hold "EI" by accident: then what follows does
// not read like content. If none of them does, the last one ends the picture.
void ContentScanner::skipPicture() {
  std::size_t end = content_.size();
  for (std::size_t at = content_.find("EI", at_ + 1); at < content_.size();
       at = content_.find("EI", at + 1)) {
    const std::size_t behind = at + 2;
    if (sortOf(content_[at - 1]) == Sort::kRegular ||
        (behind < content_.size() && sortOf(content_[behind]) == Sort::kRegular))
      continue;
    end = at;
    if (isPictureEnd(behind)) break;
  }
  at_ = end;
}

bool ContentScanner::isPictureEnd(std::size_t at) const {
  constexpr int kTokens = 10;  // fewer than stand between two pictures
  constexpr std::size_t kBytes = 1024;
  const bool isCut = content_.size() - at > kBytes;
  ContentScanner behind(content_.substr(at, kBytes));
  for (int i = 0; i < kTokens; ++i) {
    const ContentToken token = behind.read();
    if (token.kind == Kind::kEnd) return true;
    // A string that goes on past what is looked at.
    if (token.kind == Kind::kBad) return isCut && behind.at_ == kBytes;
    if (token.kind == Kind::kOperator && !mayBeOperator(token.text)) return false;
  }
  return true;
}

double readNumber(std::string_view text) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return value;
}

std::string decodeName(std::string_view text) {
  std::string name;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '#') {
      name += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
    if (high < 0 || low < 0 || high + low == 0) return {};
    name += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return name;
}

}  // namespace gouji::pdf
