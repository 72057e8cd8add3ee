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

constexpr std::uint32_t kLongestWord = 24;  // characters
constexpr std::size_t kShortestClause = 4;  // characters
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

// Pairs of letters that stand twice near to each other, from left to right.
class EqualPairs {
 public:
  explicit EqualPairs(LetterSpan text) : text_(text) {}

  /// Goes on to the next pair that stands at a distance of 2 to kLongestWord before as well; false
  /// when there is none.
  bool next() {
    const char32_t* const text = text_.data();
    const std::size_t size = text_.size();
    std::size_t i = last_ + 1;
    if (i >= size) return false;
    for (std::uint64_t pair = text[last_]; i < size; ++i) {
      pair = pair << 32U | text[i];
      std::uint32_t& place = places_[(pair * 0x9E3779B97F4A7C15U) >> (64U - kTableBits)];
      const std::uint32_t here = static_cast<std::uint32_t>(i) + kNowhere;
      distance_ = here - place;
      place = here;
      // Nearly always there is none.
      if (distance_ - 2 > kLongestWord - 2) continue;
      if (text[i - distance_] == text[i] && text[i - distance_ - 1] == text[i - 1]) break;
    }
    last_ = i;
    return i < size;
  }
  /// The second letter of the pair, and how far before it the other one is.
  [[nodiscard]] std::size_t last() const { return last_; }
  [[nodiscard]] std::size_t distance() const { return distance_; }

 private:
  static constexpr unsigned kTableBits = 9;
  // An empty place is further away than any word is long.
  static constexpr std::uint32_t kNowhere = kLongestWord + 1;

  LetterSpan text_;
  std::size_t last_ = 0;
  std::uint32_t distance_ = 0;
  std::array<std::uint32_t, 1U << kTableBits> places_{};  // by the hash of a pair
};

// Adds the word of `distance` letters from `begin` that follows itself up to `end`, or the clause
// with the mark behind it, when it is there twice by mistake.
bool addDoubled(const Passage& passage, std::size_t begin, std::size_t distance, std::size_t end,
                std::vector<Reading>& out) {
  const Letters& letters = passage.letters();
  const std::size_t middle = begin + distance;
  const bool isClause = middle + distance != end;
  const bool isDoubled = isClause ? isClauseTwice(letters.all(), begin, middle - 1, end)
                                  : isWord(letters.all(), begin, distance);
  if (!isDoubled) return false;
  const Stretch where{letters.byteOf(begin), letters.byteOf(end)};
  const Stretch once{where.begin, letters.byteOf(middle)};
  const Stretch original = passage.shadow().toOriginal(where);
  const Stretch originalOnce = passage.shadow().toOriginal(once);
  const std::size_t twice = 2 * (originalOnce.end - originalOnce.begin);
  const std::size_t mark = isClause ? once.end - letters.byteOf(middle - 1) : 0;
  const bool isContiguous = original.end - original.begin == twice - mark;
  if (!isContiguous || isMeant(passage.text(), where.begin, slice(passage.text(), once)))
    return false;
  Reading reading = makeReading(passage, where);
  reading.claim.expected = std::string(passage.shadow().wordsOf(once));
  out.push_back(std::move(reading));
  return true;
}

}  // namespace

void readDoubled(const Passage& passage, std::vector<Reading>& out) {
  EqualPairs pairs(passage.letters().all());
  std::size_t distance = 0;  // between the two copies being followed
  std::size_t equal = 0;     // pairs at that distance so far
  std::size_t last = 0;      // where the last of them ends
  std::size_t done = 0;      // letters before this one have been reported
  while (pairs.next()) {
    equal = pairs.distance() == distance && pairs.last() == last + 1 ? equal + 1 : 1;
    distance = pairs.distance();
    last = pairs.last();
    // A word of `distance` letters has one pair less than letters; a clause, whose last letter is
    // its mark, two.
    if (equal + 2 < distance) continue;
    const std::size_t end = last + 1;
    const std::size_t length = 2 * distance - (equal + 2 == distance ? 1 : 0);
    if (end - length < done) continue;
    if (addDoubled(passage, end - length, distance, end, out)) done = end;
  }
}

}  // namespace gouji::narrative
