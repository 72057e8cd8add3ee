// Whom and what a report names: itself (我局), laws (《…条例》), agencies, and what it denies
// (未收到).
#include <algorithm>
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

// Names of agencies end so; what follows must show that the agency does something.
const Words kAgencyEnds = {
    "人民政府办公室", "人民政府办公厅", "人民政府", "街道办事处", "管理委员会", "管委会",
    "委员会",         "办公室",         "办公厅",   "镇政府",     "乡政府",     "区政府",
    "县政府",         "市政府",         "局",       "厅",         "委"};
// Whether one of these may end with the character: one look tells most others.
bool mayEndAgency(char32_t c) {
  switch (c) {
    case U'室':
    case U'厅':
    case U'府':
    case U'处':
    case U'会':
    case U'局':
    case U'委':
      return true;
    default:
      return false;
  }
}

const Words kAgencyVerbs = {"认真",   "严格", "深入", "高度", "积极", "坚持", "主动",
                            "全面",   "持续", "共",   "收到", "未",   "受理", "公开",
                            "发布",   "围绕", "紧紧", "始终", "不断", "切实", "扎实",
                            "进一步", "按照", "根据", "以",   "在",   "通过", "累计",
                            "全年",   "贯彻", "着力", "制发", "没有", "无"};

// The clause must start with the name, apart from the year.
void addAgency(const Passage& passage, Stretch clause, std::vector<Reading>& out) {
  constexpr std::size_t kLongestName = 90;  // bytes
  const std::string_view text = slice(passage.text(), clause);
  std::size_t begin = 0;
  while (begin < text.size() && (flagsOf(characterAt(text, begin).codePoint) & kIsDigit) != 0)
    ++begin;
  if (begin != 0) {
    const auto year = wordAt(text, begin, {"年度", "年"});
    if (year.empty()) return;
    begin += year.size();
  } else {
    begin = wordAt(text, 0, {"本年度", "全年", "今年"}).size();
  }
  const Letters& letters = passage.letters();
  const LetterSpan all = letters.all();
  std::size_t end = begin;
  std::size_t next = letters.indexOf(clause.begin + begin);
  while (end < text.size() && end - begin < kLongestName) {
    const char32_t c = all[next++];
    end = letters.byteOf(next) - clause.begin;
    if (!mayEndAgency(c)) {
      if (!isHan(c)) return;
      continue;
    }
    const std::string_view name = text.substr(begin, end - begin);
    const std::string_view suffix = wordBefore(name, name.size(), kAgencyEnds);
    constexpr std::size_t kShortestPrefix = 6;  // two characters before the kind
    if (suffix.empty() || name.size() < suffix.size() + kShortestPrefix) continue;
    if (wordAt(text, end, kAgencyVerbs).empty()) continue;
    if (containsAny(name, {"本报告", "代表", "和", "与", "及", "由", "向", "对", "各", "配合",
                           "联合", "的"}))
      return;
    Reading reading = makeReading(passage, {clause.begin + begin, clause.begin + end});
    reading.claim.label = std::string(name);
    out.push_back(std::move(reading));
    return;
  }
}

}  // namespace

void readSelfReferences(const Passage& passage, std::vector<Reading>& out) {
  const Letters& letters = passage.letters();
  const LetterSpan text = letters.all();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'我' && text[i] != U'本') continue;
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

void readNegations(const Passage& passage, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  const auto& clauses = passage.segments().clauses;
  for (const Stretch clause : clauses) {
    std::size_t at = clause.begin;
    while (at < clause.end) {
      const std::string_view word = denialAt(text, at);
      if (!word.empty()) {
        Reading reading = makeReading(passage, {at, std::max(clause.end, at + word.size())});
        reading.claim.label = std::string(word);
        out.push_back(std::move(reading));
        break;
      }
      at = characterAt(text, at).end;
    }
  }
}

void readAgencies(const Passage& passage, std::vector<Reading>& out) {
  for (const Stretch clause : passage.segments().clauses) addAgency(passage, clause, out);
}

}  // namespace gouji::narrative
