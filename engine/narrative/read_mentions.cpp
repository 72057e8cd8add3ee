// Whom and what a report names: itself (我局), laws (《…条例》), agencies, and what it denies
// (未收到).
#include <algorithm>
#include <optional>
#include <string>

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

bool isOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// What an office calls itself behind 我 or 本, longer words first.
const Words kKinds = {"街道办事处", "街道办", "街道", "管委会", "委员会", "办公室", "办公厅",
                      "开发区",     "园区",   "单位", "部门",   "机关",   "中心",   "集团",
                      "公司",       "局",     "镇",   "乡",     "委",     "办",     "厅",
                      "院",         "所",     "站",   "处",     "会",     "校",     "馆",
                      "队",         "省",     "市",   "县",     "区",     "州",     "旗",
                      "盟",         "部"};
// Kinds that are only the beginning of another word.
const Words kOtherWords = {"会议", "会同", "会上", "处理", "处罚", "处置", "处于", "所有",
                           "所属", "所在", "所列", "办理", "办法", "办事", "办结", "办件",
                           "办公", "院校", "部署", "部分", "委托", "站在", "区别", "市场",
                           "省略", "校对", "局部", "局面", "区分"};

void addSelfReference(const Passage& passage, std::size_t begin, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  const std::size_t inside = begin + 3;
  const std::string_view kind = wordAt(text, inside, kKinds);
  if (kind.empty()) return;
  const bool isLonger = kind.size() == 3 && !wordAt(text, inside, kOtherWords).empty();
  const bool isOffice = !wordAt(text, inside, {"办公室", "办公厅"}).empty();
  if (isLonger && !isOffice) return;
  Reading reading = makeReading(passage, {begin, inside + kind.size()});
  reading.claim.label = std::string(kind);
  out.push_back(std::move(reading));
}

const Words kDenials = {"未收到", "未接到", "未接收", "未受理", "未发生", "未产生",
                        "未收取", "未出现", "未涉及", "未被",   "未因",   "未有",
                        "未制定", "未制发", "未开展", "未作出", "未征收", "未采取"};
const Words kNothing = {"无因",   "无行政",   "无复议", "无诉讼", "无此类", "无相关",
                        "无申请", "无依申请", "无政府", "无收费", "无信息", "无结转",
                        "无上年", "无规章",   "无新",   "无其他"};

// The word of denial at `offset`; empty when there is none.
std::string_view denialAt(std::string_view text, std::size_t offset) {
  switch (characterAt(text, offset).codePoint) {
    case U'未':
      return wordAt(text, offset, kDenials);
    case U'没':
      if (hasWordBefore(text, offset, "有")) return {};  // 有没有
      return wordAt(text, offset, {"没有", "没收到"});
    case U'无':
      if (isOneOf(characterBefore(text, offset).codePoint, U"有从毫并非")) return {};
      return wordAt(text, offset, kNothing).empty() ? std::string_view{} : text.substr(offset, 3);
    default:
      return {};
  }
}

// The agency's name is followed by what it does.
const Words kAgencyVerbs = {"认真",   "严格", "深入", "高度", "积极", "坚持", "主动",
                            "全面",   "持续", "共",   "收到", "未",   "受理", "公开",
                            "发布",   "围绕", "紧紧", "始终", "不断", "切实", "扎实",
                            "进一步", "按照", "根据", "以",   "在",   "通过", "累计",
                            "全年",   "贯彻", "着力", "制发", "没有", "无"};

// Where the name of an agency would begin that a clause starts with, apart from the year.
std::optional<std::size_t> findNameBegin(std::string_view clause) {
  std::size_t begin = 0;
  while (begin < clause.size() && (flagsOf(characterAt(clause, begin).codePoint) & kIsDigit) != 0)
    ++begin;
  if (begin == 0) return wordAt(clause, 0, {"本年度", "全年", "今年"}).size();
  const auto year = wordAt(clause, begin, {"年度", "年"});
  if (year.empty()) return std::nullopt;
  return begin + year.size();
}

// The name of a clause, tried at one of its ends after the other.
class AgencyName {
 public:
  AgencyName(const Passage& passage, Stretch clause)
      : passage_(passage), clause_(clause), text_(slice(passage.text(), clause)) {
    const auto begin = findNameBegin(text_);
    isOpen_ = begin.has_value();
    begin_ = begin.value_or(0);
    nextLetter_ = passage.letters().indexOf(clause.begin + begin_);
  }

  // Whether the name may still end further on.
  [[nodiscard]] bool isOpen() const { return isOpen_; }

