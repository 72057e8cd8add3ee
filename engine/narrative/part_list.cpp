#include "engine/narrative/part_list.h"

#include <algorithm>

#include "engine/narrative/characters.h"
#include "engine/narrative/list_mark.h"
#include "engine/narrative/list_words.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/sum_list.h"
#include "engine/narrative/total_doubts.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kMostItems = 64;
constexpr std::size_t kUsualItems = 8;
constexpr std::size_t kLongestList = 4000;  // bytes

// Separators by strength.
enum Separator : int { kNone = 0, kEnumeration = 1, kComma = 2, kSemicolon = 3 };

/// A number inside of the list.
struct Item {
  std::size_t numeral = 0;
  int separator = kNone;    // the strongest one before it
  int emptyItems = 0;       // separators of at least that strength beyond the first one
  LetterSpan label;         // the words before it
  std::uint32_t said = 0;   // by them: bits of ListWord
  bool hasOwnList = false;  // a nested list follows, not in brackets
  bool opensEnd = false;    // 等 follows
};

// Reads the items of one list from left to right.
class ItemReader {
 public:
  ItemReader(const Passage& passage, std::size_t begin, std::size_t limit)
      : passage_(passage), text_(passage.text()), at_(begin), limit_(limit), labelBegin_(begin) {
    items_.reserve(kUsualItems);
  }

  std::vector<Item> read() {
    std::size_t next = passage_.firstNumeralFrom(at_);
    const auto& numerals = passage_.numerals();
    while (at_ < limit_ && items_.size() < kMostItems) {
      while (next < numerals.size() && numerals[next].begin < at_) ++next;
      if (next < numerals.size() && numerals[next].begin == at_) {
        takeNumeral(next);
      } else {
        passCharacter();
      }
    }
    complete_ = at_ >= limit_;
    return std::move(items_);
  }
  [[nodiscard]] bool complete() const { return complete_; }
  /// What stands behind the last number.
  [[nodiscard]] LetterSpan tail() const {
    return lettersOf({labelBegin_, std::max(limit_, labelBegin_)});
  }

 private:
  [[nodiscard]] LetterSpan lettersOf(Stretch stretch) const {
    const Letters& letters = passage_.letters();
    const std::size_t begin = letters.indexOf(stretch.begin);
    return letters.all().subspan(begin, letters.indexOf(stretch.end) - begin);
  }

  void takeNumeral(std::size_t index) {
    const Numeral& numeral = passage_.numerals()[index];
    at_ = std::max(numeral.unitEnd, numeral.end);
    if (numeral.kind == Numeral::Kind::kPercent) {
      // A share of the part before it: "60条，占60%，动态40条".
      labelBegin_ = at_;
      std::fill(std::begin(counts_), std::end(counts_), 0);
    }
    if (numeral.kind != Numeral::Kind::kCount) return;
    Item item;
    item.numeral = index;
    item.separator = items_.empty() ? kNone : separator_;
    item.emptyItems = items_.empty() ? 0 : std::max(0, counts_[separator_] - 1);
    item.label = lettersOf({labelBegin_, numeral.begin});
    item.said = findListWords(item.label);
    const auto mark = findListMark(passage_, numeral.unitEnd);
    item.hasOwnList = mark && !mark->bracket && mark->listBegin <= limit_;
    items_.push_back(item);
    separator_ = kNone;
    std::fill(std::begin(counts_), std::end(counts_), 0);
    labelBegin_ = at_;
    directlyBehindItem_ = true;
  }

  void passCharacter() {
    const Character c = characterAt(text_, at_);
    const std::size_t begin = at_;
    at_ = c.end;
    switch (c.codePoint) {
      case U'、':
        noteSeparator(kEnumeration);
        return;
      case U'，':
        noteSeparator(kComma);
        return;
      case U'；':
        noteSeparator(kSemicolon);
        return;
      case U'（':
        at_ = std::min(limit_, findBracketEnd(text_, at_, limit_) + 3);
        if (directlyBehindItem_) labelBegin_ = at_;
        return;
      case U'“':
        skipQuoted("”");
        break;
      case U'《':
        skipQuoted("》");
        break;
      case U'等':
        if (directlyBehindItem_ && wordAt(text_, begin, {"等级", "等待", "等候"}).empty()) {
          items_.back().opensEnd = true;
        }
        break;
      case U'和':
      case U'及':
      case U'与':
        if (directlyBehindItem_) noteSeparator(kEnumeration);
        break;
      case U'以':
        if (directlyBehindItem_ && hasWordAt(text_, begin, "以及")) noteSeparator(kEnumeration);
        break;
      default:
        break;
    }
    directlyBehindItem_ = false;
  }

  void noteSeparator(int strength) {
    separator_ = std::max(separator_, strength);
    for (int s = kEnumeration; s <= strength; ++s) ++counts_[s];
  }

