// Words written twice in a row: 满意率满意率, 资金资金.
//
// Two or more characters, at least two of them Chinese, that follow themselves immediately, in the
// original as well: a word at the end of a line and again at the start of the next is a matter of
// the page. Chinese doubles some words on purpose (一步一步), and two words may meet that begin and
// end alike (政务公开公开栏); those are left alone.
#include <array>
#include <cstdint>
#include <string>

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kLongestWord = 24;  // characters
constexpr std::size_t kTableSize = 512;   // last places of pairs of characters, by their hash

// The same for pairs that are the same.
std::size_t hashOf(char32_t first, char32_t second) {
  const std::uint64_t pair = (std::uint64_t{first} << 32U) | std::uint64_t{second};
  return (pair * 0x9E3779B97F4A7C15U) >> 55U;
}

// Whether [begin, begin + length) is a word worth the name.
bool isWord(LetterSpan text, std::size_t begin, std::size_t length) {
  std::size_t han = 0;
  bool allTheSame = true;
  for (std::size_t i = begin; i < begin + length; ++i) {
    const char32_t c = text[i];
    const std::uint8_t flags = flagsOf(c);
    if ((flags & (kIsDigit | kIsLineEnd | kIsLatin)) != 0 || c == '_' || c == '-' || c == '|')
      return false;
    if (isHan(c)) ++han;
    allTheSame = allTheSame && c == text[begin];
  }
  return han >= 2 && !allTheSame;
}

bool isMeant(std::string_view text, std::size_t begin, std::string_view word) {
  // The head of a table in which every group has the same columns.
  if (consistsOf(word, {"结果", "维持", "纠正", "其他", "尚未", "审结", "总计", "合计"}))
    return true;
  if (!wordAt(word, 0, {"一", "逐", "每", "各", "层"}).empty()) return true;
  const std::size_t behind = begin + 2 * word.size();
  if (word == "公开" || word == "服务" || word == "管理" || word == "检查" || word == "审查") {
    return !wordAt(text, behind,
                   {"栏", "目录", "指南", "申请", "条例", "专栏", "办", "对象", "企业", "群众",
                    "中心", "局", "组", "站", "室", "工作", "平台", "透明"})
                .empty();
  }
  return !wordAt(word, 0, {"研究", "讨论", "商量", "沟通", "了解"}).empty() && word.size() == 6;
}

}  // namespace

void readDoubled(const Passage& passage, std::vector<Reading>& out) {
  const std::string_view shadow = passage.text();
  const Letters& letters = passage.letters();
  const LetterSpan text = letters.all();
  std::array<std::uint32_t, kTableSize> lastPlaces{};  // one more than the index of a pair's first
  std::size_t distance = 0;                            // between the two copies being followed
  std::size_t pairs = 0;                               // equal pairs at that distance so far
  std::size_t done = 0;  // characters before this one have been reported
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    std::uint32_t& place = lastPlaces[hashOf(text[i], text[i + 1])];
    const std::size_t last = place - std::size_t{1};
    const bool isSame = place != 0 && text[last] == text[i] && text[last + 1] == text[i + 1];
    const std::size_t found = isSame ? i - last : 0;
    place = static_cast<std::uint32_t>(i + 1);
    if (found < 2 || found > kLongestWord) {
      pairs = 0;
      distance = 0;
      continue;
    }
    pairs = found == distance ? pairs + 1 : 1;
    distance = found;
    // A word of `distance` characters has one pair less than characters.
    if (pairs + 1 < distance) continue;
    const std::size_t begin = i + 2 - 2 * distance;
    if (begin < done || !isWord(text, begin, distance)) continue;
    const Stretch where{letters.byteOf(begin), letters.byteOf(i + 2)};
    const Stretch once{where.begin, letters.byteOf(begin + distance)};
    const std::string_view word = slice(shadow, once);
    const Stretch original = passage.shadow().toOriginal(where);
    const Stretch originalOnce = passage.shadow().toOriginal(once);
    const bool contiguous =
        original.end - original.begin == 2 * (originalOnce.end - originalOnce.begin);
    if (!contiguous || isMeant(shadow, where.begin, word)) continue;
    Reading reading = makeReading(passage, where);
    reading.claim.expected = std::string(passage.shadow().wordsOf(once));
    out.push_back(std::move(reading));
    done = i + 2;
  }
}

}  // namespace gouji::narrative
