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

}  // namespace

bool isFiller(std::string_view text) {
  std::u32string run;
  std::string word;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(text, offset);
    if (isSpace(c)) continue;
    if (run.size() == kLongestRun) return false;
    run += c;
    word += text.substr(begin, offset - begin);
  }
  if (run.empty()) return false;
  return consistsOf(run, kStrokes) || (run.size() >= 2 && consistsOf(run, kCrosses)) ||
         std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace gouji
