// Words written twice in a row: 满意率满意率, 资金资金.
//
// Two or more characters, at least two of them Chinese, that follow themselves immediately, in the
// original as well: a word at the end of a line and again at the start of the next is a matter of
// the page. A clause of four or more is found behind its own comma as well:
// 及时更新网站，及时更新网站。 Chinese doubles some words on purpose (一步一步), and two words may
// meet that begin and end alike (政务公开公开栏); those are left alone.
#include <array>
#include <cstdint>
#include <string>

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kLongestWord = 24;    // characters
constexpr std::size_t kShortestClause = 4;  // characters
constexpr std::size_t kTableSize = 512;     // last places of pairs of characters, by their hash

// The same for pairs that are the same.
std::size_t hashOf(char32_t first, char32_t second) {
  const std::uint64_t pair = (std::uint64_t{first} << 32U) | std::uint64_t{second};
  return (pair * 0x9E3779B97F4A7C15U) >> 55U;
}

bool isMark(char32_t c) { return c == U'，' || c == U'、' || c == U'；' || c == U'。'; }

// Whether [begin, begin + length) is a word worth the name.
bool isWord(LetterSpan text, std::size_t begin, std::size_t length) {
  std::size_t han = 0;
  bool allTheSame = true;
  bool hasMark = false;
  for (std::size_t i = begin; i < begin + length; ++i) {
    const char32_t c = text[i];
    const std::uint8_t flags = flagsOf(c);
    if ((flags & (kIsDigit | kIsLineEnd | kIsLatin)) != 0 || c == '_' || c == '-' || c == '|')
      return false;
    if (isHan(c)) ++han;
    hasMark = hasMark || isMark(c);
    allTheSame = allTheSame && c == text[begin];
  }
  // 公开、公开、再公开 is rhetoric.
  return han >= (hasMark ? kShortestClause : 2) && !allTheSame;
}

// A clause and the mark behind it, and then the clause again up to the next mark; `middle` is that
// first mark.
bool isClauseTwice(LetterSpan text, std::size_t begin, std::size_t middle, std::size_t end) {
  if (middle - begin < kShortestClause || !isMark(text[middle])) return false;
  const bool opens =
      begin == 0 || isMark(text[begin - 1]) || (flagsOf(text[begin - 1]) & kIsLineEnd) != 0;
  const bool closes = end >= text.size() || isMark(text[end]);
  for (std::size_t i = begin; i < middle; ++i)
    if (!isHan(text[i])) return false;
  return opens && closes;
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
                    "中心", "局", "组", "站", "室", "平台", "透明"})
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
    // A word of `distance` characters has one pair less than characters; a clause, whose last
    // character is its mark, two.
    if (pairs + 2 < distance) continue;
    const bool isClause = pairs + 2 == distance;
    const std::size_t begin = i + 2 + (isClause ? 1 : 0) - 2 * distance;
    if (begin < done) continue;
    if (isClause ? !isClauseTwice(text, begin, begin + distance - 1, i + 2)
                 : !isWord(text, begin, distance)) {
      continue;
    }
    const Stretch where{letters.byteOf(begin), letters.byteOf(i + 2)};
    const Stretch once{where.begin, letters.byteOf(begin + distance)};
    const std::string_view word = slice(shadow, once);
    const Stretch original = passage.shadow().toOriginal(where);
    const Stretch originalOnce = passage.shadow().toOriginal(once);
    const std::size_t twice = 2 * (originalOnce.end - originalOnce.begin);
    const std::size_t mark =
        letters.byteOf(begin + distance) - letters.byteOf(begin + distance - 1);
    const bool contiguous = original.end - original.begin == twice - (isClause ? mark : 0);
    if (!contiguous || isMeant(shadow, where.begin, word)) continue;
    Reading reading = makeReading(passage, where);
    reading.claim.expected = std::string(passage.shadow().wordsOf(once));
    out.push_back(std::move(reading));
    done = i + 2;
  }
}

}  // namespace gouji::narrative
