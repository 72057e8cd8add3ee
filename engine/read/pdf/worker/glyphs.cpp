// Licence: GPL-3.0-or-later.
#include "engine/read/pdf/worker/glyphs.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

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

/// See findTurns(). Only words say which way they run: poppler takes
/// single letters of Type 3 fonts, as browsers write them, to stand on their head.
unsigned findQuarters(const std::vector<poppler::text_box>& words) {
  std::array<std::size_t, 4> letters{};
  for (const poppler::text_box& word : words) {
    const std::size_t length = word.text().length();
    if (length > 1) letters[static_cast<std::size_t>(word.rotation()) % 4] += length;
  }
  const auto most = std::max_element(letters.begin(), letters.end());
  return static_cast<unsigned>(most - letters.begin());
}

/// Prints the boxes of letters no higher than letters are: some Chinese fonts claim
/// more than two lines for each, and all measures here are made in heights of letters.
class BoxPrinter {
 public:
  void print(const poppler::rectf& box, char32_t letter) {
    double top = box.top();
    double bottom = box.bottom();
    trim(top, bottom, box.width(), letter);
    printNumbers("glyph", {box.left(), top, box.right(), bottom});
  }

 private:
  void trim(double& y0, double& y1, double width, char32_t letter) {
    constexpr double kTall = 1.9;   // of the font size
    constexpr double kUsual = 1.3;  // height of a letter with the room above and below
    constexpr char32_t kFirstWide = 0x2E80;
    const double height = y1 - y0;
    const bool isDigit = letter >= '0' && letter <= '9';
    const double size = letter >= kFirstWide ? width : isDigit ? 2 * width : 0;
    // Other letters say little by their width; beside one that was trimmed they are trimmed too.
    if (size > 0) {
      trimmed_ = height > kTall * size ? kUsual * size : height;
    } else if (height != height_ || y0 != top_) {
      trimmed_ = height;
    }
    height_ = height;
    top_ = y0;
    const double middle = (y0 + y1) / 2;
    y0 = middle - trimmed_ / 2;
    y1 = middle + trimmed_ / 2;
  }

  // Of the letter before, as its font has it.
  double height_ = 0;
  double top_ = 0;
  double trimmed_ = 0;
};

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

const std::vector<poppler::text_box>& GlyphReader::wordsOf(unsigned index) {
  while (words_.size() <= index) {
    const std::unique_ptr<poppler::page> page(
        document_->create_page(static_cast<int>(words_.size())));
    words_.push_back(page ? page->text_list() : std::vector<poppler::text_box>());
  }
  return words_[index];
}

std::vector<unsigned> GlyphReader::findTurns() {
  std::vector<unsigned> turns;
  for (unsigned page = 0; page < pageCount(); ++page) turns.push_back(findQuarters(wordsOf(page)));
  return turns;
}

void GlyphReader::printPage(unsigned index) {
  BoxPrinter boxes;
  for (const poppler::text_box& word : wordsOf(index)) {
    const poppler::ustring letters = word.text();
    for (std::size_t i = 0; i < letters.length(); ++i) {
      // One UTF-16 unit is one glyph here; a pair belongs to the glyph of its first half.
      const bool isPair = letters[i] >= 0xD800 && letters[i] < 0xDC00 && i + 1 < letters.length();
      const bool isLast = i + (isPair ? 2 : 1) >= letters.length();
      boxes.print(word.char_bbox(i), letters[i]);
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
