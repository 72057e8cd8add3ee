#include "engine/report/filler.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

// Strokes, dashes, dots and crosses: any short run of them fills a cell. The first row are ASCII
// and their full-width forms, then the dashes of Unicode, then the signs input methods offer.
constexpr std::u32string_view kStrokes =
    U"/\\-_~*.·…／＼－＿～＊．"
    U"‐‑‒–—―−─━"
    U"×✕✗╱╲";
constexpr std::u32string_view kCrosses = U"xXｘＸ";

constexpr std::array<std::string_view, 12> kWords = {
    "无", "空", "略", "若干", "没有", "暂无", "不涉及", "不适用", "未统计", "N/A", "n/a", "NA",
};

// Longer runs are rulers or scribbles that somebody should look at.
constexpr std::size_t kLongestRun = 8;

bool isSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000;
}

bool consistsOf(std::u32string_view text, std::u32string_view set) {
  return std::all_of(text.begin(), text.end(),
                     [set](char32_t c) { return set.find(c) != set.npos; });
}

// Nearly every cell is a number or a label: digits begin no filler, nor do Han characters but those
// the words begin with.
bool mayBeginFiller(char32_t c) {
  if (c >= '0' && c <= '9') return false;
  if (c < 0x4E00 || c > 0x9FA5) return true;
  constexpr std::u32string_view kFirst = U"无空略若没暂不未";
  return kFirst.find(c) != kFirst.npos;
}

}  // namespace

bool isFiller(std::string_view text) {
  std::array<char32_t, kLongestRun> run;
  std::size_t length = 0;
  std::string word;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(text, offset);
    if (isSpace(c)) continue;
    if (length == kLongestRun || (length == 0 && !mayBeginFiller(c))) return false;
    run[length++] = c;
    word += text.substr(begin, offset - begin);
  }
  if (length == 0) return false;
  const std::u32string_view letters(run.data(), length);
  return consistsOf(letters, kStrokes) || (length >= 2 && consistsOf(letters, kCrosses)) ||
         std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace gouji
