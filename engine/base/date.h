// engine/base/date.h
//
// Calendar dates of the proleptic Gregorian calendar, as reports state them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// One existing day. There is no Date for 31 February.
class Date {
 public:
  Date() = default;
  /// Nothing unless 1 <= year <= 9999 and the day exists.
  [[nodiscard]] static std::optional<Date> make(int year, int month, int day);
  /// Reads "2026-01-31" only.
  [[nodiscard]] static std::optional<Date> parseIso(std::string_view text);

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] int month() const { return month_; }
  [[nodiscard]] int day() const { return day_; }
  /// Days since 1970-01-01, negative before.
  [[nodiscard]] std::int32_t daysSinceEpoch() const;
  [[nodiscard]] std::string toIso() const;

  auto operator<=>(const Date&) const = default;

 private:
  std::int16_t year_ = 1970;
  std::int8_t month_ = 1;
  std::int8_t day_ = 1;
};

}  // namespace gouji
