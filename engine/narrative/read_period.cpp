// The statistics period of a report, and all dates.
//
// A period is only read right behind the words that say it is that of the report's figures
// (统计期限 自, 所列数据从): a report also names the weeks of a consultation, the months of a
// campaign and what "据统计" was counted in them.
#include <algorithm>

#include "engine/narrative/characters.h"
#include "engine/narrative/date_text.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

// Words between the two dates of a period.
constexpr std::string_view kFillers[] = {"起", "开始", "，", "、", "（", "）"};
constexpr std::string_view kTo[] = {"至", "到", "—", "-", "~", "―", "──"};
constexpr std::string_view kUntil[] = {"截至", "截止到", "截止至", "截止", "截止日期为"};

struct Found {
  DateText date;
  std::size_t begin = 0;
};

template <std::size_t N>
bool skipAny(std::string_view text, std::size_t& offset, const std::string_view (&words)[N]) {
  for (const std::string_view word : words) {
    if (hasWordAt(text, offset, word)) {
      offset += word.size();
      return true;
    }
  }
  return false;
}

// Whether the numerals that start at a letter are followed by what the first figure of a date is
// followed by.
bool mayStartDate(LetterSpan text, std::size_t at) {
  while (at < text.size() && (flagsOf(text[at]) & (kIsDigit | kIsHanNumeral)) != 0) ++at;
  if (at == text.size()) return false;
  const char32_t c = text[at];
  return c == U'年' || c == U'月' || c == '-' || c == '.' || c == '/';
}

// Every date of the passage, in order, without overlap.
std::vector<Found> findDates(const Passage& passage) {
  const Letters& letters = passage.letters();
  std::vector<Found> dates;
  std::size_t done = 0;
  for (const Mark& mark : passage.shadow().marks()) {
    if ((mark.what != Mark::kArabic && mark.what != Mark::kHan) || mark.offset < done) continue;
    if (!mayStartDate(letters.all(), letters.indexOf(mark.offset))) continue;
    if (const auto date = readDateAt(passage.text(), mark.offset)) {
      dates.push_back({*date, mark.offset});
      done = date->end;
    }
  }
  return dates;
}

const Words kBeforeDate = {"截止日期为", "截止到", "截止至", "截至", "截止", "自",   "从", "为",
                           "是",         "于",     "在",     "：",   "，",   "（",   "“",  "均",
                           "的",         "时间",   "期间",   "期限", "时限", "日期", "起"};
const Words kFigures = {"统计",     "数据",     "统计期",   "起止",     "报告期",   "报告",
                        "统计周期", "统计范围", "统计时段", "统计口径", "时间跨度", "统计区间"};

// Whether the date that starts at `date` is introduced as that of the report's figures.
bool isOfFigures(std::string_view text, std::size_t sentence, std::size_t date) {
  std::size_t at = date;
  for (;;) {
    const std::string_view word = wordBefore(text, at, kBeforeDate);
    if (word.empty() || at - word.size() < sentence) break;
    at -= word.size();
  }
  const std::string_view figures = wordBefore(text, at, kFigures);
  if (figures.empty() || at - figures.size() < sentence) return false;
  if (figures == "报告" || figures == "数据" || figures == "统计") {
    // 据统计，…; 调查报告，…: the word alone does not introduce a period, 统计期限 and 数据从 do.
    const std::string_view between = text.substr(at, date - at);
    if (between.empty() || !wordAt(between, 0, {"，", "在", "于", "（"}).empty()) return false;
  }
  // Of something else: 预算数据, 评议报告期.
  constexpr std::size_t kFarthest = 60;  // bytes
  const std::size_t from = std::max(sentence, at > kFarthest ? at - kFarthest : 0);
  const std::string_view before = text.substr(from, at - from);
  const std::size_t clause = std::max(
      {before.rfind("，") + 1, before.rfind("；") + 1, before.rfind("。") + 1, std::size_t{0}});
  return !containsAny(before.substr(clause),
                      {"预算", "决算", "评议", "评估", "调查", "普查", "资金", "监测", "考核",
                       "征集", "公示", "网站", "检查"});
}

