// engine/render/line_window.h
//
// The piece of a line that fits on the screen, with the place of every byte in display columns.
//
// A paragraph of a report is one line of a thousand characters, and a saved web page can be one
// line in all. The window is cut around what is to be seen; its cost depends on its own size, not
// on the length of the line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::render {

/// A half-open range of bytes of one line.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A half-open range of display columns, 0-based.
struct ColumnRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class LineWindow {
 public:
  /// Shows `line` around `anchor` in at most `width` display columns, "…" where it was cut.
  /// Tabs advance to the next multiple of four; what a terminal would act on is replaced.
  LineWindow(std::string_view line, ByteRange anchor, std::size_t width);

  /// Ready to print, without trailing white space.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// The columns of `range` as far as they are shown, at least one wide; nothing visible: empty.
  [[nodiscard]] ColumnRange columnsOf(ByteRange range) const;

 private:
  void draw(std::string_view line);

  ByteRange shown_;
  std::string text_;
  // Display column at which each byte of shown_ starts, and one more for its end.
  std::vector<std::size_t> columns_;
  std::size_t width_ = 0;
};

}  // namespace gouji::render
