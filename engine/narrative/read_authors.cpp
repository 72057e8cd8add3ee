// Whose report a text says it is: "由江北市公安局编制", "现公布江北市公安局2023年政府信息公开工作
// 年度报告".
//
// Only names that end like an agency's and stand right at the words that say so are taken; a name
// without such an end (全区, 本机关) is none.
#include <string>

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kLongestName = 90;   // bytes
constexpr std::size_t kShortestName = 12;  // bytes: 市教育局

const Words kEnds = {
    "人民政府办公室", "人民政府办公厅", "人民政府", "街道办事处", "管理委员会", "管委会",
    "委员会",         "办公室",         "办公厅",   "局",         "厅"};
// What may stand before a name and is no part of it. 和 is: 住房和城乡建设局.
const Words kBefore = {"公布", "发布", "现将", "编制", "制作", "形成", "编写",
                       "印发", "公开", "做好", "关于", "根据", "按照", "的",
                       "由",   "现",   "就",   "对",   "是",   "为",   "将"};

// The name that ends at `end`.
Stretch nameBefore(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestName) {
    const Character c = characterBefore(text, begin);
    if (!isHan(c.codePoint)) break;
    begin = c.end;
  }
  // Behind the last word that is no part of a name.
  for (std::size_t at = begin; at < end;) {
    const std::string_view word = wordAt(text.substr(0, end), at, kBefore);
    const Character c = characterAt(text, at);
    if (!word.empty()) begin = at + word.size();
    at = word.empty() ? c.end : at + word.size();
  }
  return {begin, end};
}

void addName(const Passage& passage, std::size_t end, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  if (wordBefore(text, end, kEnds).empty()) return;
  const Stretch name = nameBefore(text, end);
  if (name.end - name.begin < kShortestName) return;
  if (!wordAt(text, name.begin, {"本", "我", "各", "国务院"}).empty()) return;
  Reading reading = makeReading(passage, name);
  reading.claim.label = std::string(slice(text, name));
  out.push_back(std::move(reading));
}

// Before "2023年度政府信息公开工作年度报告": where the year starts.
std::size_t skipYearBefore(std::string_view text, std::size_t end) {
  std::size_t at = end;
  at -= wordBefore(text, at, {"年度", "年"}).size();
  while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
  return at;
}

// A title at the start of a line, with nothing said behind it, is no statement about this report:
// it may be a link to another. (The link below it, 「2024年」, may have become the end of its
// line.)
bool isTitleAlone(std::string_view text, Stretch title) {
  if (title.begin > 0 && text[title.begin - 1] != '\n') return false;
  if (title.end == text.size()) return true;
  return !isHan(characterAt(text, title.end).codePoint) && wordAt(text, title.end, {"，"}).empty();
}

}  // namespace

void readAuthors(const Passage& passage, Signals signals, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  for (const Signal& signal : signals) {
    const std::size_t at = passage.letters().byteOf(signal.letter);
    const std::string_view word = kAuthorSignals[signal.index];
    if (word != "编制") {
      const std::size_t year = skipYearBefore(text, at);
      const Stretch title = {nameBefore(text, year).begin, at + word.size()};
      if (year != at && !isTitleAlone(text, title)) addName(passage, year, out);
      continue;
    }
    // 由…编制: the end of a statement, not 某局编制并印发的预案.
    const std::string_view before =
        text.substr(at > kLongestName ? at - kLongestName : 0, std::min(at, kLongestName));
    const std::size_t by = before.rfind("由");
    if (by == std::string_view::npos || containsAny(before.substr(by), {"，", "。", "；"}))
      continue;
    addName(passage, at, out);
  }
}

}  // namespace gouji::narrative