  void skipQuoted(std::string_view closer) {
    constexpr std::size_t kLongestQuotation = 150;
    const std::size_t end = text_.substr(at_, kLongestQuotation).find(closer);
    if (end != std::string_view::npos) at_ = std::min(limit_, at_ + end + closer.size());
  }

  const Passage& passage_;
  std::string_view text_;
  std::size_t at_;
  std::size_t limit_;
  std::size_t labelBegin_;
  std::vector<Item> items_;
  int separator_ = kNone;
  int counts_[4] = {0, 0, 0, 0};
  bool directlyBehindItem_ = false;
  bool complete_ = false;
};

bool isInformationUnit(std::string_view unit) {
  return unit == "条" || unit == "件" || unit == "篇" || unit == "份" || unit == "条次" ||
         unit == "则";
}

// Decides for one total which items are its parts.
class ListJudge {
 public:
  ListJudge(const Passage& passage, std::size_t total, bool weak)
      : passage_(passage), total_(passage.numerals()[total]), weak_(weak) {
    list_.total = total;
    list_.vague = total_.vague;
  }

  /// `tail` are the words behind the last item.
  std::optional<PartList> judge(const std::vector<Item>& items, LetterSpan tail) {
    if (items.empty()) return std::nullopt;
    strict_.reserve(items.size());
    chooseSeparator(items);
    skipsTimes_ = hasMixedTimes(items);
    walk(items);
    if ((findListWords(tail) & kSaysRest) != 0) closed_ = false;
    if (separator_ == kSemicolon && std::find(tail.begin(), tail.end(), U'；') != tail.end())
      closed_ = false;
    if (strict_.empty() && !hasSeenPart_) return std::nullopt;
    return decide();
  }
  [[nodiscard]] bool hasSemicolons() const { return separator_ == kSemicolon; }

 private:
  enum class Counts { kYes, kLoosely, kNo };

  struct Part {
    std::size_t numeral = 0;
    bool loose = false;
    bool tail = false;  // may belong to another statement
  };

  [[nodiscard]] const Numeral& numeralOf(std::size_t index) const {
    return passage_.numerals()[index];
  }
  [[nodiscard]] std::string_view wordsOf(Stretch stretch) const {
    return slice(passage_.text(), stretch);
  }

  void chooseSeparator(const std::vector<Item>& items) {
    separator_ = kNone;
    if (items.size() < 2) return;
    if (items[0].hasOwnList) {
      const bool semicolons = std::any_of(items.begin() + 1, items.end(), [](const Item& item) {
        return item.separator == kSemicolon;
      });
      separator_ = semicolons ? kSemicolon : kNone;
    } else {
      separator_ = items[1].separator;
    }
  }

  // "其中一季度27件，上半年49件，前三季度68件" and "其中在建54条，1月至6月48条": times are parts
  // only where all items are times and none holds another.
  [[nodiscard]] bool hasMixedTimes(const std::vector<Item>& items) const {
    std::size_t times = 0;
    bool hasFirstHalf = false;
    bool hasSecondHalf = false;
    bool grows = false;
    for (const Item& item : items) {
      if ((item.said & kSaysTime) != 0) ++times;
      hasFirstHalf = hasFirstHalf || (item.said & kSaysFirstHalf) != 0;
      hasSecondHalf = hasSecondHalf || (item.said & kSaysSecondHalf) != 0;
      grows = grows || (item.said & kSaysUpToNow) != 0;
    }
    return times != 0 && (times != items.size() || grows || hasFirstHalf != hasSecondHalf);
  }

  [[nodiscard]] Counts classify(const Item& item) const {
    const Numeral& numeral = numeralOf(item.numeral);
    if (skipsTimes_ && (item.said & kSaysTime) != 0) return Counts::kNo;
    if ((item.said & kSaysComparison) != 0) return Counts::kNo;
    if (numeral.unit == total_.unit || numeral.unit.empty()) return Counts::kYes;
    const bool mixes = isInformationUnit(numeral.unit) && isInformationUnit(total_.unit) &&
                       (item.said & kSaysPublishing) != 0;
    return mixes ? Counts::kLoosely : Counts::kNo;
  }

  [[nodiscard]] bool isOtherActivity(const Item& item) const {
    if ((item.said & kSaysElse) != 0) return true;
    const std::string_view verb = activityOf(item.label);
    return !verb.empty() && !hasWordInClause(verb);
  }

  // Whether the clause of the total speaks of the same activity.
  [[nodiscard]] bool hasWordInClause(std::string_view verb) const {
    const auto& clauses = passage_.segments().clauses;
    const std::size_t index = findStretch(clauses, total_.begin);
    return index < clauses.size() && wordsOf(clauses[index]).find(verb) != std::string_view::npos;
  }