// Where the second date of a range starts when the first ends at `offset`.
std::optional<std::size_t> findSecondDate(std::string_view text, std::size_t offset) {
  skipAny(text, offset, kFillers);
  skipAny(text, offset, kFillers);
  if (!skipAny(text, offset, kTo)) return std::nullopt;
  while (skipAny(text, offset, kTo)) {
  }
  return offset;
}

// Whole months: 2025年1月至12月 runs from the first day to the last.
void completeFromMonths(DateText& start, DateText& end) {
  if (start.day == 0 && start.month != 0) start.day = 1;
  if (end.day == 0 && end.month != 0) {
    for (end.day = 31; end.day > 28; --end.day) {
      if (Date::make(end.year == 0 ? 2000 : end.year, end.month, end.day)) break;
    }
  }
}

// "2025年1月至12月" and "1月1日至31日" leave out what the first date has said.
std::optional<DateText> readShortEnd(std::string_view text, std::size_t offset,
                                     const DateText& start) {
  std::size_t at = offset;
  int value = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - offset < 2) {
    value = value * 10 + (text[at++] - '0');
  }
  if (at == offset) return std::nullopt;
  DateText end;
  if (hasWordAt(text, at, "月")) {
    end.month = value;
  } else if (hasWordAt(text, at, "日")) {
    end.month = start.month;
    end.day = value;
  } else {
    return std::nullopt;
  }
  end.end = at + 3;
  return end;
}

void addPeriod(const Passage& passage, std::size_t begin, DateText start, DateText end,
               std::vector<Reading>& out) {
  if (end.year == 0) end.year = start.year;
  completeFromMonths(start, end);
  settleDate(start);
  settleDate(end);
  std::size_t last = end.end;
  if (hasWordAt(passage.text(), last, "止")) last += 3;
  Reading reading = makeReading(passage, {begin, last});
  reading.claim.start = start.date;
  reading.claim.end = end.date;
  reading.claim.valid = start.valid && end.valid;
  out.push_back(std::move(reading));
}

}  // namespace

void readPeriods(const Passage& passage, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  const auto& sentences = passage.segments().sentences;
  std::size_t done = 0;
  for (const Found& found : findDates(passage)) {
    if (found.begin < done) continue;
    const std::size_t index = findStretch(sentences, found.begin);
    if (index >= sentences.size()) break;
    const Stretch sentence = sentences[index];
    if (!isOfFigures(text, sentence.begin, found.begin)) continue;
    std::size_t begin = found.begin;
    for (const std::string_view word : {"自", "从"}) {
      if (hasWordBefore(text, begin, word)) begin -= word.size();
    }
    if (const auto second = findSecondDate(text, found.date.end);
        second && *second < sentence.end) {
      auto end = readDateAt(text, *second);
      if (!end) end = readShortEnd(text, *second, found.date);
      if (end) {
        addPeriod(passage, begin, found.date, *end, out);
        done = end->end;
        continue;
      }
    }
    for (const std::string_view word : kUntil) {
      if (!hasWordBefore(text, found.begin, word)) continue;
      Reading reading = makeReading(passage, {found.begin - word.size(), found.date.end});
      reading.claim.end = found.date.date;
      reading.claim.valid = found.date.valid;
      out.push_back(std::move(reading));
      done = found.date.end;
      break;
    }
  }
}

void readDates(const Passage& passage, std::vector<Reading>& out) {
  for (const Found& found : findDates(passage)) {
    if (found.date.year == 0 || (found.date.day == 0 && found.date.valid)) continue;
    Reading reading = makeReading(passage, {found.begin, found.date.end});
    reading.claim.start = found.date.date;
    reading.claim.valid = found.date.valid;
    out.push_back(std::move(reading));
  }
}

}  // namespace gouji::narrative
