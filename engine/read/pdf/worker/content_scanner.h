// engine/read/pdf/worker/content_scanner.h
//
// The tokens of a content stream (ISO 32000-1, 7.2 and 7.8.2), one by one, as views of it.
//
// Lines are looked for in what is mostly text. So nothing is copied or decoded: a string is one
// token whatever it holds, a number is not read before an operator wants it, and the pixels of a
// picture inside the stream are passed over. What is no token is passed over too; a stranger wrote
// it. Licence: GPL-3.0-or-later.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji::pdf {

struct ContentToken {
  enum class Kind { kEnd, kOperator, kNumber, kName, kOther, kBad };
  Kind kind = Kind::kEnd;
  std::string_view text;  // as it is written; a name with its slash
};

class ContentScanner {
 public:
  /// `content` must outlive the scanner and what it gives.
  explicit ContentScanner(std::string_view content) : content_(content) {}

  /// The next token; never kBad. Behind `ID` comes the `EI` of the picture, or the end.
  ContentToken next();

 private:
  ContentToken read();
  void skipBlanks();
  ContentToken readString();
  ContentToken readAngle();
  ContentToken readWord();
  void skipPicture();
  [[nodiscard]] bool isPictureEnd(std::size_t at) const;
  /// What was passed since `begin`.
  [[nodiscard]] ContentToken token(ContentToken::Kind kind, std::size_t begin) const {
    return {kind, content_.substr(begin, at_ - begin)};
  }

  std::string_view content_;
  std::size_t at_ = 0;
};

/// 0 for what is no number.
[[nodiscard]] double readNumber(std::string_view text);

/// A name as dictionaries have it: "/A#20B" is "/A B". Empty for one with a stray #.
[[nodiscard]] std::string decodeName(std::string_view text);

}  // namespace gouji::pdf