  void walk(const std::vector<Item>& items) {
    bool inTail = false;
    bool insideOwnList = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Item& item = items[i];
      if (i > 0) {
        if (insideOwnList && item.separator < kSemicolon) continue;
        insideOwnList = false;
        if (item.separator > separator_ || item.separator == kNone)
          inTail = startTail(item) || inTail;
      }
      const Counts counts = classify(item);
      if (counts == Counts::kNo) {
        // Perhaps a part after all: articles (篇) among pieces of information (条).
        if (isInformationUnit(numeralOf(item.numeral).unit)) closed_ = false;
        insideOwnList = item.hasOwnList;
        continue;
      }
      if (i > 0 && !inTail && isOtherActivity(item)) inTail = startTail(item);
      noteDoubts(item, inTail, i == 0);
      addPart({item.numeral, counts == Counts::kLoosely, inTail});
      if (item.hasOwnList) {
        insideOwnList = true;
        if (separator_ != kSemicolon && i + 1 < items.size()) closed_ = false;
      }
    }
  }

  bool startTail(const Item& item) {
    // Behind a semicolon something new starts; behind a comma nobody can tell.
    if (item.separator != kSemicolon || separator_ == kNone) closed_ = false;
    return true;
  }

  void noteDoubts(const Item& item, bool inTail, bool first) {
    if (item.emptyItems > 0 && separator_ >= kComma && item.separator <= separator_)
      closed_ = false;
    if (inTail) return;
    if (item.opensEnd || (item.said & kSaysSome) != 0) closed_ = false;
    if (first && (item.said & kSaysMainly) != 0) closed_ = false;
  }

  void addPart(Part part) {
    const Numeral& numeral = numeralOf(part.numeral);
    hasSeenPart_ = true;
    if (!part.tail) {
      list_.vague = list_.vague || numeral.vague;
      if (!numeral.certain || numeral.vague) closed_ = false;
    }
    // What is neither exact nor a lower bound cannot be added up.
    if (!numeral.certain || (numeral.vague && !numeral.atLeast)) return;
    strict_.push_back(part);
  }

  // The parts up to where the sum is right; nothing when it is right nowhere. Semicolons leave no
  // doubt where such a list ends, so there only the whole list will do.
  [[nodiscard]] std::optional<std::vector<Part>> findRightPrefix(bool withLoose) const {
    std::vector<Part> prefix;
    prefix.reserve(strict_.size());
    Decimal sum;
    for (const Part& part : strict_) {
      if (part.loose && !withLoose) continue;
      const auto next = sum.plus(numeralOf(part.numeral).value);
      if (!next) return std::nullopt;
      sum = *next;
      prefix.push_back(part);
      const bool mayEnd = separator_ != kSemicolon || &part == &strict_.back();
      if (mayEnd && prefix.size() >= 2 && sum == total_.value) return prefix;
    }
    return std::nullopt;
  }

  // A part that is counted in another one as well: too much by exactly one of the parts.
  [[nodiscard]] bool isOverByOnePart(const std::vector<Part>& parts) const {
    Decimal sum;
    for (const Part& part : parts) {
      const auto next = sum.plus(numeralOf(part.numeral).value);
      if (!next) return false;
      sum = *next;
    }
    const auto excess = sum.minus(total_.value);
    return excess && std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
             return *excess > Decimal(0) && numeralOf(part.numeral).value == *excess;
           });
  }

  std::optional<PartList> decide() {
    for (const bool withLoose : {false, true}) {
      if (auto prefix = findRightPrefix(withLoose)) {
        list_.exhaustive = !list_.vague;
        return finish(*prefix);
      }
    }
    std::vector<Part> sure;
    bool mixed = false;
    for (const Part& part : strict_) {
      if (part.tail) continue;
      sure.push_back(part);
      mixed = mixed || part.loose;
    }
    if (sure.empty()) return std::nullopt;
    if (isRounded(sure)) list_.vague = true;
    list_.exhaustive =
        closed_ && !weak_ && !mixed && !list_.vague && sure.size() >= 2 && !isOverByOnePart(sure);
    return finish(sure);
  }

  // Whether the sum differs by no more than what rounding took: 1.4万件，其中9870件、4072件.
  [[nodiscard]] bool isRounded(const std::vector<Part>& parts) const {
    Decimal sum;
    Decimal slack = roundingOf(passage_, total_);
    for (const Part& part : parts) {
      const auto next = sum.plus(numeralOf(part.numeral).value);
      const auto wider = slack.plus(roundingOf(passage_, numeralOf(part.numeral)));
      if (!next || !wider) return false;
      sum = *next;
      slack = *wider;
    }
    const auto excess = sum.minus(total_.value);
    return excess && slack > Decimal(0) && *excess <= slack && excess->negated() <= slack;
  }

  std::optional<PartList> finish(const std::vector<Part>& parts) {
    list_.parts.reserve(parts.size());
    for (const Part& part : parts) {
      const Decimal value = numeralOf(part.numeral).value;
      const auto sum = list_.sum.plus(value);
      if (!sum) return std::nullopt;
      list_.sum = *sum;
      list_.largest = std::max(list_.largest, value);
      list_.parts.push_back(part.numeral);
    }
    return std::move(list_);
  }

  const Passage& passage_;
  const Numeral& total_;
  bool weak_;
  int separator_ = kNone;
  bool skipsTimes_ = false;
  bool closed_ = true;  // nothing says that the list has more parts or fewer
  bool hasSeenPart_ = false;
  std::vector<Part> strict_;
  PartList list_;
};