  // Tries the end of a word that ends names, which is behind those tried before.
  void tryEnd(std::size_t letter, std::vector<Reading>& out) {
    constexpr std::size_t kLongestName = 90;  // bytes
    const Letters& letters = passage_.letters();
    const LetterSpan all = letters.all();
    if (letter <= nextLetter_) return;
    while (nextLetter_ < letter && isOpen_) isOpen_ = isHan(all[nextLetter_++]);
    const std::size_t end = letters.byteOf(letter) - clause_.begin;
    isOpen_ = isOpen_ && letters.byteOf(letter - 1) - clause_.begin < begin_ + kLongestName;
    if (!isOpen_) return;
    const std::string_view name = text_.substr(begin_, end - begin_);
    constexpr std::size_t kShortestPrefix = 6;  // two characters before the kind
    const std::string_view suffix = wordBefore(name, name.size(), kAgencySignals);
    if (suffix.empty() || name.size() < suffix.size() + kShortestPrefix) return;
    if (wordAt(text_, end, kAgencyVerbs).empty()) return;
    isOpen_ = false;
    if (containsAny(name, {"本报告", "代表", "和", "与", "及", "由", "向", "对", "各", "配合",
                           "联合", "的"}))
      return;
    Reading reading = makeReading(passage_, {clause_.begin + begin_, clause_.begin + end});
    reading.claim.label = std::string(name);
    out.push_back(std::move(reading));
  }

 private:
  const Passage& passage_;
  Stretch clause_;
  std::string_view text_;
  std::size_t begin_ = 0;       // byte of the clause
  std::size_t nextLetter_ = 0;  // not looked at
  bool isOpen_ = false;
};

}  // namespace

void readSelfReferences(const Passage& passage, Signals signals, std::vector<Reading>& out) {
  const Letters& letters = passage.letters();
  const LetterSpan text = letters.all();
  for (const Signal& signal : signals) {
    const std::size_t i = signal.letter;
    const std::u32string_view otherWords =
        text[i] == U'我' ? U"自忘敌唯大" : U"基原资成文样版日根读剧脚课书副";
    if (i == 0 || !isOneOf(text[i - 1], otherWords))
      addSelfReference(passage, letters.byteOf(i), out);
  }
}

void readLawNames(const Passage& passage, std::vector<Reading>& out) {
  constexpr std::size_t kLongestTitle = 300;  // bytes
  const std::string_view text = passage.text();
  for (const Mark& mark : passage.shadow().marks()) {
    if (mark.what != u'《') continue;
    const std::size_t inside = mark.offset + 3;
    const std::size_t length = findWord(text.substr(inside, kLongestTitle), "》");
    if (length == std::string_view::npos) continue;
    const std::string_view title = text.substr(inside, length);
    if (containsAny(title, {"\n", "《"})) continue;
    const bool isLaw = containsAny(title, {"条例", "办法", "规定", "细则", "规则", "准则"}) ||
                       !wordBefore(title, title.size(), {"法", "宪法", "决定", "通则"}).empty();
    if (!isLaw) continue;
    Reading reading = makeReading(passage, {mark.offset, inside + length + 3});
    reading.claim.label = std::string(title);
    out.push_back(std::move(reading));
  }
}

void readNegations(const Passage& passage, Signals signals, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  const auto& clauses = passage.segments().clauses;
  std::size_t done = 0;  // bytes before this one have been read: a clause denies once
  for (const Signal& signal : signals) {
    const std::size_t at = passage.letters().byteOf(signal.letter);
    if (at < done) continue;
    const std::string_view word = denialAt(text, at);
    const std::size_t clause = word.empty() ? clauses.size() : findStretch(clauses, at);
    if (clause == clauses.size() || at < clauses[clause].begin) continue;
    Reading reading = makeReading(passage, {at, std::max(clauses[clause].end, at + word.size())});
    reading.claim.label = std::string(word);
    out.push_back(std::move(reading));
    done = clauses[clause].end;
  }
}

void readAgencies(const Passage& passage, Signals signals, std::vector<Reading>& out) {
  constexpr std::size_t kHanBytes = 3;
  const auto& clauses = passage.segments().clauses;
  const Letters& letters = passage.letters();
  for (std::size_t i = 0; i < signals.size();) {
    const std::size_t index = findStretch(clauses, letters.byteOf(signals[i].letter));
    if (index == clauses.size()) return;
    AgencyName name(passage, clauses[index]);
    const std::size_t clauseEnd = letters.indexOf(clauses[index].end);
    // A word inside of another one, 委 in 管理委员会, ends before nothing that an agency does.
    for (; i < signals.size() && signals[i].letter < clauseEnd; ++i) {
      const std::size_t length = kAgencySignals[signals[i].index].size() / kHanBytes;
      if (name.isOpen()) name.tryEnd(signals[i].letter + length, out);
    }
  }
}

}  // namespace gouji::narrative
