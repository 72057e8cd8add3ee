#include "engine/narrative/date_text.h"

#include "engine/narrative/characters.h"
#include "engine/narrative/numeral.h"
#include "engine/narrative/phrase.h"

namespace gouji::narrative {
namespace {

constexpr int kMostYear = 9999;
constexpr int kLeapYear = 2000;
constexpr std::size_t kMostFigureDigits = 8;

struct Figure {
  int value = 0;
  std::size_t digits = 0;
  std::size_t end = 0;
};

int hanDigit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'零') return 0;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// Digits, or Chinese numerals read one by one (二〇二五) or as a number (十二).
std::optional<Figure> readFigure(std::string_view text, std::size_t offset) {
  Figure figure;
  figure.end = offset;
  while (figure.end < text.size() && text[figure.end] >= '0' && text[figure.end] <= '9') {
    if (++figure.digits > kMostFigureDigits) return std::nullopt;
    figure.value = figure.value * 10 + (text[figure.end] - '0');
    ++figure.end;
  }
  if (figure.digits != 0) return figure;
  while (figure.end < text.size()) {
    const Character c = characterAt(text, figure.end);
    const int digit = hanDigit(c.codePoint);
    if (digit < 0) break;
    if (++figure.digits > kMostFigureDigits) return std::nullopt;
    figure.value = figure.value * 10 + digit;
    figure.end = c.end;
  }
  if (figure.digits > 1) return figure;
  const auto number = readHanNumber(text.substr(offset));
  if (!number || number->bare || number->value > 99) return std::nullopt;
  return Figure{static_cast<int>(number->value), 2, offset + number->length};
}

// 2025-12-31, 2025.12.31, 2025/12/31: four digits and the same sign twice.
std::optional<DateText> readDashed(std::string_view text, const Figure& year) {
  if (year.digits != 4 || year.end >= text.size()) return std::nullopt;
  const char sign = text[year.end];
  if (sign != '-' && sign != '.' && sign != '/') return std::nullopt;
  const auto month = readFigure(text, year.end + 1);
  if (!month || month->digits > 2 || month->end >= text.size() || text[month->end] != sign) {
    return std::nullopt;
  }
  const auto day = readFigure(text, month->end + 1);
  if (!day || day->digits > 2) return std::nullopt;
  DateText date;
  date.year = year.value;
  date.month = month->value;
  date.day = day->value;
  date.end = day->end;
  return date;
}

// What follows 年: 12月31日, 12月.
void readMonthAndDay(std::string_view text, std::size_t offset, DateText& date) {
  const auto month = readFigure(text, offset);
  if (!month || !hasWordAt(text, month->end, "月")) return;
  date.month = month->value;
  date.end = month->end + 3;
  const auto day = readFigure(text, date.end);
  if (!day) return;
  const bool marked = hasWordAt(text, day->end, "日") || hasWordAt(text, day->end, "号");
  if (!marked) return;
  date.day = day->value;
  date.end = day->end + 3;
}

}  // namespace

void settleDate(DateText& text) {
  text.date.reset();
  text.valid = text.year >= 0 && text.year <= kMostYear;
  if (text.month != 0 || text.day != 0) {
    const int year = text.year == 0 ? kLeapYear : text.year;
    const auto date =
        Date::make(text.valid ? year : kLeapYear, text.month, text.day == 0 ? 1 : text.day);
    text.valid = text.valid && date.has_value();
    if (text.valid && text.year != 0 && text.day != 0) text.date = date;
  }
}

std::optional<DateText> readDateAt(std::string_view shadow, std::size_t offset) {
  const auto first = readFigure(shadow, offset);
  if (!first) return std::nullopt;
  DateText date;
  if (auto dashed = readDashed(shadow, *first)) {
    date = *dashed;
  } else if (hasWordAt(shadow, first->end, "年")) {
    date.year = first->value;
    readMonthAndDay(shadow, first->end + 3, date);
    if (date.month == 0) return std::nullopt;
  } else if (hasWordAt(shadow, first->end, "月")) {
    readMonthAndDay(shadow, offset, date);
    if (date.day == 0) return std::nullopt;
  } else {
    return std::nullopt;
  }
  // "13月00日" names a month and a day, neither of which is missing.
  settleDate(date);
  return date;
}

}  // namespace gouji::narrative
