// engine/parse/code_point_map.h
//
// The text that ANTLR reads, and where each of its code points stands in the file.
//
// ANTLR counts code points; spans count bytes of the file. For a whole file the two differ only by
// the length of each character. For an expression inside a message they also differ by the escapes
// of the text around it: in "{contains(t, \"x\")}" ANTLR reads `contains(t, "x")`, and the quote
// it sees is two bytes of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/source_file.h"

namespace gouji::parse {

/// Maps code points of a text to bytes of that text and of the file.
class CodePointMap {
 public:
  /// The whole of a file, without its byte order mark.
  static CodePointMap ofFile(const SourceFile& source);
  /// The part `span` of a file, which lies inside a text literal: `\"` and `\\` are one character.
  static CodePointMap ofLiteralPart(const SourceFile& source, Span span);

  [[nodiscard]] const std::vector<char32_t>& points() const { return points_; }
  [[nodiscard]] bool isWholeFile() const { return isWholeFile_; }
  /// The words of the code points [begin, end), escapes resolved. Valid as long as the file and
  /// this map live.
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return text().substr(textOffset(begin), textOffset(end) - textOffset(begin));
  }
  /// Where they stand in the file. `begin == end` gives an empty span.
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {fileOffsets_[begin], fileOffsets_[end]};
  }

 private:
  void add(char32_t point, std::size_t fileOffset);
  void finish(std::size_t fileOffset);
  [[nodiscard]] std::string_view text() const { return isVerbatim_ ? verbatim_ : resolved_; }
  [[nodiscard]] std::size_t textOffset(std::size_t point) const {
    return isVerbatim_ ? fileOffsets_[point] - base_ : textOffsets_[point];
  }

  bool isWholeFile_ = true;
  std::vector<char32_t> points_;
  // One more than points_: the last is the end.
  std::vector<ByteOffset> fileOffsets_;
  // A text without escapes is not copied: its bytes are those of the file from base_ on.
  bool isVerbatim_ = true;
  std::string_view verbatim_;
  ByteOffset base_ = 0;
  std::string resolved_;
  std::vector<ByteOffset> textOffsets_;  // as fileOffsets_, into resolved_
};

}  // namespace gouji::parse
