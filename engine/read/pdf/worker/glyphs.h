// engine/read/pdf/worker/glyphs.h
//
// The letters of a page, by poppler. Licence: GPL-3.0-or-later.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace poppler {
class document;
class text_box;
}  // namespace poppler

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
  /// For each page the quarters it has to be turned counter-clockwise for most of its letters to
  /// stand upright.
  [[nodiscard]] std::vector<unsigned> findTurns();
  /// Prints the `glyph` lines of a page.
  void printPage(unsigned page);

 private:
  const std::vector<poppler::text_box>& wordsOf(unsigned page);

  std::unique_ptr<poppler::document> document_;
  std::vector<std::vector<poppler::text_box>> words_;  // of the pages asked for so far
};

/// Whether poppler finds its maps of Chinese fonts (package poppler-data). Without them Chinese
/// letters vanish from the text without a word.
[[nodiscard]] bool hasChineseMaps();

}  // namespace gouji::pdf
