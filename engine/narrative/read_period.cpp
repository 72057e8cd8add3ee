// The statistics period of a report, and all dates.
//
// A period is only read from a sentence that says it is about the report's figures (统计, 数据,
// 期限): a report also names the weeks of a consultation and the months of a campaign.
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

// Every date of the passage, in order, without overlap.
std::vector<Found> findDates(const Passage& passage) {
  std::vector<Found> dates;
  std::size_t done = 0;
  for (const Mark& mark : passage.shadow().marks()) {
    if ((mark.what != Mark::kArabic && mark.what != Mark::kHan) || mark.offset < done) continue;
    if (const auto date = readDateAt(passage.text(), mark.offset)) {
      dates.push_back({*date, mark.offset});
      done = date->end;
    }
  }
  return dates;
}

bool speaksOfFigures(std::string_view sentence) {
  return containsAny(sentence,
                     {"统计", "所列数据", "数据期限", "数据时间", "报告期", "数据从", "数据自",
                      "本报告数据", "起止时间", "起止日期", "报告时限", "报告期限", "时间跨度"});
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
    if (!speaksOfFigures(text.substr(sentence.begin, sentence.end - sentence.begin))) continue;
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
