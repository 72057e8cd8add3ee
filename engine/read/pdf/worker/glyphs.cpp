// Licence: GPL-3.0-or-later.
#include "engine/read/pdf/worker/glyphs.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unistd.h>

#include <cstdio>

namespace gouji::pdf {

GlyphReader::GlyphReader(const std::string& bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  document_.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

GlyphReader::~GlyphReader() = default;

bool GlyphReader::isOpen() const { return document_ != nullptr && !document_->is_locked(); }

bool GlyphReader::isLocked() const { return document_ != nullptr && document_->is_locked(); }

unsigned GlyphReader::pageCount() const { return static_cast<unsigned>(document_->pages()); }

std::string GlyphReader::title() const {
  const poppler::byte_array utf8 = document_->get_title().to_utf8();
  std::string line(utf8.begin(), utf8.end());
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return line;
}

PageSize GlyphReader::pageSize(unsigned index) const {
  const std::unique_ptr<poppler::page> page(document_->create_page(static_cast<int>(index)));
  if (!page) return {};
  const poppler::rectf box = page->page_rect(poppler::crop_box);
  const bool turned = page->orientation() == poppler::page::landscape ||
                      page->orientation() == poppler::page::seascape;
  return turned ? PageSize{box.height(), box.width()} : PageSize{box.width(), box.height()};
}

void GlyphReader::printPage(unsigned index) const {
  const std::unique_ptr<poppler::page> page(document_->create_page(static_cast<int>(index)));
  if (!page) return;
  for (const poppler::text_box& word : page->text_list()) {
    const poppler::ustring letters = word.text();
    for (std::size_t i = 0; i < letters.length(); ++i) {
      // One UTF-16 unit is one glyph here; a pair belongs to the glyph of its first half.
      std::size_t count = 1;
      if (letters[i] >= 0xD800 && letters[i] < 0xDC00 && i + 1 < letters.length()) count = 2;
      poppler::ustring letter;
      letter.append(letters, i, count);
      const poppler::byte_array utf8 = letter.to_utf8();
      const poppler::rectf box = word.char_bbox(i);
      const bool last = i + count >= letters.length();
      std::printf("glyph %.2f %.2f %.2f %.2f %d ", box.left(), box.top(), box.right(), box.bottom(),
                  last && word.has_space_after() ? 1 : 0);
      for (const char c : utf8) std::putchar(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
      std::putchar('\n');
      i += count - 1;
    }
  }
}

bool hasChineseMaps() {
  for (const char* path : {"/usr/share/poppler/cMap/Adobe-GB1/UniGB-UTF16-H",
                           "/usr/share/poppler/cMap/Adobe-GB1/GBK-EUC-H",
                           "/usr/local/share/poppler/cMap/Adobe-GB1/GBK-EUC-H"}) {
    if (access(path, R_OK) == 0) return true;
  }
  return false;
}

}  // namespace gouji::pdf
