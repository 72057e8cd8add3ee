// engine/read/html/skeleton.h
//
// A page without what its parser need not see: its tags, and a letter for every run of words.
//
// The parser works letter by letter, and makes an attribute of everything a style says. What the
// reader asks of it is only which element stands in which. So it is given the page with its
// scripts, styles and comments emptied, without the attributes nobody asks for, and with one letter
// for each run of text: a tree does not depend on what words say, only on whether there are any.
// Words are then read where they stand in the source. Tags are told from text as the tokenizer of
// the standard does (HTML, 13.2.5); behind anything that would need more than that, the rest of the
// page stays as it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/source_file.h"

namespace gouji::html {

class Skeleton {
 public:
  /// Of the bytes `part` of the text of a source.
  Skeleton(std::string_view source, Span part);

  [[nodiscard]] std::string_view text() const { return text_; }

  /// Whether a piece the parser speaks of lies in text(), and where.
  [[nodiscard]] bool holds(std::string_view piece) const {
    return piece.data() >= text_.data() &&
           piece.data() + piece.size() <= text_.data() + text_.size();
  }
  [[nodiscard]] std::size_t offsetOf(std::string_view piece) const {
    return static_cast<std::size_t>(piece.data() - text_.data());
  }

  /// What [at, end) of text() stands for up to where something was left out; `at`, before `end`,
  /// moves behind it.
  [[nodiscard]] Span takeSpan(std::size_t& at, std::size_t end) const;

 private:
  friend class SkeletonWriter;
  /// From `at` on text() is the source from `source` on; where `size` is not 0 its letter at `at`
  /// stands for so many bytes, and what follows is the source behind them.
  struct Seam {
    std::uint32_t at = 0;
    std::uint32_t source = 0;
    std::uint32_t size = 0;
  };

  [[nodiscard]] static ByteOffset toSource(const Seam& seam, std::size_t at);

  std::string text_;
  std::vector<Seam> seams_;  // ascending; the first at 0
};

/// Whether a style may hide an element or strike it out: some property begins like "none", "hidden",
/// "all" or "line-through". A page as Word makes it has a style in every element, and hardly any of
/// them does.
[[nodiscard]] bool mayHide(std::string_view style);

}  // namespace gouji::html
