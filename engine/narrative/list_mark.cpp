#include "engine/narrative/list_mark.h"

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"

namespace gouji::narrative {
namespace {

constexpr int kLongestNoun = 10;  // characters between the unit and the punctuation
constexpr int kDeepestBrackets = 8;

struct Word {
  std::size_t length = 0;
  bool weak = false;
  bool isAmong = false;  // 其中: the only one that may start a sentence
};

std::optional<Word> readOneOf(std::string_view text, std::size_t offset, Words weak, Words strong) {
  if (const auto word = wordAt(text, offset, weak); !word.empty())
    return Word{word.size(), true, false};
  if (const auto word = wordAt(text, offset, strong); !word.empty())
    return Word{word.size(), false, word == "其中"};
  return std::nullopt;
}

// The word at a letter. The first character decides for most places.
std::optional<Word> readMarkWord(const Passage& passage, std::size_t letter) {
  const Letters& letters = passage.letters();
  if (letter >= letters.size()) return std::nullopt;
  const std::string_view text = passage.text();
  const std::size_t offset = letters.byteOf(letter);
  switch (letters.all()[letter]) {
    case U'其':
      return readOneOf(text, offset, {}, {"其中"});
    case U'主':
      return readOneOf(text, offset, {"主要包括", "主要包含", "主要有", "主要为", "主要是", "主要"},
                       {});
    case U'内':
      return readOneOf(text, offset, {"内有"}, {});
    case U'含':
      if (!wordAt(text, offset, {"含义", "含金量"}).empty()) return std::nullopt;
      return readOneOf(text, offset, {"含"}, {});
    case U'包':
      return readOneOf(text, offset, {"包括但不限于"}, {"包括", "包含"});
    case U'具':
      return readOneOf(text, offset, {}, {"具体包括", "具体为", "具体是"});
    case U'分':
      return readOneOf(text, offset, {}, {"分别包括", "分别为", "分别是", "分别"});
    default:
      return std::nullopt;
  }
}

bool mayPrecedeMark(char32_t sign) {
  return sign == U'，' || sign == U'。' || sign == U'；' || sign == U'：' || sign == U'（';
}

// What may follow the mark before the first part: 其中，主要包括：
void skipBehindMark(std::string_view text, ListMark& mark) {
  for (;;) {
    const auto word = wordAt(text, mark.listBegin,
                             {"，", "：", "、", "包括", "包含", "有", "含", "为", "是", "主要"});
    if (word.empty()) return;
    if (word == "主要" || word == "含") mark.weak = true;
    mark.listBegin += word.size();
  }
}

// "231条，同比增长15.5%，其中…": the list is that of the 231, for a comparison that ends in a
// percentage has no parts. Where the first clause from `at` is none, `at` comes back.
std::size_t skipComparisons(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestClause = 60;  // bytes
  constexpr int kMostClauses = 2;             // 比上年增加30条，增长15%
  std::size_t behind = at;
  for (int i = 0; i < kMostClauses; ++i) {
    if (wordAt(text, at, {"同比", "环比", "较", "比", "与", "增长", "下降", "增幅", "降幅"})
            .empty())
      break;
    const std::size_t length = text.substr(at, kLongestClause).find("，");
    const std::size_t stop = text.substr(at, kLongestClause).find("。");
    const std::size_t end = std::min(length, stop);
    if (end == std::string_view::npos) break;
    const std::string_view clause = text.substr(at, end);
    at += end + std::string_view("，").size();
    if (clause.ends_with("%") || clause.ends_with("持平")) behind = at;
    if (stop < length) break;
  }
  return behind;
}

}  // namespace

std::optional<ListMark> findListMark(const Passage& passage, std::size_t unitEnd) {
  const Letters& letters = passage.letters();
  const LetterSpan all = letters.all();
  std::size_t at = letters.indexOf(unitEnd);
  std::optional<Word> word;
  for (int i = 0; i < kLongestNoun && at < all.size(); ++i, ++at) {
    word = readMarkWord(passage, at);
    if (word || !isHan(all[at])) break;
  }
  ListMark mark;
  if (!word) {
    const char32_t sign = at < all.size() ? all[at] : 0;
    if (!mayPrecedeMark(sign)) return std::nullopt;
    word = readMarkWord(passage, ++at);
    if (!word && sign == U'，') {
      const std::size_t behind =
          letters.indexOf(skipComparisons(passage.text(), letters.byteOf(at)));
      if (behind != at) word = readMarkWord(passage, behind);
      if (word && !word->isAmong) return std::nullopt;
      at = behind;
    }
    if (word && (sign == U'。' || sign == U'；') && !word->isAmong) return std::nullopt;
    if (sign == U'（') mark.bracket = letters.byteOf(at);
    if (!word) {
      if (sign != U'：' && sign != U'（') return std::nullopt;
      mark.bare = sign == U'（';
      word = Word{0, true, false};
    }
  }
  mark.weak = word->weak;
  mark.listBegin = letters.byteOf(at) + word->length;
  skipBehindMark(passage.text(), mark);
  return mark;
}

std::size_t findBracketEnd(std::string_view text, std::size_t inside, std::size_t limit) {
  int depth = 1;
  std::size_t at = inside;
  while (at < limit) {
    const Character c = characterAt(text, at);
    if (c.codePoint == '\n') return limit;
    if (c.codePoint == U'（' && ++depth > kDeepestBrackets) return limit;
    if (c.codePoint == U'）' && --depth == 0) return at;
    at = c.end;
  }
  return limit;
}

}  // namespace gouji::narrative
