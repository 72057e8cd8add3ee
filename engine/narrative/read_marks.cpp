// Marks that stand wrongly: pairs that are not closed, ASCII marks between Chinese words, a text
// that stops without a full stop.
//
// Extraction from a page splits paragraphs and loses marks, so each of these says less than it
// could: a pair counts as broken only when the whole text has more of one half than of the other.
#include <array>

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

struct Pair {
  char16_t open;
  char16_t close;
};
constexpr std::array<Pair, 3> kPairs = {{{u'（', u'）'}, {u'《', u'》'}, {u'“', u'”'}}};

// The pair that a mark belongs to; their number when it belongs to none.
std::size_t findPair(char16_t mark) {
  switch (mark) {
    case u'（':
    case u'）':
      return 0;
    case u'《':
    case u'》':
      return 1;
    case u'“':
    case u'”':
      return 2;
    default:
      return kPairs.size();
  }
}

bool isHanAt(std::string_view text, std::size_t offset) {
  return offset < text.size() && isHan(characterAt(text, offset).codePoint);
}
bool isHanBefore(std::string_view text, std::size_t offset) {
  return offset > 0 && isHan(characterBefore(text, offset).codePoint);
}

// 1）, 一）, ①）, a）: the number of a list is closed and was never opened. `closer` is the
// bracket.
bool closesListNumber(LetterSpan text, std::size_t closer) {
  constexpr std::size_t kLongestNumber = 3;
  std::size_t at = closer;
  while (at > 0 && closer - at < kLongestNumber &&
         (flagsOf(text[at - 1]) & (kIsDigit | kIsHanNumeral)) != 0)
    --at;
  if (at == closer && at > 0 && (flagsOf(text[at - 1]) & kIsLatin) != 0) --at;
  if (at == closer) return false;
  if (at == 0) return true;
  const char32_t before = text[at - 1];
  // "（8：30—17：30）": a time of day.
  const bool isColon = before == U'：' || before == U':';
  if (isColon && at > 1 && (flagsOf(text[at - 2]) & kIsDigit) != 0) return false;
  return before == U'\n' || (flagsOf(before) & kIsBreak) != 0;
}

struct Tally {
  std::size_t opened = 0;
  std::size_t closed = 0;
};

// The marks of one pair in [from, to) of the list, and where the first one without its other half
// stands.
class PairSearch {
 public:
  PairSearch(const Passage& passage, Pair pair) : passage_(passage), pair_(pair) {}

  void count(const Mark& mark, Tally& tally) const {
    if (mark.what == pair_.open) ++tally.opened;
    if (mark.what != pair_.close) return;
    const Letters& letters = passage_.letters();
    if (pair_.close == u'）' && closesListNumber(letters.all(), letters.indexOf(mark.offset)))
      return;
    ++tally.closed;
  }

  void report(std::vector<Reading>& out) const {
    std::size_t next = 0;
    const auto& marks = passage_.shadow().marks();
    for (const Stretch& paragraph : passage_.segments().paragraphs) {
      while (next < marks.size() && marks[next].offset < paragraph.begin) ++next;
      Tally tally;
      std::size_t lonely = static_cast<std::size_t>(-1);  // of an opener still to be closed
      std::size_t stray = static_cast<std::size_t>(-1);   // the first closer too many
      for (; next < marks.size() && marks[next].offset < paragraph.end; ++next) {
        const std::size_t before = tally.opened;
        const std::size_t closedBefore = tally.closed;
        count(marks[next], tally);
        if (tally.opened > before && tally.opened == tally.closed + 1) lonely = marks[next].offset;
        const bool closesNothing = tally.closed > closedBefore && tally.closed > tally.opened;
        if (closesNothing && stray == static_cast<std::size_t>(-1)) stray = marks[next].offset;
      }
      if (tally.opened == tally.closed) continue;
      add(tally.opened > tally.closed ? lonely : stray, out);
    }
  }

 private:
  // The mark with a few words on either side, so that it can be found.
  void add(std::size_t offset, std::vector<Reading>& out) const {
    if (offset == static_cast<std::size_t>(-1)) return;
    constexpr int kContext = 6;  // characters
    const std::string_view text = passage_.text();
    Stretch where = {offset, characterAt(text, offset).end};
    for (int i = 0; i < kContext && where.begin > 0; ++i) {
      const Character previous = characterBefore(text, where.begin);
      if (previous.codePoint == U'\n') break;
      where.begin = previous.end;
    }
    for (int i = 0; i < kContext && where.end < text.size(); ++i) {
      const Character following = characterAt(text, where.end);
      if (following.codePoint == U'\n') break;
      where.end = following.end;
    }
    Reading reading = makeReading(passage_, where);
    reading.claim.label = slice(text, {offset, characterAt(text, offset).end});
    out.push_back(std::move(reading));
  }

  const Passage& passage_;
  Pair pair_;
};

}  // namespace

void readUnbalanced(const Passage& passage, std::vector<Reading>& out) {
  std::array<Tally, kPairs.size()> tallies;
  for (const Mark& mark : passage.shadow().marks()) {
    const std::size_t pair = findPair(mark.what);
    if (pair < kPairs.size()) PairSearch(passage, kPairs[pair]).count(mark, tallies[pair]);
  }
  for (std::size_t i = 0; i < kPairs.size(); ++i)
    if (tallies[i].opened != tallies[i].closed) PairSearch(passage, kPairs[i]).report(out);
}

void readHalfWidth(const Passage& passage, std::vector<Reading>& out) {
  const Shadow& shadow = passage.shadow();
  if (shadow.isVerbatim()) return;
  const std::string_view text = passage.text();
  for (const Mark& mark : shadow.marks()) {
    // Brackets of half width are common and offend nobody; a colon may belong to an address.
    if (mark.what != u'，' && mark.what != u'；' && mark.what != u'！' && mark.what != u'？')
      continue;
    const std::size_t end = characterAt(text, mark.offset).end;
    const std::string_view words = shadow.wordsOf({mark.offset, end});
    // One byte where the shadow has a mark of full width: it was folded.
    if (words.size() != 1 || !isHanBefore(text, mark.offset) || !isHanAt(text, end)) continue;
    const Stretch where = {characterBefore(text, mark.offset).end, characterAt(text, end).end};
    Reading reading = makeReading(passage, where);
    reading.claim.label = std::string(words);
    reading.claim.expected = std::string(slice(text, {mark.offset, end}));
    out.push_back(std::move(reading));
    return;  // a text that does it once does it everywhere: one place is enough
  }
}

void readUnfinished(const Passage& passage, std::vector<Reading>& out) {
  constexpr std::size_t kShortest = 60;  // bytes: twenty characters
  const auto& paragraphs = passage.segments().paragraphs;
  if (paragraphs.empty()) return;
  const Stretch last = paragraphs.back();
  const std::string_view text = slice(passage.text(), last);
  if (text.size() < kShortest || !containsAny(text, {"。", "，"})) return;
  if (!isHanBefore(text, text.size())) return;
  // A signature and its date end a report, and need no mark.
  const bool signature = !wordBefore(text, text.size(),
                                     {"日", "局", "委", "办", "厅", "府", "会", "室", "院", "所",
                                      "处", "队", "站", "道", "镇", "乡", "中心"})
                              .empty();
  if (signature) return;
  const auto& clauses = passage.segments().clauses;
  if (clauses.empty()) return;
  out.push_back(makeReading(passage, clauses.back()));
}

}  // namespace gouji::narrative
