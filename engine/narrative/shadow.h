// engine/narrative/shadow.h
//
// The text that is searched: what a reader sees, without the accidents of how it was written down.
//
// A report comes with white space between Chinese and digits, lines broken by a PDF, full-width
// digits, ASCII commas between Chinese clauses, or in traditional characters. The shadow is a copy
// in which those differences are gone; every byte of it knows where it came from. Only the shadow
// is searched, only the original is ever shown.
//
// Folded: traditional to simplified, full-width letters, digits and signs to ASCII, corner
// quotation marks to “”. ASCII `,;:!?()` become ，；：！？（） except inside of a number (1,234), a
// time (10:30) and between Latin letters. White space goes, except between two digits or Latin
// letters, where one blank stays.
//
// Line ends. Paragraphs are joined with "\n", and so are the lines of a paragraph copied from a
// PDF; a single sentence may even run over an empty line where a page ends. A line end is taken for
// white space when the line before it looks unfinished: it has at least 12 visible characters (20
// before an empty line) or ends with a comma, does not end a sentence or introduce a list with a
// colon, is no heading, and the next line does not start with a number of its own (（一） 1. 一是
// #). Otherwise it stays as
// "\n" and ends paragraph, sentence and clause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/narrative/letters.h"

namespace gouji::narrative {

/// A half-open range of bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
  bool operator==(const Stretch&) const = default;
};

/// A place of the shadow that ends or starts something.
struct Mark {
  /// Byte of the shadow.
  std::uint32_t offset = 0;
  /// A punctuation mark as folded, '\n', `kArabic` or `kHan`.
  char16_t what = 0;
  static constexpr char16_t kArabic = u'0';  // a run of digits starts here
  static constexpr char16_t kHan = u'一';    // a run of Chinese numerals starts here
};

/// Built in one pass over the text. When nothing has to change, the shadow is the text itself and
/// no byte is copied. Can be built again for another text and keeps its memory.
class Shadow {
 public:
  Shadow() = default;
  Shadow(const Shadow&) = delete;
  Shadow& operator=(const Shadow&) = delete;

  /// `original` must outlive the use of this object and be shorter than 4 GiB. It should be UTF-8;
  /// bytes that are not are kept and mean nothing.
  void build(std::string_view original);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view original() const { return original_; }
  /// Whether nothing had to change.
  [[nodiscard]] bool isVerbatim() const { return runs_.empty(); }
  /// The characters of text().
  [[nodiscard]] const Letters& letters() const { return letters_; }
  [[nodiscard]] const std::vector<Mark>& marks() const { return marks_; }

  /// The bytes of the original that stretch [begin, end) of the shadow stands for, without white
  /// space around it.
  [[nodiscard]] Stretch toOriginal(Stretch stretch) const;
  /// The words of the original for a stretch of the shadow.
  [[nodiscard]] std::string_view wordsOf(Stretch stretch) const;

 private:
  struct Run {
    std::uint32_t shadowBegin;
    std::uint32_t originalBegin;
    std::uint32_t originalEnd;
    bool verbatim;
  };

  void readAll();
  std::size_t readPlain(std::size_t offset);
  void flushVerbatim(std::size_t upTo);
  void replace(std::size_t begin, std::size_t end, std::string_view with);
  void replaceCharacter(std::size_t begin, std::size_t end, char32_t with);
  void keepCharacter(std::size_t begin, char32_t c) { letters_.add(c, inShadow(begin)); }
  /// Where a byte that is not behind anything unread comes to stand in the shadow.
  [[nodiscard]] std::size_t inShadow(std::size_t originalOffset) const {
    return originalOffset + (buffer_.size() - verbatimBegin_);
  }
  void addMark(std::size_t originalOffset, char16_t what);
  std::size_t readSpace(std::size_t offset);
  void readMarkedCharacter(std::size_t begin, std::size_t end, char32_t c, std::uint8_t flags);
  void readBreak(std::size_t begin, std::size_t end, char32_t c, char32_t folded);
  [[nodiscard]] char32_t markBetween(std::size_t begin, std::size_t end, char32_t c,
                                     char32_t mark) const;
  [[nodiscard]] const Run& runAt(std::size_t shadowOffset) const;

  std::string_view original_;
  std::string_view text_;
  std::string buffer_;     // the shadow so far, once anything had to change
  std::vector<Run> runs_;  // ascending; empty when text_ is original_
  std::vector<Mark> marks_;
  Letters letters_;
  std::size_t verbatimBegin_ = 0;   // in original_: not yet copied to buffer_
  std::size_t lastNumeralEnd_ = 0;  // in original_
};

}  // namespace gouji::narrative
