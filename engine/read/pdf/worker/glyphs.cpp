// Licence: GPL-3.0-or-later.
#include "engine/read/pdf/worker/glyphs.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unistd.h>

#include <cstdio>

#include "engine/read/pdf/worker/answer_writer.h"

namespace gouji::pdf {
namespace {

/// A UTF-16 unit, or a pair of them, in UTF-8. Nothing for half a pair: it is no character.
void printLetter(char32_t unit, char32_t second) {
  char32_t letter = unit;
  if (unit >= 0xD800 && unit < 0xE000) {
    if (unit >= 0xDC00 || second < 0xDC00 || second >= 0xE000) return;
    letter = 0x10000 + ((unit - 0xD800) << 10U) + (second - 0xDC00);
  }
  const auto put = [](char32_t byte) { std::putchar(static_cast<int>(byte)); };
  if (letter < 0x80) {
    put(letter < 0x20 ? U' ' : letter);
    return;
  }
  if (letter >= 0x10000) {
    put(0xF0U | letter >> 18U);
    put(0x80U | (letter >> 12U & 0x3FU));
  } else if (letter >= 0x800) {
    put(0xE0U | letter >> 12U);
  }
  if (letter >= 0x800) {
    put(0x80U | (letter >> 6U & 0x3FU));
  } else {
    put(0xC0U | letter >> 6U);
  }
  put(0x80U | (letter & 0x3FU));
}

}  // namespace

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
      const bool isPair = letters[i] >= 0xD800 && letters[i] < 0xDC00 && i + 1 < letters.length();
      const poppler::rectf box = word.char_bbox(i);
      const bool isLast = i + (isPair ? 2 : 1) >= letters.length();
      printNumbers("glyph", {box.left(), box.top(), box.right(), box.bottom()});
      std::fputs(isLast && word.has_space_after() ? " 1 " : " 0 ", stdout);
      printLetter(letters[i], isPair ? letters[i + 1] : 0);
      std::putchar('\n');
      if (isPair) ++i;
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
