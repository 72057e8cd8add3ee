#include "engine/base/date.h"

#include <array>
#include <cstdio>

namespace gouji {
namespace {

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int daysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && isLeap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::optional<Date> Date::make(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return {};
  if (day < 1 || day > daysInMonth(year, month)) return {};
  Date date;
  date.year_ = static_cast<std::int16_t>(year);
  date.month_ = static_cast<std::int8_t>(month);
  date.day_ = static_cast<std::int8_t>(day);
  return date;
}

std::optional<Date> Date::parseIso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  int numbers[3] = {0, 0, 0};
  constexpr std::size_t kStart[3] = {0, 5, 8};
  constexpr std::size_t kLength[3] = {4, 2, 2};
  for (int part = 0; part < 3; ++part) {
    for (std::size_t i = 0; i < kLength[part]; ++i) {
      const char c = text[kStart[part] + i];
      if (c < '0' || c > '9') return {};
      numbers[part] = numbers[part] * 10 + (c - '0');
    }
  }
  return make(numbers[0], numbers[1], numbers[2]);
}

std::int32_t Date::daysSinceEpoch() const {
  // Days before the year, counted from 1 March so that the leap day ends the year.
  const int shifted = month_ > 2 ? year_ : year_ - 1;
  const int monthFromMarch = month_ > 2 ? month_ - 3 : month_ + 9;
  const int era = shifted / 400;
  const int yearOfEra = shifted - era * 400;
  const int dayOfYear = (153 * monthFromMarch + 2) / 5 + day_ - 1;
  const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

std::string Date::toIso() const {
  char buffer[40];  // as long as three numbers can get
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year_, month_, day_);
  return buffer;
}

}  // namespace gouji
