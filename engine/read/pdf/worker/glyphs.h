// engine/read/pdf/worker/glyphs.h
//
// The letters of a page, by poppler. Licence: GPL-3.0-or-later.
#pragma once

#include <memory>
#include <string>

namespace poppler {
class document;
}

namespace gouji::pdf {

struct PageSize {
  double width = 0;
  double height = 0;
};

class GlyphReader {
 public:
  /// `bytes` must outlive the reader.
  explicit GlyphReader(const std::string& bytes);
  ~GlyphReader();

  [[nodiscard]] bool isOpen() const;
  [[nodiscard]] bool isLocked() const;
  [[nodiscard]] unsigned pageCount() const;
  [[nodiscard]] PageSize pageSize(unsigned page) const;
  /// The title of the document's properties, on one line; may be empty.
  [[nodiscard]] std::string title() const;
  /// Prints the `glyph` lines of a page.
  void printPage(unsigned page) const;

 private:
  std::unique_ptr<poppler::document> document_;
};

/// Whether poppler finds its maps of Chinese fonts (package poppler-data). Without them Chinese
/// letters vanish from the text without a word.
[[nodiscard]] bool hasChineseMaps();

}  // namespace gouji::pdf
