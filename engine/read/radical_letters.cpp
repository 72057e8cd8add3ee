#include "engine/read/radical_letters.h"

#include <unicode/unorm2.h>

#include <iterator>
#include <string>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

// CJK Radicals Supplement and what each of them stands for (Unicode Character Database, property
// Equivalent_Unified_Ideograph): the one block of them that has no decompositions.
constexpr char32_t kSupplement[] =
    U"⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵"
    U"⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺪疋⺫罒⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒"
    U"⺳㓁⺴冗⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝"
    U"⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马"
    U"⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

constexpr char32_t kFirstRadical = 0x2E80;
constexpr char32_t kFirstKangxi = 0x2F00;
constexpr char32_t kLastRadical = 0x2FDF;
constexpr char32_t kFirstCompatibility = 0xF900;
constexpr char32_t kLastCompatibility = 0xFAFF;

char32_t lookUpSupplement(char32_t c) {
  for (std::size_t i = 0; i + 1 < std::size(kSupplement); i += 2)
    if (kSupplement[i] == c) return kSupplement[i + 1];
  return c;
}

char32_t decompose(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCInstance(&status);
  if (U_FAILURE(status)) return c;
  UChar units[4];
  const int count = unorm2_getRawDecomposition(normalizer, static_cast<UChar32>(c), units,
                                               static_cast<int>(std::size(units)), &status);
  // Two units are a character beyond those of three bytes.
  return U_SUCCESS(status) && count == 1 ? units[0] : c;
}

/// Whether the three bytes at `at` are a character of the blocks: all radicals begin with E2 BA to
/// E2 BF, all compatibility ideographs with EF A4 to EF AB.
bool mayBeRadical(std::string_view text, std::size_t at) {
  const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (at + 2 >= text.size()) return false;
  return (byteAt(at) == 0xE2 && byteAt(at + 1) >= 0xBA) ||
         (byteAt(at) == 0xEF && byteAt(at + 1) >= 0xA4 && byteAt(at + 1) <= 0xAB);
}

/// The first such character at or behind `at`; npos when there is none.
std::size_t findRadical(std::string_view text, std::size_t at) {
  for (; at + 2 < text.size(); ++at)
    if (mayBeRadical(text, at)) return at;
  return std::string_view::npos;
}

void unify(PlacedText& text) {
  for (std::size_t at = findRadical(text.text(), 0); at != std::string_view::npos;
       at = findRadical(text.text(), at)) {
    const std::size_t begin = at;
    const char32_t radical = decodeUtf8(text.text(), at);
    const char32_t letter = unifyRadical(radical);
    if (letter == radical) continue;
    std::string written;
    appendUtf8(written, letter);
    if (written.size() == at - begin) text.respell(begin, written);
  }
}

}  // namespace

char32_t unifyRadical(char32_t c) {
  if (c >= kFirstRadical && c < kFirstKangxi) return lookUpSupplement(c);
  if ((c >= kFirstKangxi && c <= kLastRadical) ||
      (c >= kFirstCompatibility && c <= kLastCompatibility))
    return decompose(c);
  return c;
}

void unifyRadicals(Document& document) {
  for (DocumentBlock& block : document.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      unify(paragraph->text);
    } else if (auto* grid = std::get_if<Grid>(&block)) {
      for (GridCell& cell : grid->cells) unify(cell.text);
    }
  }
  PlacedText title;
  title.appendGlue(document.title);
  unify(title);
  document.title = title.text();
}

}  // namespace gouji
