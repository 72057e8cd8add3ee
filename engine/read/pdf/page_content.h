// engine/read/pdf/page_content.h
//
// What a PDF page shows, as the worker tells it: glyphs and ruling lines. All measures are points
// from the top left corner of the page as it is displayed (crop box and rotation applied).
//
// The worker writes lines of ASCII numbers and UTF-8 text, one fact a line, so that a parser that
// went wrong cannot do more than say something wrong:
//   title TEXT                       what the document says of itself, before the first page
//   page WIDTH HEIGHT
//   glyph X0 Y0 X1 Y1 SPACE TEXT     SPACE is 1 when a space follows
//   line X0 Y0 X1 Y1                 horizontal or vertical
//   image WIDTH HEIGHT               drawn size of a picture
//   error CODE                       the last line when the document cannot be read
//   end                              the last line of a complete answer
#pragma once

#include <string>
#include <vector>

namespace gouji::pdf {

struct Glyph {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::string text;
  bool spaceAfter = false;
};

/// A horizontal (y0 == y1) or vertical (x0 == x1) line; x0 <= x1, y0 <= y1.
struct Ruling {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  [[nodiscard]] bool isHorizontal() const { return y1 - y0 < x1 - x0; }
};

struct PageContent {
  double width = 0;
  double height = 0;
  std::vector<Glyph> glyphs;  // in the order of the content
  std::vector<Ruling> rulings;
  /// Area of the pictures in proportion to the page: a scanned page has much and no glyphs.
  double imageShare = 0;
};

/// What the worker told of a document.
struct Content {
  std::string title;
  std::vector<PageContent> pages;
};

}  // namespace gouji::pdf