// "906条（网站588条、公众号318条）": brackets without a word hold a list only when they hold two
// parts and compare nothing.
bool isBareList(const Passage& passage, const ListMark& mark, const std::vector<Item>& items) {
  if (items.size() < 2) return false;
  const Numeral& last = passage.numerals()[items.back().numeral];
  return !containsAny(slice(passage.text(), {mark.listBegin, last.begin}),
                      {"年", "上期", "同期", "同时", "另", "即", "折合", "每", "约", "转载"});
}

// The lists of a passage, read from its first number to its last.
class ListFinder {
 public:
  explicit ListFinder(const Passage& passage) : passage_(passage), deduplicated_(passage) {}

  std::vector<PartList> find() {
    const auto& numerals = passage_.numerals();
    for (std::size_t i = 0; i < numerals.size(); ++i) {
      if (!numerals[i].isCount() || numerals[i].unit.empty()) continue;
      auto mark = findListMark(passage_, numerals[i].unitEnd);
      if (mark && mark->bare && !readList(i, *mark)) {
        // A remark: the list may stand behind it.
        const std::size_t closer = endOf(*mark);
        if (!hasWordAt(passage_.text(), closer, "）")) continue;
        mark = findListMark(passage_, closer + std::string_view("）").size());
        if (mark && mark->bracket) continue;
        if (mark) readList(i, *mark);
      } else if (mark && !mark->bare) {
        readList(i, *mark);
      } else if (!mark) {
        if (auto list = findListBefore(passage_, i)) add(std::move(*list), true);
      }
    }
    return std::move(lists_);
  }

 private:
  [[nodiscard]] std::size_t endOf(const ListMark& mark) const {
    const std::string_view text = passage_.text();
    const auto& sentences = passage_.segments().sentences;
    const std::size_t sentence = findStretch(sentences, mark.listBegin);
    if (sentence >= sentences.size()) return mark.listBegin;
    std::size_t limit = std::min(sentences[sentence].end, mark.listBegin + kLongestList);
    // Not inside of a character.
    while (limit < text.size() && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
      ++limit;
    return mark.bracket ? findBracketEnd(text, *mark.bracket, limit) : limit;
  }

  // Whether what follows the mark is a list at all.
  bool readList(std::size_t total, const ListMark& mark) {
    const Numeral& numeral = passage_.numerals()[total];
    if ((!mark.bracket && hasRival(passage_, total)) || isDifference(passage_, numeral))
      return true;
    const std::size_t limit = endOf(mark);
    ItemReader reader(passage_, mark.listBegin, limit);
    const std::vector<Item> items = reader.read();
    if (!reader.complete()) return true;
    if (mark.bare && !isBareList(passage_, mark, items)) return false;
    ListJudge judge(passage_, total, mark.weak);
    auto list = judge.judge(items, reader.tail());
    // Without semicolons nobody can tell where a list in a list ends, or whether a second 其中 goes
    // on with the first: "96条，其中甲41条，其中乙6条，丙55条".
    const bool isNested = numeral.begin < outerEnd_;
    const bool isClear = !isNested || mark.bracket || outerHasSemicolons_;
    const bool isSure = list && !hasRivalInSentence(passage_, total, mark.listBegin);
    if (list && (isSure || list->sum == numeral.value)) add(std::move(*list), isClear);
    if (!isNested) {
      outerEnd_ = limit;
      outerHasSemicolons_ = judge.hasSemicolons();
    }
    return true;
  }

  // A wrong sum counts only where its parts are clear and nothing is counted twice.
  void add(PartList list, bool isClear) {
    const Numeral& total = passage_.numerals()[list.total];
    if (list.sum == total.value || (isClear && !deduplicated_.isSo(total.begin)))
      lists_.push_back(std::move(list));
  }

  const Passage& passage_;
  Deduplication deduplicated_;
  std::vector<PartList> lists_;
  std::size_t outerEnd_ = 0;  // of the list that was read last
  bool outerHasSemicolons_ = false;
};

}  // namespace

std::vector<PartList> findPartLists(const Passage& passage) { return ListFinder(passage).find(); }

}  // namespace gouji::narrative
