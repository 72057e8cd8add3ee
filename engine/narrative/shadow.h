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
  [[nodiscard]] bool isVerbatim() const { return !isChanged_; }
  /// The characters of text().
  [[nodiscard]] const Letters& letters() const { return isChanged_ ? letters_ : decoded_; }
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

  // They all speak of characters of the original by their index, those at hand are [first, last).
  void readAll();
  [[nodiscard]] std::size_t findMarked(std::size_t from) const;
  std::size_t readSpace(std::size_t first);
  void readMarkedCharacter(std::size_t at, std::uint8_t flags);
  void readBreak(std::size_t at);
  [[nodiscard]] char32_t markBetween(std::size_t at, char32_t mark) const;
  void addMark(std::size_t at, char16_t what);
  /// Puts one character, or nothing with kNothing, in the place of those at hand.
  void replace(std::size_t first, std::size_t last, char32_t with);
  /// Takes over what is not yet in the shadow, up to a character.
  void flushVerbatim(std::size_t last);
  [[nodiscard]] char32_t letterAt(std::size_t at) const { return decoded_.all()[at]; }
  [[nodiscard]] const Run& runAt(std::size_t shadowOffset) const;

  static constexpr char32_t kNothing = 0xffffffff;

  std::string_view original_;
  std::string_view text_;
  Letters decoded_;        // of original_
  std::string buffer_;     // the shadow so far, once anything had to change
  Letters letters_;        // of buffer_
  std::vector<Run> runs_;  // ascending; empty when text_ is original_
  std::vector<Mark> marks_;
  bool isChanged_ = false;
  std::size_t flushed_ = 0;         // characters of original_ that are in buffer_ or replaced
  std::uint32_t shift_ = 0;         // what is to be added to a byte of original_ behind them
  std::size_t lastNumeralEnd_ = 0;  // the character behind it
};

}  // namespace gouji::narrative
